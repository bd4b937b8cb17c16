//! How a juror's own totals are spread: whoever gives everybody the same leaves it to others to tell pitches apart. Only
//! one's own cards, of what one may see.
use crate::{PitchId, jury::Total};
use serde::{Deserialize, Serialize};

/// Fewer totals than this say nothing of a habit.
const ENOUGH: usize = 5;
/// Totals this close together, in thousandths of a point, hardly tell pitches apart.
const NARROW: i64 = 10_000;

/// The total of one of my cards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnTotal {
    pub pitch: PitchId,
    pub title: String,
    pub total: Total,
    pub handed_in: bool,
}

/// My totals in a round, the lowest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Spread(pub Vec<OwnTotal>);

impl Spread {
    pub fn new(mut totals: Vec<OwnTotal>) -> Self {
        totals.sort_by(|a, b| (a.total, &a.title, a.pitch).cmp(&(b.total, &b.title, b.pitch)));
        Self(totals)
    }

    /// The same, with what one card says at this moment.
    pub fn with(&self, pitch: PitchId, title: &str, total: Option<Total>) -> Self {
        let others = self.0.iter().filter(|own| own.pitch != pitch).cloned();
        let handed_in = self.0.iter().any(|own| own.pitch == pitch && own.handed_in);
        Self::new(others.chain(total.map(|total| OwnTotal { pitch, title: title.to_owned(), total, handed_in })).collect())
    }

    pub fn mean(&self) -> Option<Total> {
        let n = i64::try_from(self.0.len()).ok().filter(|n| *n > 0)?;
        let sum: i64 = self.0.iter().map(|own| own.total.0).sum();
        Some(Total((sum as f64 / n as f64).round() as i64))
    }

    /// From where to where, if there are any.
    pub fn reach(&self) -> Option<(Total, Total)> {
        Some((self.0.first()?.total, self.0.last()?.total))
    }

    /// The same, where it is so little that pitches are hardly told apart.
    pub fn narrow(&self) -> Option<(Total, Total)> {
        self.reach().filter(|(low, high)| self.0.len() >= ENOUGH && high.0 - low.0 <= NARROW)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn spread(totals: &[i64]) -> Spread {
        let own = |(n, points): (u128, &i64)| OwnTotal {
            pitch: PitchId(Uuid::from_u128(n)),
            title: format!("P{n}"),
            total: Total(points * 1_000),
            handed_in: true,
        };
        Spread::new((1..).zip(totals).map(own).collect())
    }

    #[test]
    fn totals_in_a_narrow_band_are_told_and_few_are_not() {
        assert_eq!(spread(&[70, 62, 65, 66, 64]).narrow(), Some((Total(62_000), Total(70_000))));
        assert_eq!(spread(&[62, 65, 66, 70]).narrow(), None, "four say nothing");
        assert_eq!(spread(&[62, 65, 66, 70, 73]).narrow(), None, "eleven points are no narrow band");
        assert_eq!((spread(&[]).mean(), spread(&[]).reach(), spread(&[60, 70]).mean()), (None, None, Some(Total(65_000))));
    }

    #[test]
    fn the_card_at_hand_counts_as_it_is_now() {
        let before = spread(&[60, 70]);
        let pitch = before.0[0].pitch;
        let now = before.with(pitch, "P1", Some(Total(90_000)));
        assert_eq!(now.0.iter().map(|own| own.total.0).collect::<Vec<_>>(), [70_000, 90_000]);
        assert_eq!(before.with(pitch, "P1", None).0.len(), 1);
        assert_eq!(before.with(PitchId(Uuid::from_u128(9)), "P9", Some(Total(0))).0.len(), 3);
    }
}
