//! The round page: who has handed in, the ranking once scoring is closed, the answers prepared, and their publication.
use super::{
    api::{self, CloseRound, PrepareRest, Publish},
    close::Close,
    coverage::Coverage,
    decisions::Decisions,
    latest::Latest,
    others::Others,
    publish_box::{PublishBox, Published},
    ranking::{Ranking, Sealed},
    reopenings::{ReopeningActions, Reopenings},
    sealed_scores::Readings,
    take_away::TakeAway,
};
use crate::{
    language::{Locale, locale, tr, trn, when},
    routes,
    ui::{Column, Page, loaded, toast::tell_after},
    wire::{Act, Asked},
};
use domain::jury::{RoundPage, RoundPhase};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

pub struct JuryRoundPage {
    round: Asked<RoundPage>,
    actions: Actions,
}

/// What changes the whole page.
#[derive(Clone, Copy)]
struct Actions {
    close: Act<CloseRound>,
    rest: Act<PrepareRest>,
    publish: Act<Publish>,
    reopening: ReopeningActions,
}

impl Page for JuryRoundPage {
    fn data() -> Self {
        let (l, params) = (locale(), use_params_map());
        let reopening = ReopeningActions { ask: Act::new(), confirm: Act::new(), end: Act::new() };
        let actions = Actions { close: Act::new(), rest: Act::new(), publish: Act::new(), reopening };
        let done = RwSignal::new(0_usize);
        tell_after(actions.close, done, tr!(l, jury.close_done));
        tell_after(actions.rest, done, tr!(l, jury.rest_done));
        tell_after(actions.publish, done, tr!(l, jury.publish_done));
        tell_after(reopening.ask, done, tr!(l, jury.reopening_ask_done));
        tell_after(reopening.confirm, done, tr!(l, jury.reopening_confirm_done));
        tell_after(reopening.end, done, tr!(l, jury.reopening_end_done));
        let question = move || api::Round { round: params.with(|params| params.get("id").unwrap_or_default()) };
        Self { round: Asked::again(move || done.get(), question), actions }
    }

    fn view(this: Self) -> AnyView {
        let actions = this.actions;
        loaded(this.round, move |page| show(page, actions))
    }
}

/// Says that it is done and asks for the round anew; what was refused leaves the page as it is.
fn show(page: RoundPage, actions: Actions) -> AnyView {
    let l = locale();
    let latest = Latest::new(page.clone());
    let title = tr!(l, jury.round_of, title = page.title.as_str());
    let (phase, may_close) = (page.phase, page.abilities.close);
    let missing = missing_cards(&page);
    view! {
        <Column title=title>
            <header class="page-head">
                {eyebrow(l, &page)}
                <h1>{move || headline(l, latest)}</h1>
            </header>
            <div class="stack" data-gap="wide">
                {(phase == RoundPhase::Published).then(|| view! { <Published page=page.clone()/> })}
                <Readings readings=page.readings.clone() now=page.now/>
                <Coverage jurors=page.coverage.clone() short=page.short.clone() aside=page.aside.clone() links=page.links.clone()/>
                {match phase {
                    RoundPhase::Scoring => view! { <Sealed page=page.clone()/> }.into_any(),
                    RoundPhase::Deliberation | RoundPhase::Published => view! { <Ranking page=page.clone() latest/> }.into_any(),
                }}
                {(phase == RoundPhase::Deliberation).then(|| view! { <Reopenings page=page.clone() actions=actions.reopening/> })}
                {(phase == RoundPhase::Deliberation).then(|| view! { <Decisions page=page.clone() latest/> })}
                {(phase != RoundPhase::Published).then(|| view! { <Others page=page.clone() latest rest=actions.rest/> })}
                {(phase == RoundPhase::Deliberation && latest.is_told()).then(|| view! { <PublishBox latest publish=actions.publish/> })}
                <TakeAway round=page.round abilities=page.abilities.clone()/>
                {may_close.then(|| view! { <Close round=page.round missing action=actions.close/> })}
            </div>
        </Column>
    }
    .into_any()
}

fn missing_cards(page: &RoundPage) -> i64 {
    page.coverage.iter().map(|juror| (juror.expected - juror.handed_in).max(0)).sum()
}

/// What this page asks for next.
fn headline(l: Locale, latest: Latest) -> String {
    latest.with(|page| match (page.phase, missing_cards(page), page.unanswered) {
        (RoundPhase::Scoring, 0, _) => tr!(l, jury.no_card_missing).to_owned(),
        (RoundPhase::Scoring, missing, _) => trn!(l, missing, jury.cards_missing_1, jury.cards_missing_n),
        (RoundPhase::Deliberation, _, _) if !latest.is_told() => tr!(l, jury.deliberating).to_owned(),
        (RoundPhase::Deliberation, _, 0) => tr!(l, jury.ready).to_owned(),
        (RoundPhase::Deliberation, _, unanswered) => trn!(l, unanswered, jury.to_answer_1, jury.to_answer_n),
        (RoundPhase::Published, _, _) => tr!(l, jury.is_published).to_owned(),
    })
}

fn eyebrow(l: Locale, page: &RoundPage) -> impl IntoView + use<> {
    let (shade, words, closes) = match page.phase {
        RoundPhase::Scoring => ("judging", tr!(l, jury.phase_scoring), Some(tr!(l, jury.closes, when = when(l, &page.closes, &page.now)))),
        RoundPhase::Deliberation => ("deliberation", tr!(l, jury.phase_deliberation), None),
        RoundPhase::Published => ("results", tr!(l, jury.phase_published), None),
    };
    view! {
        <p class="eyebrow">
            <span class="phase-badge" data-phase=shade>{words}</span>
            <a href=routes::challenge(page.challenge)>{page.title.clone()}</a>
            {closes.map(|closes| view! { <span>{closes}</span> })}
        </p>
    }
}
