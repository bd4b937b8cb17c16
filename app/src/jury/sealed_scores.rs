//! Sealed scores: an admin reads them by a step of its own, for a day, and the panel reads who did and why.
use super::api::{self, ReadScores};
use crate::{
    language::{Locale, locale, rounded, tr, when},
    routes,
    ui::{Column, Empty, Form, Notice, Page, SectionHead, Submit, TableScroll, TextArea, Time, loaded},
    wire::{Act, Asked},
};
use domain::{
    RoundId, Stamp,
    ideas::LONGEST_REASON,
    jury::{RoundPhase, ScoresReading, SealedCard, SealedCards, SealedCriterion, SealedScores},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

pub struct SealedScoresPage {
    scores: Asked<SealedScores>,
    read: Act<ReadScores>,
}

impl Page for SealedScoresPage {
    fn data() -> Self {
        let (params, read) = (use_params_map(), Act::<ReadScores>::new());
        let question = move || api::SealedScores { round: params.with(|params| params.get("id").unwrap_or_default()) };
        Self { scores: Asked::again(move || read.changes(), question), read }
    }

    fn view(this: Self) -> AnyView {
        let read = this.read;
        loaded(this.scores, move |page| show(page, read))
    }
}

fn show(page: SealedScores, read: Act<ReadScores>) -> AnyView {
    let l = locale();
    let phase = match page.phase {
        RoundPhase::Scoring => tr!(l, jury.closes, when = when(l, &page.closes, &page.now)),
        RoundPhase::Deliberation => tr!(l, jury.phase_deliberation).to_owned(),
        RoundPhase::Published => tr!(l, jury.phase_published).to_owned(),
    };
    let (round, now) = (page.round, page.now);
    let scores = match page.cards {
        Some(cards) => table(l, cards, now),
        None => step(l, round, read),
    };
    view! {
        <Column title=tr!(l, jury.sealed_of, title = page.title.as_str())>
            <header class="page-head">
                <p class="eyebrow">
                    <a href=routes::challenge(page.challenge)>{page.title.clone()}</a>
                    <span>{phase}</span>
                </p>
                <h1>{tr!(l, jury.sealed_scores)}</h1>
            </header>
            <div class="stack" data-gap="wide">{scores}</div>
        </Column>
    }
    .into_any()
}

fn step(l: Locale, round: RoundId, read: Act<ReadScores>) -> AnyView {
    view! {
        <section class="measure" aria-labelledby="sealed-scores">
            <SectionHead id="sealed-scores" title=tr!(l, jury.sealed_read)/>
            <Form action=read name="read-scores" class="form">
                <input type="hidden" name="round" value=round.to_string()/>
                <p class="small soft">{tr!(l, jury.sealed_words)}</p>
                <TextArea name="reason" label=tr!(l, jury.sealed_why) help=tr!(l, jury.sealed_why_help) rows=2 most=LONGEST_REASON required=true/>
                <footer><Submit label=tr!(l, jury.sealed_read) kind="secondary"/></footer>
            </Form>
        </section>
    }
    .into_any()
}

fn table(l: Locale, sealed: SealedCards, now: Stamp) -> AnyView {
    let SealedCards { until, criteria, cards } = sealed;
    let until = tr!(l, jury.sealed_now, when = when(l, &until, &now));
    let fixed = [tr!(l, jury.pitch_column), tr!(l, jury.juror), tr!(l, jury.total)].map(str::to_owned);
    let heads = fixed.into_iter().chain(criteria.iter().map(|criterion| head(l, criterion))).collect();
    let rows = if cards.is_empty() {
        view! { <Empty icon=icondata::LuScale title=tr!(l, jury.no_card) words=tr!(l, jury.sealed_none)/> }.into_any()
    } else {
        let rows = cards.into_iter().map(|card| row(l, card)).collect_view();
        view! { <TableScroll name=tr!(l, jury.cards_handed_in) heads>{rows}</TableScroll> }.into_any()
    };
    view! {
        <section aria-labelledby="sealed-scores">
            <SectionHead id="sealed-scores" title=tr!(l, jury.cards_handed_in)/>
            <div class="stack">
                <Notice tone="warn">{until}</Notice>
                {rows}
            </div>
        </section>
    }
    .into_any()
}

fn head(l: Locale, criterion: &SealedCriterion) -> String {
    match criterion.counted {
        true => criterion.name.clone(),
        false => tr!(l, jury.sealed_uncounted, name = criterion.name.as_str()),
    }
}

fn row(l: Locale, card: SealedCard) -> impl IntoView {
    let dash = || "–".to_owned();
    let total = card.total.map_or_else(dash, |total| rounded(l, total.0, 1_000));
    let levels = card.levels.into_iter().map(|level| match level {
        Some((level, label)) => view! { <td><b>{level.to_string()}</b> " " {label}</td> }.into_any(),
        None => view! { <td>{dash()}</td> }.into_any(),
    });
    view! {
        <tr>
            <th scope="row"><a href=routes::idea(card.idea)>{card.title}</a></th>
            <td>{card.juror.name}</td>
            <td data-numeric>{total}</td>
            {levels.collect_view()}
        </tr>
    }
}

/// Who read them, when and why: for the panel and the hosts.
#[component]
pub fn Readings(readings: Vec<ScoresReading>, now: Stamp) -> impl IntoView {
    if readings.is_empty() {
        return ().into_any();
    }
    let l = locale();
    let line = |reading: ScoresReading| {
        view! {
            <li>
                <p>{tr!(l, jury.quoted, words = reading.reason)}</p>
                <p class="small soft"><a href=routes::person(reading.by.id)>{reading.by.name}</a> " " <Time at=reading.at now/></p>
            </li>
        }
    };
    let lines = readings.into_iter().map(line).collect_view();
    view! {
        <section aria-labelledby="scores-read">
            <SectionHead id="scores-read" title=tr!(l, jury.sealed_told)/>
            <ul role="list" class="stack">{lines}</ul>
        </section>
    }
    .into_any()
}
