//! How long a space takes to answer: shown of each challenge, to everybody, and never of who answers there.
use serde::{Deserialize, Serialize};

/// The fewest answers it is told from: fewer would tell of single ideas.
pub const FEWEST_ANSWERS: usize = 5;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerTimes {
    /// Within so many working days half of the ideas had their answer.
    pub days: i64,
    /// How many answers that is taken from.
    pub answers: i64,
}

impl AnswerTimes {
    /// Of the working days that each answer took.
    pub fn of(mut days: Vec<i64>) -> Option<Self> {
        if days.len() < FEWEST_ANSWERS {
            return None;
        }
        days.sort_unstable();
        let half = days.get((days.len() - 1) / 2).copied()?;
        Some(Self { days: half, answers: i64::try_from(days.len()).unwrap_or(i64::MAX) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_the_ideas_had_their_answer_by_then() {
        let times = |days: &[i64]| AnswerTimes::of(days.to_vec()).map(|times| (times.days, times.answers));
        assert_eq!(times(&[9, 1, 2, 3, 30]), Some((3, 5)));
        assert_eq!(times(&[9, 1, 2, 3, 30, 4]), Some((3, 6)), "three of six");
        assert_eq!(times(&[0, 0, 0, 8, 8]), Some((0, 5)));
        assert_eq!((times(&[1, 2, 3, 4]), times(&[])), (None, None), "too few to say");
    }
}
