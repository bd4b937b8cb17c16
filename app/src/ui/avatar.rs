//! Initials in a circle, in a hue of one's own.
use super::Icon;
use crate::{
    language::{Locale, locale, tr},
    routes,
};
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

/// In place of somebody's initials, where their name is hidden.
#[component]
pub fn HiddenAvatar(
    /// `small`, or the usual one.
    #[prop(optional, into)]
    size: Option<&'static str>,
) -> impl IntoView {
    view! { <span class="avatar" data-hidden="" data-size=size aria-hidden="true"><Icon of=icondata::LuEyeOff/></span> }
}

/// A person's initials and name, leading to their page; or that the name is hidden.
#[component]
pub fn Author(
    #[prop(into)] person: Option<PersonRef>,
    /// Others don't see it.
    #[prop(optional)]
    veiled: bool,
) -> impl IntoView {
    let l = locale();
    let Some(person) = person else {
        return view! { <span class="author"><HiddenAvatar size="small"/><span>{tr!(l, common.name_hidden)}</span></span> }.into_any();
    };
    let veiled = veiled.then(|| {
        let says = tr!(l, common.hidden_from_others);
        view! { <span class="soft" title=says><Icon of=icondata::LuEyeOff/><span class="visually-hidden">{says}</span></span> }
    });
    view! {
        <span class="author">
            <Avatar name=person.name.clone() size="small"/>
            <a href=routes::person(person.id)>{person.name}</a>
            {veiled}
        </span>
    }
    .into_any()
}

/// The name of whoever wrote an idea, or that it is hidden.
pub fn author_name(l: Locale, author: Option<PersonRef>) -> String {
    author.map_or_else(|| tr!(l, common.name_hidden).to_owned(), |person| person.name)
}
