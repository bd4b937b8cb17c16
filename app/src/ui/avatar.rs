//! Initials in a circle, in a hue of one's own.
use crate::routes;
use domain::{people::PersonRef, text};
use leptos::prelude::*;

#[component]
pub fn Avatar(
    /// The person's name; decorative, so their name stands beside it.
    #[prop(into)]
    name: String,
    /// `small` or `large`.
    #[prop(optional, into)]
    size: Option<&'static str>,
) -> impl IntoView {
    view! { <span class="avatar" data-hue=text::hue(&name).to_string() data-size=size aria-hidden="true">{text::initials(&name)}</span> }
}

/// A person's initials and name, leading to their page.
#[component]
pub fn Author(person: PersonRef) -> impl IntoView {
    view! {
        <span class="author">
            <Avatar name=person.name.clone() size="small"/>
            <a href=routes::person(person.id)>{person.name}</a>
        </span>
    }
}
