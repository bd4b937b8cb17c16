//! All challenges: the shark tank that is always open, what runs, what comes, what is over.
use super::{api, card::ChallengeCard};
use crate::{
    language::{Locale, locale, tr},
    routes,
    ui::{Column, Empty, Page, PageHead, SectionHead, loaded},
    wire::Asked,
};
use domain::{
    Stamp,
    challenges::{ChallengeList, ChallengeRow, Phase},
};
use leptos::prelude::*;

pub struct ChallengesPage {
    list: Asked<ChallengeList>,
}

impl Page for ChallengesPage {
    fn data() -> Self {
        Self { list: Asked::new(|| api::List {}) }
    }

    fn view(this: Self) -> AnyView {
        loaded(this.list, show)
    }
}

fn show(list: ChallengeList) -> AnyView {
    let l = locale();
    let ChallengeList { challenges, may_create, now } = list;
    let (mut standing, dated): (Vec<_>, Vec<_>) = challenges.into_iter().partition(|row| row.phase == Phase::Standing);
    // The shark tank was there before the others of its kind.
    standing.sort_by_key(|row| row.id);
    let empty = dated.is_empty();
    let (running, others): (Vec<_>, Vec<_>) = dated.into_iter().partition(|row| row.phase.is_running());
    let (announced, over): (Vec<_>, Vec<_>) = others.into_iter().partition(|row| row.phase == Phase::Announced);
    let launch = (may_create && !empty)
        .then(|| view! { <p class="cluster"><a class="button" data-kind="primary" href=routes::NEW_CHALLENGE>{tr!(l, challenges.launch)}</a></p> });
    view! {
        <Column title=tr!(l, common.challenges)>
            <PageHead title=tr!(l, common.challenges) lead=tr!(l, challenges.lead)>{launch}</PageHead>
            <div class="stack" data-gap="wide">
                {standing_group(l, standing, now)}
                {group("running", tr!(l, challenges.running), running, now)}
                {group("announced", tr!(l, challenges.announced), announced, now)}
                {empty.then(|| nothing(l, may_create))}
                {group("over", tr!(l, challenges.over), over, now)}
            </div>
        </Column>
    }
    .into_any()
}

fn standing_group(l: Locale, rows: Vec<ChallengeRow>, now: Stamp) -> AnyView {
    if rows.is_empty() {
        return ().into_any();
    }
    let cards = rows.into_iter().map(|row| view! { <li><ChallengeCard row now/></li> }).collect_view();
    view! {
        <section aria-labelledby="standing">
            <SectionHead id="standing" title=tr!(l, challenges.standing)/>
            <ul class="tiles" data-wide="" role="list">{cards}</ul>
        </section>
    }
    .into_any()
}

fn group(id: &'static str, title: &'static str, rows: Vec<ChallengeRow>, now: Stamp) -> AnyView {
    if rows.is_empty() {
        return ().into_any();
    }
    let cards = rows.into_iter().map(|row| view! { <li><ChallengeCard row now/></li> }).collect_view();
    view! {
        <section aria-labelledby=id>
            <SectionHead id title/>
            <ul class="stack" role="list">{cards}</ul>
        </section>
    }
    .into_any()
}

fn nothing(l: Locale, may_create: bool) -> impl IntoView {
    let (words, href, does) = if may_create {
        (tr!(l, challenges.empty_host), routes::NEW_CHALLENGE, tr!(l, challenges.launch))
    } else {
        (tr!(l, challenges.empty_words), routes::NEW_IDEA, tr!(l, challenges.propose))
    };
    view! {
        <Empty icon=icondata::LuFlag title=tr!(l, challenges.empty) words=words>
            <a class="button" data-kind="primary" href=href>{does}</a>
        </Empty>
    }
}
