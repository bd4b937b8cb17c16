//! Handing the page's address on: the browser copies it. Where it can't, the address bar still can, and no button shows.
use crate::{
    language::{locale, tr},
    ui::{Icon, toast::teller},
};
use leptos::prelude::*;

#[component]
pub fn Share() -> impl IntoView {
    let l = locale();
    let possible = RwSignal::new(false);
    Effect::new(move || possible.set(window().is_secure_context()));
    let tell = teller();
    let copy = move |_| {
        let window = window();
        if let Ok(address) = window.location().href() {
            let _ = window.navigator().clipboard().write_text(&address);
            tell(tr!(l, common.copied).to_owned());
        }
    };
    move || {
        possible.get().then(|| {
            view! { <button class="button" r#type="button" on:click=copy><Icon of=icondata::LuLink/>{tr!(l, challenges.copy_link)}</button> }
        })
    }
}
