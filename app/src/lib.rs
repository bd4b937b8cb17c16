//! What people see: pages, components and server functions, shared by the server and the browser. Knows HTTP, not SQL.

/// Whether this is the server's build; the browser's is the other one.
pub const ON_SERVER: bool = cfg!(feature = "ssr");

/// Why something did not happen, as it crosses the wire.
pub mod error;
/// The only way to the backend, and the only module that exists on the server alone.
#[cfg(feature = "ssr")]
pub mod gateway;
/// The two languages: which one, plurals, numbers, money, dates.
pub mod language;
/// Mails, in the language of who gets them.
pub mod mail;
/// All addresses, and what is shown there.
pub mod routes;
/// The HTML document around the application.
pub mod shell;
/// What stands around every page: rail, top bar, footer, demo banner.
pub mod frame;
/// Widgets that know no slice.
pub mod ui;

/// Checklist, people, footer texts, event log.
pub mod admin;
/// What is mine to do, and what goes on.
pub mod home;
/// What one is told.
pub mod notices;
/// Coming in, oneself, one another.
pub mod people;

/// Words in both languages, generated from `locales/`.
pub mod i18n {
    include!(concat!(env!("OUT_DIR"), "/i18n/mod.rs"));
    pub use i18n::*;
}

use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::components::Router;

/// The whole application.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_context(language::of_this_page());
    ui::kept::provide();
    ui::toast::provide();
    frame::provide_me();
    view! {
        <Title formatter=|title: String| format!("{title} · Lagon")/>
        <Router>
            {routes::pages()}
            <ui::Toaster/>
        </Router>
    }
}
