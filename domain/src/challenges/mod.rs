//! A challenge asks for ideas until a date and ends with winners and an answer for everybody. The standing shark
//! tank is a challenge without dates.

/// Dates, and the phase that follows from them.
pub mod calendar;
/// What the rules need to know of a challenge.
pub mod facts;
/// The form a host fills in.
pub mod form;
/// Challenges as pages show them.
pub mod pages;
/// How ideas get before the jury.
pub mod shortlist;
/// What challenges are about.
pub mod theme;
/// What hosts do to a challenge.
pub mod verbs;

pub use {calendar::*, facts::*, form::*, pages::*, shortlist::*, theme::*, verbs::*};

#[cfg(test)]
pub(crate) use facts::facts_for_tests;
