//! The files of an idea, on the page it is written on: each with a button that removes it, and a form of their own that adds
//! some. Without JavaScript the browser posts it; with it files go out as they are chosen, and the text stays as it is.
use super::{
    sending::{Desk, Note},
    shown::{document, picture},
    words::{most_bytes, most_files},
};
use crate::{
    error::problem,
    language::{Locale, locale, number, tr},
    routes,
    ui::{Form, Icon, Submit},
};
use domain::{
    IdeaId,
    attachments::{Attachment, FIELD, FileKind, MOST_FILES},
};
use leptos::{html, prelude::*};
use web_sys::SubmitEvent;

const CONTROL: &str = "files-field";

#[component]
pub fn WritingFiles(
    /// Once the draft is kept.
    idea: RwSignal<Option<IdeaId>>,
    files: Vec<Attachment>,
) -> impl IntoView {
    let l = locale();
    let desk = Desk::new(idea.get_untracked(), files);
    let rows = move || {
        let files = desk.files.get();
        let rows = files.iter().map(|file| row(l, file, desk)).collect_view();
        (!files.is_empty()).then(|| view! { <ul class="attached-files">{rows}</ul> })
    };
    let adding = move || match idea.get() {
        None => view! { <p class="soft">{tr!(l, attachments.later)}</p> }.into_any(),
        Some(_) if desk.files.with(Vec::len) >= MOST_FILES => {
            view! { <p class="soft">{tr!(l, attachments.full, most = most_files(l))}</p> }.into_any()
        }
        Some(idea) => form(l, idea, desk),
    };
    view! {
        <section class="writing-files stack" id=routes::FILES aria-labelledby="files-title">
            <h2 id="files-title">{tr!(l, attachments.title)}</h2>
            {rows}
            {adding}
            {errors(l, desk)}
            <p class="small" role="status">{move || note(l, desk.note.get())}</p>
        </section>
    }
}

/// A file and the button that removes it.
fn row(l: Locale, file: &Attachment, desk: Desk) -> impl IntoView + use<> {
    let shown = if file.kind.is_picture() {
        view! { <span class="cluster">{picture(file)} <span>{file.name.clone()}</span></span> }.into_any()
    } else {
        document(l, file)
    };
    let (id, says) = (file.id.to_string(), tr!(l, attachments.remove_named, name = file.name.as_str()));
    view! {
        <li>
            {shown}
            <Form action=desk.remove name=format!("remove-{id}") class="inline" only=("file", id)>
                <Submit label=tr!(l, attachments.remove) kind="quiet" size="small" says/>
            </Form>
        </li>
    }
}

fn form(l: Locale, idea: IdeaId, desk: Desk) -> AnyView {
    let form = NodeRef::<html::Form>::new();
    let send = move || {
        if let Some(form) = form.get_untracked() {
            desk.send(idea, form);
        }
    };
    let submitted = move |event: SubmitEvent| {
        event.prevent_default();
        send();
    };
    let described = move || if desk.error.with(Option::is_some) { "files-help files-error" } else { "files-help" };
    let invalid = move || desk.error.with(Option::is_some).then_some("true");
    let busy = move || matches!(desk.note.get(), Note::Sending(..)).then_some("true");
    view! {
        <form method="post" action=routes::idea_files(idea) enctype="multipart/form-data" class="form" novalidate=true node_ref=form
            on:submit=submitted>
            <div class="field">
                <label for=CONTROL>{tr!(l, attachments.add)}</label>
                <p class="help" id="files-help">{tr!(l, attachments.help, most = most_files(l), size = most_bytes(l))}</p>
                <p class="help without-scripts">{tr!(l, attachments.save_first)}</p>
                <input class="input" type="file" id=CONTROL name=FIELD multiple=true accept=accepted() aria-describedby=described
                    aria-invalid=invalid on:change=move |_| send()/>
            </div>
            <footer>
                <button class="button" type="submit" aria-busy=busy>{tr!(l, attachments.attach)}</button>
            </footer>
        </form>
    }
    .into_any()
}

/// Helps to choose; what is taken is decided by what is in a file.
fn accepted() -> String {
    let endings = FileKind::ALL.into_iter().map(FileKind::name).chain(["jpeg", "webp", "gif"]);
    endings.map(|ending| format!(".{ending}")).collect::<Vec<_>>().join(",")
}

/// What is wrong, file by file.
fn errors(l: Locale, desk: Desk) -> impl IntoView {
    move || {
        let error = desk.error.get()?;
        let lines: Vec<String> = match error.fields() {
            Some(fields) => fields.0.iter().map(|(_, what)| problem(l, what)).collect(),
            None => vec![error.sentence(l)],
        };
        let lines = lines.into_iter().map(|line| view! { <p class="error"><Icon of=icondata::LuCircleAlert/>{line}</p> }).collect_view();
        Some(view! { <div class="field" id="files-error" role="alert">{lines}</div> })
    }
}

fn note(l: Locale, note: Note) -> String {
    match note {
        Note::Nothing => String::new(),
        Note::Sending(nth, of) => tr!(l, attachments.sending, nth = number(l, nth), of = number(l, of)),
        Note::Done => tr!(l, attachments.done).to_owned(),
    }
}
