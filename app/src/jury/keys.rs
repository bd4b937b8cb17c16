//! A card by keyboard: a digit picks the level of the criterion one is in, Ctrl+Enter hands the card in.
use leptos::{ev::KeyboardEvent, wasm_bindgen::JsCast};
use web_sys::{Element, HtmlElement};

/// Answers a key pressed within a card.
pub fn answer(ev: &KeyboardEvent) {
    let Some(at) = ev.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let modified = ev.ctrl_key() || ev.meta_key();
    let key = ev.key();
    if modified && key == "Enter" {
        press(ev, &at, "form", "button[value=hand_in]");
    } else if !modified
        && !ev.alt_key()
        && key.len() == 1
        && key.bytes().all(|b| b.is_ascii_digit())
        && !at.matches("textarea").unwrap_or(true)
    {
        press(ev, &at, ".criterion", &format!("input[type=radio][value='{key}']"));
    }
}

/// Clicks what `wanted` names, within what surrounds the focus.
fn press(ev: &KeyboardEvent, at: &Element, around: &str, wanted: &str) {
    let found = at.closest(around).ok().flatten().and_then(|around| around.query_selector(wanted).ok().flatten());
    if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        ev.prevent_default();
        let _ = found.focus();
        found.click();
    }
}
