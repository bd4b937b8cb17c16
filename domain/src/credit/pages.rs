//! Leaderboards, and why one has one's points.
use crate::{IdeaId, Stamp, credit::Rule, people::PersonRef};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    Week,
    #[default]
    Month,
    AllTime,
}

impl Period {
    pub const ALL: [Self; 3] = [Self::Week, Self::Month, Self::AllTime];

    pub fn name(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Month => "month",
            Self::AllTime => "all_time",
        }
    }
}

impl FromStr for Period {
    type Err = ();
    fn from_str(s: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|p| p.name() == s).ok_or(())
    }
}

/// Departments show from this many ranked people on, figures about people from this many people on.
pub const FLOOR: i64 = 5;

#[derive(Clone, Debug)]
pub struct AskLeaderboard {
    pub period: Period,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Leaderboard {
    pub period: Period,
    /// The first ten.
    pub top: Vec<RankedPerson>,
    /// Me with two before and two after, when I am ranked and not among the top.
    pub neighbours: Vec<RankedPerson>,
    pub ranked: i64,
    pub departments: Vec<RankedDepartment>,
    /// None: the question was not asked yet (and I have points), or my answer.
    pub my_choice: Option<bool>,
    pub my_points: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RankedPerson {
    pub rank: i64,
    pub person: PersonRef,
    pub department: Option<String>,
    pub points: i64,
    pub me: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RankedDepartment {
    pub rank: i64,
    pub name: String,
    pub people: i64,
    /// Points a head, pulled towards the company's mean where few are ranked, in hundredths.
    pub per_head: i64,
}

/// Points a head with shrinkage: `(sum + k*mean) / (n + k)`, an empirical-Bayes mean (Efron and Morris 1975) with a
/// prior worth `k = 5` people, so that a tiny team with one lucky score isn't first. In hundredths of a point.
pub fn per_head(sum: i64, n: i64, company_sum: i64, company_n: i64) -> i64 {
    const K: f64 = 5.0;
    let mean = if company_n > 0 { company_sum as f64 / company_n as f64 } else { 0.0 };
    (100.0 * (sum as f64 + K * mean) / (n as f64 + K)).round() as i64
}

/// Ranks by descending value; ties share a rank.
pub fn ranks(values: &[i64]) -> Vec<i64> {
    values.iter().map(|v| 1 + values.iter().filter(|w| *w > v).count() as i64).collect()
}

/// Yes or no to the leaderboard, changeable.
#[derive(Clone, Debug)]
pub struct ChooseRanking {
    pub ranked: bool,
}

#[derive(Clone, Debug)]
pub struct AskMyPoints;

/// Why I have my points; shown to nobody else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyPoints {
    pub total: i64,
    pub entries: Vec<PointEntry>,
    /// What earns points here.
    pub rules: Vec<(Rule, i64)>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointEntry {
    pub rule: Rule,
    pub amount: i64,
    pub at: Stamp,
    pub idea: Option<(IdeaId, String)>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tiny_team_with_one_lucky_score_is_not_first() {
        let lucky = per_head(100, 1, 1100, 51);
        let solid = per_head(1000, 20, 1100, 51);
        assert!(solid > lucky, "{solid} > {lucky}");
    }

    #[test]
    fn ties_share_a_rank() {
        assert_eq!(ranks(&[30, 20, 20, 5]), [1, 2, 2, 4]);
    }
}
