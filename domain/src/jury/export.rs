//! A round to take away, as lines of a sheet: its scores juror by juror, and its ranking. Every text in it is inert, and
//! names that several bear are told apart.
use crate::{
    Actor, Moment, Refusal, RoundId, Stamp,
    jury::{RoundFacts, RoundPhase, Total, Verdict, presides},
};
use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// What is taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    Scores,
    Ranking,
    /// The ranking, and the scores too where one may have them.
    Both,
}

#[derive(Clone, Debug)]
pub struct ExportRound {
    pub round: RoundId,
    pub takes: Takes,
}

#[derive(Clone, Debug)]
pub struct RoundExport {
    /// Of the challenge.
    pub title: String,
    pub closed: Stamp,
    /// None where one may have the ranking only.
    pub scores: Option<Vec<ScoreLine>>,
    pub ranking: Vec<RankLine>,
}

/// One mark of one card.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreLine {
    pub juror: String,
    pub pitch: String,
    pub criterion: String,
    /// On 0..=100.
    pub score: f64,
    pub level: u8,
    pub label: String,
    pub weight: i64,
    pub counted: bool,
    pub note: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct RankLine {
    pub rank: Option<u32>,
    pub pitch: String,
    pub raw_mean: Option<Total>,
    pub adjusted: Option<Total>,
    pub low: Option<Total>,
    pub high: Option<Total>,
    /// In thousandths.
    pub p_funded: Option<u16>,
    pub cards: u32,
    /// Once it is published.
    pub verdict: Option<Verdict>,
}

/// Take the scores away, juror by juror: chair or deputy, once they are no longer sealed.
pub fn may_export_scores(actor: &Actor, round: &RoundFacts, now: Moment) -> Result<(), Refusal> {
    presides(actor, &round.challenge)?;
    unsealed(round, now)
}

/// Take the ranking away: who presides, and the hosts of the challenge. Jurors read it on the round page.
pub fn may_export_ranking(actor: &Actor, round: &RoundFacts, now: Moment) -> Result<(), Refusal> {
    if round.challenge.hosted_by(actor).is_err() {
        presides(actor, &round.challenge)?;
    }
    unsealed(round, now)
}

fn unsealed(round: &RoundFacts, now: Moment) -> Result<(), Refusal> {
    match round.phase(now) {
        RoundPhase::Scoring => Err(Refusal::RoundStillOpen),
        RoundPhase::Deliberation | RoundPhase::Published => Ok(()),
    }
}

/// A text that no spreadsheet takes for a formula: what begins like one gets an apostrophe in front.
pub fn inert(text: &str) -> String {
    let like_a_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if like_a_formula { format!("'{text}") } else { text.to_owned() }
}

/// Names as a sheet shows them: inert, and each its own, "Anne" and "Anne (2)".
pub fn told_apart<K: Copy + Eq + Hash>(named: impl IntoIterator<Item = (K, String)>) -> HashMap<K, String> {
    let named: Vec<(K, String)> = named.into_iter().map(|(key, name)| (key, inert(name.trim()))).collect();
    let mut taken: HashSet<String> = HashSet::new();
    let mut told = HashMap::new();
    for (key, name) in &named {
        let once = named.iter().filter(|(_, other)| other == name).count() == 1;
        let numbered = (2..).map(|n| format!("{name} ({n})"));
        let free =
            |candidate: &String| !taken.contains(candidate) && (once || named.iter().all(|(_, other)| other != candidate || other == name));
        let found = std::iter::once(name.clone()).chain(numbered).find(free).unwrap_or_else(|| name.clone());
        taken.insert(found.clone());
        told.insert(*key, found);
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_like_a_formula_begins_with_an_apostrophe() {
        for formula in ["=1+1", "+33 6", "-10 %", "@SUM(A1)", "\t=1", "\r=1"] {
            assert_eq!(inert(formula), format!("'{formula}"));
        }
        for words in ["", "Un bon", "1 = 1", "'tis"] {
            assert_eq!(inert(words), words);
        }
    }

    #[test]
    fn names_that_several_bear_are_told_apart() {
        let names = ["Anne", "Anne (2)", "Anne", "=A", "Béa", "Anne"];
        let told = told_apart(names.iter().enumerate().map(|(n, name)| (n, (*name).to_owned())));
        let told: Vec<&str> = (0..names.len()).map(|n| told[&n].as_str()).collect();
        assert_eq!(told, ["Anne", "Anne (2)", "Anne (3)", "'=A", "Béa", "Anne (4)"]);
    }
}
