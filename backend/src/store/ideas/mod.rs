//! Ideas: their SQL.

/// The public answer.
mod answer;
/// How long answers took.
mod answer_times;
/// Co-authors, asked and joined.
mod co_authors;
/// What shortlisted ideas still need.
mod completions;
/// Corrections of public answers.
mod errata;
/// What the list can be filtered by.
mod facets;
/// What the rules need to know of an idea.
mod facts;
/// Who hears of what happens to an idea.
mod follows;
/// What waits for a host, and four figures.
mod host_desk;
/// Letters, second looks, ideas taken up again.
mod letters;
/// Filters, orders and pages of the list.
mod list;
/// What becomes of opinions in it.
mod merged_opinions;
/// One idea in another.
mod merges;
/// One idea, whole.
mod page;
/// Promised answer times.
mod review;
/// Ideas as lists show them.
mod rows;
/// Rules that shortlist.
mod shortlists;
/// What an idea says, and its versions.
mod text;
/// Hidden names.
mod veil;
/// Drafts, submissions, edits.
mod write;

pub use {
    answer::*, answer_times::*, co_authors::*, completions::*, errata::*, facets::*, facts::*, follows::*, host_desk::*, letters::*,
    list::*, merges::*, page::*, review::*, rows::*, shortlists::*, text::*, veil::*, write::*,
};
