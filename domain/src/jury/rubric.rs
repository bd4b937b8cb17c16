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
    /// A card is handed in with a level here; what is optional may be skipped, and lowers nothing.
    pub required: bool,
    /// Weighs in the total; otherwise it is shown, and counts for nothing.
    pub counted: bool,
}

impl Criterion {
    pub fn of(id: CriterionId, what: NewCriterion) -> Self {
        let NewCriterion { name, help, weight, levels, required, counted } = what;
        Self { id, name, help, weight, levels, required, counted }
    }

    /// The levels go from 0 to this.
    pub fn highest(&self) -> u8 {
        u8::try_from(self.levels.len().saturating_sub(1)).unwrap_or(u8::MAX)
    }

    pub fn admits(&self, level: u8) -> bool {
        level <= self.highest()
    }

    /// What a level is worth, on 0..=100.
    pub fn score(&self, level: u8) -> f64 {
        100.0 * f64::from(level) / f64::from(self.highest().max(1))
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rubric(pub Vec<Criterion>);

impl Rubric {
    pub fn criterion(&self, id: CriterionId) -> Option<&Criterion> {
        self.0.iter().find(|c| c.id == id)
    }

    /// The criterion that breaks ties: the heaviest of those that count and that nobody may skip, the first of equals.
    pub fn heaviest(&self) -> Option<&Criterion> {
        self.0.iter().rev().filter(|c| c.counted && c.required).max_by_key(|c| c.weight)
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
    /// `on` where it may be skipped.
    #[serde(default)]
    pub optional: String,
    /// `on` where it is shown and does not count.
    #[serde(default)]
    pub uncounted: String,
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
    pub required: bool,
    pub counted: bool,
}

impl From<Criterion> for NewCriterion {
    fn from(kept: Criterion) -> Self {
        let Criterion { id: _, name, help, weight, levels, required, counted } = kept;
        Self { name, help, weight, levels, required, counted }
    }
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
                required: form.optional.is_empty(),
                counted: form.uncounted.is_empty(),
            });
        }
        if criteria.is_empty() {
            errors.add("criteria[0][name]", Problem::Required);
        } else if !criteria.iter().any(|c| c.required && c.counted) {
            errors.add("criteria[0][name]", Problem::NothingCounts);
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
        Self { criteria: rubric.0.iter().cloned().map(NewCriterion::from).map(CriterionForm::from).collect() }
    }
}

impl From<NewCriterion> for CriterionForm {
    fn from(c: NewCriterion) -> Self {
        let ticked = |on: bool| if on { "on".to_owned() } else { String::new() };
        let levels = c.levels.join("\n");
        Self {
            name: c.name,
            help: c.help,
            weight: c.weight.to_string(),
            levels,
            optional: ticked(!c.required),
            uncounted: ticked(!c.counted),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rubric_needs_a_criterion_with_at_least_two_levels() {
        assert!(RubricForm::default().parse().is_err());
        let form = |levels: &str| RubricForm {
            criteria: vec![CriterionForm { name: "Portée".into(), weight: "2".into(), levels: levels.into(), ..CriterionForm::default() }],
        };
        assert!(form("un seul").parse().expect_err("one level").of("criteria[0][levels]").is_some());
        assert_eq!(form("faible\n\nforte").parse().expect("two levels")[0].levels, ["faible", "forte"]);
        assert!(form("").parse().is_err());
    }

    fn form(name: &str, optional: bool, uncounted: bool) -> CriterionForm {
        let ticked = |on: bool| if on { "on".to_owned() } else { String::new() };
        let levels = "faible\nforte".into();
        CriterionForm {
            name: name.into(),
            help: String::new(),
            weight: "2".into(),
            levels,
            optional: ticked(optional),
            uncounted: ticked(uncounted),
        }
    }

    #[test]
    fn something_counts_that_nobody_may_skip() {
        let refused = |criteria: Vec<CriterionForm>| match (RubricForm { criteria }).parse() {
            Err(errors) => errors.of("criteria[0][name]") == Some(&Problem::NothingCounts),
            Ok(_) => false,
        };
        assert!(refused(vec![form("A", true, false)]) && refused(vec![form("A", false, true)]));
        assert!(refused(vec![form("A", true, false), form("B", false, true)]), "neither of the two is both");
        assert!(!refused(vec![form("A", true, true), form("B", false, false)]));
    }

    #[test]
    fn a_form_says_again_what_it_said() {
        let typed = RubricForm { criteria: vec![form("A", false, false), form("B", true, false), form("C", false, true)] };
        let criteria = typed.parse().expect("a rubric");
        assert_eq!(criteria.iter().map(|c| (c.required, c.counted)).collect::<Vec<_>>(), [(true, true), (false, true), (true, false)]);
        let kept = criteria.into_iter().map(|c| Criterion::of(CriterionId(uuid::Uuid::nil()), c)).collect();
        assert_eq!(RubricForm::from(&Rubric(kept)), typed);
    }

    #[test]
    fn ties_are_broken_by_what_counts_and_everybody_answered() {
        let kept = |name: &str, weight, required, counted| {
            Criterion::of(
                CriterionId(uuid::Uuid::nil()),
                NewCriterion { name: name.into(), weight, required, counted, ..NewCriterion::default() },
            )
        };
        let rubric = Rubric(vec![kept("A", 1, true, true), kept("B", 3, true, false), kept("C", 2, false, true), kept("D", 1, true, true)]);
        assert_eq!(rubric.heaviest().map(|c| c.name.as_str()), Some("A"));
        assert_eq!(Rubric(vec![kept("B", 3, true, false)]).heaviest(), None);
    }
}
