//! What stands in front of every request, from the outside in.

/// Nothing changes at another site's wish.
pub mod cross_site;
/// Headers that tell browsers what not to do.
pub mod headers;
/// What is too large or can't be stored is refused before anything reads it.
pub mod intake;
/// What was typed into a plain form that was refused comes back.
pub mod kept_forms;
/// An id, a span, a line in the log; a panic becomes an answer.
pub mod trace;
/// Who asks: the session, the language, the address.
pub mod visitor;
