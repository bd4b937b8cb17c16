//! What one juror thinks of one pitch. A card saves itself as it is filled, is handed in complete, may be revised
//! until the round closes, and is then locked.
use crate::{CriterionId, FieldErrors, Moment, PitchId, Problem, jury::Rubric, text};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub const LONGEST_COMMENT: u32 = 2_000;
/// Of the note beside one criterion.
pub const LONGEST_NOTE: u32 = 280;

/// One answer as typed: a criterion, its level, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkForm {
    #[serde(default)]
    pub criterion: String,
    #[serde(default)]
    pub level: String,
    #[serde(default)]
    pub note: String,
}

/// What a juror writes of a pitch as a whole, each for somebody else.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remarks {
    /// For the panel, which reads it after the close.
    pub comment: String,
    /// For the author, with the results and without the juror's name.
    pub for_author: String,
    /// For the juror alone.
    pub private: String,
}

impl Remarks {
    pub fn comment(words: impl Into<String>) -> Self {
        Self { comment: words.into(), ..Self::default() }
    }
}

/// Saves what is marked so far, or hands the card in.
#[derive(Clone, Debug)]
pub struct ScorePitch {
    pub pitch: PitchId,
    pub marks: Vec<MarkForm>,
    pub remarks: Remarks,
    pub hand_in: bool,
    /// When the card was saved that this one builds on, the beginning of time where there was none: said of what was marked
    /// without a network, so that it replaces nothing that is newer.
    pub since: Option<Moment>,
}

/// A weighted mean of levels, in thousandths of a point on 0..=100, so that totals compare exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Total(pub i64);

/// Valid marks, perhaps not all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scorecard {
    pub marks: BTreeMap<CriterionId, u8>,
    /// Why, where something was written; also beside a criterion that has no level yet.
    pub notes: BTreeMap<CriterionId, String>,
    pub remarks: Remarks,
}

impl Scorecard {
    /// Reads marks as typed: unknown criteria, doubles and levels out of scale are errors; a missing one is an error
    /// only where it is required and the card is handed in. A line without a level is no mark.
    pub fn fill(rubric: &Rubric, typed: &[MarkForm], remarks: &Remarks, complete: bool) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let mut card = Self::default();
        for (place, line) in typed.iter().enumerate() {
            card.read(rubric, place, line, &mut errors);
        }
        let mut text = |field: &str, typed: &String| errors.take(field, text::optional_paragraphs(typed, LONGEST_COMMENT));
        card.remarks = Remarks {
            comment: text("comment", &remarks.comment),
            for_author: text("for_author", &remarks.for_author),
            private: text("private", &remarks.private),
        };
        if complete {
            for criterion in rubric.0.iter().filter(|c| c.required && !card.marks.contains_key(&c.id)) {
                if errors.of(&criterion.id.to_string()).is_none() {
                    errors.add(&criterion.id.to_string(), Problem::Required);
                }
            }
        }
        errors.finish(card)
    }

    /// One line of the form; errors stand beside the criterion, or beside its note.
    fn read(&mut self, rubric: &Rubric, place: usize, line: &MarkForm, errors: &mut FieldErrors) {
        if line.level.is_empty() && line.note.trim().is_empty() {
            return;
        }
        let Some(criterion) = line.criterion.parse().ok().and_then(|id| rubric.criterion(id)) else {
            return errors.add("marks", Problem::NotAChoice);
        };
        let field = criterion.id.to_string();
        if !line.level.is_empty() {
            match line.level.trim().parse::<u8>() {
                Ok(level) if criterion.admits(level) => {
                    if self.marks.insert(criterion.id, level).is_some() {
                        errors.add(&field, Problem::Twice);
                    }
                }
                _ => errors.add(&field, Problem::OutOfRange { lowest: 0, highest: i64::from(criterion.highest()) }),
            }
        }
        let note = errors.take(&format!("marks[{place}][note]"), text::optional_paragraphs(&line.note, LONGEST_NOTE));
        if !note.is_empty() && self.notes.insert(criterion.id, note).is_some() {
            errors.add(&field, Problem::Twice);
        }
    }

    /// `t = sum(w*s) / sum(w)` over the counted criteria that were answered, with `s = 100*(level - lowest)/(highest - lowest)`;
    /// none where none of these is answered.
    pub fn total(&self, rubric: &Rubric) -> Option<Total> {
        let mut weights = 0_i64;
        let mut sum = 0.0_f64;
        for criterion in rubric.0.iter().filter(|c| c.counted) {
            if let Some(level) = self.marks.get(&criterion.id) {
                weights += criterion.weight;
                sum += criterion.weight as f64 * criterion.score(*level);
            }
        }
        (weights > 0).then(|| Total((1000.0 * sum / weights as f64).round() as i64))
    }

    /// Whether it could be handed in: everything required has its level.
    pub fn is_complete(&self, rubric: &Rubric) -> bool {
        rubric.0.iter().all(|c| !c.required || self.marks.contains_key(&c.id))
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
            required: true,
            counted: true,
        };
        Rubric(vec![criterion(1, 3), criterion(2, 1)])
    }

    fn mark(id: u128, level: &str) -> MarkForm {
        MarkForm { criterion: Uuid::from_u128(id).to_string(), level: level.into(), note: String::new() }
    }

    #[test]
    fn totals_are_weighted_and_normalised() {
        for (levels, expected) in [(("4", "4"), 100_000), (("0", "0"), 0), (("4", "0"), 75_000), (("1", "3"), 37_500)] {
            let card = Scorecard::fill(&rubric(), &[mark(1, levels.0), mark(2, levels.1)], &Remarks::default(), true).expect("complete");
            assert_eq!(card.total(&rubric()), Some(Total(expected)), "{levels:?}");
        }
    }

    #[test]
    fn a_card_is_handed_in_complete_but_saved_as_it_is() {
        let marks = [mark(1, "2"), mark(2, "")];
        assert_eq!(Scorecard::fill(&rubric(), &marks, &Remarks::default(), false).expect("saved").marks.len(), 1);
        let errors = Scorecard::fill(&rubric(), &marks, &Remarks::default(), true).expect_err("one missing");
        assert_eq!(errors.of(&Uuid::from_u128(2).to_string()), Some(&Problem::Required));
    }

    #[test]
    fn nonsense_is_named() {
        for marks in [vec![mark(1, "5")], vec![mark(1, "-1")], vec![mark(1, "x")], vec![mark(9, "1")], vec![mark(1, "1"), mark(1, "2")]] {
            assert!(Scorecard::fill(&rubric(), &marks, &Remarks::default(), false).is_err(), "{marks:?}");
        }
    }

    #[test]
    fn one_criterion_takes_one_answer() {
        let noted = MarkForm { note: "Trop cher".into(), ..mark(1, "") };
        for marks in [vec![mark(1, "1"), mark(1, "1")], vec![noted.clone(), noted]] {
            let errors = Scorecard::fill(&rubric(), &marks, &Remarks::default(), false).expect_err("twice");
            assert_eq!(errors.of(&Uuid::from_u128(1).to_string()), Some(&Problem::Twice), "{marks:?}");
        }
    }

    #[test]
    fn skipping_what_is_optional_lowers_nothing_and_what_is_not_counted_counts_for_nothing() {
        let mut rubric = rubric();
        rubric.0[1].required = false;
        let total = |rubric: &Rubric, second: &str| {
            let card = Scorecard::fill(rubric, &[mark(1, "3"), mark(2, second)], &Remarks::default(), true).expect("complete");
            assert!(card.is_complete(rubric));
            card.total(rubric)
        };
        assert_eq!(
            (total(&rubric, ""), total(&rubric, "3")),
            (Some(Total(75_000)), Some(Total(75_000))),
            "as if it had been given the same"
        );
        assert_eq!(total(&rubric, "0"), Some(Total(56_250)));
        rubric.0[1].counted = false;
        assert_eq!((total(&rubric, ""), total(&rubric, "0")), (Some(Total(75_000)), Some(Total(75_000))));
        let only = Scorecard::fill(&rubric, &[mark(2, "4")], &Remarks::default(), false).expect("saved");
        assert_eq!((only.total(&rubric), only.is_complete(&rubric)), (None, false), "nothing that counts is answered");
    }

    #[test]
    fn a_note_is_kept_with_its_criterion_also_before_there_is_a_level() {
        let noted = |level: &str, note: &str| MarkForm { note: note.into(), ..mark(1, level) };
        let card = Scorecard::fill(&rubric(), &[noted("", " Trop cher ")], &Remarks::default(), false).expect("saved");
        assert_eq!((card.marks.len(), card.notes.values().map(String::as_str).collect::<Vec<_>>()), (0, vec!["Trop cher"]));
        let long = "x".repeat(LONGEST_NOTE as usize + 1);
        let errors = Scorecard::fill(&rubric(), &[mark(2, "1"), noted("1", &long)], &Remarks::default(), false).expect_err("too long");
        assert_eq!(errors.of("marks[1][note]"), Some(&Problem::TooLong { most: LONGEST_NOTE }));
        let remarks = Remarks { for_author: "x".repeat(LONGEST_COMMENT as usize + 1), ..Remarks::comment("Oui") };
        let errors = Scorecard::fill(&rubric(), &[], &remarks, false).expect_err("too long");
        assert!(errors.of("for_author").is_some() && errors.of("comment").is_none());
    }
}
