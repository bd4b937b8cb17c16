//! Finding what somebody has written already: similar ideas while a title is typed, and one search over ideas, challenges,
//! people and comments. What is found says why.

/// What a search's address asks for.
mod filter;
/// Texts with the found words marked, and the stretch around them.
mod marked;
/// What a search and a list of similar ideas show.
mod pages;
/// Words of a text, folded, and those that say nothing.
mod words;

pub use {filter::*, marked::*, pages::*, words::*};
