//! How my own totals are spread, before I hand a card in: a tick for each of the others, a dot for the one at hand, and a
//! word where they all say nearly the same. Nobody else's scores are in it.
use super::autosave::Card;
use crate::{
    language::{Locale, locale, number, rounded, tr},
    ui::{Notice, TableScroll},
};
use domain::{
    PitchId,
    jury::{OwnTotal, ScoringDesk, Spread, Total},
};
use leptos::prelude::*;

#[component]
pub fn OwnSpread(desk: ScoringDesk, card: Card) -> impl IntoView {
    let l = locale();
    let (pitch, title, before) = (desk.pitch, desk.text.title, desk.spread);
    let spread = Memo::new(move |_| before.with(pitch, &title, card.total()));
    let several = Memo::new(move |_| spread.with(|spread| spread.0.len() > 1));
    move || several.get().then(|| section(l, pitch, spread))
}

fn section(l: Locale, pitch: PitchId, spread: Memo<Spread>) -> impl IntoView {
    let heads = [tr!(l, jury.pitch_column), tr!(l, jury.total)].map(str::to_owned).to_vec();
    let rows = move || spread.with(|spread| spread.0.iter().rev().map(|own| row(l, own)).collect_view());
    let hint = move || spread.with(|spread| spread.narrow().map(|band| narrow(l, spread.0.len(), band)));
    view! {
        <section class="own-spread" aria-labelledby="spread">
            <h3 id="spread">{tr!(l, jury.spread)}</h3>
            <p class="soft small">{move || spread.with(|spread| words(l, spread))}</p>
            {move || spread.with(|spread| picture(l, pitch, spread))}
            <div role="status">{hint}</div>
            <details class="disclosure">
                <summary>{tr!(l, jury.coverage_table)}</summary>
                <TableScroll name=tr!(l, jury.spread) heads>{rows}</TableScroll>
            </details>
        </section>
    }
}

fn point(l: Locale, Total(value): Total) -> String {
    rounded(l, value, 1_000)
}

fn count(l: Locale, n: usize) -> String {
    number(l, i64::try_from(n).unwrap_or_default())
}

fn words(l: Locale, spread: &Spread) -> String {
    let (Some(mean), Some((low, high))) = (spread.mean(), spread.reach()) else { return String::new() };
    let n = count(l, spread.0.len());
    tr!(l, jury.spread_words, count = n, mean = point(l, mean), low = point(l, low), high = point(l, high))
}

fn narrow(l: Locale, n: usize, (low, high): (Total, Total)) -> impl IntoView + use<> {
    let words = tr!(l, jury.spread_narrow, count = count(l, n), low = point(l, low), high = point(l, high));
    view! { <Notice tone="warn">{words}</Notice> }
}

/// From 0 to 100.
fn at(Total(value): Total) -> String {
    format!("{:.2}%", 2.0 + value as f64 * 96.0 / 100_000.0)
}

fn picture(l: Locale, pitch: PitchId, spread: &Spread) -> impl IntoView + use<> {
    let tick = |own: &OwnTotal| view! { <line class="raw" x1=at(own.total) x2=at(own.total) y1="5" y2="19"/> };
    let ticks = spread.0.iter().filter(|own| own.pitch != pitch).map(tick).collect_view();
    let dot = spread.0.iter().find(|own| own.pitch == pitch).map(|own| view! { <circle class="dot" cx=at(own.total) cy="12" r="5"/> });
    let label = words(l, spread);
    view! {
        <svg class="whisker" width="100%" height="24" role="img" aria-label=label>
            <line class="grid" x1="2%" x2="98%" y1="12" y2="12"/>
            {ticks}
            {dot}
        </svg>
    }
}

fn row(l: Locale, own: &OwnTotal) -> impl IntoView + use<> {
    let state = if own.handed_in { "" } else { tr!(l, jury.started) };
    view! {
        <tr>
            <th scope="row">{own.title.clone()} " " <small class="soft">{state}</small></th>
            <td data-numeric>{point(l, own.total)}</td>
        </tr>
    }
}
