//! The jury: panels and rubrics, rounds, scorecards, decisions, and the one publication that ends them.

/// Pitches are given to jurors.
mod assign;
/// Equals, divided.
mod casting;
/// Scoring ends before its time.
mod close_round;
/// Two pitches side by side.
mod compare;
/// One pitch once the round is closed: what was written, and the decision.
mod decision_desk;
/// A juror tells a tie before a round opens.
mod declare_tie;
/// Ties that were told, for who presides.
mod declared_ties;
/// Jurors' notes, long after the publication.
mod delete_notes;
/// My rounds and what waits in them.
mod desk;
/// A round is taken away as sheets.
mod export_round;
/// What may tie jurors to what they judge.
mod links;
/// A round opens on the shortlist.
mod open_round;
/// The answer to one entry, prepared.
mod prepare_decision;
/// One answer for every entry that no jury saw.
mod prepare_rest;
/// Every answer at once.
mod publish_round;
/// The ranking as one person may see it.
mod ranked;
/// An admin reads sealed scores.
mod read_scores;
/// What a closed round's page is made of.
mod remembered;
/// A round that closes within a day.
mod remind_round;
/// Locked cards are opened again.
pub(crate) mod reopening;
/// The round, for the panel and the hosts.
mod round_page;
/// The criteria a challenge starts with, or may.
mod rubrics;
/// Marks for a pitch.
mod score_pitch;
/// A pitch and my card beside it.
mod scoring_desk;
/// Who sits.
mod seat_panel;
/// Juries that never sat.
mod simulation;
/// What the fair score is worth.
#[cfg(test)]
mod simulation_table;
/// A rubric to go on from.
mod start_rubric;
/// A juror does not judge a pitch.
mod step_aside;
/// What is judged, and how it weighs.
mod write_rubric;

/// A round whose jurors differ.
#[cfg(test)]
mod fair_round;
/// What is left of a round once its notes are deleted.
#[cfg(test)]
mod notes_deleted;
/// A rubric of which some may be skipped and some does not count.
#[cfg(test)]
mod optional_criteria;
/// Scores that an admin reads while they are sealed.
#[cfg(test)]
mod scores_read;
/// A round whose pitches are shared out.
#[cfg(test)]
mod shared_round;
/// A whole round, told from its shortlist to its publication.
#[cfg(test)]
mod whole_round;

pub(crate) use assign::{leave_all, part_ties};
pub(crate) use read_scores::readable;
pub(crate) use remembered::Remembered;
pub(crate) use rubrics::default_rubric;
pub use {
    remind_round::remind_rounds,
    simulation::{Foresight, Setting, foresee},
};
