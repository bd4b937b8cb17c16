//! One challenge: the invitation, its dates, what can be won, and the ideas that came in.

/// The ideas entered, in an order of one's choice.
mod entries;
/// The invitation, with the one thing to do.
mod hero;
/// The calendar, the prizes, the rules of the game.
mod landmarks;
/// What hosts and jury can do here.
mod organise;

use super::api::{self, CancelChallenge};
use crate::{
    language::{Locale, day, locale, tr},
    ui::{Column, Notice, Page, Prose, SectionHead, loaded},
    wire::{Act, Asked},
};
use domain::challenges::{ChallengePage as Challenge, Phase};
use entries::{Entries, Shown};
use hero::Hero;
use landmarks::Landmarks;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use organise::Organise;

pub struct ChallengePage {
    challenge: Asked<Challenge>,
    shown: Memo<Shown>,
    cancel: Act<CancelChallenge>,
}

impl Page for ChallengePage {
    fn data() -> Self {
        let (params, query) = (use_params_map(), use_query_map());
        let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
        let shown = Memo::new(move |_| query.with(Shown::of));
        let cancel = Act::<CancelChallenge>::new();
        let cancelled = Memo::new(move |_| cancel.went_well());
        let question = move || {
            let Shown { order, after } = shown.get();
            api::Challenge { challenge: id.get(), order, after }
        };
        Self { challenge: Asked::again(move || usize::from(cancelled.get()), question), shown, cancel }
    }

    fn view(this: Self) -> AnyView {
        let Self { challenge, shown, cancel } = this;
        loaded(challenge, move |page| show(page, shown.get_untracked(), cancel))
    }
}

fn show(page: Challenge, shown: Shown, cancel: Act<CancelChallenge>) -> AnyView {
    let l = locale();
    view! {
        <Column title=page.title.clone()>
            <Hero page=page.clone()/>
            {said(l, &page)}
            <div class="columns">
                <div class="stack" data-gap="wide">
                    <Organise page=page.clone() cancel/>
                    <section aria-labelledby="brief">
                        <SectionHead id="brief" title=tr!(l, challenges.brief)/>
                        <Prose html=page.brief_html.clone()/>
                    </section>
                    <Entries page=page.clone() shown/>
                </div>
                <Landmarks page/>
            </div>
        </Column>
    }
    .into_any()
}

/// What is out of the ordinary: cancelled, or later than promised.
fn said(l: Locale, page: &Challenge) -> AnyView {
    match page.phase {
        Phase::Cancelled => {
            let reason = page.cancelled_reason.clone().unwrap_or_default();
            view! { <Notice><strong>{tr!(l, challenges.cancelled)}</strong> " " {reason}</Notice> }.into_any()
        }
        Phase::ResultsLate => {
            let words = match page.dates.last() {
                Some(promised) => tr!(l, challenges.late, day = day(l, &promised.local)),
                None => String::new(),
            };
            view! { <Notice tone="warn">{words}</Notice> }.into_any()
        }
        Phase::Standing | Phase::Announced | Phase::Submissions | Phase::Voting | Phase::Judging | Phase::Deliberation | Phase::Results => {
            ().into_any()
        }
    }
}
