//! A rubric: criteria, each with a weight and a label per level.
use crate::{ChallengeId, CriterionId, FieldErrors, Problem, challenges::number, text};
use serde::{Deserialize, Serialize};

pub const MOST_CRITERIA: u32 = 8;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    pub id: CriterionId,
    pub name: String,
    pub help: String,
    /// Relative; only proportions count.
    pub weight: i64,
    /// From the lowest level to the highest; two at least.
    pub levels: Vec<String>,
}

impl Criterion {
    /// The levels go from 0 to this.
    pub fn highest(&self) -> u8 {
        u8::try_from(self.levels.len().saturating_sub(1)).unwrap_or(u8::MAX)
    }

    pub fn admits(&self, level: u8) -> bool {
        level <= self.highest()
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rubric(pub Vec<Criterion>);

impl Rubric {
    pub fn criterion(&self, id: CriterionId) -> Option<&Criterion> {
        self.0.iter().find(|c| c.id == id)
    }

    /// The criterion that breaks ties: the heaviest, the first of equals.
    pub fn heaviest(&self) -> Option<&Criterion> {
        self.0.iter().rev().max_by_key(|c| c.weight)
    }
}

/// What the form sends: text as typed, one line per criterion, a line with an empty name is none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RubricForm {
    pub criteria: Vec<CriterionForm>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CriterionForm {
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub help: String,
    #[serde(default)]
    pub weight: String,
    /// Labels from the lowest level to the highest, a line each.
    #[serde(default)]
    pub levels: String,
}

/// Sets the rubric of a challenge.
#[derive(Clone, Debug)]
pub struct WriteRubric {
    pub challenge: ChallengeId,
    pub form: RubricForm,
}

/// A criterion as parsed, before it has an identifier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewCriterion {
    pub name: String,
    pub help: String,
    pub weight: i64,
    pub levels: Vec<String>,
}

impl RubricForm {
    pub fn parse(&self) -> Result<Vec<NewCriterion>, FieldErrors> {
        let mut errors = FieldErrors::default();
        let mut criteria = Vec::new();
        for (i, form) in self.criteria.iter().enumerate().filter(|(_, c)| !c.name.trim().is_empty()) {
            let field = |name: &str| format!("criteria[{i}][{name}]");
            criteria.push(NewCriterion {
                name: errors.take(&field("name"), text::line(&form.name, 80)),
                help: errors.take(&field("help"), text::optional_line(&form.help, 280)),
                weight: errors.take(&field("weight"), number(&form.weight, 1, 100)),
                levels: errors.take(&field("levels"), levels(&form.levels)),
            });
        }
        if criteria.is_empty() {
            errors.add("criteria[0][name]", Problem::Required);
        }
        if criteria.len() > MOST_CRITERIA as usize {
            errors.add("criteria[0][name]", Problem::TooMany { most: MOST_CRITERIA });
        }
        errors.finish(criteria)
    }
}

fn levels(typed: &str) -> Result<Vec<String>, Problem> {
    let levels: Result<Vec<String>, Problem> = typed.lines().filter(|l| !l.trim().is_empty()).map(|l| text::line(l, 80)).collect();
    let levels = levels?;
    match levels.len() {
        0 => Err(Problem::Required),
        2..=11 => Ok(levels),
        _ => Err(Problem::OutOfRange { lowest: 2, highest: 11 }),
    }
}

impl From<&Rubric> for RubricForm {
    fn from(rubric: &Rubric) -> Self {
        let criteria = rubric.0.iter().map(|c| CriterionForm {
            name: c.name.clone(),
            help: c.help.clone(),
            weight: c.weight.to_string(),
            levels: c.levels.join("\n"),
        });
        Self { criteria: criteria.collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rubric_needs_a_criterion_with_at_least_two_levels() {
        assert!(RubricForm::default().parse().is_err());
        let form = |levels: &str| RubricForm {
            criteria: vec![CriterionForm { name: "Portée".into(), help: "".into(), weight: "2".into(), levels: levels.into() }],
        };
        assert!(form("un seul").parse().expect_err("one level").of("criteria[0][levels]").is_some());
        assert_eq!(form("faible\n\nforte").parse().expect("two levels")[0].levels, ["faible", "forte"]);
        assert!(form("").parse().is_err());
    }
}
