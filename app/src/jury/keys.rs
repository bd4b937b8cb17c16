//! A card by keyboard: a digit picks the level of the criterion one is in, Ctrl+Enter hands the card in.
use leptos::{ev::KeyboardEvent, leptos_dom::helpers::set_timeout, wasm_bindgen::JsCast};
use std::time::Duration;
use web_sys::{Element, HtmlElement};

/// Answers a key pressed within a card.
pub fn answer(ev: &KeyboardEvent) {
    let Some(at) = ev.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let modified = ev.ctrl_key() || ev.meta_key();
    let key = ev.key();
    if modified && key == "Enter" {
        // What was being typed saves itself as the focus leaves it: the card knows of it by the time the button is pressed.
        if let Some(button) = focus(ev, &at, "form", "button[value=hand_in]") {
            set_timeout(move || button.click(), Duration::ZERO);
        }
    } else if !modified
        && !ev.alt_key()
        && key.len() == 1
        && key.bytes().all(|b| b.is_ascii_digit())
        && !at.matches("textarea").unwrap_or(true)
        && let Some(level) = focus(ev, &at, ".criterion", &format!("input[type=radio][value='{key}']"))
    {
        level.click();
    }
}

/// Goes to what `wanted` names, within what surrounds the focus.
fn focus(ev: &KeyboardEvent, at: &Element, around: &str, wanted: &str) -> Option<HtmlElement> {
    let around = at.closest(around).ok().flatten()?;
    let found = around.query_selector(wanted).ok().flatten()?.dyn_into::<HtmlElement>().ok()?;
    ev.prevent_default();
    let _ = found.focus();
    Some(found)
}
