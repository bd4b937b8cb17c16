//! One challenge: the invitation, its dates, what can be won, and the ideas that came in.

/// The ideas entered, in an order of one's choice.
mod entries;
/// The invitation, with the one thing to do.
mod hero;
/// Who hosts it.
mod hosts;
/// The calendar, the prizes, the rules of the game.
mod landmarks;
/// What hosts and jury can do here.
mod organise;
/// Publishing the results without a jury.
mod publish;

use super::api;
use crate::{
    language::{Locale, day, locale, tr},
    ui::{Column, Notice, Page, Prose, SectionHead, loaded},
    wire::Asked,
};
use domain::challenges::{ChallengePage as Challenge, Phase};
use entries::{Entries, Shown};
use hero::Hero;
use landmarks::Landmarks;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use organise::{Actions, Organise};

pub struct ChallengePage {
    challenge: Asked<Challenge>,
    shown: Memo<Shown>,
    actions: Actions,
}

impl Page for ChallengePage {
    fn data() -> Self {
        let (params, query) = (use_params_map(), use_query_map());
        let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
        let shown = Memo::new(move |_| query.with(Shown::of));
        let done = RwSignal::new(0_usize);
        let actions = Actions::new(done);
        let question = move || {
            let Shown { order, after } = shown.get();
            api::Challenge { challenge: id.get(), order, after }
        };
        Self { challenge: Asked::again(move || done.get(), question), shown, actions }
    }

    fn view(this: Self) -> AnyView {
        let Self { challenge, shown, actions } = this;
        loaded(challenge, move |page| show(page, shown.get_untracked(), actions))
    }
}

fn show(page: Challenge, shown: Shown, actions: Actions) -> AnyView {
    let l = locale();
    view! {
        <Column title=page.title.clone()>
            <Hero page=page.clone()/>
            {said(l, &page)}
            <div class="columns">
                <div class="stack" data-gap="wide">
                    <Organise page=page.clone() actions/>
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
