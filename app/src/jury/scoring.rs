//! The pitch and my card, side by side; on a phone, two tabs that are links.
use super::{api, autosave::Card, jury_bar::JuryBar, pitch::Pitch, scorecard::Scorecard, stepping_aside::SteppingAside};
use crate::{
    language::{Locale, locale, tr},
    routes,
    ui::{Column, Icon, Notice, Page, loaded},
    wire::Asked,
};
use domain::{
    PitchId,
    jury::{CardState, ScoringDesk},
};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

pub struct ScoringPage {
    desk: Asked<ScoringDesk>,
    /// The tab that shows where there is room for one only.
    tab: Memo<Tab>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tab {
    Pitch,
    Card,
}

impl Tab {
    fn name(self) -> &'static str {
        match self {
            Self::Pitch => "pitch",
            Self::Card => "card",
        }
    }
}

impl Page for ScoringPage {
    fn data() -> Self {
        let (params, query) = (use_params_map(), use_query_map());
        let tab = Memo::new(move |_| match query.with(|query| query.get("show")).as_deref() {
            Some("card") => Tab::Card,
            _ => Tab::Pitch,
        });
        let question = move || api::ScoringDesk { pitch: params.with(|params| params.get("id").unwrap_or_default()) };
        Self { desk: Asked::new(question), tab }
    }

    fn view(this: Self) -> AnyView {
        let tab = this.tab;
        loaded(this.desk, move |desk| show(desk, tab))
    }
}

fn show(desk: ScoringDesk, tab: Memo<Tab>) -> AnyView {
    let l = locale();
    let card = Card::new(&desk);
    let (title, text, pitch, beside) = (desk.text.title.clone(), desk.text.clone(), desk.pitch, desk.beside.clone());
    let mine = match desk.state {
        CardState::Own | CardState::Recused => {
            view! { <section class="scorecard"><Notice>{tr!(l, jury.own_pitch)}</Notice></section> }.into_any()
        }
        CardState::ToDo | CardState::Started | CardState::HandedIn => view! {
            <div class="stack my-card">
                <Scorecard desk=desk.clone() card=card.clone()/>
                {desk.may_step_aside.then(|| view! { <SteppingAside pitch phase=desk.phase links=desk.links.clone()/> })}
            </div>
        }
        .into_any(),
    };
    view! {
        <Column title=title.clone()>
            <div class="scorecard-page">
                <header class="page-head">
                    <p class="eyebrow">
                        <a href=routes::JURY><Icon of=icondata::LuArrowLeft/> " " {tr!(l, common.jury_desk)}</a>
                        <span>{desk.challenge.clone()}</span>
                    </p>
                    <h1>{title}</h1>
                </header>
                {tabs(l, pitch, tab)}
                <div class="panes" data-show=move || tab.get().name()>
                    <Pitch text beside/>
                    {mine}
                </div>
                <JuryBar desk card/>
            </div>
        </Column>
    }
    .into_any()
}

fn tabs(l: Locale, pitch: PitchId, tab: Memo<Tab>) -> impl IntoView {
    let link = move |to: Tab, words: &'static str| {
        let href = format!("{}?show={}", routes::pitch(pitch), to.name());
        view! { <li><a href=href aria-current=move || (tab.get() == to).then_some("page")>{words}</a></li> }
    };
    view! {
        <nav class="tabs" aria-label=tr!(l, jury.pitch_or_card)>
            <ul>{link(Tab::Pitch, tr!(l, jury.pitch))} {link(Tab::Card, tr!(l, jury.card))}</ul>
        </nav>
    }
}
