//! What the panel is shown of the fair score. How it is found: `fair_score`, on the server.
use super::Total;
use crate::PersonId;
use serde::{Deserialize, Serialize};

/// A pitch's fair score, on the scale of the totals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fair {
    /// What a juror of this panel would give on average.
    pub adjusted: Total,
    /// A 90% interval around it, as far as the scale goes.
    pub low: Total,
    pub high: Total,
    /// The probability of being among those that can be funded, in thousandths.
    pub p_funded: u16,
}

/// Why the raw mean is all there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fallback {
    /// Fewer than two jurors or three pitches, or hardly a score more than there are unknowns.
    TooFew,
    /// The jurors fall into groups that share no pitch, so that their severities can't be compared.
    Disconnected,
}

/// How much more (or less) than the panel's average a juror gives, in thousandths of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Severity {
    pub juror: PersonId,
    pub gives: i64,
}
