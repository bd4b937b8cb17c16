//! A panel of jurors marks each pitch against a rubric. Marks become totals, totals become a ranking; the ranking
//! proposes, people decide, and everything is published at once.

/// The verdicts and how they are prepared.
pub mod decision;
/// The juror's desk and the round page as they are shown.
pub mod pages;
/// Who sits, who chairs, who stands in.
pub mod panel;
/// Who may score, see, decide and publish.
pub mod policy;
/// Totals become places.
pub mod ranking;
/// Rounds and what happens to them.
pub mod round;
/// Weighted criteria with labelled levels.
pub mod rubric;
/// One juror's marks for one pitch.
pub mod scorecard;

pub use {decision::*, pages::*, panel::*, policy::*, ranking::*, round::*, rubric::*, scorecard::*};
