//! Decisions are prepared privately and published all at once; before that no list, count, order or notice tells.
use crate::{
    Cents, CriterionId, IdeaId, PitchId, PrizeId, RoundId, Stamp,
    jury::{PitchRow, RoundPhase},
};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// The answer to an idea.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Funded,
    Declined,
    /// Until a date; then it opens again by itself.
    Deferred,
    /// Back to the standing shark tank, open.
    KeptOpen,
}

impl Verdict {
    pub const ALL: [Self; 4] = [Self::Funded, Self::Declined, Self::Deferred, Self::KeptOpen];

    pub fn name(self) -> &'static str {
        match self {
            Self::Funded => "funded",
            Self::Declined => "declined",
            Self::Deferred => "deferred",
            Self::KeptOpen => "kept_open",
        }
    }
}

impl FromStr for Verdict {
    type Err = ();
    fn from_str(s: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|v| v.name() == s).ok_or(())
    }
}

/// Prepares, or prepares anew, the answer to one entry.
#[derive(Clone, Debug)]
pub struct PrepareDecision {
    pub round: RoundId,
    pub idea: IdeaId,
    pub verdict: String,
    pub reason: String,
    pub until: String,
    pub amount: String,
    /// What would change the answer, for its authors alone.
    pub change: String,
    /// The criteria that the reason is tied to, by their ids.
    pub criteria: Vec<String>,
    pub prize: Option<PrizeId>,
}

/// Prepares one answer for every entry that has none and was not judged.
#[derive(Clone, Debug)]
pub struct PrepareRest {
    pub round: RoundId,
    pub verdict: String,
    pub reason: String,
    pub until: String,
}

/// Publishes all answers of a round, and of its challenge, at once.
#[derive(Clone, Debug)]
pub struct PublishRound {
    pub round: RoundId,
    /// Why the jury departs from the ranking, where it does.
    pub departure: String,
}

impl PublishRound {
    /// As the ranking proposes.
    pub fn of(round: RoundId) -> Self {
        Self { round, departure: String::new() }
    }
}

/// Pitches that share a place, of which some are funded and others are not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CastingVote {
    /// The names of whoever decided on those that are funded.
    pub by: Vec<String>,
    /// The titles of those.
    pub chosen: Vec<String>,
    /// And of the others.
    pub over: Vec<String>,
}

/// One pitch of a round that is closed.
#[derive(Clone, Debug)]
pub struct AskDecision {
    pub pitch: PitchId,
}

/// What was written of a pitch, and the decision on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionDesk {
    pub round: RoundId,
    /// The challenge's.
    pub title: String,
    pub standing: bool,
    pub phase: RoundPhase,
    pub row: PitchRow,
    /// What the jurors wrote, without names.
    pub comments: Vec<String>,
    /// What they wrote beside each criterion, by its name.
    pub notes: Vec<(String, Vec<String>)>,
    /// What those said whom the hosts asked.
    pub opinions: Vec<crate::opinions::Opinion>,
    /// Of its round.
    pub criteria: Vec<(CriterionId, String)>,
    pub prizes: Vec<(PrizeId, String)>,
}

/// As the form shows it again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreparedDecision {
    pub verdict: Verdict,
    pub reason: String,
    pub change: String,
    pub amount: Option<Cents>,
    pub until: Option<Stamp>,
    pub criteria: Vec<String>,
    pub prize: Option<PrizeId>,
}
