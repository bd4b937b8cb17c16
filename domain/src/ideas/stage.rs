//! The stages of an idea. Who moves it on stands in `policy`.
use serde::{Deserialize, Serialize};
use std::str::FromStr;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Only its authors see it.
    Draft,
    /// In review: waits for a host inside the promised answer time. Its authors and hosts see it.
    Submitted,
    /// Changes are asked; it waits for its author.
    Returned,
    /// Can be supported and discussed.
    Open,
    /// Chosen for a jury round; the jury scores the version frozen when the round opened.
    Shortlisted,
    Funded,
    Declined,
    /// Until a date, then open again by itself.
    Deferred,
    Withdrawn,
    /// Part of another idea; a host can part them again.
    Merged,
    /// Put away after its answer: still there to read, and out of the lists.
    Archived,
}

impl Stage {
    pub const ALL: [Self; 11] = [
        Self::Draft,
        Self::Submitted,
        Self::Returned,
        Self::Open,
        Self::Shortlisted,
        Self::Funded,
        Self::Declined,
        Self::Deferred,
        Self::Withdrawn,
        Self::Merged,
        Self::Archived,
    ];

    /// The stages a list of ideas can show to everybody.
    pub const PUBLIC: [Self; 5] = [Self::Open, Self::Shortlisted, Self::Funded, Self::Declined, Self::Deferred];

    /// The name it is stored and linked under.
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Returned => "returned",
            Self::Open => "open",
            Self::Shortlisted => "shortlisted",
            Self::Funded => "funded",
            Self::Declined => "declined",
            Self::Deferred => "deferred",
            Self::Withdrawn => "withdrawn",
            Self::Merged => "merged",
            Self::Archived => "archived",
        }
    }

    /// Whether it is between its author and the hosts, before colleagues see it.
    pub fn is_in_review(self) -> bool {
        matches!(self, Self::Submitted | Self::Returned)
    }

    /// Whether colleagues see it at all.
    pub fn is_public(self) -> bool {
        Self::PUBLIC.contains(&self)
    }
}

impl FromStr for Stage {
    type Err = ();
    fn from_str(s: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|stage| stage.name() == s).ok_or(())
    }
}
