//! Panels, rubrics, rounds, scorecards and decisions: their SQL.

/// Who judges what, and who does not.
mod assignments;
/// Cards and marks.
mod cards;
/// Answers prepared, and then published.
mod decisions;
/// Ties that are told before a round opens.
mod declared_ties;
/// What a juror's desk and the round page list.
mod desk;
/// What the rules need to know of rounds and pitches.
mod facts;
/// What may tie jurors to what they judge.
mod links;
/// Who sits.
mod panel;
/// Locked cards that are opened again.
mod reopenings;
/// Rounds opened, closed, announced.
mod rounds;
/// Criteria: a challenge's, and each round's copy.
mod rubric;
/// Who read sealed scores.
mod scores_read;

pub use {
    assignments::*, cards::*, decisions::*, declared_ties::*, desk::*, facts::*, links::*, panel::*, reopenings::*, rounds::*, rubric::*,
    scores_read::*,
};
