//! Wakes the pages up in the browser, nothing else.
use leptos::prelude::{document, request_animation_frame};
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_body(app::App);
    // What waits for data wakes up in the tasks that follow; a frame later the whole page listens, and says so.
    request_animation_frame(|| {
        if let Some(html) = document().document_element() {
            let _ = html.set_attribute("data-alive", "");
        }
    });
}
