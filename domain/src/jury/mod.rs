//! A panel of jurors marks each pitch against a rubric. Marks become totals, totals become a ranking; the ranking
//! proposes, people decide, and everything is published at once.

/// Who judges what.
#[cfg(not(target_arch = "wasm32"))]
pub mod assignment;
/// Two pitches side by side.
pub mod comparison;
/// The verdicts and how they are prepared.
pub mod decision;
/// Ties that are told before a round opens.
pub mod declared_tie;
/// A round to take away.
#[cfg(not(target_arch = "wasm32"))]
pub mod export;
/// What the panel is shown of it.
pub mod fair;
/// What a pitch is worth, whichever jurors saw it. Not in the browser, which shows what the server found.
#[cfg(not(target_arch = "wasm32"))]
pub mod fair_score;
/// What may tie a juror to a pitch.
pub mod link;
/// The juror's desk and the round page as they are shown.
pub mod pages;
/// Who sits, who chairs, who stands in.
pub mod panel;
/// Who may score, see, decide and publish.
pub mod policy;
/// Totals become places.
#[cfg(not(target_arch = "wasm32"))]
pub mod ranking;
/// Cards that are opened again.
pub mod reopening;
/// Rounds and what happens to them.
pub mod round;
/// Weighted criteria with labelled levels.
pub mod rubric;
/// Rubrics to start from.
pub mod rubric_template;
/// One juror's marks for one pitch.
pub mod scorecard;
/// An admin reads sealed scores.
pub mod scores_read;
/// How one's own totals are spread.
pub mod spread;
/// Ties, and what one can't judge.
pub mod stepping_aside;

#[cfg(not(target_arch = "wasm32"))]
pub use {
    assignment::{Assigned, Bench, Obstacle},
    export::*,
    fair_score::{Estimate, FairScores, Given, fair_scores},
    ranking::*,
};
pub use {
    comparison::*, decision::*, declared_tie::*, fair::*, link::*, pages::*, panel::*, policy::*, reopening::*, round::*, rubric::*,
    rubric_template::*, scorecard::*, scores_read::*, spread::*, stepping_aside::*,
};
