//! Who moved an idea on, when, and why; newest first.
use crate::{
    language::{Locale, tr},
    routes,
    ui::{SectionHead, Time, stage::stage_name},
};
use domain::{Stamp, ideas::Step};
use leptos::prelude::*;

pub fn history(l: Locale, steps: Vec<Step>, now: Stamp) -> AnyView {
    if steps.is_empty() {
        return ().into_any();
    }
    let lines = steps.into_iter().rev().map(|step| line(l, step, now)).collect_view();
    view! {
        <section aria-labelledby="history">
            <SectionHead id="history" title=tr!(l, ideas.history)/>
            <ol class="history" role="list">{lines}</ol>
        </section>
    }
    .into_any()
}

fn line(l: Locale, step: Step, now: Stamp) -> impl IntoView {
    let by = match step.by {
        Some(person) => view! { " " {tr!(l, ideas.by)} " " <a href=routes::person(person.id)>{person.name}</a> }.into_any(),
        None if step.veiled => view! { " " {tr!(l, ideas.by_somebody)} }.into_any(),
        None => view! { " " {tr!(l, ideas.by_itself)} }.into_any(),
    };
    let reason = (!step.reason.is_empty()).then(|| tr!(l, ideas.with_reason, reason = step.reason));
    view! { <li><Time at=step.at now/><span><b>{stage_name(l, step.to)}</b> {by} {reason}</span></li> }
}
