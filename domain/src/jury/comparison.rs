//! Two pitches side by side, for a juror who has to tell them apart: what they say, and my own marks for each.
use crate::{
    CriterionId, PitchId, RoundId,
    jury::{PitchText, Rubric, Total},
};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug)]
pub struct AskComparison {
    /// Both of one round, and both mine to judge; twice the same is one.
    pub a: PitchId,
    pub b: PitchId,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    pub round: RoundId,
    pub challenge: String,
    pub rubric: Rubric,
    /// Two, or one where nothing else was chosen.
    pub sides: Vec<Side>,
    /// All I judge in this round, in my order: what can be compared.
    pub choice: Vec<(PitchId, String)>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Side {
    pub pitch: PitchId,
    pub text: PitchText,
    pub marks: Vec<(CriterionId, u8)>,
    pub notes: Vec<(CriterionId, String)>,
    pub total: Option<Total>,
    pub may_score: bool,
    /// What others say of it, and how many support it.
    pub beside: crate::opinions::Beside,
}

impl Side {
    pub fn level(&self, criterion: CriterionId) -> Option<u8> {
        self.marks.iter().find(|(id, _)| *id == criterion).map(|(_, level)| *level)
    }

    pub fn note(&self, criterion: CriterionId) -> Option<&str> {
        self.notes.iter().find(|(id, _)| *id == criterion).map(|(_, note)| note.as_str())
    }
}
