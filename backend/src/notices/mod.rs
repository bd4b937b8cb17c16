//! What people are told: a follower writes notices from the events, and mails for the weightiest.

/// Which mails go out at all.
mod choose_mail;
/// From events to notices and mails.
mod follow;
/// Mails on their way out, for whoever sends them.
pub mod outbox;
/// Marking as read.
mod read_notices;
/// The list behind the bell, and its number.
mod the_bell;

pub use follow::follow;

/// Who is told of what ends, and of what comes back, tested.
#[cfg(test)]
mod what_ends;
/// Who follows an idea is told of it, tested.
#[cfg(test)]
mod who_follows;
/// Who is told what, tested.
#[cfg(test)]
mod who_is_told;
