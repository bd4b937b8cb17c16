//! Wakes the pages up in the browser, nothing else.
use leptos::{
    mount::hydrate_from_async,
    prelude::{document, request_animation_frame},
    tachys::dom::body,
};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::spawn_local;

#[wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    spawn_local(async {
        hydrate_from_async(body(), app::App).await.forget();
        // What waits for data wakes up in the tasks that follow; a frame later the whole page listens, and says so.
        request_animation_frame(|| {
            if let Some(html) = document().document_element() {
                let _ = html.set_attribute("data-alive", "");
            }
        });
    });
}
