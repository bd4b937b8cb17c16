//! What may tie a juror to a pitch without being a conflict of interest: told, so that somebody looks at it, and left to
//! people. Who supports what is shown to nobody but the voter, so that a support flags a pitch to the juror alone; whoever
//! presides is told of what is public anyway, a comment, in the same words that never say which of the two it was.
use crate::people::PersonRef;
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Link {
    /// Of the author's department, or above or below them in a line longer than a direct manager's.
    SameTeam,
    /// Has supported or commented the idea.
    TookPart,
}

/// A juror who judges a pitch all the same, for who presides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkedJuror {
    pub juror: PersonRef,
    pub title: String,
    pub links: Vec<Link>,
}
