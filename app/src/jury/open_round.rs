//! A shortlist that waits: its round is opened with a date for the last card, or the page says why not yet.
use super::api::OpenRound;
use crate::{
    error::refusal,
    language::{Locale, locale, number, times, tr, trn},
    routes,
    ui::{Field, Form, Notice, Submit},
    wire::Act,
};
use domain::{
    Stamp,
    jury::{DeclaredTie, RoundToOpen},
};
use leptos::prelude::*;

#[component]
pub fn ToOpen(mut waiting: RoundToOpen, now: Stamp) -> impl IntoView {
    let l = locale();
    let heading = format!("open-{}", waiting.challenge);
    let id = heading.clone();
    let count = trn!(l, waiting.shortlisted, jury.shortlisted_1, jury.shortlisted_n);
    let title = waiting.title.clone();
    let completing = waiting.completing.map(|(n, last)| {
        let day = times::day_near(l, &last.local, &now.local);
        view! { <Notice>{trn!(l, n, jury.still_completing_1, jury.still_completing_n, day = day.as_str())}</Notice> }
    });
    let ties = std::mem::take(&mut waiting.ties);
    let ties = (!ties.is_empty()).then(|| declared(l, ties));
    let below = match waiting.refusal {
        Some(why) => view! { <Notice>{refusal(l, why)}</Notice> }.into_any(),
        None => form(waiting),
    };
    view! {
        <section class="open-round" aria-labelledby=heading>
            <h2 id=id>{tr!(l, jury.open_round_on, title = title.as_str())}</h2>
            <p class="soft">{count}</p>
            {completing}
            {ties}
            {below}
        </section>
    }
}

/// Who said that they are tied to what, and what they wrote of it.
fn declared(l: Locale, ties: Vec<DeclaredTie>) -> impl IntoView {
    let count = i64::try_from(ties.len()).unwrap_or_default();
    let one = |of: DeclaredTie| {
        let words = tr!(l, jury.tie_of, name = of.juror.name, title = of.title);
        let why = (!of.why.is_empty()).then(|| view! { <blockquote class="small">{of.why}</blockquote> });
        view! { <li>{words} {why}</li> }
    };
    view! {
        <details class="disclosure measure">
            <summary>{trn!(l, count, jury.ties_1, jury.ties_n)}</summary>
            <p class="soft small">{tr!(l, jury.ties_words)}</p>
            <ul class="stack">{ties.into_iter().map(one).collect_view()}</ul>
        </details>
    }
}

fn form(waiting: RoundToOpen) -> AnyView {
    let l = locale();
    let action = Act::<OpenRound>::new();
    let id = waiting.challenge.to_string();
    let name = format!("open-round-{id}");
    view! {
        <Form action name only=("challenge", id)>
            <Field name="closes" label=tr!(l, jury.closing_date) kind="datetime-local" size="medium" value=waiting.closes
                help=tr!(l, jury.closing_help) required=true/>
            <Field name="places" label=tr!(l, jury.places) inputmode="numeric" size="short" value=waiting.places.to_string()
                help=tr!(l, jury.places_help)/>
            <Field name="per_pitch" label=tr!(l, jury.per_pitch) inputmode="numeric" size="short"
                help=tr!(l, jury.per_pitch_help, jurors = number(l, waiting.jurors)) optional=true/>
            <footer>
                <Submit label=tr!(l, jury.open_round) kind="secondary" says=tr!(l, jury.open_round_on, title = waiting.title.as_str())/>
                <a class="button" data-kind="quiet" href=routes::challenge(waiting.challenge)>{waiting.title.clone()}</a>
            </footer>
        </Form>
    }
    .into_any()
}
