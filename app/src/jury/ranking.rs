//! The pitches: while scores are sealed, how many cards each has; then the ranking that the jury decides upon.
use super::{fair_figure::FairFigure, latest::Latest, severity_strip::SeverityStrip};
use crate::{
    language::{Locale, locale, number, percent, rounded, tr, when},
    routes,
    ui::{Notice, SectionHead, TableScroll, verdict, verdict::verdict_shade},
};
use domain::{
    IdeaId,
    jury::{CastingVote, Fair, Fallback, PitchRow, RoundPage, Total},
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

/// After the close: the picture, and the table behind it.
#[component]
pub fn Ranking(page: RoundPage, latest: Latest) -> impl IntoView {
    let l = locale();
    let heads = [
        tr!(l, jury.place),
        tr!(l, jury.pitch_column),
        tr!(l, jury.mean),
        tr!(l, jury.adjusted),
        tr!(l, jury.interval),
        tr!(l, jury.chance_column),
        tr!(l, jury.cards_column),
    ];
    let heads = heads.map(str::to_owned).to_vec();
    let rows = page.pitches.iter().map(|row| ranked(l, row)).collect_view();
    let why = page.fallback.map(|why| match why {
        Fallback::TooFew => tr!(l, jury.too_few),
        Fallback::Disconnected => tr!(l, jury.disconnected),
    });
    let words = if why.is_some() { tr!(l, jury.ranking_words_raw) } else { tr!(l, jury.ranking_words) };
    let (severities, presides, departure) = (page.severities.clone(), page.abilities.presides, page.departure.clone());
    view! {
        <section aria-labelledby="ranking">
            <SectionHead id="ranking" title=tr!(l, jury.ranking)/>
            <div class="stack">
                <p class="soft small measure">{words}</p>
                {why.map(|why| view! { <Notice>{why}</Notice> })}
                {move || latest.with(|page| page.casting.clone()).into_iter().map(|vote| view! { <Notice>{cast(l, &vote)}</Notice> }).collect_view()}
                {(!departure.is_empty()).then(|| view! { <Notice>{tr!(l, jury.departed, why = departure.as_str())}</Notice> })}
                <FairFigure page latest/>
                <details class="disclosure">
                    <summary>{tr!(l, jury.coverage_table)}</summary>
                    <TableScroll name=tr!(l, jury.ranking) heads>{rows}</TableScroll>
                </details>
            </div>
        </section>
        <SeverityStrip severities presides/>
    }
}

/// Who divided equals, and how.
fn cast(l: Locale, vote: &CastingVote) -> String {
    let titles = |titles: &[String]| {
        let quoted: Vec<String> = titles.iter().map(|title| tr!(l, jury.quoted, words = title.as_str())).collect();
        quoted.join(", ")
    };
    tr!(l, jury.casting_vote, by = vote.by.join(", "), chosen = titles(&vote.chosen), over = titles(&vote.over))
}

fn ranked(l: Locale, row: &PitchRow) -> impl IntoView + use<> {
    let dash = || "–".to_owned();
    let tenth = |total: Total| rounded(l, total.0, 1_000);
    let fair = |shown: fn(Locale, Fair) -> String| row.fair.map_or_else(dash, |fair| shown(l, fair));
    view! {
        <tr>
            <td>{row.place.map_or_else(dash, |place| place.to_string())}</td>
            {title(row)}
            <td data-numeric>{row.mean.map_or_else(dash, tenth)}</td>
            <td data-numeric>{fair(|l, fair| rounded(l, fair.adjusted.0, 1_000))}</td>
            <td data-numeric>
                {fair(|l, fair| tr!(l, jury.from_to, low = rounded(l, fair.low.0, 1_000), high = rounded(l, fair.high.0, 1_000)))}
            </td>
            <td data-numeric>{fair(|l, fair| percent(l, i64::from(fair.p_funded), 1_000))}</td>
            {cards(l, row)}
        </tr>
    }
}

fn title(row: &PitchRow) -> impl IntoView + use<> {
    view! { <th scope="row"><a href=routes::idea(row.idea)>{row.title.clone()}</a></th> }
}

fn cards(l: Locale, row: &PitchRow) -> impl IntoView + use<> {
    if row.own {
        return view! { <td>{tr!(l, jury.hidden_from_you)}</td> }.into_any();
    }
    view! { <td data-kind="count">{tr!(l, jury.done_of, done = number(l, row.cards), total = number(l, row.expected))}</td> }.into_any()
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
