//! Publishing all answers at once: what is ready, what is missing by name, and a question before it happens.
use super::{
    api::Publish,
    latest::{Latest, decision},
};
use crate::{
    error::refusal,
    language::{Locale, locale, number, tr, trn},
    routes,
    ui::{Dialog, Form, Icon, Notice, OpenDialog, Submit, TextArea, dialog},
    wire::Act,
};
use domain::{
    Refusal,
    ideas::LONGEST_REASON,
    jury::{ReopeningState, RoundPage, RoundPhase},
};
use leptos::prelude::*;

const ASK: &str = "publish-ask";

#[component]
pub fn PublishBox(latest: Latest, publish: Act<Publish>) -> impl IntoView {
    let l = locale();
    let may = Memo::new(move |_| latest.with(|page| page.abilities.publish));
    let below = move || if may.get() { form(l, latest, publish) } else { why_not(l, latest) };
    view! {
        <section class="publish-box" aria-labelledby="publish">
            <h2 id="publish">{tr!(l, jury.publish)}</h2>
            <ul role="list">{move || lines(l, latest)}</ul>
            {below}
        </section>
    }
}

/// What is done, and each answer that is missing, with the way to it.
fn lines(l: Locale, latest: Latest) -> impl IntoView {
    let (prepared, all) = latest.prepared();
    let ready = trn!(l, prepared, jury.answers_ready_1, jury.answers_ready_n, of = number(l, all));
    let missing = latest.with(missing).into_iter().map(|(anchor, title)| {
        view! {
            <li data-state="missing">
                <Icon of=icondata::LuCircleAlert/>
                <span>{tr!(l, jury.answer_missing)} " " <a href=anchor rel="external">{title}</a></span>
            </li>
        }
    });
    let state = (prepared < all).then_some("missing");
    let icon = if prepared < all { icondata::LuCircleAlert } else { icondata::LuCircleCheck };
    view! {
        <li><Icon of=icondata::LuCircleCheck/><span>{tr!(l, jury.scoring_over)}</span></li>
        <li data-state=state><Icon of=icon/><span>{ready}</span></li>
        {missing.collect_view()}
    }
}

fn missing(page: &RoundPage) -> Vec<(String, String)> {
    let pitches = page.pitches.iter().filter(|row| !row.own).map(|row| (row.idea, &row.title));
    let others = page.others.iter().map(|row| (row.idea, &row.title));
    let open = pitches.chain(others).filter(|(idea, _)| decision(page, *idea).is_none());
    open.map(|(idea, title)| (format!("#answer-{idea}"), title.clone())).collect()
}

/// The button asks first; the one within the question publishes.
fn form(l: Locale, latest: Latest, action: Act<Publish>) -> AnyView {
    let round = latest.with_untracked(|page| page.round.to_string());
    let count = latest.prepared().1;
    let departs = Memo::new(move |_| latest.with(|page| page.departs));
    view! {
        <Form action name="publish" class="stack" only=("round", round)>
            {move || departs.get().then(|| view! {
                <TextArea name="departure" label=tr!(l, jury.departure) help=tr!(l, jury.departure_help) rows=2 most=LONGEST_REASON required=true/>
            })}
            <p><OpenDialog id=ASK label=tr!(l, jury.publish_all) kind="primary"/></p>
            <Dialog id=ASK title=tr!(l, jury.publish_ask)>
                <p>{trn!(l, count, jury.publish_words_1, jury.publish_words_n)}</p>
                <p on:click=move |_| dialog::close(ASK)><Submit label=tr!(l, jury.publish_yes)/></p>
            </Dialog>
        </Form>
    }
    .into_any()
}

fn why_not(l: Locale, latest: Latest) -> AnyView {
    let (presides, phase) = latest.with(|page| (page.abilities.presides, page.phase));
    let reopened = latest.with(|page| page.reopenings.iter().any(|of| of.state == ReopeningState::Open));
    let why = match phase {
        RoundPhase::Scoring => Refusal::RoundStillOpen,
        RoundPhase::Deliberation if presides && reopened => Refusal::CardReopened,
        RoundPhase::Deliberation if presides => Refusal::AnswersMissing,
        RoundPhase::Deliberation => Refusal::OnlyTheChair,
        RoundPhase::Published => Refusal::AlreadyPublished,
    };
    view! {
        <p class="cluster">
            <button class="button" type="button" disabled=true aria-describedby="publish-why">{tr!(l, jury.publish_all)}</button>
            <span class="small soft" id="publish-why">{refusal(l, why)}</span>
        </p>
    }
    .into_any()
}

/// Where the published answers are read.
#[component]
pub fn Published(page: RoundPage) -> impl IntoView {
    let l = locale();
    let (href, words) = match page.standing {
        true => (routes::challenge(page.challenge), tr!(l, jury.see_challenge)),
        false => (routes::results(page.challenge), tr!(l, jury.see_results)),
    };
    view! {
        <div class="stack">
            <Notice tone="good">{tr!(l, jury.published_words)}</Notice>
            <p><a class="button" data-kind="primary" href=href>{words}</a></p>
        </div>
    }
}
