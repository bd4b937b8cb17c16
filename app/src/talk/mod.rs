//! Discussions: comments, replies one level deep, marks of what helped.

/// What a discussion tells the server.
pub mod api;
/// One comment, and what one may do with it.
mod comment;
/// The comments on an idea, in threads.
mod discussion;
/// Writing: a comment, a reply, another text.
mod writing;

pub use discussion::Discussion;
