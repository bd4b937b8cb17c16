//! The stage of an idea: a colour, a shape and a word, so that none is needed alone.
use crate::language::{Locale, locale, tr};
use domain::ideas::Stage;
use leptos::prelude::*;

#[component]
pub fn StageBadge(
    stage: Stage,
    /// Lies on a picture.
    #[prop(optional)]
    on_cover: bool,
) -> impl IntoView {
    view! { <span class="stage-badge" data-stage=stage.name() data-on-cover=on_cover.then_some("")>{stage_name(locale(), stage)}</span> }
}

pub fn stage_name(l: Locale, stage: Stage) -> &'static str {
    match stage {
        Stage::Draft => tr!(l, ideas.stage_draft),
        Stage::Submitted => tr!(l, ideas.stage_submitted),
        Stage::Returned => tr!(l, ideas.stage_returned),
        Stage::Open => tr!(l, ideas.stage_open),
        Stage::Shortlisted => tr!(l, ideas.stage_shortlisted),
        Stage::Funded => tr!(l, ideas.stage_funded),
        Stage::Declined => tr!(l, ideas.stage_declined),
        Stage::Deferred => tr!(l, ideas.stage_deferred),
        Stage::Withdrawn => tr!(l, ideas.stage_withdrawn),
        Stage::Merged => tr!(l, ideas.stage_merged),
        Stage::Archived => tr!(l, ideas.stage_archived),
    }
}
