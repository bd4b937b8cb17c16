//! The letter: what the authors of an idea learn beside its public answer. Levels are those of three jurors or more together;
//! never a rank, odds, or what a single juror gave.
use crate::{FieldErrors, IdeaId, Problem, Stamp, jury::Rubric, text};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, str::FromStr};

/// Fewer jurors than this, and a level would tell of one of them.
pub const FEWEST_JURORS: usize = 3;
pub const LONGEST_LETTER: u32 = 1_000;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// By criterion, in the order of the rubric.
    pub levels: Vec<LetterLevel>,
    /// What jurors wrote for the authors, without their names and in no order of theirs.
    pub remarks: Vec<String>,
    /// What would change the answer.
    pub change: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterLevel {
    pub criterion: String,
    /// The label of the median level, the lower of two.
    pub level: String,
}

impl Letter {
    pub fn is_empty(&self) -> bool {
        self.levels.is_empty() && self.remarks.is_empty() && self.change.is_empty()
    }

    /// What jurors' marks say together, criterion by criterion, where enough of them marked it.
    pub fn levels(rubric: &Rubric, cards: &[BTreeMap<crate::CriterionId, u8>]) -> Vec<LetterLevel> {
        let level = |criterion: &crate::jury::Criterion| {
            let mut marks: Vec<u8> = cards.iter().filter_map(|marks| marks.get(&criterion.id)).copied().collect();
            marks.sort_unstable();
            let median = (marks.len() >= FEWEST_JURORS).then(|| marks[(marks.len() - 1) / 2])?;
            let level = criterion.levels.get(usize::from(median))?.clone();
            Some(LetterLevel { criterion: criterion.name.clone(), level })
        };
        rubric.0.iter().filter_map(level).collect()
    }
}

/// An author takes an answered or withdrawn idea up again: a new draft with its text.
#[derive(Clone, Debug)]
pub struct TakeUp {
    pub idea: IdeaId,
}

/// An author asks that somebody else looks at the answer again; once for an idea.
#[derive(Clone, Debug)]
pub struct AskSecondLook {
    pub idea: IdeaId,
    pub words: String,
}

/// Somebody who did not give the answer looks again: `outcome` is `kept` or `reopened`.
#[derive(Clone, Debug)]
pub struct GiveSecondLook {
    pub idea: IdeaId,
    pub outcome: String,
    pub reply: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The answer stands.
    Kept,
    /// The idea is open again.
    Reopened,
}

impl Outcome {
    pub fn name(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Reopened => "reopened",
        }
    }
}

impl FromStr for Outcome {
    type Err = ();
    fn from_str(s: &str) -> Result<Self, ()> {
        [Self::Kept, Self::Reopened].into_iter().find(|outcome| outcome.name() == s).ok_or(())
    }
}

impl GiveSecondLook {
    pub fn parse(&self) -> Result<(Outcome, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let outcome = match self.outcome.parse::<Outcome>() {
            Ok(outcome) => Some(outcome),
            Err(()) => {
                errors.add("outcome", if self.outcome.is_empty() { Problem::Required } else { Problem::NotAChoice });
                None
            }
        };
        let reply = errors.take("reply", text::paragraphs(&self.reply, LONGEST_LETTER));
        errors.finish((outcome.unwrap_or(Outcome::Kept), reply))
    }
}

/// A second look as its authors and those who give it see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondLook {
    pub words: String,
    pub asked: Stamp,
    /// Once it was given.
    pub given: Option<(Outcome, String, Stamp)>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CriterionId, jury::Criterion};
    use uuid::Uuid;

    #[test]
    fn a_level_is_that_of_three_jurors_or_more() {
        let id = |n: u128| CriterionId(Uuid::from_u128(n));
        let criterion = |n: u128| Criterion {
            id: id(n),
            name: format!("c{n}"),
            help: String::new(),
            weight: 1,
            levels: ["faible", "moyen", "fort"].map(str::to_owned).to_vec(),
            required: true,
            counted: true,
        };
        let rubric = Rubric(vec![criterion(1), criterion(2)]);
        let card = |marks: &[(u128, u8)]| marks.iter().map(|(n, level)| (id(*n), *level)).collect::<BTreeMap<_, _>>();
        let cards = [card(&[(1, 2), (2, 0)]), card(&[(1, 0), (2, 0)]), card(&[(1, 1)]), card(&[(1, 2)])];
        let told = Letter::levels(&rubric, &cards);
        assert_eq!(told, [LetterLevel { criterion: "c1".into(), level: "moyen".into() }], "0, 1, 2, 2: the lower of the middle two");
    }

    #[test]
    fn a_second_look_has_an_outcome_and_says_why() {
        let look =
            |outcome: &str, reply: &str| GiveSecondLook { idea: IdeaId(Uuid::nil()), outcome: outcome.into(), reply: reply.into() }.parse();
        assert_eq!(look("reopened", " Oui "), Ok((Outcome::Reopened, "Oui".into())));
        assert_eq!(look("kept", "").expect_err("why?").of("reply"), Some(&Problem::Required));
        assert_eq!(look("", "x").expect_err("what?").of("outcome"), Some(&Problem::Required));
        assert_eq!(look("maybe", "x").expect_err("what?").of("outcome"), Some(&Problem::NotAChoice));
    }
}
