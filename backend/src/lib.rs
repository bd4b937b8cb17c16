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

/// People, sign-in, invitations, places.
pub mod people;
/// The life of an idea.
pub mod ideas;
/// Support.
pub mod votes;
/// Challenges and the standing shark tank.
pub mod challenges;
/// Panels, rounds, scorecards, publication.
pub mod jury;
/// Points and leaderboards.
pub mod credit;
/// Comments.
pub mod talk;
/// Notices and mail.
pub mod notices;
/// Home.
pub mod home;
/// The company, its log, its footer pages.
pub mod admin;
/// The demo company.
pub mod demo;
/// Running an installation: by the clock, and from the command line.
pub mod operations;

pub use {
    command::{Command, Query},
    ctx::{Backend, Ctx, OpenError, Settings},
    failure::Failure,
};

/// A company for the tests.
#[cfg(test)]
pub(crate) mod testing;
