//! Chips to choose from, one or several: the input stays, its label wears it. Several are sent as `name[]`, which a
//! server function takes as a list with `#[server(default)]`.
use super::{field_frame::Frame, form::FormState};
use leptos::prelude::*;

#[component]
pub fn Pick(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    /// Values, words, and whether they are chosen now.
    options: Vec<(String, String, bool)>,
    /// One alone, or as many as one likes.
    #[prop(optional)]
    several: bool,
    #[prop(optional, into)] help: Option<String>,
    #[prop(optional)] optional: bool,
) -> impl IntoView {
    let state = FormState::around();
    let frame = Frame::new(&name, label, help, optional, None);
    let (kind, sent) = if several { ("checkbox", format!("{name}[]")) } else { ("radio", name) };
    let chips = options.into_iter().map(|(value, words, chosen)| {
        let checked = state.and_then(|state| state.chosen(&sent, &value)).unwrap_or(chosen);
        view! { <label><input r#type=kind name=sent.clone() value=value checked=checked/>{words}</label> }
    });
    frame.around_group(view! { <div class="pick">{chips.collect_view()}</div> }.into_any())
}
