//! What a list of ideas shows: everything in the URL, so that a list can be sent to a colleague.
use crate::{
    ChallengeId, DepartmentId,
    ideas::{Channel, Stage},
};
use serde::{Deserialize, Serialize};

/// How many ideas a page of the list holds.
pub const PAGE: u64 = 50;

/// The order of a list. While votes are open the default is random per viewer and stable for them, so that early
/// ideas don't run away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    #[default]
    Random,
    New,
    MostSupported,
}

impl Order {
    pub const ALL: [Self; 3] = [Self::Random, Self::New, Self::MostSupported];

    pub fn name(self) -> &'static str {
        match self {
            Self::Random => "random",
            Self::New => "new",
            Self::MostSupported => "most_supported",
        }
    }
}

/// The list's query string as it came, and the place of the page in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdeaFilter {
    #[serde(default)]
    pub q: String,
    #[serde(default)]
    pub stage: String,
    #[serde(default)]
    pub challenge: String,
    #[serde(default)]
    pub channel: String,
    #[serde(default)]
    pub tag: String,
    #[serde(default)]
    pub department: String,
    /// "1" for ideas of mine only.
    #[serde(default)]
    pub mine: String,
    /// "1" for ideas I follow only.
    #[serde(default)]
    pub followed: String,
    #[serde(default)]
    pub order: String,
    /// The last idea of the page before, opaque.
    #[serde(default)]
    pub after: String,
}

/// The same, understood. What can't be understood is left out: a link from somewhere never fails.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Folded words, all of which must occur.
    pub words: Vec<String>,
    pub stage: Option<Stage>,
    pub challenge: Option<ChallengeId>,
    pub channel: Option<Channel>,
    pub tag: Option<String>,
    pub department: Option<DepartmentId>,
    pub mine: bool,
    pub followed: bool,
    pub order: Order,
    /// Key and id of the last idea seen.
    pub after: Option<(i64, crate::IdeaId)>,
}

impl IdeaFilter {
    pub fn wanted(&self) -> Wanted {
        let words = crate::text::fold(&self.q.replace('\0', ""));
        Wanted {
            words: words.split_whitespace().take(8).map(|w| w.chars().take(40).collect()).collect(),
            stage: self.stage.parse().ok(),
            challenge: self.challenge.parse().ok(),
            channel: self.channel.parse().ok(),
            tag: Some(self.tag.trim().to_lowercase()).filter(|t| !t.is_empty()),
            department: self.department.parse().ok(),
            mine: self.mine == "1",
            followed: self.followed == "1",
            order: Order::ALL.into_iter().find(|o| o.name() == self.order).unwrap_or_default(),
            after: self.after.split_once('_').and_then(|(key, id)| Some((key.parse().ok()?, id.parse().ok()?))),
        }
    }

    /// Whether anything narrows the list (the order doesn't).
    pub fn narrows(&self) -> bool {
        let plain = Self { order: self.order.clone(), after: self.after.clone(), ..Self::default() };
        *self != plain
    }
}

/// A place in the circle of the random order, of an idea or of a reader who enters it: looks random, stays the same,
/// never negative. The hash is finished as MurmurHash3 (Appleby 2011) does, so that near identifiers lie far apart.
pub fn shuffle_key(id: uuid::Uuid) -> i64 {
    let mut h = crate::text::fnv(id.as_bytes());
    h = (h ^ (h >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    h = (h ^ (h >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    ((h ^ (h >> 33)) & i64::MAX as u64) as i64
}

/// The place after an idea, for the next page's link.
pub fn cursor(key: i64, id: crate::IdeaId) -> String {
    format!("{key}_{id}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_from_anywhere_are_understood_as_far_as_possible() {
        let filter = IdeaFilter {
            q: "  Été à\0 ".into(),
            stage: "nonsense".into(),
            order: "new".into(),
            after: "12_x".into(),
            ..IdeaFilter::default()
        };
        let wanted = filter.wanted();
        assert_eq!(wanted.words, ["ete", "a"]);
        assert_eq!((wanted.stage, wanted.order, wanted.after), (None, Order::New, None));
    }

    #[test]
    fn near_identifiers_lie_far_apart_in_the_circle() {
        let keys: Vec<i64> = (0..64).map(|n| shuffle_key(uuid::Uuid::from_u128(n))).collect();
        let halves = keys.iter().filter(|key| **key > i64::MAX / 2).count();
        assert!(keys.iter().all(|key| *key >= 0) && (20..=44).contains(&halves), "{halves} of 64 in the second half");
    }

    #[test]
    fn a_cursor_comes_back() {
        let id = crate::IdeaId(uuid::Uuid::from_u128(7));
        let filter = IdeaFilter { after: cursor(-5, id), ..IdeaFilter::default() };
        assert_eq!(filter.wanted().after, Some((-5, id)));
        assert!(!filter.narrows());
    }
}
