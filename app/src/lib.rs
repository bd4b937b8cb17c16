//! What people see: pages, components and server functions, shared by the server and the browser. Knows HTTP, not SQL.
#![recursion_limit = "256"]

/// Whether this is the server's build; the browser's is the other one.
pub const ON_SERVER: bool = cfg!(feature = "ssr");

/// Parts of the browser's code, fetched when they are needed.
pub mod areas;
/// Why something did not happen, as it crosses the wire.
pub mod error;
/// What stands around every page: rail, top bar, footer, demo banner.
pub mod frame;
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
/// Widgets that know no slice.
pub mod ui;
/// How pages talk to server functions.
pub mod wire;

/// Checklist, people, footer texts, event log.
pub mod admin;
/// Files on ideas: shown, added, removed.
pub mod attachments;
/// Challenges: the invitation, the podium, and how a host launches one.
pub mod challenges;
/// Points explained, and the leaderboard of those who said yes.
pub mod credit;
/// What is mine to do, and what goes on.
pub mod home;
/// Ideas: the list one browses, the story one reads.
pub mod ideas;
/// The juror's desk, the card beside the pitch, the round and its decisions.
pub mod jury;
/// What one is told.
pub mod notices;
/// Short opinions: asked, given, read beside a pitch.
pub mod opinions;
/// Coming in, oneself, one another.
pub mod people;
/// Similar ideas while one types, and the search over everything.
pub mod search;
/// Comments on ideas, and replies.
pub mod talk;
/// Support: set or withdrawn at once.
pub mod votes;

/// Words in both languages, generated from `locales/`.
#[expect(clippy::new_ret_no_self, reason = "generated code names its functions after keys")]
mod words {
    include!(concat!(env!("OUT_DIR"), "/i18n/mod.rs"));
}
pub use words::i18n;

use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::components::Router;

/// The whole application.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_context(language::of_this_page());
    wire::kept::provide();
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
