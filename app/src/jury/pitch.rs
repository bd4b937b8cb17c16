//! The pitch as it was frozen when the round opened.
use crate::{
    attachments::shown,
    ideas::channel_name,
    language::{Locale, day_and_year, locale, money, tr},
    opinions::BesidePitch,
    ui::{Author, Prose},
};
use domain::{Cents, jury::PitchText, opinions::Beside};
use leptos::prelude::*;

#[component]
pub fn Pitch(
    text: PitchText,
    /// What others say of it.
    beside: Beside,
    /// Its heading's, unique on the page.
    #[prop(default = "pitch")]
    id: &'static str,
    /// Where several stand on a page: which it is.
    #[prop(optional, into)]
    heading: Option<String>,
) -> impl IntoView {
    let l = locale();
    let authors = match text.authors.is_empty() {
        true => view! { <Author person=None/> }.into_any(),
        false => text.authors.iter().cloned().map(|person| view! { <Author person/> }).collect_view().into_any(),
    };
    let problem = paragraphs(&text.problem);
    let proposal = text.proposal_html.clone();
    view! {
        <section class="pitch" aria-labelledby=id tabindex="0">
            <div class="stack">
                <h2 id=id>{heading.unwrap_or_else(|| tr!(l, jury.pitch).to_owned())}</h2>
                <p class="cluster">{authors}</p>
                <p><strong>{text.one_liner.clone()}</strong></p>
                <h3>{tr!(l, jury.problem)}</h3>
                <div class="prose">{problem}</div>
                {(!proposal.trim().is_empty()).then(|| view! { <h3>{tr!(l, jury.proposal)}</h3> <Prose html=proposal/> })}
                {facts(l, &text)}
                {(!text.files.is_empty()).then(|| view! { <h3>{tr!(l, attachments.title)}</h3> {shown(l, &text.files)} })}
                <p class="soft small">{tr!(l, jury.frozen)}</p>
                <BesidePitch beside/>
            </div>
        </section>
    }
}

/// What can be said in a line, when anything of it was.
fn facts(l: Locale, text: &PitchText) -> Option<impl IntoView + use<>> {
    let channels: Vec<&str> = text.channels.iter().map(|channel| channel_name(l, *channel)).collect();
    let lines = [
        (tr!(l, jury.audience), text.audience.clone()),
        (tr!(l, jury.channels), channels.join(", ")),
        (tr!(l, jury.budget), text.budget.map(|budget| range(l, budget)).unwrap_or_default()),
        (tr!(l, jury.impact), text.impact_metric.clone()),
        (tr!(l, jury.today), text.impact_baseline.clone()),
        (tr!(l, jury.target), text.impact_target.clone()),
        (tr!(l, jury.target_by), text.impact_by.map(|day| day_and_year(l, &day)).unwrap_or_default()),
    ];
    let said: Vec<_> = lines.into_iter().filter(|(_, words)| !words.is_empty()).collect();
    let any = !said.is_empty();
    any.then(|| {
        let lines = said.into_iter().map(|(name, words)| view! { <dt>{name}</dt><dd>{words}</dd> }).collect_view();
        view! { <h3>{tr!(l, jury.in_figures)}</h3> <dl class="facts">{lines}</dl> }
    })
}

fn range(l: Locale, (low, high): (Cents, Cents)) -> String {
    if low == high { money(l, low) } else { tr!(l, jury.budget_range, low = money(l, low), high = money(l, high)) }
}

fn paragraphs(text: &str) -> impl IntoView + use<> {
    text.lines().filter(|line| !line.trim().is_empty()).map(|line| view! { <p>{line.to_owned()}</p> }).collect_view()
}
