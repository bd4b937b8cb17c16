//! A choice out of a list.
use super::field_frame::Frame;
use leptos::prelude::*;

#[component]
pub fn Select(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    /// Values with their words, in order; an empty value is "none".
    options: Vec<(String, String)>,
    /// The value that is chosen now.
    #[prop(optional, into)]
    value: String,
    #[prop(optional, into)] help: Option<String>,
    #[prop(optional)] optional: bool,
    #[prop(optional)] disabled: bool,
) -> impl IntoView {
    let chosen = Frame::value(&name, value);
    let frame = Frame::new(&name, label, help, optional, None);
    let options = options.into_iter().map(|(value, words)| {
        let selected = value == chosen;
        view! { <option value=value selected=selected>{words}</option> }
    });
    let control = view! {
        <select class="select" id=frame.id.clone() name=name disabled=disabled aria-invalid=frame.invalid() aria-describedby=frame.described_by()>
            {options.collect_view()}
        </select>
    };
    frame.around(control.into_any())
}
