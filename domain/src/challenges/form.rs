//! The form a host fills in, parsed whole: every problem is named at once.
use crate::{
    Cents, DepartmentId, FieldErrors, Problem, Refusal, SiteId, Zone,
    challenges::{Calendar, ShortlistRule, Theme, Voting},
    text,
};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// What the form sends: text as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChallengeForm {
    pub title: String,
    pub theme: String,
    pub brief: String,
    pub rules: String,
    pub opens: String,
    pub submissions_close: String,
    pub voting_close: String,
    pub judging_close: String,
    pub results: String,
    /// `simple`, `votes` or `jury_only`.
    pub voting: String,
    pub budget: String,
    pub per_idea: String,
    /// `on` when counts stay hidden until voting closes.
    pub counts_hidden: String,
    /// `on` when only its hosts see who entered what, until the results.
    #[serde(default)]
    pub blind: String,
    /// `hosts`, `places` or `supports`.
    #[serde(default)]
    pub shortlist: String,
    #[serde(default)]
    pub places: String,
    #[serde(default)]
    pub per_site: String,
    #[serde(default)]
    pub least: String,
    pub entry_limit: String,
    pub departments: Vec<String>,
    pub sites: Vec<String>,
    pub prizes: Vec<PrizeForm>,
}

/// One line of the prize table; an empty label is no prize.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrizeForm {
    #[serde(default)]
    pub rank: String,
    #[serde(default)]
    pub label: String,
    #[serde(default)]
    pub value: String,
    #[serde(default)]
    pub quantity: String,
}

/// A challenge as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChallengeText {
    pub title: String,
    pub theme: Theme,
    /// Markdown.
    pub brief: String,
    /// Markdown.
    pub rules: String,
    /// None for a standing challenge.
    pub calendar: Option<Calendar>,
    pub voting: Voting,
    pub counts_hidden: bool,
    pub blind: bool,
    pub shortlist: ShortlistRule,
    pub entry_limit: Option<i64>,
    pub departments: Vec<DepartmentId>,
    pub sites: Vec<SiteId>,
    pub prizes: Vec<Prize>,
}

impl ChallengeText {
    /// One that is always open to everybody: no dates, no prizes, one support an idea.
    pub fn standing(title: String, theme: Theme, brief: String, rules: String) -> Self {
        Self {
            title,
            theme,
            brief,
            rules,
            calendar: None,
            voting: Voting::Simple,
            counts_hidden: false,
            blind: false,
            shortlist: ShortlistRule::Hosts,
            entry_limit: None,
            departments: vec![],
            sites: vec![],
            prizes: vec![],
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prize {
    /// 1 for the first prize.
    pub rank: i64,
    pub label: String,
    pub value: Option<Cents>,
    pub quantity: i64,
}

/// A whole number between two bounds, as typed.
pub fn number(typed: &str, lowest: i64, highest: i64) -> Result<i64, Problem> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(Problem::Required);
    }
    let value = typed.parse::<i64>().map_err(|_| Problem::NotANumber)?;
    if (lowest..=highest).contains(&value) { Ok(value) } else { Err(Problem::OutOfRange { lowest, highest }) }
}

impl ChallengeForm {
    /// Everything but the dates of a standing challenge is asked for.
    pub fn parse(&self, zone: &Zone, standing: bool) -> Result<ChallengeText, FieldErrors> {
        let mut errors = FieldErrors::default();
        let title = errors.take("title", text::line(&self.title, 120));
        let theme = errors.take("theme", self.theme.parse().map_err(|()| Problem::NotAChoice));
        let brief = errors.take("brief", text::paragraphs(&self.brief, 10_000));
        let rules = errors.take("rules", text::optional_paragraphs(&self.rules, 20_000));
        let calendar = if standing { None } else { Some(self.calendar(zone, &mut errors)) };
        let voting = self.voting(&mut errors);
        let entry_limit = match self.entry_limit.trim() {
            "" => None,
            typed => Some(errors.take("entry_limit", number(typed, 1, 100))),
        };
        let departments = errors.take("departments", ids(&self.departments));
        let sites = errors.take("sites", ids(&self.sites));
        let prizes = self.prizes(&mut errors);
        let counts_hidden = self.counts_hidden == "on";
        let shortlist = ShortlistRule::parse(&self.shortlist, &self.places, &self.per_site, &self.least, voting, standing, &mut errors);
        errors.finish(ChallengeText {
            title,
            theme,
            brief,
            rules,
            calendar,
            voting,
            counts_hidden,
            blind: !standing && self.blind == "on",
            shortlist,
            entry_limit,
            departments,
            sites,
            prizes,
        })
    }

    fn calendar(&self, zone: &Zone, errors: &mut FieldErrors) -> Calendar {
        let before = errors.0.len();
        let calendar = Calendar {
            opens: errors.take("opens", zone.parse(&self.opens)),
            submissions_close: errors.take("submissions_close", zone.parse(&self.submissions_close)),
            voting_close: errors.take("voting_close", zone.parse(&self.voting_close)),
            judging_close: errors.take("judging_close", zone.parse(&self.judging_close)),
            results: errors.take("results", zone.parse(&self.results)),
        };
        if errors.0.len() == before
            && let Err(disorder) = calendar.check()
        {
            errors.0.extend(disorder.0);
        }
        calendar
    }

    fn voting(&self, errors: &mut FieldErrors) -> Voting {
        match self.voting.as_str() {
            "simple" => Voting::Simple,
            "jury_only" => Voting::JuryOnly,
            "votes" => {
                let budget = errors.take("budget", number(&self.budget, 1, 50));
                let per_idea = errors.take("per_idea", number(&self.per_idea, 1, budget.max(1)));
                Voting::Votes { budget, per_idea }
            }
            _ => {
                errors.add("voting", Problem::NotAChoice);
                Voting::Simple
            }
        }
    }

    fn prizes(&self, errors: &mut FieldErrors) -> Vec<Prize> {
        let mut prizes = Vec::new();
        for (i, prize) in self.prizes.iter().enumerate().filter(|(_, p)| !p.label.trim().is_empty()) {
            prizes.push(Prize {
                rank: errors.take(&format!("prizes[{i}][rank]"), number(&prize.rank, 1, 20)),
                label: errors.take(&format!("prizes[{i}][label]"), text::line(&prize.label, 120)),
                value: errors.take(&format!("prizes[{i}][value]"), Cents::parse_optional(&prize.value)),
                quantity: errors.take(&format!("prizes[{i}][quantity]"), number(&prize.quantity, 1, 20)),
            });
        }
        prizes.sort_by(|a, b| a.key().cmp(&b.key()));
        prizes
    }
}

/// Each once, in one order, so that the same choices compare equal.
pub(super) fn ids<T: FromStr + Ord>(typed: &[String]) -> Result<Vec<T>, Problem> {
    let parsed: Result<Vec<T>, Problem> =
        typed.iter().filter(|t| !t.is_empty()).map(|t| t.parse().map_err(|_| Problem::NotAChoice)).collect();
    let mut ids = parsed?;
    ids.sort();
    ids.dedup();
    Ok(ids)
}

impl Prize {
    /// The order of prizes, so that the same prizes compare equal wherever they come from.
    pub fn key(&self) -> (i64, &str, Option<Cents>, i64) {
        (self.rank, &self.label, self.value, self.quantity)
    }
}

impl ChallengeText {
    /// What may change once the challenge is open: title, brief, cover; dates by their own rule.
    pub fn may_become(&self, new: &Self) -> Result<(), Refusal> {
        let locked = |t: &Self| {
            (
                t.rules.clone(),
                t.voting,
                (t.counts_hidden, t.blind),
                t.shortlist,
                t.entry_limit,
                t.departments.clone(),
                t.sites.clone(),
                t.prizes.clone(),
            )
        };
        if locked(self) == locked(new) { Ok(()) } else { Err(Refusal::LockedSinceOpening) }
    }
}

#[cfg(test)]
mod tests;
