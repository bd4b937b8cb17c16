//! The board of those who answer: one lane for each stage, a card for each idea. Cards are dragged, moved by their buttons, or
//! by keys; what needs a reason leads to the idea's page.

/// One idea, and what may be done with it.
mod card;
/// What moves a card: a drop, or a key.
mod moving;

use super::api::{HostBoard, OpenIdea, ShortlistIdea};
use crate::{
    ideas::address,
    language::{Locale, locale, number, tr},
    routes,
    ui::{Column, Page, PageHead, Select, loaded},
    wire::{Act, Asked},
};
use domain::ideas::{Board, BoardLane, IdeaFilter, Lane};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use moving::Hand;

pub struct BoardPage {
    board: Asked<Board>,
    acts: Acts,
    hand: Hand,
}

/// What the buttons of a card send.
#[derive(Clone, Copy)]
pub struct Acts {
    open: Act<OpenIdea>,
    shortlist: Act<ShortlistIdea>,
}

impl Page for BoardPage {
    fn data() -> Self {
        let query = use_query_map();
        let acts = Acts { open: Act::new(), shortlist: Act::new() };
        let hand = Hand::new();
        let challenge = Memo::new(move |_| query.with(|query| query.get("challenge").unwrap_or_default()));
        let moved = move || acts.open.changes() + acts.shortlist.changes() + hand.moves();
        Self { board: Asked::again(moved, move || HostBoard { challenge: challenge.get() }), acts, hand }
    }

    fn view(this: Self) -> AnyView {
        let Self { board, acts, hand } = this;
        loaded(board, move |board| show(board, acts, hand))
    }
}

fn show(board: Board, acts: Acts, hand: Hand) -> AnyView {
    let l = locale();
    hand.shown();
    let lanes = board.lanes.iter().map(|lane| lane_of(l, lane.clone(), &board, acts, hand)).collect_view();
    view! {
        <Column title=tr!(l, ideas.board_title)>
            <PageHead title=tr!(l, ideas.board_title) lead=tr!(l, ideas.board_lead)/>
            {choosing(l, &board)}
            <p class="visually-hidden" role="status">{move || hand.said()}</p>
            <div class="board" role="group" aria-label=tr!(l, ideas.board)>{lanes}</div>
        </Column>
    }
    .into_any()
}

/// Another challenge, and the way back to the queue.
fn choosing(l: Locale, board: &Board) -> impl IntoView + use<> {
    let options: Vec<(String, String)> = board.challenges.iter().map(|c| (c.id.to_string(), c.title.clone())).collect();
    let several = options.len() > 1;
    let current = board.challenge.to_string();
    view! {
        <div class="board-choice">
            {several.then(|| view! {
                <form method="get" action=routes::BOARD class="cluster">
                    <Select name="challenge" label=tr!(l, ideas.board_challenge) options value=current/>
                    <button class="button" type="submit">{tr!(l, ideas.board_show)}</button>
                </form>
            })}
            <a class="button" data-kind="quiet" href=routes::HOST>{tr!(l, ideas.to_desk)}</a>
        </div>
    }
}

fn lane_of(l: Locale, lane: BoardLane, board: &Board, acts: Acts, hand: Hand) -> AnyView {
    let BoardLane { lane, count, cards } = lane;
    let shown = i64::try_from(cards.len()).unwrap_or_default();
    let more = (shown < count).then(|| {
        let filter = IdeaFilter { challenge: board.challenge.to_string(), stage: stage(lane).to_owned(), ..IdeaFilter::default() };
        view! { <p class="small"><a href=address::of(&filter)>{tr!(l, ideas.lane_more, n = number(l, count))}</a></p> }
    });
    let empty = cards.is_empty().then(|| view! { <p class="small soft">{tr!(l, ideas.lane_empty)}</p> });
    let cards = cards.into_iter().map(|card| card::card(l, card, lane, acts, hand)).collect_view();
    let id = format!("lane-{}", lane.name());
    let labelled = id.clone();
    view! {
        <section class="lane" aria-labelledby=labelled data-lane=lane.name() data-takes=move || hand.fits(lane).then_some("")
            on:dragover=move |ev| hand.over(lane, &ev) on:drop=move |ev| hand.drop(lane, &ev)>
            <h2 id=id>{lane_name(l, lane)} " " <span class="soft">{number(l, count)}</span></h2>
            {empty}
            <ol role="list">{cards}</ol>
            {more}
        </section>
    }
    .into_any()
}

/// What the list of ideas calls it.
fn stage(lane: Lane) -> &'static str {
    match lane {
        Lane::Review => "submitted",
        Lane::Returned => "returned",
        Lane::Open => "open",
        Lane::Shortlisted | Lane::Judged => "shortlisted",
        Lane::Answered => "",
    }
}

pub fn lane_name(l: Locale, lane: Lane) -> &'static str {
    match lane {
        Lane::Review => tr!(l, ideas.lane_review),
        Lane::Returned => tr!(l, ideas.lane_returned),
        Lane::Open => tr!(l, ideas.lane_open),
        Lane::Shortlisted => tr!(l, ideas.lane_shortlisted),
        Lane::Judged => tr!(l, ideas.lane_judged),
        Lane::Answered => tr!(l, ideas.lane_answered),
    }
}
