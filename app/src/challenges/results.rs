//! What a challenge came to: the podium first, then the answer to every idea.

/// The podium: who won what, and why.
mod podium;
/// Handing the page's address on.
mod share;

use super::api::Results;
use crate::{
    language::{Locale, day, locale, money, tr, trn},
    routes,
    ui::{
        Column, Page, PhaseBadge, SectionHead, Time, errata, loaded,
        verdict::{tied_to, verdict, verdict_shade},
    },
    wire::Asked,
};
use domain::challenges::{AnsweredEntry, Phase};
use domain::jury::Verdict;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use podium::Podium;
use share::Share;

pub struct ResultsPage {
    results: Asked<domain::challenges::ResultsPage>,
}

impl Page for ResultsPage {
    fn data() -> Self {
        let params = use_params_map();
        Self { results: Asked::new(move || Results { challenge: params.with(|params| params.get("id").unwrap_or_default()) }) }
    }

    fn view(this: Self) -> AnyView {
        loaded(this.results, show)
    }
}

fn show(page: domain::challenges::ResultsPage) -> AnyView {
    let l = locale();
    let count = |n: usize| i64::try_from(n).unwrap_or_default();
    let ideas = trn!(l, count(page.answers.len()), ideas.count_1, ideas.count_n);
    let nobody = page.answers.is_empty();
    let title = match count(page.podium.len()) {
        0 if nobody => tr!(l, challenges.results_empty).to_owned(),
        0 => tr!(l, challenges.results_without, ideas = ideas),
        n => tr!(l, challenges.results_title, ideas = ideas, winners = trn!(l, n, challenges.winners_1, challenges.winners_n)),
    };
    view! {
        <Column title=tr!(l, challenges.results_of, title = page.title.clone())>
            <header class="page-head">
                <p class="eyebrow">
                    <PhaseBadge phase=Phase::Results/>
                    <a href=routes::challenge(page.id)>{page.title}</a>
                    <Time at=page.published/>
                </p>
                <h1>{title}</h1>
                <p class="lead">{if nobody { tr!(l, challenges.results_empty_lead) } else { tr!(l, challenges.results_lead) }}</p>
            </header>
            <div class="stack" data-gap="wide">
                <Podium winners=page.podium/>
                {answers(l, page.answers)}
                <p class="cluster">
                    <a class="button" href=routes::challenge(page.id)>{tr!(l, challenges.back)}</a>
                    <Share/>
                </p>
            </div>
        </Column>
    }
    .into_any()
}

fn answers(l: Locale, answers: Vec<AnsweredEntry>) -> AnyView {
    if answers.is_empty() {
        return ().into_any();
    }
    let rows = answers.into_iter().map(|entry| answer(l, entry)).collect_view();
    view! {
        <section class="measure" aria-labelledby="answers">
            <SectionHead id="answers" title=tr!(l, challenges.answers)/>
            <ul class="decision-list" role="list">{rows}</ul>
        </section>
    }
    .into_any()
}

fn answer(l: Locale, entry: AnsweredEntry) -> impl IntoView {
    let AnsweredEntry { idea, title, author, answer } = entry;
    let words = match (answer.verdict, answer.until, answer.amount) {
        (Verdict::Deferred, Some(until), _) => tr!(l, challenges.deferred_until, day = day(l, &until.local)),
        (Verdict::Funded, _, Some(amount)) => tr!(l, challenges.funded_with, amount = money(l, amount)),
        (Verdict::Funded | Verdict::Declined | Verdict::Deferred | Verdict::KeptOpen, _, _) => verdict(l, answer.verdict).to_owned(),
    };
    let shade = verdict_shade(answer.verdict);
    let reason = (!answer.reason.is_empty()).then(|| view! { <p>{tr!(l, challenges.quoted, words = answer.reason)}</p> });
    view! {
        <li class="decision-row">
            <span class="stage-badge" data-stage=shade>{words}</span>
            <h3><a href=routes::idea(idea)>{title}</a></h3>
            <p>{author.map_or_else(|| tr!(l, common.name_hidden).to_owned(), |author| tr!(l, common.by_author, name = author.name))}</p>
            {reason}
            {tied_to(l, &answer.criteria)}
            {errata(l, answer.errata, None)}
        </li>
    }
}
