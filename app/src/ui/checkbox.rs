//! A box to tick, with its label and help. A box that is not ticked sends nothing: its argument wants
//! `#[server(default)]`.
use super::form::FormState;
use leptos::prelude::*;

#[component]
pub fn Checkbox(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional)] checked: bool,
    /// What is sent when it is ticked.
    #[prop(default = "on".to_owned(), into)]
    value: String,
    #[prop(optional, into)] help: Option<String>,
    #[prop(optional)] disabled: bool,
) -> impl IntoView {
    let state = FormState::around();
    if let Some(state) = state {
        state.label(&name, &label);
    }
    let checked = state.and_then(|state| state.chosen(&name, &value)).unwrap_or(checked);
    let id = state.map(|state| state.id(&name));
    view! {
        <label class="choice">
            <input r#type="checkbox" id=id name=name value=value checked=checked disabled=disabled/>
            {label}
            {help.map(|help| view! { <span class="help">{help}</span> })}
        </label>
    }
}
