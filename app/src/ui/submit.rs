//! The button that sends a form; busy while it is on its way.
use super::form::FormState;
use leptos::prelude::*;

#[component]
pub fn Submit(
    #[prop(into)] label: String,
    /// `primary`, `quiet` or `danger`; the page's one primary action unless told otherwise.
    #[prop(default = "primary")]
    kind: &'static str,
    #[prop(optional, into)] size: Option<&'static str>,
    /// Sent as `intent`, where a form has several buttons.
    #[prop(optional, into)]
    intent: Option<&'static str>,
    /// What a screen reader says, where the label alone is not enough.
    #[prop(optional, into)]
    says: Option<String>,
    #[prop(optional)] disabled: bool,
) -> impl IntoView {
    let pending = FormState::around().map(|state| state.pending);
    let busy = move || pending.is_some_and(|pending| pending.get()).then_some("true");
    let kind = (kind != "secondary").then_some(kind);
    view! {
        <button class="button" r#type="submit" data-kind=kind data-size=size name=intent.map(|_| "intent") value=intent
            aria-label=says aria-busy=busy disabled=disabled>
            {label}
        </button>
    }
}
