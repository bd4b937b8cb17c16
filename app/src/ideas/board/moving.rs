//! What moves a card: it is dragged to a lane, or sent there by a key. What needs a reason opens the idea's page instead.
use super::lane_name;
use crate::{
    ideas::api::{OpenIdea, ShortlistIdea},
    language::{locale, tr},
    ui::toast::teller,
    wire::tell,
};
use domain::{
    IdeaId,
    ideas::{Lane, Move},
};
use leptos::{prelude::*, task::spawn_local, wasm_bindgen::JsCast};
use web_sys::{DragEvent, Element, HtmlElement, KeyboardEvent};

/// A card in the hand.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken {
    pub idea: IdeaId,
    pub title: String,
    pub moves: Vec<Move>,
}

impl Taken {
    /// What brings the card to a lane.
    fn to(&self, lane: Lane) -> Option<Move> {
        self.moves.iter().copied().find(|what| what.to() == lane)
    }
}

/// What is being moved, and what was.
#[derive(Clone, Copy)]
pub struct Hand {
    taken: RwSignal<Option<Taken>>,
    /// Counts what was moved, so that the board is asked for anew.
    moves: RwSignal<usize>,
    /// What was moved last, in words.
    said: RwSignal<String>,
    /// The card that gets the focus once the board shows again.
    focus: StoredValue<Option<IdeaId>>,
    /// Says what went wrong.
    tell: Callback<String>,
}

pub fn id_of(idea: IdeaId) -> String {
    format!("card-{idea}")
}

impl Hand {
    pub fn new() -> Self {
        let tell = teller();
        Self {
            tell: Callback::new(tell),
            taken: RwSignal::new(None),
            moves: RwSignal::new(0),
            said: RwSignal::new(String::new()),
            focus: StoredValue::new(None),
        }
    }

    /// Tracked.
    pub fn moves(self) -> usize {
        self.moves.get()
    }

    /// Tracked.
    pub fn said(self) -> String {
        self.said.get()
    }

    /// Whether the card in the hand may go to a lane. Tracked.
    pub fn fits(self, lane: Lane) -> bool {
        self.taken.with(|taken| taken.as_ref().is_some_and(|taken| taken.to(lane).is_some()))
    }

    /// The board shows; the card that was moved by key has the focus again.
    pub fn shown(self) {
        Effect::new(move || {
            if let Some(idea) = self.focus.get_value() {
                self.focus.set_value(None);
                // The cards are drawn, and stand in the page a moment later.
                request_animation_frame(move || focus(document().get_element_by_id(&id_of(idea))));
            }
        });
    }

    pub fn take(self, taken: Taken, ev: &DragEvent) {
        if let Some(data) = ev.data_transfer() {
            // Some browsers drag nothing that carries no data.
            let _ = data.set_data("text/plain", &taken.title);
            data.set_effect_allowed("move");
        }
        self.taken.set(Some(taken));
    }

    pub fn let_go(self) {
        self.taken.set(None);
    }

    pub fn over(self, lane: Lane, ev: &DragEvent) {
        if self.taken.with_untracked(|taken| taken.as_ref().is_some_and(|taken| taken.to(lane).is_some())) {
            ev.prevent_default();
        }
    }

    pub fn drop(self, lane: Lane, ev: &DragEvent) {
        ev.prevent_default();
        let Some(taken) = self.taken.get_untracked() else { return };
        self.taken.set(None);
        self.send(lane, &taken);
    }

    /// Arrows go from card to card; with Shift they move the card to the next lane that takes it.
    pub fn key(self, lane: Lane, card: Taken, ev: &KeyboardEvent) {
        let forwards = match ev.key().as_str() {
            "ArrowRight" => true,
            "ArrowLeft" => false,
            "ArrowDown" | "ArrowUp" => return step(ev),
            _ => return,
        };
        ev.prevent_default();
        if !ev.shift_key() {
            return sideways(ev, forwards);
        }
        let place = |lane: Lane| Lane::ALL.iter().position(|other| *other == lane).unwrap_or_default();
        let wanted = |other: &Lane| card.to(*other).is_some() && (place(*other) > place(lane)) == forwards;
        let next = if forwards { Lane::ALL.into_iter().find(wanted) } else { Lane::ALL.into_iter().rev().find(wanted) };
        if let Some(next) = next {
            self.send(next, &card);
        }
    }

    fn send(self, lane: Lane, card: &Taken) {
        let Some(what) = card.to(lane) else { return };
        let idea = card.idea.to_string();
        if !what.is_direct() {
            return follow(card.idea, what);
        }
        let l = locale();
        let words = tr!(l, ideas.moved, title = card.title.clone(), lane = lane_name(l, lane));
        let card = card.idea;
        spawn_local(async move {
            let done = match what {
                Move::Open => tell(OpenIdea { idea }).await,
                Move::Shortlist => tell(ShortlistIdea { idea, on: "on".to_owned(), reason: String::new() }).await,
                Move::TakeBack | Move::AskChanges | Move::Answer => {
                    tell(ShortlistIdea { idea, on: "off".to_owned(), reason: String::new() }).await
                }
            };
            self.focus.set_value(Some(card));
            match done {
                Ok(()) => {
                    let _ = self.said.try_set(words);
                }
                Err(error) => self.tell.run(error.sentence(l)),
            }
            let _ = self.moves.try_update(|moves| *moves += 1);
        });
    }
}

/// How a card marks the way to a form.
pub fn mark(what: Move) -> &'static str {
    match what {
        Move::AskChanges => "ask",
        Move::Answer => "answer",
        Move::Open | Move::Shortlist | Move::TakeBack => "direct",
    }
}

/// To the form that takes the reason, by the card's own link.
fn follow(idea: IdeaId, what: Move) {
    let link = document().query_selector(&format!("#{} [data-move={}]", id_of(idea), mark(what))).ok().flatten();
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
        link.click();
    }
}

fn focus(element: Option<Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// The card that a key was pressed on.
fn pressed(ev: &KeyboardEvent) -> Option<Element> {
    ev.target()?.dyn_into::<Element>().ok()?.closest(".board-card").ok()?
}

/// Up and down within a lane.
fn step(ev: &KeyboardEvent) {
    let Some(card) = pressed(ev) else { return };
    let next = if ev.key() == "ArrowDown" { card.next_element_sibling() } else { card.previous_element_sibling() };
    if next.is_some() {
        ev.prevent_default();
        focus(next);
    }
}

/// To the first card of the next lane that has one.
fn sideways(ev: &KeyboardEvent, forwards: bool) {
    let mut lane = pressed(ev).and_then(|card| card.closest(".lane").ok().flatten());
    while let Some(here) = lane {
        lane = if forwards { here.next_element_sibling() } else { here.previous_element_sibling() };
        let first = lane.as_ref().and_then(|lane| lane.query_selector(".board-card").ok().flatten());
        if first.is_some() {
            return focus(first);
        }
    }
}
