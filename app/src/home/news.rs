//! What was decided, and who won.
use crate::{
    language::{Locale, locale, money, tr},
    routes,
    ui::{
        Avatar, SectionHead, Time,
        verdict::{verdict, verdict_shade},
    },
};
use domain::{ChallengeId, Stamp, challenges::Winner, home::PublishedDecision};
use leptos::prelude::*;

/// The latest published answers, with their reasons.
#[component]
pub fn Decisions(decisions: Vec<PublishedDecision>, now: Stamp) -> impl IntoView {
    let l = locale();
    let list = match decisions.is_empty() {
        true => view! { <p class="soft">{tr!(l, home.no_decision)}</p> }.into_any(),
        false => {
            let rows = decisions.into_iter().map(|decision| row(l, decision, now)).collect_view();
            view! { <ul class="decision-list" role="list">{rows}</ul> }.into_any()
        }
    };
    view! {
        <section aria-labelledby="decisions">
            <SectionHead id="decisions" title=tr!(l, home.decisions)/>
            {list}
        </section>
    }
}

fn row(l: Locale, decision: PublishedDecision, now: Stamp) -> impl IntoView {
    let amount = decision.amount.map(|amount| format!("{}. ", money(l, amount)));
    let reason = (!decision.reason.is_empty()).then(|| tr!(l, home.quoted, words = decision.reason));
    let mine = decision.mine.then(|| format!(" · {}", tr!(l, home.your_idea)));
    view! {
        <li class="decision-row">
            <span class="stage-badge" data-stage=verdict_shade(decision.verdict)>{verdict(l, decision.verdict)}</span>
            <h3><a href=routes::idea(decision.idea)>{decision.title}</a></h3>
            <p>{amount} {reason}</p>
            {decision.erratum.map(|words| view! { <p class="small soft"><b>{tr!(l, home.corrected)}</b> " " {words}</p> })}
            <p><Time at=decision.at now/> {mine}</p>
        </li>
    }
}

/// The winners of the challenge whose results came last.
#[component]
pub fn LatestPodium(challenge: ChallengeId, title: String, winners: Vec<Winner>) -> impl IntoView {
    let l = locale();
    let rows = winners.into_iter().map(|winner| step(l, winner)).collect_view();
    view! {
        <section aria-labelledby="latest-podium">
            <SectionHead id="latest-podium" title=tr!(l, home.podium)
                link=(routes::results(challenge), tr!(l, home.see_results).to_owned())/>
            <p class="small soft">{title}</p>
            <ol class="standing-list" role="list">{rows}</ol>
        </section>
    }
}

fn step(l: Locale, winner: Winner) -> impl IntoView {
    let Winner { idea, title, author, rank, prize, .. } = winner;
    let by = [author.name.clone(), prize].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    view! {
        <li class="standing-row">
            <b class="rank" data-rank=rank.to_string()><span class="visually-hidden">{tr!(l, home.rank)} " "</span>{rank.to_string()}</b>
            <Avatar name=author.name size="small"/>
            <span>
                <a href=routes::idea(idea)>{title}</a>
                <small>{by}</small>
            </span>
        </li>
    }
}
