//! One line of text to fill in: words, an address, a password, a number, a date.
use super::field_frame::{Frame, count};
use leptos::prelude::*;

#[component]
pub fn Field(
    /// As the server function calls it.
    #[prop(into)]
    name: String,
    #[prop(into)] label: String,
    /// Its value as it is kept.
    #[prop(optional, into)]
    value: String,
    /// `type` of the input; passwords are never filled in again.
    #[prop(default = "text")]
    kind: &'static str,
    #[prop(optional, into)] help: Option<String>,
    #[prop(optional)] required: bool,
    /// Says "optional" beside the label.
    #[prop(optional)]
    optional: bool,
    /// The most characters; shows how many are left.
    #[prop(optional, into)]
    most: Option<u32>,
    #[prop(optional, into)] autocomplete: Option<&'static str>,
    /// `numeric`, `decimal`: the keyboard of a phone.
    #[prop(optional, into)]
    inputmode: Option<&'static str>,
    #[prop(optional, into)] placeholder: Option<String>,
    /// `short`, `medium` or `title`.
    #[prop(optional, into)]
    size: Option<&'static str>,
    /// A unit behind the control: `€`.
    #[prop(optional, into)]
    unit: Option<&'static str>,
    /// The `<datalist>` that suggests.
    #[prop(optional, into)]
    list: Option<&'static str>,
    /// Given, never changed here.
    #[prop(optional)]
    readonly: bool,
) -> impl IntoView {
    let value = if kind == "password" { String::new() } else { Frame::value(&name, value) };
    let typed = RwSignal::new(count(&value));
    let frame = Frame::new(&name, label, help, optional, most.map(|most| (typed, most)));
    let control = view! {
        <input class="input" id=frame.id.clone() name=name r#type=kind value=value required=required readonly=readonly
            autocomplete=autocomplete list=list inputmode=inputmode placeholder=placeholder data-size=size
            aria-invalid=frame.invalid() aria-describedby=frame.described_by()
            on:input:target=move |ev| typed.set(count(&ev.target().value()))/>
    };
    let control = match unit {
        Some(unit) => view! { <div class="with-unit">{control}<span>{unit}</span></div> }.into_any(),
        None => control.into_any(),
    };
    frame.around(control)
}
