//! The pitches of one round in an order of my own, each with how far I am with it.
use super::compare::Choose;
use crate::{
    language::{Locale, locale, tr, trn, when},
    routes,
    ui::{Icon, Meter},
};
use domain::{
    Stamp,
    jury::{CardState, QueueItem, RoundPhase, RoundQueue},
};
use leptos::prelude::*;

#[component]
pub fn Queue(
    round: RoundQueue,
    now: Stamp,
    /// Holds the page's one primary action.
    first: bool,
) -> impl IntoView {
    let l = locale();
    let heading = format!("round-{}", round.round);
    let id = heading.clone();
    let phase = round.phase;
    let items = round.queue.iter().map(|item| row(l, item, phase)).collect_view();
    view! {
        <section aria-labelledby=heading>
            <header class="section-head">
                <h2 id=id>{round.challenge.clone()}</h2>
                {round_link(l, &round)}
            </header>
            {desk_head(l, &round, now, first)}
            <ul class="queue" role="list">{items}</ul>
            {compare(l, &round)}
        </section>
    }
}

/// Two of them side by side, where there are two to tell apart.
fn compare(l: Locale, round: &RoundQueue) -> Option<impl IntoView + use<>> {
    let mine = round.queue.iter().filter(|item| !matches!(item.state, CardState::Own | CardState::Recused));
    let choice: Vec<_> = mine.map(|item| (item.pitch, item.title.clone())).collect();
    let name = format!("compare-{}", round.round);
    (choice.len() > 1).then(|| {
        view! {
            <details class="disclosure">
                <summary>{tr!(l, jury.compare)}</summary>
                <Choose name choice chosen=Vec::new()/>
            </details>
        }
    })
}

fn round_link(l: Locale, round: &RoundQueue) -> impl IntoView + use<> {
    let words = if round.presides { tr!(l, jury.preside) } else { tr!(l, jury.see_round) };
    let says = tr!(l, jury.words_about, words = words, about = round.challenge.as_str());
    view! { <a href=routes::round(round.round) aria-label=says>{words}</a> }
}

fn desk_head(l: Locale, round: &RoundQueue, now: Stamp, first: bool) -> impl IntoView + use<> {
    let closes = match round.phase {
        RoundPhase::Scoring => tr!(l, jury.closes, when = when(l, &round.closes, &now)),
        RoundPhase::Deliberation => tr!(l, jury.closed).to_owned(),
        RoundPhase::Published => tr!(l, jury.phase_published).to_owned(),
    };
    let (done, total) = (round.handed_in, round.total);
    let total_written = crate::language::number(l, total);
    let label = tr!(l, jury.cards_handed_in_for, challenge = round.challenge.as_str());
    let tone = (done >= total).then_some("good");
    view! {
        <div class="desk-head">
            <p>
                <strong>{trn!(l, done, jury.handed_in_1, jury.handed_in_n, total = total_written)}</strong>
                <span class="soft">{closes}</span>
            </p>
            <Meter value=done most=total label tone=tone.unwrap_or_default()/>
            {next(round).map(|item| next_link(l, item, first))}
        </div>
    }
}

/// The first card that is begun, or else the first that is not.
fn next(round: &RoundQueue) -> Option<&QueueItem> {
    let first = |state: CardState| round.queue.iter().find(|item| item.state == state);
    (round.phase == RoundPhase::Scoring).then(|| first(CardState::Started).or_else(|| first(CardState::ToDo))).flatten()
}

fn next_link(l: Locale, item: &QueueItem, first: bool) -> impl IntoView + use<> {
    let title = item.title.as_str();
    let words = match item.state {
        CardState::Started => tr!(l, jury.go_on_with, title = title),
        CardState::ToDo | CardState::HandedIn | CardState::Own | CardState::Recused => tr!(l, jury.start_with, title = title),
    };
    view! { <p><a class="button" data-kind=first.then_some("primary") href=routes::pitch(item.pitch)>{words}</a></p> }
}

fn row(l: Locale, item: &QueueItem, phase: RoundPhase) -> impl IntoView + use<> {
    let open = phase == RoundPhase::Scoring;
    let (state, icon, words) = match item.state {
        CardState::ToDo | CardState::Started | CardState::HandedIn if item.reopened => {
            ("started", icondata::LuLockOpen, tr!(l, jury.reopened))
        }
        CardState::ToDo if open => ("todo", icondata::LuCircle, tr!(l, jury.to_do)),
        CardState::Started if open => ("started", icondata::LuPencil, tr!(l, jury.started)),
        CardState::ToDo | CardState::Started => ("todo", icondata::LuCircle, tr!(l, jury.never_handed_in)),
        CardState::HandedIn if open => ("handed-in", icondata::LuCircleCheck, tr!(l, jury.handed_in_revisable)),
        CardState::HandedIn => ("handed-in", icondata::LuCircleCheck, tr!(l, jury.handed_in)),
        CardState::Recused => ("own", icondata::LuShieldOff, tr!(l, jury.recused)),
        CardState::Own => ("own", icondata::LuUser, tr!(l, jury.own)),
    };
    let title = match item.state {
        CardState::Own | CardState::Recused => view! { <strong>{item.title.clone()}</strong> }.into_any(),
        CardState::ToDo | CardState::Started | CardState::HandedIn => {
            view! { <a href=routes::pitch(item.pitch)>{item.title.clone()}</a> }.into_any()
        }
    };
    view! { <li data-state=state><Icon of=icon/><div>{title}<small>{words}</small></div></li> }
}
