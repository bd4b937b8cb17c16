//! The few facts beside the story: whom it reaches, where, for how much, to what end.
use crate::{
    ideas::{address, words::channel_name},
    language::{Locale, day_and_year, money, tr},
    ui::SectionHead,
};
use domain::{
    Cents,
    ideas::{IdeaFilter, IdeaPage},
};
use leptos::prelude::*;

pub fn facts(l: Locale, idea: IdeaPage) -> AnyView {
    let channels = idea.channels.iter().map(|channel| channel_name(l, *channel)).collect::<Vec<_>>().join(", ");
    let budget = idea.budget.map(|budget| amount(l, budget)).unwrap_or_default();
    let impact = impact(l, &idea);
    let told = [
        (tr!(l, ideas.audience), idea.audience),
        (tr!(l, ideas.channels), channels),
        (tr!(l, ideas.budget), budget),
        (tr!(l, ideas.impact), impact),
    ];
    let told: Vec<_> = told.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    if told.is_empty() && idea.tags.is_empty() {
        return ().into_any();
    }
    let lines = told.into_iter().map(|(name, value)| view! { <dt>{name}</dt><dd>{value}</dd> }).collect::<Vec<_>>();
    let lines = (!lines.is_empty()).then(|| view! { <dl class="facts">{lines}</dl> });
    view! {
        <section aria-labelledby="facts">
            <SectionHead id="facts" title=tr!(l, ideas.facts)/>
            {lines}
            {tags(idea.tags)}
        </section>
    }
    .into_any()
}

/// Each leads to the ideas that share it.
fn tags(tags: Vec<String>) -> Option<impl IntoView> {
    let links = tags.into_iter().map(|tag| {
        let href = address::of(&IdeaFilter { tag: tag.clone(), ..IdeaFilter::default() });
        view! { <a class="tag" href=href>{tag}</a> " " }
    });
    let links = links.collect::<Vec<_>>();
    (!links.is_empty()).then(|| view! { <p class="cluster" data-gap="tight">{links}</p> })
}

fn amount(l: Locale, (low, high): (Cents, Cents)) -> String {
    if low == high { money(l, low) } else { tr!(l, ideas.from_to, low = money(l, low), high = money(l, high)) }
}

/// What should move, from where to where, as far as it was said.
fn impact(l: Locale, idea: &IdeaPage) -> String {
    let (from, to) = (&idea.impact_baseline, &idea.impact_target);
    let parts = [
        idea.impact_metric.clone(),
        if from.is_empty() { String::new() } else { tr!(l, ideas.impact_from, low = from.as_str()) },
        if to.is_empty() { String::new() } else { tr!(l, ideas.impact_to, high = to.as_str()) },
        idea.impact_by.map(|day| tr!(l, ideas.impact_until, when = day_and_year(l, &day))).unwrap_or_default(),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
