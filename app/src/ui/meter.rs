//! Bars: one that fills, and several side by side, each with its number, so that the picture is never alone.
use crate::language::{locale, number};
use leptos::prelude::*;

#[component]
pub fn Meter(
    value: i64,
    most: i64,
    /// What a screen reader says.
    #[prop(into)]
    label: String,
    /// `good` once it is full.
    #[prop(optional, into)]
    tone: Option<&'static str>,
) -> impl IntoView {
    view! { <progress class="progress-bar" max=most.max(1).to_string() value=value.to_string() aria-label=label data-tone=tone></progress> }
}

#[component]
pub fn Bars(
    /// Labels and numbers, in order; the longest bar is the highest number.
    rows: Vec<(String, i64)>,
) -> impl IntoView {
    let l = locale();
    let most = rows.iter().map(|(_, n)| *n).max().unwrap_or(1).max(1);
    let rows = rows.into_iter().map(|(label, n)| {
        view! {
            <li>
                <span>{label.clone()}</span>
                <Meter value=n most=most label=label/>
                <data value=n.to_string()>{number(l, n)}</data>
            </li>
        }
    });
    view! { <ul class="bars" role="list">{rows.collect_view()}</ul> }
}
