//! Who gives more than the panel's average and who less, for the chair; for a juror their own line alone. A habit, no fault:
//! the adjusted score takes it out.
use crate::{
    language::{Locale, locale, signed, tr},
    ui::{SectionHead, TableScroll},
};
use domain::jury::JurorSeverity;
use leptos::prelude::*;

/// In thousandths of a point: the strip reaches at least that far to both sides.
const LEAST_REACH: i64 = 10_000;

#[component]
pub fn SeverityStrip(
    severities: Vec<JurorSeverity>,
    /// All jurors, for who presides.
    presides: bool,
) -> impl IntoView {
    let l = locale();
    if severities.is_empty() {
        return ().into_any();
    }
    let words = if presides { tr!(l, jury.severity_words) } else { tr!(l, jury.severity_own) };
    let reach = severities.iter().map(|s| s.gives.abs()).max().unwrap_or_default().max(LEAST_REACH);
    let lines = severities.iter().map(|s| one(l, reach, s)).collect_view();
    let heads = vec![tr!(l, jury.juror).to_owned(), tr!(l, jury.severity).to_owned()];
    let rows = severities.iter().map(row(l)).collect_view();
    view! {
        <section aria-labelledby="severity">
            <SectionHead id="severity" title=tr!(l, jury.severity)/>
            <div class="stack">
            <p class="soft small measure">{words}</p>
            <ul class="severity-strip measure" role="list">{lines}</ul>
            {presides.then(|| view! {
                <details class="disclosure measure">
                    <summary>{tr!(l, jury.coverage_table)}</summary>
                    <TableScroll name=tr!(l, jury.severity) heads>{rows}</TableScroll>
                </details>
            })}
            </div>
        </section>
    }
    .into_any()
}

fn one(l: Locale, reach: i64, of: &JurorSeverity) -> impl IntoView + use<> {
    let gives = signed(l, of.gives, 1_000);
    let at = format!("{:.2}%", 50.0 + of.gives as f64 * 46.0 / reach as f64);
    let label = tr!(l, jury.severity_of, name = of.juror.name.as_str(), gives = gives.as_str());
    view! {
        <li>
            <span>{of.juror.name.clone()}</span>
            <svg class="whisker" width="100%" height="24" role="img" aria-label=label>
                <line class="grid" x1="4%" x2="96%" y1="12" y2="12"/>
                <line class="zero" x1="50%" x2="50%" y1="3" y2="21"/>
                <line class="reach" x1="50%" x2=at.clone() y1="12" y2="12"/>
                <circle class="dot" cx=at cy="12" r="5"/>
            </svg>
            <data value=of.gives.to_string()>{gives}</data>
        </li>
    }
}

fn row(l: Locale) -> impl Fn(&JurorSeverity) -> AnyView {
    move |of| view! { <tr><th scope="row">{of.juror.name.clone()}</th><td data-numeric>{signed(l, of.gives, 1_000)}</td></tr> }.into_any()
}
