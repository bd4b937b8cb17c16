//! Finding what is written: the ideas most like the one being written, and one search over everything.

/// The search's address, so that it can be sent to a colleague.
mod address;
/// What pages ask the server.
pub mod api;
/// What results are narrowed by.
mod filters;
/// Something that was found.
mod hit;
/// Ideas like the one that is looked at.
mod near;
/// The search page.
mod page;
/// Ideas like the one that is being written.
mod similar_ideas;
/// Marked words, and why something was found.
mod words;

pub use {near::NearIdeas, page::SearchPage, similar_ideas::SimilarIdeas};
