//! Challenges: written, listed, shown, cancelled; their results are published by the jury, or by a host where none is asked.

/// A host gives up a challenge, with a reason.
mod cancel_challenge;
/// The form, empty, from a template, or of what is there.
mod form;
/// Lagon makes a standing challenge.
mod found_standing;
/// All challenges.
mod list;
/// Who hosts it is changed.
mod name_hosts;
/// One challenge with its entries.
mod page;
/// A host publishes the results where no jury is asked.
mod publish_results;
/// What a challenge came to.
mod results;
/// The rules it goes by.
mod rules;
/// Words to start from.
mod templates;
/// A host creates or changes a challenge.
mod write_challenge;

pub(crate) use found_standing::found_first;
pub(crate) use publish_results::end;
pub(crate) use templates::evening_in;
