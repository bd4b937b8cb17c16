//! Points: a follower writes the ledger from the events.

/// From events to lines of the ledger.
mod follow;

pub use follow::follow;
