//! A juror steps aside from one pitch: for a tie to its authors, which is a conflict of interest, or because they can't judge it,
//! which is none and frees the slot for somebody else.
use crate::{FieldErrors, PitchId, Problem, people::PersonRef, text};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

pub const LONGEST_WHY: u32 = 280;

/// How a juror stands to a pitch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Assignment {
    Open,
    /// Stepped aside for a tie: sees nothing of the pitch any more.
    Recused,
    /// Can't judge it.
    Passed,
    /// Gave up the seat without having handed a card in.
    Left,
}

impl Assignment {
    pub const ALL: [Self; 4] = [Self::Open, Self::Recused, Self::Passed, Self::Left];

    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Recused => "recused",
            Self::Passed => "passed",
            Self::Left => "left",
        }
    }
}

impl FromStr for Assignment {
    type Err = ();
    fn from_str(s: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|state| state.name() == s).ok_or(())
    }
}

/// Steps aside from a pitch: `how` is `recused` or `passed`.
#[derive(Clone, Debug)]
pub struct StepAside {
    pub pitch: PitchId,
    pub how: String,
    pub why: String,
}

impl StepAside {
    /// How, and what the chair is told of it.
    pub fn parse(&self) -> Result<(Assignment, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let how = match self.how.parse() {
            Ok(how @ (Assignment::Recused | Assignment::Passed)) => Ok(Some(how)),
            Ok(Assignment::Open | Assignment::Left) => Err(Problem::NotAChoice),
            Err(()) if self.how.is_empty() => Err(Problem::Required),
            Err(()) => Err(Problem::NotAChoice),
        };
        let how = errors.take("how", how);
        let why = errors.take("why", text::optional_paragraphs(&self.why, LONGEST_WHY));
        errors.finish((how.unwrap_or(Assignment::Passed), why))
    }
}

/// Somebody who stepped aside, for who presides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SteppedAside {
    pub juror: PersonRef,
    pub title: String,
    pub how: Assignment,
    pub why: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_steps_aside_for_a_tie_or_because_one_cannot_judge() {
        let aside = |how: &str, why: &str| StepAside { pitch: PitchId(uuid::Uuid::nil()), how: how.into(), why: why.into() }.parse();
        assert_eq!(aside("recused", " Ma sœur "), Ok((Assignment::Recused, "Ma sœur".into())));
        assert_eq!(aside("passed", ""), Ok((Assignment::Passed, String::new())));
        for (how, problem) in
            [("", Problem::Required), ("open", Problem::NotAChoice), ("left", Problem::NotAChoice), ("x", Problem::NotAChoice)]
        {
            assert_eq!(aside(how, "").expect_err("refused").of("how"), Some(&problem), "{how}");
        }
        assert!(aside("passed", &"x".repeat(281)).expect_err("too long").of("why").is_some());
    }
}
