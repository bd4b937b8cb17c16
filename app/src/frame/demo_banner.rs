//! "Entreprise fictive": always visible, never in the way.
use crate::{
    language::{locale, tr},
    routes,
};
use leptos::prelude::*;

#[component]
pub fn DemoBanner(name: String) -> impl IntoView {
    let l = locale();
    view! {
        <aside class="demo-banner" aria-label=tr!(l, common.demo)>
            <p><strong>{tr!(l, common.made_up_company)}</strong> " " {tr!(l, common.you_are, name = name)}</p>
            <a href=routes::SIGN_IN rel="external">{tr!(l, common.change_person)}</a>
            <a href=routes::MAILBOX rel="external">{tr!(l, common.mailbox)}</a>
            <form method="post" action=routes::RELOAD_DEMO>
                <button r#type="submit">{tr!(l, common.reload_demo)}</button>
            </form>
        </aside>
    }
}
