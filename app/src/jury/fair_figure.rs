//! The ranking as a picture: a dot for each pitch's adjusted score, a line for its interval, a tick for its raw mean.
use super::{latest::Latest, ranking::Decided};
use crate::{
    language::{Locale, locale, number, percent, rounded, tr},
    routes,
};
use domain::jury::{Fair, PitchRow, RoundPage, Total};
use leptos::prelude::*;

/// From where to where the picture goes, in thousandths of a point: whole tens around everything it shows.
#[derive(Clone, Copy)]
struct Scale {
    low: i64,
    high: i64,
}

const TEN: i64 = 10_000;

impl Scale {
    fn of(rows: &[PitchRow]) -> Self {
        let ends = |row: &PitchRow| {
            row.fair.map(|fair| [fair.low.0, fair.adjusted.0, fair.high.0]).into_iter().flatten().chain(row.mean.map(|mean| mean.0))
        };
        let shown: Vec<i64> = rows.iter().flat_map(ends).collect();
        let low = shown.iter().min().map_or(0, |low| low.div_euclid(TEN) * TEN);
        let high = shown.iter().max().map_or(10 * TEN, |high| (high + TEN - 1).div_euclid(TEN) * TEN);
        Self { low, high: high.max(low + TEN) }
    }

    /// Where a value stands, as SVG wants it.
    fn at(self, Total(value): Total) -> String {
        format!("{:.2}%", (value - self.low) as f64 * 100.0 / (self.high - self.low) as f64)
    }

    /// Every ten points, or every twenty where there are many.
    fn ticks(self) -> impl Iterator<Item = Total> {
        let step = if self.high - self.low > 5 * TEN { 2 * TEN } else { TEN };
        (self.low..=self.high).step_by(step as usize).map(Total)
    }
}

#[component]
pub fn FairFigure(page: RoundPage, latest: Latest) -> impl IntoView {
    let l = locale();
    let scale = Scale::of(&page.pitches);
    let rows = page.pitches.iter().map(|row| one(l, scale, page.places, row, latest)).collect_view();
    view! {
        <figure class="fair-figure" aria-labelledby="ranking">
            <figcaption class="soft small">
                <span data-key="dot">{tr!(l, jury.key_adjusted)}</span>
                <span data-key="reach">{tr!(l, jury.key_interval)}</span>
                <span data-key="raw">{tr!(l, jury.key_raw)}</span>
            </figcaption>
            <ol role="list">{rows}</ol>
            {axis(l, scale)}
        </figure>
    }
}

fn one(l: Locale, scale: Scale, places: i64, row: &PitchRow, latest: Latest) -> impl IntoView + use<> {
    let place = row.place.map_or_else(|| "–".to_owned(), |place| place.to_string());
    let (idea, own) = (row.idea, row.own);
    let score = row.fair.map(|fair| fair.adjusted).or(row.mean);
    let chance = row.fair.map(|fair| view! { <small>{chance(l, fair, places)}</small> });
    let below = match (own, score) {
        (true, _) => view! { <p class="soft small">{tr!(l, jury.hidden_from_you)}</p> }.into_any(),
        (false, None) => view! { <p class="soft small">{tr!(l, jury.no_card)}</p> }.into_any(),
        (false, Some(score)) => view! {
            {picture(l, scale, row.fair, row.mean)}
            <p class="score"><strong>{rounded(l, score.0, 1_000)}</strong> {chance}</p>
        }
        .into_any(),
    };
    view! {
        <li>
            <span class="place">{place}</span>
            <p><a href=routes::idea(idea)>{row.title.clone()}</a> " " <Decided idea latest own/></p>
            {below}
        </li>
    }
}

fn chance(l: Locale, fair: Fair, places: i64) -> String {
    let percent = percent(l, i64::from(fair.p_funded), 1_000);
    if places == 1 {
        tr!(l, jury.chance_first, percent = percent)
    } else {
        tr!(l, jury.chance, percent = percent, places = number(l, places))
    }
}

fn picture(l: Locale, scale: Scale, fair: Option<Fair>, mean: Option<Total>) -> impl IntoView + use<> {
    let tenth = |Total(value): Total| rounded(l, value, 1_000);
    let label = match (fair, mean) {
        (Some(Fair { adjusted, low, high, .. }), Some(mean)) => {
            tr!(l, jury.picture, adjusted = tenth(adjusted), low = tenth(low), high = tenth(high), mean = tenth(mean))
        }
        (_, mean) => tr!(l, jury.picture_raw, mean = mean.map(tenth).unwrap_or_default()),
    };
    let grid = scale.ticks().map(|tick| view! { <line class="grid" x1=scale.at(tick) x2=scale.at(tick) y1="0" y2="24"/> }).collect_view();
    let reach = fair.map(|fair| view! { <line class="reach" x1=scale.at(fair.low) x2=scale.at(fair.high) y1="12" y2="12"/> });
    let raw = mean.map(|mean| view! { <line class="raw" x1=scale.at(mean) x2=scale.at(mean) y1="5" y2="19"/> });
    let dot = fair.map(|fair| view! { <circle class="dot" cx=scale.at(fair.adjusted) cy="12" r="5"/> });
    view! { <svg class="whisker" width="100%" height="24" role="img" aria-label=label>{grid} {reach} {raw} {dot}</svg> }
}

fn axis(l: Locale, scale: Scale) -> impl IntoView + use<> {
    let words = |tick: Total| view! { <text x=scale.at(tick) y="12" text-anchor="middle">{number(l, tick.0 / 1_000)}</text> };
    view! { <svg class="axis" width="100%" height="16" aria-hidden="true">{scale.ticks().map(words).collect_view()}</svg> }
}
