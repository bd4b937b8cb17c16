//! Coming in, oneself, one another, and the pages in every footer.

/// What pages ask the server, and tell it.
pub mod api;
/// The pages in the footer: personal data, code of use, accessibility.
mod footer_text;
/// Accepting an invitation.
mod join;
/// A colleague's page.
mod person;
/// A forgotten password: asking for a link, and using it.
mod reset;
/// The sessions among my settings.
mod sessions;
/// The first start of a company.
mod set_up;
/// My settings.
mod settings;
/// The door, and the cast of the demo.
mod sign_in;
/// The scene beside the door.
mod welcome;

pub use {
    footer_text::{FooterTextPage, page_title},
    join::JoinPage,
    person::PersonPage,
    reset::{AskResetPage, ResetPage},
    set_up::{SetUpPage, language_name},
    settings::SettingsPage,
    sign_in::SignInPage,
};
