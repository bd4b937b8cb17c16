//! Files on ideas: pictures in a grid and documents in a list, for whoever reads; a field to add some and a button to remove
//! each, for whoever writes.

/// What the writing page tells the server.
pub mod api;
/// Sends files from the browser, one after the other.
mod sending;
/// Files as readers see them.
mod shown;
/// Kinds, sizes, and what is wrong with a file.
mod words;
/// The files of an idea, on the page it is written on.
mod writing;

pub use {shown::shown, words::file_fault, writing::WritingFiles};
