//! The life of an idea: three fields to pitch it, a stage at each time, and an answer at the end, always.

/// What a reader may do.
pub mod abilities;
/// The promised answer time, in working days. On the server, which knows the company's calendar.
#[cfg(not(target_arch = "wasm32"))]
pub mod answer_clock;
/// How long answers take.
pub mod answer_times;
/// The board of those who answer.
pub mod board;
/// What an author changed.
pub mod changes;
/// Co-authors, who say yes first.
pub mod co_authors;
/// What a shortlisted idea still needs.
pub mod completion;
/// Corrections of a public answer.
pub mod errata;
/// Which ideas a list shows, and in what order.
pub mod filter;
/// Hearing of somebody else's idea.
pub mod following;
/// What it went through.
pub mod history;
/// What people write, as typed and as parsed.
pub mod idea_text;
/// What its authors learn beside the public answer.
pub mod letter;
/// An admin reads hidden names.
pub mod names_read;
/// Ideas as pages show them.
pub mod pages;
/// Who may do what with an idea, and when.
pub mod policy;
/// Draft, open, shortlisted, answered.
pub mod stage;
/// What rises, and why.
pub mod trending;
/// Who sees who wrote an idea.
pub mod veil;
/// What people and hosts do to an idea.
pub mod verbs;

#[cfg(not(target_arch = "wasm32"))]
pub use answer_clock::*;
pub use {
    abilities::*, answer_times::*, board::*, changes::*, co_authors::*, completion::*, errata::*, filter::*, following::*, history::*,
    idea_text::*, letter::*, names_read::*, pages::*, policy::*, stage::*, trending::*, veil::*, verbs::*,
};
