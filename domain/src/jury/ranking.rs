//! The ranking: by the fair score, or by the raw mean where there is none; ties by median, then by the mean level of the
//! heaviest criterion. What is still equal shares its place, and the chair's decision between them is the casting vote.
use crate::{
    PersonId, PitchId,
    jury::{Estimate, Fair, FairScores, Fallback, Given, Rubric, Scorecard, Severity, Total, Verdict, fair_scores},
};
use std::collections::BTreeSet;

/// Behind all places: what nobody scored.
pub const UNPLACED: u32 = u32::MAX;

/// What a jury says in figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranking {
    /// From the first to the last; those without a card come last, without a place.
    pub standings: Vec<Standing>,
    /// The most generous first; nobody where there is no fair score.
    pub severities: Vec<Severity>,
    /// Why the places go by the raw mean.
    pub fallback: Option<Fallback>,
}

/// A pitch's place.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    pub pitch: PitchId,
    /// None while it has no card.
    pub place: Option<u32>,
    /// The raw mean of its totals.
    pub mean: Option<Total>,
    pub fair: Option<Fair>,
    pub cards: u32,
}

/// The cards a pitch was given, each with its juror.
pub type Cards = (PitchId, Vec<(PersonId, Scorecard)>);

/// Ranks pitches by the cards handed in, of which about `places` can be funded.
pub fn rank(rubric: &Rubric, pitches: &[Cards], places: usize) -> Ranking {
    let jurors = jurors(pitches);
    let (scores, fallback) = match fair_scores(&given(rubric, pitches, &jurors), pitches.len(), jurors.len(), places) {
        Ok(scores) => (scores, None),
        Err(why) => (FairScores { pitches: vec![None; pitches.len()], severities: vec![], quality: 0.0, noise: 0.0 }, Some(why)),
    };
    let mut rows: Vec<(Standing, (i64, i64, i64))> = pitches.iter().zip(&scores.pitches).map(|(p, e)| standing(rubric, p, *e)).collect();
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
    let severity = |(juror, severity): (&PersonId, Option<f64>)| Some(Severity { juror: *juror, gives: thousandths(severity?) });
    let mut severities: Vec<Severity> = jurors.iter().zip(scores.severities).filter_map(severity).collect();
    severities.sort_by_key(|s| (std::cmp::Reverse(s.gives), s.juror));
    Ranking { standings: rows.into_iter().map(|(standing, _)| standing).collect(), severities, fallback }
}

/// Whether what is decided departs from the ranking: a pitch is funded, and another that stands before it is not. Where two
/// share a place, either may be.
pub fn departs(decided: impl Iterator<Item = (u32, Verdict)> + Clone) -> bool {
    let last_funded = decided.clone().filter(|(_, verdict)| *verdict == Verdict::Funded).map(|(place, _)| place).max();
    last_funded.is_some_and(|last| decided.into_iter().any(|(place, verdict)| place < last && verdict != Verdict::Funded))
}

/// The places at which a casting vote was given: pitches share one, some of them are funded and others are not. Those nobody
/// scored share none.
pub fn cast_places(decided: impl Iterator<Item = (u32, Verdict)> + Clone) -> BTreeSet<u32> {
    let at = |funded: bool| decided.clone().filter(move |(_, verdict)| (*verdict == Verdict::Funded) == funded).map(|(place, _)| place);
    let others: BTreeSet<u32> = at(false).collect();
    at(true).filter(|place| *place != UNPLACED && others.contains(place)).collect()
}

fn jurors(pitches: &[Cards]) -> Vec<PersonId> {
    let mut jurors: Vec<PersonId> = pitches.iter().flat_map(|(_, cards)| cards.iter().map(|(juror, _)| *juror)).collect();
    jurors.sort();
    jurors.dedup();
    jurors
}

fn given(rubric: &Rubric, pitches: &[Cards], jurors: &[PersonId]) -> Vec<Given> {
    let totals = pitches.iter().enumerate().flat_map(|(pitch, (_, cards))| {
        cards.iter().filter_map(move |(juror, card)| {
            let juror = jurors.binary_search(juror).ok()?;
            Some(Given { juror, pitch, total: card.total(rubric)?.0 as f64 / 1_000.0 })
        })
    });
    totals.collect()
}

/// A pitch without its place, and what it is placed by.
fn standing(rubric: &Rubric, (pitch, cards): &Cards, estimate: Option<Estimate>) -> (Standing, (i64, i64, i64)) {
    let mut totals: Vec<i64> = cards.iter().filter_map(|(_, card)| card.total(rubric)).map(|t| t.0).collect();
    totals.sort_unstable();
    let (mean, fair) = (mean(&totals).map(Total), estimate.map(fair));
    let by = fair.map(|f| f.adjusted).or(mean).map_or(i64::MIN, |t| t.0);
    (Standing { pitch: *pitch, place: None, mean, fair, cards: totals.len() as u32 }, (by, median(&totals), heaviest(rubric, cards)))
}

fn fair(estimate: Estimate) -> Fair {
    let on_the_scale = |value: f64| Total(thousandths(value.clamp(0.0, 100.0)));
    Fair {
        adjusted: Total(thousandths(estimate.adjusted)),
        low: on_the_scale(estimate.low),
        high: on_the_scale(estimate.high),
        p_funded: (estimate.p_funded.clamp(0.0, 1.0) * 1_000.0).round() as u16,
    }
}

fn thousandths(value: f64) -> i64 {
    (value * 1_000.0).round() as i64
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

fn heaviest(rubric: &Rubric, cards: &[(PersonId, Scorecard)]) -> i64 {
    let Some(criterion) = rubric.heaviest() else { return -1 };
    let levels: Vec<i64> = cards.iter().filter_map(|(_, c)| c.marks.get(&criterion.id)).map(|l| i64::from(*l) * 1000).collect();
    mean(&levels).unwrap_or(-1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CriterionId, jury::scorecard::tests::rubric};
    use uuid::Uuid;

    fn person(id: u128) -> PersonId {
        PersonId(Uuid::from_u128(id))
    }

    fn card(first: u8, second: u8) -> Scorecard {
        let marks = [(1, first), (2, second)].into_iter().map(|(id, l)| (CriterionId(Uuid::from_u128(id)), l)).collect();
        Scorecard { marks, ..Scorecard::default() }
    }

    /// The first card by juror 1, the next by 2, and so on.
    fn pitch(id: u128, cards: Vec<Scorecard>) -> Cards {
        (PitchId(Uuid::from_u128(id)), (1..).map(person).zip(cards).collect())
    }

    fn places(pitches: &[Cards]) -> Vec<(u128, Option<u32>)> {
        rank(&rubric(), pitches, 1).standings.into_iter().map(|s| (s.pitch.0.as_u128(), s.place)).collect()
    }

    #[test]
    fn the_better_mean_comes_first_and_no_card_no_place() {
        let pitches = [pitch(1, vec![card(1, 1)]), pitch(2, vec![card(4, 4), card(2, 2)]), pitch(3, vec![])];
        assert_eq!(places(&pitches), [(2, Some(1)), (1, Some(2)), (3, None)]);
        assert_eq!(rank(&rubric(), &pitches, 1).fallback, Some(Fallback::TooFew));
    }

    #[test]
    fn equal_means_go_by_median_and_then_share() {
        let even = pitch(1, vec![card(2, 2), card(2, 2), card(2, 2)]);
        let skewed = pitch(2, vec![card(1, 1), card(1, 1), card(4, 4)]);
        assert_eq!(places(&[skewed, even.clone()]), [(1, Some(1)), (2, Some(2))]);
        let same = pitch(3, vec![card(2, 2), card(2, 2), card(2, 2)]);
        assert_eq!(places(&[even, same]), [(1, Some(1)), (3, Some(1))]);
    }

    #[test]
    fn the_heaviest_criterion_breaks_a_tie() {
        let mut rubric = rubric();
        rubric.0[0].weight = 1;
        rubric.0[1].weight = 1;
        // Equal weights: the first criterion is the heaviest of equals.
        let ranked = rank(&rubric, &[pitch(1, vec![card(1, 3)]), pitch(2, vec![card(3, 1)])], 1).standings;
        assert_eq!(ranked[0].pitch.0.as_u128(), 2);
        assert_eq!(ranked[1].place, Some(2));
    }

    #[test]
    fn what_does_not_count_ranks_nobody() {
        let mut rubric = rubric();
        rubric.0[1].counted = false;
        rubric.0[1].weight = 9;
        let ranked = rank(&rubric, &[pitch(1, vec![card(2, 4)]), pitch(2, vec![card(3, 0)]), pitch(3, vec![card(2, 0)])], 1).standings;
        assert_eq!(ranked.iter().map(|s| s.pitch.0.as_u128()).collect::<Vec<_>>(), [2, 1, 3]);
        assert_eq!((ranked[1].place, ranked[2].place), (Some(2), Some(2)), "nor breaks it a tie");
    }

    /// Juror 9 gives two levels less than the others, and saw the best pitch only.
    fn severe() -> Vec<Cards> {
        let levels = [4, 3, 3, 2, 1];
        let mut pitches: Vec<Cards> = (1..).zip(levels).map(|(id, l)| pitch(id, vec![card(l, l), card(l, l)])).collect();
        for (_, cards) in pitches.iter_mut().skip(1) {
            cards.push((person(3), cards[0].1.clone()));
        }
        pitches[0].1.truncate(1);
        pitches[0].1.push((person(9), card(2, 2)));
        pitches[1].1.push((person(9), card(1, 1)));
        pitches
    }

    #[test]
    fn a_severe_juror_sinks_nobody_and_is_known_as_severe() {
        let ranking = rank(&rubric(), &severe(), 1);
        assert_eq!(ranking.fallback, None);
        let first = &ranking.standings[0];
        assert_eq!((first.pitch.0.as_u128(), first.place), (1, Some(1)));
        let raw = |id: u128| ranking.standings.iter().find(|s| s.pitch.0.as_u128() == id).and_then(|s| s.mean);
        assert!(raw(1) <= raw(3), "the raw mean says otherwise: {ranking:?}");
        let fair = first.fair.expect("enough to see");
        assert!(fair.low < fair.adjusted && fair.adjusted < fair.high && fair.high.0 <= 100_000 && fair.p_funded > 300, "{fair:?}");
        assert_eq!(ranking.severities.last().map(|s| s.juror), Some(person(9)));
        assert!(ranking.severities.iter().all(|s| (s.gives < -20_000) == (s.juror == person(9))), "{:?}", ranking.severities);
    }

    #[test]
    fn a_departure_is_a_funded_pitch_behind_one_that_is_not() {
        use Verdict::{Declined, Deferred, Funded};
        let decided = |of: &[(u32, Verdict)]| departs(of.iter().copied());
        assert!(!decided(&[(1, Funded), (2, Funded), (3, Declined)]) && !decided(&[(1, Declined), (2, Declined)]) && !decided(&[]));
        assert!(decided(&[(1, Deferred), (2, Funded)]) && decided(&[(3, Funded), (1, Funded), (2, Declined)]));
        assert!(!decided(&[(1, Declined), (1, Funded), (3, Declined)]), "between equals the chair's decision casts the vote");
        let cast = |of: &[(u32, Verdict)]| cast_places(of.iter().copied()).into_iter().collect::<Vec<_>>();
        assert_eq!(cast(&[(1, Declined), (1, Funded), (3, Declined)]), vec![1]);
        assert_eq!(cast(&[(1, Funded), (1, Funded), (3, Declined), (3, Deferred)]), Vec::<u32>::new(), "nothing is divided");
        assert_eq!(cast(&[(1, Funded), (UNPLACED, Funded), (UNPLACED, Declined)]), Vec::<u32>::new(), "what nobody scored is not equal");
    }
}
