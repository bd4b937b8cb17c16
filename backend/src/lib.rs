//! Use cases and persistence. Every change of state is a [`Command`] that runs through one gate, every read a
//! [`Query`]; SQL stays in the private store.

/// The one gate for writes and reads.
pub mod command;
/// Opening the database, contexts for actors, clocks and randomness.
pub mod ctx;
/// Recording events, and the followers that read them.
pub mod events;
/// Why something did not happen.
pub mod failure;
/// Markdown to safe HTML.
mod markdown;
/// Tokens and password hashes.
mod secrets;
/// SQL, entities, migrations: private.
mod store;

/// The company, its log, its footer pages.
pub mod admin;
/// Files on ideas.
pub mod attachments;
/// Challenges and the standing shark tank.
pub mod challenges;
/// Points and leaderboards.
pub mod credit;
/// The demo company.
pub mod demo;
/// Home.
pub mod home;
/// The life of an idea.
pub mod ideas;
/// Panels, rounds, scorecards, publication.
pub mod jury;
/// Notices and mail.
pub mod notices;
/// Running an installation: by the clock, and from the command line.
pub mod operations;
/// Short opinions that the jury reads beside a pitch.
pub mod opinions;
/// People, sign-in, invitations, places.
pub mod people;
/// Similar ideas while one types, and the search over everything.
pub mod search;
/// Comments.
pub mod talk;
/// Support.
pub mod votes;

pub use {
    command::{Command, Query},
    ctx::{Backend, Ctx, OpenError, Settings},
    failure::Failure,
};

/// A company for the tests.
#[cfg(test)]
pub(crate) mod testing;
