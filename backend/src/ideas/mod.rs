//! The life of an idea: written, submitted, shortlisted, answered, withdrawn; listed and shown.

/// A public answer is corrected.
mod add_erratum;
/// A host answers what no jury will see.
mod answer_idea;
/// The rule of a challenge chooses for the jury.
mod apply_rule;
/// Put away after its answer.
mod archive_idea;
/// A shortlisted idea is to be completed.
mod ask_completion;
/// What is open for long is promised an answer.
mod await_answers;
/// Ideas of a challenge by stage.
mod board;
/// Asked to be a co-author, and the answer.
mod co_authors;
/// A draft is thrown away.
mod discard_draft;
/// Whoever answers is reminded of what is overdue.
mod escalate_overdue;
/// What the list can be filtered by.
mod facets;
/// Hearing of somebody else's idea, or no longer.
mod follow_idea;
/// The form, empty or of what is there.
mod form;
/// What waits for a host.
mod host_desk;
/// What authors are told beside the public answer.
mod letter;
/// The list.
mod list;
/// One idea in another, and parted again.
mod merge_idea;
/// What was in review is open.
mod open_idea;
/// One idea, whole.
mod page;
/// An admin reads hidden names.
mod read_names;
/// A deferred idea's date has come.
mod reopen_deferred;
/// Changes are asked for.
mod return_idea;
/// Between an author and the hosts.
mod review;
/// Somebody else looks at an answer again.
mod second_look;
/// A host chooses for the jury.
mod shortlist;
/// Hidden names are shown.
mod show_names;
/// A new draft of what had its answer.
mod take_up;
/// Its author takes an idea back.
mod withdraw_idea;
/// Drafts, submissions, edits.
mod write_idea;

/// Open for long without an answer.
#[cfg(test)]
mod awaited;
/// From the answer to its correction.
#[cfg(test)]
mod corrected;
/// Of answers that results say and their ideas have no more.
#[cfg(test)]
mod corrected_former;
/// From the answer to its letter, and back.
#[cfg(test)]
mod lettered;
/// Two ideas become one, and two again.
#[cfg(test)]
mod merged;
/// And what comes back with that, tested.
#[cfg(test)]
mod parted;
/// From a draft to its opening, with a return.
#[cfg(test)]
mod reviewed;
/// Hidden names, from the draft to the prize.
#[cfg(test)]
mod veiled;
