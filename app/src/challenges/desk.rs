//! Where a host launches a challenge: a template, one form, then the panel and the rubric.

/// Its dates.
mod calendar;
/// Its title, theme and brief, and the form as a whole.
mod form;
/// What stays as it is since the opening.
mod locked;
/// Who judges.
mod panel;
/// Who takes part, how many ideas, by which rules.
mod participation;
/// What can be won.
mod prizes;
/// What the jury looks at.
mod rubric;
/// How ideas get before the jury.
mod shortlisting;
/// What is done, and what is left to do before the opening.
mod steps;
/// What to start from.
mod templates;
/// How ideas are supported.
mod voting;

use super::api::{Form as AskForm, SeatPanel, WriteChallenge, WriteRubric};
use crate::{
    error::AppError,
    language::{Locale, locale, tr},
    routes,
    ui::{Column, Page, PageHead, SectionHead, failed, loaded},
    wire::{Act, Asked},
};
use domain::{ChallengeId, challenges::ChallengeDesk};
use form::ChallengeFields;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use panel::PanelSection;
use rubric::RubricSection;
use steps::Steps;
use templates::Templates;

pub struct NewChallengePage {
    template: Memo<String>,
    desk: Asked<ChallengeDesk>,
    write: Act<WriteChallenge>,
}

impl Page for NewChallengePage {
    fn data() -> Self {
        let query = use_query_map();
        let template = Memo::new(move |_| query.with(|query| query.get("template").unwrap_or_default()));
        let desk = Asked::new(move || AskForm { challenge: String::new(), template: template.get() });
        Self { template, desk, write: Act::new() }
    }

    fn view(this: Self) -> AnyView {
        let Self { template, desk, write } = this;
        loaded(desk, move |desk| if template.get_untracked().is_empty() { choose() } else { create(desk, write) })
    }
}

fn choose() -> AnyView {
    let l = locale();
    view! {
        <Column title=tr!(l, challenges.new)>
            <PageHead title=tr!(l, challenges.new) lead=tr!(l, challenges.new_lead)/>
            <Templates/>
        </Column>
    }
    .into_any()
}

fn create(desk: ChallengeDesk, write: Act<WriteChallenge>) -> AnyView {
    let l = locale();
    view! {
        <Column title=tr!(l, challenges.new) narrow=true>
            <header class="page-head">
                <p class="eyebrow"><a href=routes::NEW_CHALLENGE>{tr!(l, challenges.other_template)}</a></p>
                <h1>{tr!(l, challenges.new)}</h1>
                <p class="lead">{tr!(l, challenges.create_lead)}</p>
            </header>
            <ChallengeFields desk write/>
        </Column>
    }
    .into_any()
}

pub struct EditChallengePage {
    desk: Asked<ChallengeDesk>,
    actions: Actions,
}

/// Three forms, each kept on its own: saving one leaves what is typed into the others, so none asks for the page anew.
#[derive(Clone, Copy)]
struct Actions {
    write: Act<WriteChallenge>,
    seat: Act<SeatPanel>,
    rubric: Act<WriteRubric>,
}

impl Page for EditChallengePage {
    fn data() -> Self {
        let params = use_params_map();
        let question = move || AskForm { challenge: params.with(|params| params.get("id").unwrap_or_default()), template: String::new() };
        let actions = Actions { write: Act::new(), seat: Act::new(), rubric: Act::new() };
        Self { desk: Asked::new(question), actions }
    }

    fn view(this: Self) -> AnyView {
        let actions = this.actions;
        loaded(this.desk, move |desk| match desk.challenge {
            Some(challenge) => edit(locale(), challenge, desk, actions),
            None => failed(AppError::NotFound),
        })
    }
}

fn edit(l: Locale, challenge: ChallengeId, desk: ChallengeDesk, actions: Actions) -> AnyView {
    view! {
        <Column title=tr!(l, challenges.edit_title, title = desk.form.title.clone()) narrow=true>
            <header class="page-head">
                <p class="eyebrow"><a href=routes::challenge(challenge)>{desk.form.title.clone()}</a></p>
                <h1>{tr!(l, challenges.prepare)}</h1>
            </header>
            <div class="stack" data-gap="wide">
                <Steps challenge desk=desk.clone() seat=actions.seat/>
                <PanelSection challenge desk=desk.clone() action=actions.seat/>
                <RubricSection challenge desk=desk.clone() action=actions.rubric/>
                <section aria-labelledby="challenge">
                    <SectionHead id="challenge" title=tr!(l, challenges.the_challenge)/>
                    <ChallengeFields desk write=actions.write/>
                </section>
            </div>
        </Column>
    }
    .into_any()
}
