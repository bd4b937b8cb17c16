//! The answer to an idea, in a word.
use crate::language::{Locale, tr};
use domain::jury::Verdict;
use leptos::prelude::*;

pub fn verdict(l: Locale, verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Funded => tr!(l, jury.verdict_funded),
        Verdict::Declined => tr!(l, jury.verdict_declined),
        Verdict::Deferred => tr!(l, jury.verdict_deferred),
        Verdict::KeptOpen => tr!(l, jury.verdict_kept_open),
    }
}

/// As the style sheet calls it: `data-stage` of a badge, `data-outcome` of a decision.
pub fn verdict_shade(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Funded => "funded",
        Verdict::Declined => "declined",
        Verdict::Deferred => "deferred",
        Verdict::KeptOpen => "open",
    }
}

/// The criteria that its reason is tied to, if any.
pub fn tied_to(l: Locale, criteria: &[String]) -> Option<AnyView> {
    let words = tr!(l, common.tied_to, criteria = criteria.join(", "));
    (!criteria.is_empty()).then(|| view! { <p class="small soft">{words}</p> }.into_any())
}
