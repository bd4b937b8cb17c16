//! Comments: posted, answered, edited, removed, and marked as useful by the idea's authors.

/// Its author puts another text in place.
mod edit_comment;
/// An author of the idea says that a comment helped.
mod mark_useful;
/// A comment, or a reply.
mod post_comment;
/// Its author or a host removes a comment.
mod remove_comment;
