//! Support: set or withdrawn at once, and nobody else's business.

/// What the button tells the server.
pub mod api;
/// The count, my votes, what is left, and why not.
mod support_box;

pub use support_box::SupportBox;
