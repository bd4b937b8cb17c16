//! The invitation: what it is, how long it lasts, and the one thing to do.
use crate::{
    challenges::words::{theme_name, until},
    error::refusal,
    language::{Locale, locale, tr, trn},
    routes,
    ui::{Countdown, Cover, PhaseBadge},
};
use domain::challenges::{ChallengePage, Phase};
use leptos::prelude::*;

#[component]
pub fn Hero(page: ChallengePage) -> impl IntoView {
    let l = locale();
    let brief = if page.standing { tr!(l, challenges.standing_promise) } else { theme_name(l, page.theme) };
    view! {
        <section class="challenge-hero" aria-labelledby="title">
            <div class="inner">
                <Cover title=page.title.clone()/>
                <div class="body">
                    <PhaseBadge phase=page.phase/>
                    <h1 id="title">{page.title.clone()}</h1>
                    <p class="brief">{brief}</p>
                    {clock(l, &page)}
                    {next_step(l, &page)}
                </div>
            </div>
        </section>
    }
}

/// What is left of the phase.
fn clock(l: Locale, page: &ChallengePage) -> AnyView {
    let Some(next) = page.next else { return ().into_any() };
    let ends = until(l, page.phase, &next, &page.now);
    view! {
        <Countdown to=next now=page.now/>
        {ends.map(|ends| view! { <p class="closing">{ends}</p> })}
    }
    .into_any()
}

/// One primary action, others beside it; or why there is none.
fn next_step(l: Locale, page: &ChallengePage) -> AnyView {
    let mut links = Vec::new();
    if page.phase == Phase::Results {
        links.push((routes::results(page.id), tr!(l, challenges.see_results).to_owned()));
    }
    if page.abilities.enter {
        links.push((routes::enter(page.id), tr!(l, challenges.propose).to_owned()));
    }
    if let Some(left) = page.votes_left.filter(|left| *left > 0 && page.entry_count > 0) {
        links.push(("#entries".to_owned(), trn!(l, left, challenges.place_votes_1, challenges.place_votes_n)));
    }
    let closed =
        page.abilities.enter_refusal.filter(|_| !page.abilities.enter).map(|why| view! { <p class="closing">{refusal(l, why)}</p> });
    let buttons = links.into_iter().enumerate().map(|(place, (href, words))| {
        let here = href.starts_with('#').then_some("external");
        view! { <a class="button" data-kind=(place == 0).then_some("primary") href=href rel=here>{words}</a> }
    });
    let buttons = buttons.collect_view();
    view! {
        {(!buttons.is_empty()).then(|| view! { <p class="cluster">{buttons}</p> })}
        {closed}
    }
    .into_any()
}
