//! From one page of administration to the other.
use crate::{
    language::{locale, tr},
    routes,
};
use leptos::prelude::*;

#[component]
pub fn Tabs(
    /// The address of the page one is on.
    here: &'static str,
) -> impl IntoView {
    let l = locale();
    let tab = |href: &'static str, words: &'static str| {
        view! { <li><a href=href aria-current=(href == here).then_some("page")>{words}</a></li> }
    };
    view! {
        <nav class="tabs" aria-label=tr!(l, admin.sections)>
            <ul>
                {tab(routes::ADMIN, tr!(l, admin.start))} {tab(routes::ADMIN_PEOPLE, tr!(l, admin.people))}
                {tab(routes::ADMIN_LOG, tr!(l, admin.log))}
            </ul>
        </nav>
    }
}
