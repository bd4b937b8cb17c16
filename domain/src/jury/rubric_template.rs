//! Rubrics to start from: each is whole as it is, and everything in it can be changed before the challenge opens.
use crate::ChallengeId;
use std::str::FromStr;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RubricTemplate {
    /// What every challenge starts with.
    Campaign,
    /// Where what counts most is that it can be done.
    Feasibility,
    /// Where what counts most is that nobody has done it.
    Innovation,
}

impl RubricTemplate {
    pub const ALL: [Self; 3] = [Self::Campaign, Self::Feasibility, Self::Innovation];

    pub fn name(self) -> &'static str {
        match self {
            Self::Campaign => "campaign",
            Self::Feasibility => "feasibility",
            Self::Innovation => "innovation",
        }
    }
}

impl FromStr for RubricTemplate {
    type Err = ();
    fn from_str(s: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|template| template.name() == s).ok_or(())
    }
}

/// Replaces the rubric of a challenge by a template, by its name.
#[derive(Clone, Debug)]
pub struct StartRubric {
    pub challenge: ChallengeId,
    pub template: String,
}
