//! A card of the board: the idea in few words, and a button for each thing that may be done with it.
use super::{
    Acts,
    moving::{Hand, Taken, id_of, mark},
};
use crate::{
    ideas::api::{OpenIdea, ShortlistIdea},
    language::{Locale, tr, trn},
    routes,
    ui::{Form, StageBadge, Submit, Time, author_name},
    wire::Act,
};
use domain::{
    IdeaId,
    ideas::{BoardCard, Lane, Move},
};
use leptos::prelude::*;

pub fn card(l: Locale, card: BoardCard, lane: Lane, acts: Acts, hand: Hand) -> AnyView {
    let BoardCard { row, moves } = card;
    let out = !row.stage.is_in_review();
    let supports = row.supports.filter(|_| out).map(|n| format!(" · {}", trn!(l, n, ideas.supports_1, ideas.supports_n)));
    let answered = (lane == Lane::Answered).then(|| view! { <StageBadge stage=row.stage/> });
    let buttons = moves.iter().map(|what| button(l, *what, row.id, &row.title, acts)).collect_view();
    let (taken, keyed) = (card_in_hand(&row.title, row.id, &moves), card_in_hand(&row.title, row.id, &moves));
    let movable = (!moves.is_empty()).then_some("true");
    view! {
        <li id=id_of(row.id) class="board-card" tabindex="-1" draggable=movable
            on:dragstart=move |ev| hand.take(taken.clone(), &ev) on:dragend=move |_| hand.let_go()
            on:keydown=move |ev| hand.key(lane, keyed.clone(), &ev)>
            {answered}
            <h3><a href=routes::idea(row.id)>{row.title}</a></h3>
            <p class="small soft">{author_name(l, row.author)} " · " <Time at=row.since/> {supports}</p>
            <div class="cluster" data-gap="tight">{buttons}</div>
        </li>
    }
    .into_any()
}

fn card_in_hand(title: &str, idea: IdeaId, moves: &[Move]) -> Taken {
    Taken { idea, title: title.to_owned(), moves: moves.to_vec() }
}

fn button(l: Locale, what: Move, id: IdeaId, title: &str, acts: Acts) -> AnyView {
    let says = |words: &str| format!("{words}\u{a0}: {title}");
    match what {
        Move::Open => open(tr!(l, ideas.move_open), says(tr!(l, ideas.move_open)), id, acts.open),
        Move::Shortlist => choose(tr!(l, ideas.move_shortlist), says(tr!(l, ideas.move_shortlist)), id, "on", acts.shortlist),
        Move::TakeBack => choose(tr!(l, ideas.move_take_back), says(tr!(l, ideas.move_take_back)), id, "off", acts.shortlist),
        Move::AskChanges => link(tr!(l, ideas.move_ask), says(tr!(l, ideas.move_ask)), routes::hosting(id), what),
        Move::Answer => link(tr!(l, ideas.move_answer), says(tr!(l, ideas.move_answer)), routes::answer(id), what),
    }
}

fn open(label: &'static str, says: String, id: IdeaId, action: Act<OpenIdea>) -> AnyView {
    view! { <Form action name="open" only=("idea", id.to_string())><Submit label says size="small" kind="secondary"/></Form> }.into_any()
}

fn choose(label: &'static str, says: String, id: IdeaId, on: &'static str, action: Act<ShortlistIdea>) -> AnyView {
    view! {
        <Form action name="shortlist" only=("idea", id.to_string())>
            <input type="hidden" name="on" value=on/>
            <Submit label says size="small" kind="secondary"/>
        </Form>
    }
    .into_any()
}

fn link(label: &'static str, says: String, href: String, what: Move) -> AnyView {
    view! { <a class="move" href=href aria-label=says data-move=mark(what)>{label}</a> }.into_any()
}
