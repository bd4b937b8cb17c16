//! Two cards where one was expected: what was marked without a network stays in the form, what was saved elsewhere meanwhile
//! stands here. Nothing is replaced until the juror says so.
use super::{autosave::Card, kept_card::Said};
use crate::language::{Locale, locale, tr, when};
use domain::jury::{Rubric, ScoringDesk};
use leptos::{ev::MouseEvent, prelude::*, wasm_bindgen::JsCast};
use web_sys::{Element, HtmlFormElement};

#[component]
pub fn TwoCards(card: Card) -> impl IntoView {
    let l = locale();
    move || card.theirs.get().map(|theirs| both(l, card.clone(), &theirs))
}

fn both(l: Locale, card: Card, theirs: &ScoringDesk) -> AnyView {
    let at = theirs.saved.map(|saved| when(l, &saved, &theirs.now)).unwrap_or_default();
    let lines = told(l, &theirs.rubric, &Said::saved(theirs));
    let lines = match lines.is_empty() {
        true => view! { <p>{tr!(l, jury.other_card_empty)}</p> }.into_any(),
        false => {
            let line = |(name, text): (String, String)| view! { <dt>{name}</dt><dd class="lines">{text}</dd> };
            view! { <dl>{lines.into_iter().map(line).collect_view()}</dl> }.into_any()
        }
    };
    let (mine, other) = (card.clone(), card);
    view! {
        <section class="two-texts" aria-labelledby="two-cards" role="status">
            <h3 id="two-cards">{tr!(l, jury.two_cards)}</h3>
            <p>{tr!(l, jury.two_cards_words, when = at)}</p>
            <details class="disclosure" open=true>
                <summary>{tr!(l, jury.other_card)}</summary>
                {lines}
            </details>
            <p class="cluster">
                <button class="button" data-kind="secondary" data-size="small" r#type="button"
                    on:click=move |ev| if let Some(form) = form_around(&ev) { mine.keep_mine(&form) }>{tr!(l, jury.keep_this_card)}</button>
                <button class="button" data-kind="secondary" data-size="small" r#type="button"
                    on:click=move |ev| if let Some(form) = form_around(&ev) { other.take_theirs(&form) }>{tr!(l, jury.take_other_card)}</button>
            </p>
        </section>
    }
    .into_any()
}

fn form_around(ev: &MouseEvent) -> Option<HtmlFormElement> {
    let at = ev.target()?.dyn_into::<Element>().ok()?;
    at.closest("form").ok().flatten()?.dyn_into().ok()
}

/// What a card says, criterion by criterion and then of the whole.
fn told(l: Locale, rubric: &Rubric, said: &Said) -> Vec<(String, String)> {
    let rows = said.marks.iter().filter_map(|mark| {
        let criterion = rubric.criterion(mark.criterion.parse().ok()?)?;
        let level = mark.level.parse::<usize>().ok().and_then(|level| criterion.levels.get(level));
        let level = level.map(|means| format!("{}. {means}", mark.level)).unwrap_or_default();
        let says = [level, mark.note.clone()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n");
        Some((criterion.name.clone(), says))
    });
    let remarks = [
        (tr!(l, jury.comment), &said.remarks.comment),
        (tr!(l, jury.for_author), &said.remarks.for_author),
        (tr!(l, jury.private), &said.remarks.private),
    ];
    let remarks = remarks.into_iter().map(|(name, text)| (name.to_owned(), text.clone()));
    rows.chain(remarks).filter(|(_, text)| !text.is_empty()).collect()
}
