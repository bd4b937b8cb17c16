//! The one thing to do next, loud and with the time that is left.
use super::tasks::{Task, deadline, task};
use crate::{
    language::{locale, tr},
    routes,
    ui::Countdown,
};
use domain::{Stamp, home::ToDo};
use leptos::prelude::*;

#[component]
pub fn NextStep(to_do: ToDo, now: Stamp) -> impl IntoView {
    let closes = deadline(&to_do);
    let Task { words, why, href, act, .. } = task(locale(), to_do);
    view! {
        <Stage title=words why aside=closes.map(|to| view! { <Countdown to now/> }.into_any())>
            <a class="button" data-kind="primary" href=href>{act}</a>
        </Stage>
    }
}

/// Nothing presses: an invitation.
#[component]
pub fn AnyIdea() -> impl IntoView {
    let l = locale();
    view! {
        <Stage title=tr!(l, home.any_idea) why=tr!(l, home.any_idea_why)>
            <a class="button" data-kind="primary" href=routes::NEW_IDEA>{tr!(l, home.propose)}</a>
        </Stage>
    }
}

/// The water, and what is said above it.
#[component]
pub fn Stage(
    #[prop(into)] title: String,
    #[prop(into)] why: String,
    /// What stands at its end.
    #[prop(optional_no_strip)]
    aside: Option<AnyView>,
    children: Children,
) -> impl IntoView {
    view! {
        <section class="next-step" aria-labelledby="next">
            <svg class="water" viewBox="0 0 800 200" preserveAspectRatio="none" aria-hidden="true">
                <path d="M0 92c140-70 260-62 400-6s270 62 400-16v130H0z"/>
                <path d="M0 140c130 40 250 34 380-4s280-44 420 4v60H0z"/>
            </svg>
            <div class="inner">
                <div>
                    <h2 id="next">{title}</h2>
                    <p class="why">{why}</p>
                    {children()}
                </div>
                {aside}
            </div>
        </section>
    }
}
