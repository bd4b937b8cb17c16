//! What one juror thinks of one pitch. A card saves itself as it is filled, is handed in complete, may be revised
//! until the round closes, and is then locked.
use crate::{CriterionId, FieldErrors, PitchId, Problem, jury::Rubric, text};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub const LONGEST_COMMENT: u32 = 2_000;

/// One answer as typed: a criterion and its level.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkForm {
    #[serde(default)]
    pub criterion: String,
    #[serde(default)]
    pub level: String,
}

/// Saves what is marked so far, or hands the card in.
#[derive(Clone, Debug)]
pub struct ScorePitch {
    pub pitch: PitchId,
    pub marks: Vec<MarkForm>,
    pub comment: String,
    pub hand_in: bool,
}

/// A weighted mean of levels, in thousandths of a point on 0..=100, so that totals compare exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Total(pub i64);

/// Valid marks, perhaps not all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scorecard {
    pub marks: BTreeMap<CriterionId, u8>,
    pub comment: String,
}

impl Scorecard {
    /// Reads marks as typed: unknown criteria, doubles and levels out of scale are errors; a missing one is an error
    /// only when the card is handed in. A line without a level is no mark.
    pub fn fill(rubric: &Rubric, typed: &[MarkForm], comment: &str, complete: bool) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let mut marks = BTreeMap::new();
        for mark in typed.iter().filter(|m| !m.level.is_empty()) {
            let criterion = mark.criterion.parse().ok().and_then(|id| rubric.criterion(id));
            let Some(criterion) = criterion else {
                errors.add("marks", Problem::NotAChoice);
                continue;
            };
            match mark.level.trim().parse::<u8>() {
                Ok(level) if criterion.admits(level) => {
                    if marks.insert(criterion.id, level).is_some() {
                        errors.add(&criterion.id.to_string(), Problem::Taken);
                    }
                }
                _ => errors.add(&criterion.id.to_string(), Problem::OutOfRange { lowest: 0, highest: i64::from(criterion.highest()) }),
            }
        }
        let comment = errors.take("comment", text::optional_paragraphs(comment, LONGEST_COMMENT));
        if complete {
            for criterion in rubric.0.iter().filter(|c| !marks.contains_key(&c.id)) {
                if errors.of(&criterion.id.to_string()).is_none() {
                    errors.add(&criterion.id.to_string(), Problem::Required);
                }
            }
        }
        errors.finish(Self { marks, comment })
    }

    /// `t = sum(w*s) / sum(w)` over the answered criteria, with `s = 100*(level - lowest)/(highest - lowest)`;
    /// none where nothing is answered.
    pub fn total(&self, rubric: &Rubric) -> Option<Total> {
        let mut weights = 0_i64;
        let mut sum = 0.0_f64;
        for criterion in &rubric.0 {
            if let Some(level) = self.marks.get(&criterion.id) {
                weights += criterion.weight;
                sum += criterion.weight as f64 * 100.0 * f64::from(*level) / f64::from(criterion.highest().max(1));
            }
        }
        (weights > 0).then(|| Total((1000.0 * sum / weights as f64).round() as i64))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::jury::Criterion;
    use uuid::Uuid;

    pub(crate) fn rubric() -> Rubric {
        let criterion = |id: u128, weight| Criterion {
            id: CriterionId(Uuid::from_u128(id)),
            name: format!("c{id}"),
            help: String::new(),
            weight,
            levels: (0..5).map(|l| l.to_string()).collect(),
        };
        Rubric(vec![criterion(1, 3), criterion(2, 1)])
    }

    fn mark(id: u128, level: &str) -> MarkForm {
        MarkForm { criterion: Uuid::from_u128(id).to_string(), level: level.into() }
    }

    #[test]
    fn totals_are_weighted_and_normalised() {
        for (levels, expected) in [(("4", "4"), 100_000), (("0", "0"), 0), (("4", "0"), 75_000), (("1", "3"), 37_500)] {
            let card = Scorecard::fill(&rubric(), &[mark(1, levels.0), mark(2, levels.1)], "", true).expect("complete");
            assert_eq!(card.total(&rubric()), Some(Total(expected)), "{levels:?}");
        }
    }

    #[test]
    fn a_card_is_handed_in_complete_but_saved_as_it_is() {
        let marks = [mark(1, "2"), mark(2, "")];
        assert_eq!(Scorecard::fill(&rubric(), &marks, "", false).expect("saved").marks.len(), 1);
        let errors = Scorecard::fill(&rubric(), &marks, "", true).expect_err("one missing");
        assert_eq!(errors.of(&Uuid::from_u128(2).to_string()), Some(&Problem::Required));
    }

    #[test]
    fn nonsense_is_named() {
        for marks in [vec![mark(1, "5")], vec![mark(1, "-1")], vec![mark(1, "x")], vec![mark(9, "1")], vec![mark(1, "1"), mark(1, "2")]] {
            assert!(Scorecard::fill(&rubric(), &marks, "", false).is_err(), "{marks:?}");
        }
    }
}
