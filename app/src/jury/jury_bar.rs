//! The bar that stays in sight: how many cards are handed in, when the round closes, and the pitches before and after.
use super::autosave::Card;
use crate::{
    language::{Locale, locale, number, tr, when},
    routes,
    ui::Icon,
};
use domain::{
    PitchId,
    jury::{CardState, RoundPhase, ScoringDesk},
};
use leptos::prelude::*;

#[component]
pub fn JuryBar(desk: ScoringDesk, card: Card) -> impl IntoView {
    let l = locale();
    let total = desk.count;
    let before = desk.handed_in - i64::from(desk.state == CardState::HandedIn);
    let done = move || before + i64::from(card.handed_in());
    let closes = match desk.phase {
        RoundPhase::Scoring => Some(when(l, &desk.closes, &desk.now)),
        RoundPhase::Deliberation | RoundPhase::Published => None,
    };
    let counted = done.clone();
    let words = move || {
        let (done, total) = (number(l, counted()), number(l, total));
        match &closes {
            Some(when) => tr!(l, jury.bar, done = done, total = total, when = when),
            None => tr!(l, jury.bar_closed, done = done, total = total),
        }
    };
    view! {
        <aside class="jury-bar" aria-label=tr!(l, jury.progress)>
            <p role="status">{words}</p>
            <progress class="progress-bar" max=total.max(1).to_string() value=move || done().to_string()
                aria-label=tr!(l, jury.cards_handed_in)></progress>
            {neighbours(l, desk.previous, desk.next)}
        </aside>
    }
}

fn neighbours(l: Locale, previous: Option<PitchId>, next: Option<PitchId>) -> impl IntoView {
    let link = |pitch: PitchId, words: AnyView| {
        view! { <a class="button" data-kind="quiet" data-size="small" href=routes::pitch(pitch)>{words}</a> }
    };
    let back = || view! { <Icon of=icondata::LuArrowLeft/> {tr!(l, jury.previous)} }.into_any();
    let on = || view! { {tr!(l, jury.next)} <Icon of=icondata::LuArrowRight/> }.into_any();
    (previous.map(|pitch| link(pitch, back())), next.map(|pitch| link(pitch, on())))
}
