//! The podium: ranks one to three side by side, first in the reading order and first in the middle; those who share a
//! rank share its step. Further prizes stand below.
use crate::{
    challenges::words::worth,
    language::{Locale, locale, tr},
    routes,
    ui::{Avatar, errata},
};
use domain::challenges::Winner;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The ranks that have a step.
const STEPS: i64 = 3;

#[component]
pub fn Podium(winners: Vec<Winner>) -> impl IntoView {
    let l = locale();
    if winners.is_empty() {
        return ().into_any();
    }
    let mut ranks: BTreeMap<i64, Vec<Winner>> = BTreeMap::new();
    for winner in winners {
        ranks.entry(winner.rank).or_default().push(winner);
    }
    let further = ranks.split_off(&(STEPS + 1));
    let steps = ranks.into_iter().map(|(rank, winners)| step(l, rank, winners)).collect_view();
    view! {
        <section class="podium" aria-labelledby="podium">
            <h2 class="visually-hidden" id="podium">{tr!(l, challenges.podium)}</h2>
            <ol role="list">{steps}</ol>
            {further_prizes(l, further.into_values().flatten().collect())}
        </section>
    }
    .into_any()
}

fn step(l: Locale, rank: i64, winners: Vec<Winner>) -> impl IntoView {
    let who = winners.iter().map(|winner| who(winner, rank)).collect_view();
    let mut prizes: Vec<String> = winners.iter().map(|winner| prize(l, winner)).collect();
    prizes.dedup();
    let reasons = winners.iter().filter_map(|winner| reason(l, winner)).collect_view();
    view! {
        <li data-rank=rank.to_string()>
            <div class="stand">
                {who}
                <div class="step">
                    <b><span class="visually-hidden">{tr!(l, challenges.rank)} " "</span>{rank.to_string()}</b>
                    {prizes.into_iter().map(|prize| view! { <strong>{prize}</strong> }).collect_view()}
                </div>
            </div>
            <div class="reasons">{reasons}</div>
        </li>
    }
}

fn who(winner: &Winner, rank: i64) -> impl IntoView + use<> {
    let from = [Some(winner.author.name.clone()), winner.department.clone()].into_iter().flatten().collect::<Vec<_>>().join(", ");
    view! {
        <div class="who">
            <Avatar name=winner.author.name.clone() size=if rank == 1 { "large" } else { "" }/>
            <h3><a href=routes::idea(winner.idea)>{winner.title.clone()}</a></h3>
            <span class="small soft">{from}</span>
        </div>
    }
}

fn prize(l: Locale, winner: &Winner) -> String {
    match worth(l, &winner.prize, winner.value) {
        Some(value) => tr!(l, challenges.prize_and_value, prize = winner.prize.clone(), value = value),
        None => winner.prize.clone(),
    }
}

/// The reason, and what was wrong in it.
fn reason(l: Locale, winner: &Winner) -> Option<impl IntoView + use<>> {
    let errata = errata(l, winner.errata.clone(), None);
    (!winner.reason.is_empty()).then(|| view! { <p>{tr!(l, challenges.quoted, words = winner.reason.clone())}</p> {errata} })
}

fn further_prizes(l: Locale, winners: Vec<Winner>) -> AnyView {
    if winners.is_empty() {
        return ().into_any();
    }
    let row = |winner: Winner| {
        view! {
            <li class="decision-row">
                <span class="small soft">{tr!(l, challenges.rank)} " " {winner.rank.to_string()} ", " {winner.author.name.clone()}</span>
                <h3><a href=routes::idea(winner.idea)>{winner.title.clone()}</a></h3>
                <p>{prize(l, &winner)}</p>
                {reason(l, &winner)}
            </li>
        }
    };
    view! { <ul class="decision-list further" role="list">{winners.into_iter().map(row).collect_view()}</ul> }.into_any()
}
