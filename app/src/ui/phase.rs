//! A phase of a challenge, computed from its dates, said in words.
use crate::language::{Locale, locale, tr};
use domain::challenges::Phase;
use leptos::prelude::*;

#[component]
pub fn PhaseBadge(phase: Phase) -> impl IntoView {
    view! { <span class="phase-badge" data-phase=shade(phase)>{phase_name(locale(), phase)}</span> }
}

pub fn phase_name(l: Locale, phase: Phase) -> &'static str {
    match phase {
        Phase::Standing => tr!(l, challenges.phase_standing),
        Phase::Announced => tr!(l, challenges.phase_announced),
        Phase::Submissions => tr!(l, challenges.phase_submissions),
        Phase::Voting => tr!(l, challenges.phase_voting),
        Phase::Judging => tr!(l, challenges.phase_judging),
        Phase::Deliberation => tr!(l, challenges.phase_deliberation),
        Phase::ResultsLate => tr!(l, challenges.phase_results_late),
        Phase::Results => tr!(l, challenges.phase_results),
        Phase::Cancelled => tr!(l, challenges.phase_cancelled),
    }
}

/// As the style sheet calls it.
fn shade(phase: Phase) -> &'static str {
    match phase {
        Phase::Standing | Phase::Submissions => "open",
        Phase::Announced => "upcoming",
        Phase::Voting => "voting",
        Phase::Judging => "judging",
        Phase::Deliberation => "deliberation",
        Phase::ResultsLate => "late",
        Phase::Results => "results",
        Phase::Cancelled => "cancelled",
    }
}
