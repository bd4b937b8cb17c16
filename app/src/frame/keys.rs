//! Keys that work on every page: `/` searches, `?` lists the keys.
use crate::{
    language::{locale, tr},
    ui::{Dialog, dialog},
};
use leptos::{ev, prelude::*, wasm_bindgen::JsCast};
use web_sys::{Element, HtmlElement, KeyboardEvent};

const LIST: &str = "keys";

#[component]
pub fn Keys() -> impl IntoView {
    let l = locale();
    Effect::new(|| {
        let handle = window_event_listener(ev::keydown, |key| answer(&key));
        on_cleanup(move || handle.remove());
    });
    view! {
        <Dialog id=LIST title=tr!(l, common.keys_title)>
            <dl class="facts">
                <dt><kbd>"/"</kbd></dt><dd>{tr!(l, common.key_search)}</dd>
                <dt><kbd>"?"</kbd></dt><dd>{tr!(l, common.key_keys)}</dd>
                <dt><kbd>{tr!(l, common.escape)}</kbd></dt><dd>{tr!(l, common.key_escape)}</dd>
            </dl>
        </Dialog>
    }
}

fn answer(key: &KeyboardEvent) {
    if key.ctrl_key() || key.meta_key() || key.alt_key() || is_typing(key) {
        return;
    }
    match key.key().as_str() {
        "/" => {
            // The search page has a field of its own.
            let search = ["search-q", "q"]
                .into_iter()
                .find_map(|field| document().get_element_by_id(field))
                .and_then(|q| q.dyn_into::<HtmlElement>().ok());
            if let Some(search) = search {
                key.prevent_default();
                let _ = search.focus();
            }
        }
        "?" => dialog::open(LIST),
        _ => {}
    }
}

/// Whether the key belongs to what is being typed.
fn is_typing(key: &KeyboardEvent) -> bool {
    let element = key.target().and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| element.closest("input, textarea, select, [contenteditable]").ok().flatten().is_some())
}
