//! "It is saved", beside the button, once the action went well.
use super::Icon;
use crate::{
    error::AppError,
    language::{locale, tr},
    wire::{Act, Fields, KeptForm, Told},
};
use leptos::{prelude::*, server_fn::ServerFn};

#[component]
pub fn Saved<S>(
    action: Act<S>,
    /// Other words than "Saved."
    #[prop(optional, into)]
    words: Option<String>,
) -> impl IntoView
where
    S: ServerFn<Error = AppError> + 'static,
{
    note(action.sent(), S::PATH, words)
}

fn note(action: Action<Fields, Told>, path: &str, words: Option<String>) -> AnyView {
    let (value, pending) = (action.value(), action.pending());
    let words = words.unwrap_or_else(|| tr!(locale(), common.saved).to_owned());
    // Without JavaScript the page is a new one, and the server says what was done.
    let before = use_context::<KeptForm>().is_some_and(|kept| kept.done == path);
    let done = move || !pending.get() && value.with(|value| value.as_ref().map_or(before, Result::is_ok));
    let note = move || done().then(|| view! { <Icon of=icondata::LuCheck/>{words.clone()} });
    view! { <span class="saved-note" role="status">{note}</span> }.into_any()
}
