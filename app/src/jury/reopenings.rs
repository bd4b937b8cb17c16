//! Cards that are open again after the close, and the form by which one person asks for it; another confirms.
use super::api::{AskReopening, ConfirmReopening, EndReopening};
use crate::{
    language::{Locale, locale, tr, when},
    ui::{Field, Form, Notice, SectionHead, Select, Submit, TextArea},
    wire::Act,
};
use domain::{
    Stamp,
    ideas::LONGEST_REASON,
    jury::{HOURS, ReopeningRow, ReopeningState, RoundPage},
};
use leptos::prelude::*;

/// What changes the whole page.
#[derive(Clone, Copy)]
pub struct ReopeningActions {
    pub ask: Act<AskReopening>,
    pub confirm: Act<ConfirmReopening>,
    pub end: Act<EndReopening>,
}

#[component]
pub fn Reopenings(page: RoundPage, actions: ReopeningActions) -> impl IntoView {
    let l = locale();
    let may_ask = page.abilities.reopen;
    if page.reopenings.is_empty() && !may_ask {
        return ().into_any();
    }
    let now = page.now;
    let rows = page.reopenings.iter().cloned().map(|of| view! { <li>{one(l, of, now, actions)}</li> }).collect_view();
    view! {
        <section aria-labelledby="reopenings">
            <SectionHead id="reopenings" title=tr!(l, jury.reopenings)/>
            <div class="stack">
                <ul class="stack" role="list">{rows}</ul>
                {may_ask.then(|| ask(l, &page, actions.ask))}
            </div>
        </section>
    }
    .into_any()
}

fn one(l: Locale, of: ReopeningRow, now: Stamp, actions: ReopeningActions) -> impl IntoView {
    let (name, title, open) = (of.juror.name.as_str(), of.title.as_str(), of.state == ReopeningState::Open);
    let words = match (of.state, &of.until) {
        (ReopeningState::Open, Some(until)) => tr!(l, jury.reopened_until, name = name, title = title, when = when(l, until, &now)),
        (ReopeningState::Open | ReopeningState::Asked | ReopeningState::Over, _) => {
            tr!(l, jury.reopening_asked, name = name, title = title)
        }
    };
    let why = (!of.why.is_empty()).then(|| {
        let by = of.asked_by.as_ref().map(|by| tr!(l, jury.reopening_asked_by, name = by.name.as_str()));
        view! { <blockquote class="small">{of.why.clone()} " " <span class="soft">{by}</span></blockquote> }
    });
    let tone = if open { "warn" } else { "" };
    let id = of.id.to_string();
    let confirm = of.may_confirm.then(|| {
        let (name, id) = (format!("confirm-{id}"), id.clone());
        view! {
            <Form action=actions.confirm name class="cluster" only=("reopening", id)>
                <Submit label=tr!(l, jury.reopening_confirm) kind="secondary" size="small"/>
            </Form>
        }
    });
    let end_label = if open { tr!(l, jury.reopening_lock) } else { tr!(l, jury.reopening_withdraw) };
    let end = of.may_end.then(|| {
        let name = format!("end-{id}");
        view! {
            <Form action=actions.end name class="cluster" only=("reopening", id)>
                <Submit label=end_label kind="quiet" size="small"/>
            </Form>
        }
    });
    view! {
        <div class="stack">
            <Notice tone>{words}</Notice>
            {why}
            <div class="cluster">{confirm} {end}</div>
        </div>
    }
}

fn ask(l: Locale, page: &RoundPage, action: Act<AskReopening>) -> impl IntoView + use<> {
    let none = || (String::new(), tr!(l, jury.reopening_choose).to_owned());
    let pitches = page.pitches.iter().filter(|row| !row.own).map(|row| (row.pitch.to_string(), row.title.clone()));
    let pitches: Vec<_> = std::iter::once(none()).chain(pitches).collect();
    let jurors = page.coverage.iter().map(|of| (of.juror.id.to_string(), of.juror.name.clone()));
    let jurors: Vec<_> = std::iter::once(none()).chain(jurors).collect();
    view! {
        <details class="disclosure" open=action.was_refused()>
            <summary>{tr!(l, jury.reopening_ask)}</summary>
            <Form action name="reopen" only=("round", page.round.to_string())>
                <p class="soft small measure">{tr!(l, jury.reopening_words)}</p>
                <Select name="juror" label=tr!(l, jury.juror) options=jurors/>
                <Select name="pitch" label=tr!(l, jury.pitch_column) options=pitches/>
                <TextArea name="why" label=tr!(l, jury.reopening_why) help=tr!(l, jury.reopening_why_help) rows=2 most=LONGEST_REASON required=true/>
                <Field name="hours" label=tr!(l, jury.reopening_hours) value=HOURS.to_string() inputmode="numeric" size="short"/>
                <footer><Submit label=tr!(l, jury.reopening_ask) kind="secondary"/></footer>
            </Form>
        </details>
    }
}
