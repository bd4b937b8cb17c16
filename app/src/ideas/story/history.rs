//! Who moved an idea on, when, and why; newest first. What was wrong in an answer it had before stands below that answer.
use super::correcting::correcting;
use crate::{
    ideas::api::AddErratum,
    language::{Locale, tr},
    routes,
    ui::{SectionHead, Time, errata, stage::stage_name},
    wire::Act,
};
use domain::{
    Stamp,
    ideas::{IdeaPage, Step},
};
use leptos::prelude::*;

pub fn history(l: Locale, idea: &IdeaPage, correct: Act<AddErratum>) -> AnyView {
    if idea.history.is_empty() {
        return ().into_any();
    }
    let correcting = |step: &Step| step.may_correct.then(|| correcting(l, idea.id.to_string(), step.at.at, true, correct));
    let lines = idea.history.iter().rev().map(|step| line(l, step.clone(), correcting(step), idea.now)).collect_view();
    view! {
        <section aria-labelledby="history">
            <SectionHead id="history" title=tr!(l, ideas.history)/>
            <ol class="history" role="list">{lines}</ol>
        </section>
    }
    .into_any()
}

fn line(l: Locale, step: Step, correcting: Option<AnyView>, now: Stamp) -> impl IntoView {
    let by = match step.by {
        Some(person) => view! { " " {tr!(l, ideas.by)} " " <a href=routes::person(person.id)>{person.name}</a> }.into_any(),
        None if step.veiled => view! { " " {tr!(l, ideas.by_somebody)} }.into_any(),
        None => view! { " " {tr!(l, ideas.by_itself)} }.into_any(),
    };
    let reason = (!step.reason.is_empty()).then(|| tr!(l, ideas.with_reason, reason = step.reason));
    view! {
        <li>
            <Time at=step.at now/>
            <div class="stack" data-gap="tight">
                <span><b>{stage_name(l, step.to)}</b> {by} {reason}</span>
                {errata(l, step.errata, Some(now))}
                {correcting}
            </div>
        </li>
    }
}
