//! Writing in a discussion: a comment, a reply, another text in place of mine. Once it is out, the form is empty again
//! and the page asks for the discussion anew.
use super::{
    api::{EditComment, PostComment},
    comment::who,
};
use crate::{
    language::{locale, tr},
    ui::{Form, Submit, TextArea},
    wire::{Act, KeptForm},
};
use domain::{
    IdeaId,
    talk::{Comment, LONGEST_COMMENT},
};
use leptos::{html, prelude::*, wasm_bindgen::JsCast};

/// Counts what changed in a discussion, so that the page knows when to ask again.
pub type Changed = RwSignal<usize>;

/// Tells the page once an action went well.
pub fn tell<S: 'static>(action: Act<S>, changed: Changed) {
    Effect::new(move || {
        if action.version() > 0 && untrack(|| action.went_well()) {
            changed.update(|n| *n += 1);
        }
    });
}

/// Whether a plain form came back refused, so that it must not hide.
pub fn came_back<S: 'static>(action: Act<S>, field: &str, is: &str) -> bool {
    action.was_refused() && use_context::<KeptForm>().is_some_and(|kept| kept.get(field) == Some(is))
}

/// A new comment on an idea.
#[component]
pub fn NewComment(idea: IdeaId, changed: Changed) -> impl IntoView {
    let l = locale();
    let action = Act::<PostComment>::new();
    let place = NodeRef::<html::Div>::new();
    tell(action, changed);
    afterwards(action, move || place.get_untracked().map(|place| empty(&place)));
    view! {
        <div node_ref=place>
            <Form action name="comment" class="comment-form" only=("parent", String::new())>
                <input type="hidden" name="idea" value=idea.to_string()/>
                <TextArea name="text" label=tr!(l, talk.your_comment) help=tr!(l, talk.comment_help) rows=3 most=LONGEST_COMMENT/>
                <footer><Submit label=tr!(l, talk.publish) kind="secondary"/></footer>
            </Form>
        </div>
    }
}

/// A reply, which opens below the comment.
#[component]
pub fn Reply(idea: IdeaId, comment: Comment, changed: Changed) -> impl IntoView {
    let l = locale();
    let action = Act::<PostComment>::new();
    let place = NodeRef::<html::Details>::new();
    let (parent, name) = (comment.id.to_string(), who(l, &comment));
    let open = came_back(action, "parent", &parent);
    tell(action, changed);
    afterwards(action, move || place.get_untracked().map(|place| fold(&place)));
    view! {
        <details node_ref=place open=open>
            <summary class="text-button">
                {tr!(l, talk.reply)}
                <span class="visually-hidden">" " {tr!(l, talk.to, name = name.clone())}</span>
            </summary>
            <Form action name=format!("reply-{parent}") class="comment-form" only=("parent", parent)>
                <input type="hidden" name="idea" value=idea.to_string()/>
                <TextArea name="text" label=tr!(l, talk.your_reply, name = name) rows=2 most=LONGEST_COMMENT/>
                <footer><Submit label=tr!(l, talk.publish) kind="secondary" size="small"/></footer>
            </Form>
        </details>
    }
}

/// Another text in place of mine.
#[component]
pub fn Edit(comment: Comment, changed: Changed) -> impl IntoView {
    let l = locale();
    let action = Act::<EditComment>::new();
    let place = NodeRef::<html::Details>::new();
    let id = comment.id.to_string();
    let open = came_back(action, "comment", &id);
    tell(action, changed);
    afterwards(action, move || place.get_untracked().map(|place| place.remove_attribute("open").is_ok()));
    view! {
        <details node_ref=place open=open>
            <summary class="text-button">{tr!(l, talk.edit)}<span class="visually-hidden">" " {tr!(l, talk.my_comment)}</span></summary>
            <Form action name=format!("edit-{id}") class="comment-form" only=("comment", id)>
                <TextArea name="text" label=tr!(l, talk.another_text) value=comment.text.unwrap_or_default() rows=3 most=LONGEST_COMMENT/>
                <footer><Submit label=tr!(l, common.save) kind="secondary" size="small"/></footer>
            </Form>
        </details>
    }
}

/// Does something to the form once it went well.
fn afterwards<S: 'static>(action: Act<S>, then: impl Fn() -> Option<bool> + 'static) {
    Effect::new(move || {
        if action.went_well() {
            then();
        }
    });
}

/// Empties the form within.
fn empty(place: &web_sys::Element) -> bool {
    let form = place.query_selector("form").ok().flatten().and_then(|form| form.dyn_into::<web_sys::HtmlFormElement>().ok());
    form.map(|form| form.reset()).is_some()
}

/// Empties the form within, and folds it away.
fn fold(place: &web_sys::Element) -> bool {
    empty(place) && place.remove_attribute("open").is_ok()
}
