//! Fetches a page's part of the code as soon as a pointer, a finger or the keyboard is on a link to it.
use crate::areas;
use leptos::{ev, prelude::*, task::spawn_local, wasm_bindgen::JsCast};
use web_sys::{Element, Event};

/// Listens as long as what calls it is shown.
pub fn fetch_ahead() {
    Effect::new(|| {
        let pointed = window_event_listener(ev::pointerover, |event| near(&event));
        let focused = window_event_listener(ev::focusin, |event| near(&event));
        on_cleanup(move || {
            pointed.remove();
            focused.remove();
        });
    });
}

fn near(event: &Event) {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let link = element.and_then(|element| element.closest("a[href^='/']").ok().flatten());
    if let Some(path) = link.and_then(|link| link.get_attribute("href")) {
        spawn_local(async move { areas::fetch_for(&path).await });
    }
}
