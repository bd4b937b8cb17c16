//! The pitches: while scores are sealed, how many cards each has; then the ranking that the jury decides upon.
use super::latest::Latest;
use crate::{
    language::{Locale, locale, number, rounded, tr, when},
    routes,
    ui::{Notice, SectionHead, TableScroll, verdict, verdict::verdict_shade},
};
use domain::{
    IdeaId,
    jury::{PitchRow, RoundPage},
};
use leptos::prelude::*;

/// Before the close.
#[component]
pub fn Sealed(page: RoundPage) -> impl IntoView {
    let l = locale();
    let heads = [tr!(l, jury.pitch_column), tr!(l, jury.cards_column)].map(str::to_owned).to_vec();
    let rows = page.pitches.iter().map(|row| view! { <tr>{title(row)} {cards(l, row)}</tr> }).collect_view();
    view! {
        <section aria-labelledby="pitches">
            <SectionHead id="pitches" title=tr!(l, jury.pitches)/>
            <div class="stack">
                <Notice>{tr!(l, jury.sealed, when = when(l, &page.closes, &page.now))}</Notice>
                <TableScroll name=tr!(l, jury.pitches) heads>{rows}</TableScroll>
            </div>
        </section>
    }
}

/// After the close.
#[component]
pub fn Ranking(page: RoundPage, latest: Latest) -> impl IntoView {
    let l = locale();
    let heads = [tr!(l, jury.place), tr!(l, jury.pitch_column), tr!(l, jury.mean), tr!(l, jury.cards_column), tr!(l, jury.decision)];
    let heads = heads.map(str::to_owned).to_vec();
    let rows = page.pitches.into_iter().map(|row| ranked(l, &row, latest)).collect_view();
    view! {
        <section aria-labelledby="ranking">
            <SectionHead id="ranking" title=tr!(l, jury.ranking)/>
            <p class="soft small">{tr!(l, jury.ranking_words)}</p>
            <TableScroll name=tr!(l, jury.ranking) heads>{rows}</TableScroll>
        </section>
    }
}

fn ranked(l: Locale, row: &PitchRow, latest: Latest) -> impl IntoView + use<> {
    let place = row.place.map_or_else(|| "–".to_owned(), |place| place.to_string());
    let mean = row.mean.map_or_else(|| "–".to_owned(), |mean| rounded(l, mean.0, 1_000));
    let idea = row.idea;
    view! {
        <tr>
            <td>{place}</td>
            {title(row)}
            <td><strong>{mean}</strong></td>
            {if row.own { view! { <td>{tr!(l, jury.hidden_from_you)}</td> }.into_any() } else { cards(l, row).into_any() }}
            <td><Decided idea latest own=row.own/></td>
        </tr>
    }
}

fn title(row: &PitchRow) -> impl IntoView + use<> {
    view! { <th scope="row"><a href=routes::idea(row.idea)>{row.title.clone()}</a></th> }
}

fn cards(l: Locale, row: &PitchRow) -> impl IntoView + use<> {
    view! { <td data-kind="count">{tr!(l, jury.done_of, done = number(l, row.cards), total = number(l, row.expected))}</td> }
}

/// The answer as it is prepared, or that there is none yet; nothing to those who are not told.
#[component]
pub fn Decided(
    idea: IdeaId,
    latest: Latest,
    /// One's own, told about once it is published.
    #[prop(optional)]
    own: bool,
) -> impl IntoView {
    let l = locale();
    let told = latest.is_told() && !own;
    move || match latest.verdict(idea) {
        Some(of) => view! { <span class="stage-badge" data-stage=verdict_shade(of)>{verdict(l, of)}</span> }.into_any(),
        None if told => view! { <span class="soft small">{tr!(l, jury.undecided)}</span> }.into_any(),
        None => ().into_any(),
    }
}
