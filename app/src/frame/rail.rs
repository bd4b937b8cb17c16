//! The rail: where one can go. On a phone, its first list is the bar at the bottom.
use crate::{
    language::{locale, tr},
    routes,
    ui::Icon,
};
use domain::people::Me;
use leptos::prelude::*;
use leptos_router::components::A;

#[component]
pub fn Rail(me: Me) -> impl IntoView {
    let l = locale();
    view! {
        <nav class="rail" aria-label=tr!(l, common.main_navigation)>
            <a class="logo" href=routes::HOME><Logo/> "Lagon"</a>
            <ul>
                <Entry href=routes::HOME icon=icondata::LuHouse words=tr!(l, common.home) exact=true/>
                <Entry href=routes::IDEAS icon=icondata::LuLightbulb words=tr!(l, common.ideas) exact=true/>
                <Entry href=routes::NEW_IDEA icon=icondata::LuCirclePlus words=tr!(l, common.propose) propose=true/>
                <Entry href=routes::CHALLENGES icon=icondata::LuFlag words=tr!(l, common.challenges)/>
                <Entry href=routes::LEADERBOARD icon=icondata::LuTrophy words=tr!(l, common.leaderboard)/>
            </ul>
            {(me.juror || me.host || me.admin).then(|| view! { <More me/> })}
            <Depth/>
        </nav>
    }
}

/// What a role adds.
#[component]
fn More(me: Me) -> impl IntoView {
    let l = locale();
    view! {
        <h2 class="more" id="rail-more">{tr!(l, common.my_roles)}</h2>
        <ul class="more" aria-labelledby="rail-more">
            {me.juror.then(|| view! { <Entry href=routes::JURY icon=icondata::LuGavel words=tr!(l, common.jury_desk)/> })}
            {me.host.then(|| view! { <Entry href=routes::HOST icon=icondata::LuInbox words=tr!(l, common.host_desk)/> })}
            {me.admin.then(|| view! { <Entry href=routes::ADMIN icon=icondata::LuSlidersHorizontal words=tr!(l, common.administration)/> })}
        </ul>
    }
}

#[component]
fn Entry(
    href: &'static str,
    icon: icondata::Icon,
    words: &'static str,
    #[prop(optional)] exact: bool,
    /// The one that starts an idea.
    #[prop(optional)]
    propose: bool,
) -> impl IntoView {
    view! { <li><A href=href exact=exact attr:data-propose=propose.then_some("")><Icon of=icon/>{words}</A></li> }
}

#[component]
pub fn Logo() -> impl IntoView {
    view! {
        <svg viewBox="0 0 32 32" aria-hidden="true">
            <circle class="sun" cx="21" cy="11" r="7"/>
            <path class="sea" d="M2 17c5-4 9-4 14 0s9 4 14 0v3a14 14 0 0 1-28 0z"/>
        </svg>
    }
}

/// The deep end, below the entries.
#[component]
fn Depth() -> impl IntoView {
    view! {
        <svg class="depth" viewBox="0 0 248 120" preserveAspectRatio="none" aria-hidden="true">
            <path d="M0 42c42-24 82-24 124 0s82 24 124 0v78H0z"/>
            <path d="M0 72c42 18 82 18 124 0s82-18 124 0v48H0z"/>
            <path d="M0 100c42-12 82-12 124 0s82 12 124 0v20H0z"/>
        </svg>
    }
}
