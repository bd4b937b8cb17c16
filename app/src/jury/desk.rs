//! My desk: the rounds I judge, the one that closes first first, the shortlists that wait for a round of mine, and the pitches
//! to come.
use super::{api::Desk, coming::Coming, open_round::ToOpen, queue::Queue, waiting::Waiting};
use crate::{
    language::{Locale, locale, tr, trn},
    routes,
    ui::{Column, Empty, Page, PageHead, loaded},
    wire::Asked,
};
use domain::jury::{JuryDesk, RoundPhase};
use leptos::prelude::*;

pub struct JuryDeskPage {
    desk: Asked<JuryDesk>,
    /// How often cards that waited on this device were sent.
    sent: RwSignal<usize>,
    /// How often a tie was declared or taken back.
    ties: RwSignal<usize>,
}

impl Page for JuryDeskPage {
    fn data() -> Self {
        let (sent, ties) = (RwSignal::new(0_usize), RwSignal::new(0_usize));
        Self { desk: Asked::again(move || sent.get() + ties.get(), || Desk {}), sent, ties }
    }

    fn view(this: Self) -> AnyView {
        let (sent, ties) = (this.sent, this.ties);
        loaded(this.desk, move |desk| show(desk, sent, ties))
    }
}

fn show(desk: JuryDesk, sent: RwSignal<usize>, ties: RwSignal<usize>) -> AnyView {
    let l = locale();
    let (title, now) = (title(l, &desk), desk.now);
    let lead = if desk.rounds.is_empty() { "" } else { tr!(l, jury.desk_lead) };
    let empty = desk.rounds.is_empty() && desk.to_open.is_empty() && desk.coming.is_empty();
    view! {
        <Column title=tr!(l, common.jury_desk)>
            {if lead.is_empty() { view! { <PageHead title/> }.into_any() } else { view! { <PageHead title lead/> }.into_any() }}
            {empty.then(|| nothing(l))}
            <div class="stack" data-gap="wide">
                <Waiting juror=desk.juror sent/>
                {desk.to_open.into_iter().map(|waiting| view! { <ToOpen waiting now/> }).collect_view()}
                {desk.rounds.into_iter().enumerate().map(|(place, round)| view! { <Queue round now first=place == 0/> }).collect_view()}
                {desk.coming.into_iter().map(|coming| view! { <Coming coming changed=ties/> }).collect_view()}
            </div>
        </Column>
    }
    .into_any()
}

/// What is left to do, as the title says it.
fn title(l: Locale, desk: &JuryDesk) -> String {
    let scoring = || desk.rounds.iter().filter(|round| round.phase == RoundPhase::Scoring);
    let left: i64 = scoring().map(|round| (round.total - round.handed_in).max(0)).sum();
    if left > 0 {
        trn!(l, left, jury.left_1, jury.left_n)
    } else if scoring().next().is_some() {
        tr!(l, jury.all_handed_in).to_owned()
    } else {
        tr!(l, common.jury_desk).to_owned()
    }
}

fn nothing(l: Locale) -> impl IntoView {
    view! {
        <Empty icon=icondata::LuGavel title=tr!(l, jury.empty) words=tr!(l, jury.empty_words)>
            <a class="button" href=routes::IDEAS>{tr!(l, common.browse_ideas)}</a>
        </Empty>
    }
}
