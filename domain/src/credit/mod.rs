//! Credit: points are an append-only ledger written by a follower of the events; leaderboards show those who said yes.

/// Leaderboards and explanations as pages show them.
pub mod pages;
/// Rules, defaults and the daily cap.
pub mod rules;

pub use {pages::*, rules::*};
