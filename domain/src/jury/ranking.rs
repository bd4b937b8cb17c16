//! The ranking: the mean of the totals handed in; ties by median, then by the mean level of the heaviest criterion.
//! What is still equal shares its place.
use crate::{
    PitchId,
    jury::{Rubric, Scorecard, Total},
};

/// A pitch's place.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    pub pitch: PitchId,
    /// None while it has no card.
    pub place: Option<u32>,
    /// Mean total in thousandths of a point.
    pub mean: Option<Total>,
    pub cards: u32,
}

/// Ranks pitches by the cards handed in. Those without a card come last, without a place, in the given order.
pub fn rank(rubric: &Rubric, pitches: &[(PitchId, Vec<Scorecard>)]) -> Vec<Standing> {
    let mut rows: Vec<(Standing, (i64, i64, i64))> = pitches
        .iter()
        .map(|(pitch, cards)| {
            let mut totals: Vec<i64> = cards.iter().filter_map(|c| c.total(rubric)).map(|t| t.0).collect();
            totals.sort_unstable();
            let mean = mean(&totals);
            let key = (mean.unwrap_or(-1), median(&totals), heaviest(rubric, cards));
            (Standing { pitch: *pitch, place: None, mean: mean.map(Total), cards: totals.len() as u32 }, key)
        })
        .collect();
    rows.sort_by_key(|(_, key)| std::cmp::Reverse(*key));
    let mut previous = None;
    let mut place = 0;
    for (index, (standing, key)) in rows.iter_mut().enumerate() {
        if previous != Some(*key) {
            place = index as u32 + 1;
            previous = Some(*key);
        }
        standing.place = standing.mean.map(|_| place);
    }
    rows.into_iter().map(|(standing, _)| standing).collect()
}

fn mean(values: &[i64]) -> Option<i64> {
    (!values.is_empty()).then(|| (values.iter().sum::<i64>() as f64 / values.len() as f64).round() as i64)
}

/// Twice the median, so that it stays whole.
fn median(sorted: &[i64]) -> i64 {
    match sorted.len() {
        0 => -1,
        n => sorted[(n - 1) / 2] + sorted[n / 2],
    }
}

fn heaviest(rubric: &Rubric, cards: &[Scorecard]) -> i64 {
    let Some(criterion) = rubric.heaviest() else { return -1 };
    let levels: Vec<i64> = cards.iter().filter_map(|c| c.marks.get(&criterion.id)).map(|l| i64::from(*l) * 1000).collect();
    mean(&levels).unwrap_or(-1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CriterionId, jury::scorecard::tests::rubric};
    use uuid::Uuid;

    fn card(first: u8, second: u8) -> Scorecard {
        let marks = [(1, first), (2, second)].into_iter().map(|(id, l)| (CriterionId(Uuid::from_u128(id)), l)).collect();
        Scorecard { marks, comment: String::new() }
    }

    fn pitch(id: u128, cards: Vec<Scorecard>) -> (PitchId, Vec<Scorecard>) {
        (PitchId(Uuid::from_u128(id)), cards)
    }

    fn places(pitches: &[(PitchId, Vec<Scorecard>)]) -> Vec<(u128, Option<u32>)> {
        rank(&rubric(), pitches).into_iter().map(|s| (s.pitch.0.as_u128(), s.place)).collect()
    }

    #[test]
    fn the_better_mean_comes_first_and_no_card_no_place() {
        let pitches = [pitch(1, vec![card(1, 1)]), pitch(2, vec![card(4, 4), card(2, 2)]), pitch(3, vec![])];
        assert_eq!(places(&pitches), [(2, Some(1)), (1, Some(2)), (3, None)]);
    }

    #[test]
    fn equal_means_go_by_median_and_then_share() {
        let even = pitch(1, vec![card(2, 2), card(2, 2), card(2, 2)]);
        let skewed = pitch(2, vec![card(1, 1), card(1, 1), card(4, 4)]);
        let same = pitch(3, vec![card(2, 2), card(2, 2), card(2, 2)]);
        assert_eq!(places(&[skewed, even, same]), [(1, Some(1)), (3, Some(1)), (2, Some(3))]);
    }

    #[test]
    fn the_heaviest_criterion_breaks_a_tie() {
        let mut rubric = rubric();
        rubric.0[0].weight = 1;
        rubric.0[1].weight = 1;
        // Equal weights: the first criterion is the heaviest of equals.
        let ranked = rank(&rubric, &[pitch(1, vec![card(1, 3)]), pitch(2, vec![card(3, 1)])]);
        assert_eq!(ranked[0].pitch.0.as_u128(), 2);
        assert_eq!(ranked[1].place, Some(2));
    }
}
