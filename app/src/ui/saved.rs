//! "It is saved", beside the button, once the action went well.
use super::Icon;
use crate::{
    error::AppError,
    language::{locale, tr},
};
use leptos::{prelude::*, server_fn::ServerFn};

#[component]
pub fn Saved<S>(
    action: ServerAction<S>,
    /// Other words than "Saved."
    #[prop(optional, into)]
    words: Option<String>,
) -> impl IntoView
where
    S: ServerFn<Error = AppError> + Clone + Send + Sync + 'static,
    S::Output: Send + Sync + 'static,
{
    let (l, value, pending) = (locale(), action.value(), action.pending());
    let words = words.unwrap_or_else(|| tr!(l, common.saved).to_owned());
    let done = move || !pending.get() && value.with(|value| matches!(value, Some(Ok(_))));
    let note = move || done().then(|| view! { <Icon of=icondata::LuCheck/>{words.clone()} });
    view! { <span class="saved-note" role="status">{note}</span> }
}
