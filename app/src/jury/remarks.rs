//! What I write of the pitch as a whole: for the panel in sight, for the author and for myself folded away.
use crate::{
    language::{locale, tr, trn},
    ui::{TextArea, form::FormState},
};
use domain::jury::{LONGEST_COMMENT, Remarks};
use leptos::prelude::*;

#[component]
pub fn RemarkFields(
    remarks: Remarks,
    /// So many months after the publication the note to oneself is deleted.
    note_months: i64,
) -> impl IntoView {
    let l = locale();
    let Remarks { comment, for_author, private } = remarks;
    view! {
        <TextArea name="comment" label=tr!(l, jury.comment) value=comment help=tr!(l, jury.comment_help) optional=true
            rows=3 most=LONGEST_COMMENT/>
        <div>
            {folded("for_author", tr!(l, jury.for_author), tr!(l, jury.for_author_help).to_owned(), for_author)}
            {folded("private", tr!(l, jury.private), trn!(l, note_months, jury.private_help_1, jury.private_help_n), private)}
        </div>
    }
}

/// Open where something is written in it, or wrong with it.
fn folded(name: &'static str, label: &'static str, help: String, value: String) -> impl IntoView {
    let state = FormState::around();
    let any = !value.is_empty() || state.and_then(|state| state.typed(name)).is_some_and(|typed| !typed.is_empty());
    let open = move || any || state.and_then(|state| state.error.get()).is_some_and(|e| e.fields().is_some_and(|f| f.of(name).is_some()));
    view! {
        <details class="disclosure" open=open>
            <summary>{label}</summary>
            <TextArea name label value help optional=true rows=3 most=LONGEST_COMMENT/>
        </details>
    }
}

/// As they stayed.
#[component]
pub fn RemarksRead(remarks: Remarks) -> impl IntoView {
    let l = locale();
    let Remarks { comment, for_author, private } = remarks;
    (read(tr!(l, jury.comment), &comment), read(tr!(l, jury.for_author), &for_author), read(tr!(l, jury.private), &private))
}

fn read(title: &'static str, words: &str) -> Option<impl IntoView + use<>> {
    let lines = words.lines().filter(|line| !line.trim().is_empty()).map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
    let any = !words.trim().is_empty();
    any.then(|| view! { <h3>{title}</h3> <div class="prose">{lines}</div> })
}
