//! What earns points. Undoing the action writes the reverse line; nothing is earned for acts on one's own work.
use crate::{Event, jury::Verdict};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    IdeaOpened,
    IdeaShortlisted,
    PrizeWon,
    IdeaFunded,
    CommentUseful,
}

/// How many points one person can earn a day outside outcomes.
pub const DAILY_CAP: i64 = 50;

impl Rule {
    pub const ALL: [Self; 5] = [Self::IdeaOpened, Self::IdeaShortlisted, Self::PrizeWon, Self::IdeaFunded, Self::CommentUseful];

    pub fn name(self) -> &'static str {
        match self {
            Self::IdeaOpened => "idea_opened",
            Self::IdeaShortlisted => "idea_shortlisted",
            Self::PrizeWon => "prize_won",
            Self::IdeaFunded => "idea_funded",
            Self::CommentUseful => "comment_useful",
        }
    }

    /// Points as a company starts with them.
    pub fn default_points(self) -> i64 {
        match self {
            Self::IdeaOpened => 10,
            Self::IdeaShortlisted => 30,
            Self::PrizeWon => 60,
            Self::IdeaFunded => 100,
            Self::CommentUseful => 3,
        }
    }

    /// Outcomes are what others decided; the daily cap leaves them alone.
    pub fn is_outcome(self) -> bool {
        match self {
            Self::IdeaShortlisted | Self::PrizeWon | Self::IdeaFunded => true,
            Self::IdeaOpened | Self::CommentUseful => false,
        }
    }
}

impl FromStr for Rule {
    type Err = ();
    fn from_str(s: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|r| r.name() == s).ok_or(())
    }
}

/// Whether an event earns points, or takes them back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    Earns(Rule),
    Reverses(Rule),
}

/// What an event means for the ledger. Support and comments earn nothing in themselves.
pub fn effect(event: &Event) -> Option<Effect> {
    match event {
        Event::IdeaSubmitted { open: true, .. } | Event::IdeaOpened { .. } => Some(Effect::Earns(Rule::IdeaOpened)),
        Event::IdeaWithdrawn { .. } => Some(Effect::Reverses(Rule::IdeaOpened)),
        Event::IdeaShortlisted { .. } => Some(Effect::Earns(Rule::IdeaShortlisted)),
        Event::IdeaUnshortlisted { .. } => Some(Effect::Reverses(Rule::IdeaShortlisted)),
        Event::IdeaAnswered { verdict: Verdict::Funded, .. } => Some(Effect::Earns(Rule::IdeaFunded)),
        Event::PrizeAwarded { .. } => Some(Effect::Earns(Rule::PrizeWon)),
        Event::CommentMarkedUseful { .. } => Some(Effect::Earns(Rule::CommentUseful)),
        Event::CommentUnmarked { .. } => Some(Effect::Reverses(Rule::CommentUseful)),
        _ => None,
    }
}

/// What is left of `points` under the daily cap, `earned` being today's points outside outcomes.
pub fn capped(rule: Rule, points: i64, earned: i64) -> i64 {
    if rule.is_outcome() { points } else { points.min((DAILY_CAP - earned).max(0)) }
}

/// The share of one of `n` authors; the first ones get what does not divide.
pub fn share(points: i64, n: usize, index: usize) -> i64 {
    let n = n.max(1) as i64;
    points / n + i64::from((index as i64) < points % n)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cap_stops_eagerness_but_not_outcomes() {
        assert_eq!(capped(Rule::IdeaOpened, 10, 45), 5);
        assert_eq!(capped(Rule::IdeaOpened, 10, 60), 0);
        assert_eq!(capped(Rule::IdeaFunded, 100, 60), 100);
    }

    #[test]
    fn shares_add_up() {
        for n in 1..7 {
            assert_eq!((0..n).map(|i| share(100, n, i)).sum::<i64>(), 100);
        }
    }
}
