//! The podium: ranks one to three side by side, first in the reading order and first in the middle; those who share a
//! rank share its step. Further prizes stand below.
use crate::{
    language::{Locale, locale, money, tr},
    routes,
    ui::Avatar,
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
    let won = winners.iter().map(|winner| won(l, winner)).collect_view();
    view! {
        <li data-rank=rank.to_string()>
            {who}
            <div class="step">
                <b><span class="visually-hidden">{tr!(l, challenges.rank)} " "</span>{rank.to_string()}</b>
                {won}
            </div>
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

fn won(l: Locale, winner: &Winner) -> impl IntoView + use<> {
    let prize = match winner.value {
        Some(value) => tr!(l, challenges.prize_and_value, prize = winner.prize.clone(), value = money(l, value)),
        None => winner.prize.clone(),
    };
    let reason = (!winner.reason.is_empty()).then(|| view! { <p>{tr!(l, challenges.quoted, words = winner.reason.clone())}</p> });
    view! { <strong>{prize}</strong> {reason} }
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
                <div class="small">{won(l, &winner)}</div>
            </li>
        }
    };
    view! { <ul class="decision-list further" role="list">{winners.into_iter().map(row).collect_view()}</ul> }.into_any()
}
