//! The life of an idea: written, submitted, shortlisted, answered, withdrawn; listed and shown.

/// A host answers what no jury will see.
mod answer_idea;
/// A draft is thrown away.
mod discard_draft;
/// What the list can be filtered by.
mod facets;
/// The form, empty or of what is there.
mod form;
/// What waits for a host.
mod host_desk;
/// The list.
mod list;
/// One idea, whole.
mod page;
/// A deferred idea's date has come.
mod reopen_deferred;
/// A host chooses for the jury.
mod shortlist;
/// Its author takes an idea back.
mod withdraw_idea;
/// Drafts, submissions, edits.
mod write_idea;
