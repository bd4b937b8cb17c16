//! What the authors of a shortlisted idea are asked to add before its jury reads it: what is still empty of what a submission
//! only invites, by when, and who lends a hand.
use crate::{
    Actor, FieldErrors, IdeaId, Moment, Problem, Refusal, Stamp, Zone,
    ideas::{IdeaFacts, IdeaText, Stage, policy::host_of_others},
    people::PersonRef,
};
use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};

/// What a jury wants to read, and a submission may lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Detail {
    Proposal,
    Audience,
    Channels,
    Budget,
    Impact,
}

impl IdeaText {
    /// What is still empty, in the order of the form.
    pub fn lacking(&self) -> Vec<Detail> {
        let lacks = [
            (Detail::Proposal, self.proposal.is_empty()),
            (Detail::Audience, self.audience.is_empty()),
            (Detail::Channels, self.channels.is_empty()),
            (Detail::Budget, self.budget_low.is_none() && self.budget_high.is_none()),
            (Detail::Impact, self.impact_metric.is_empty() || self.impact_target.is_empty()),
        ];
        lacks.into_iter().filter(|(_, lacks)| *lacks).map(|(detail, _)| detail).collect()
    }

    /// What colleagues supported and may not change any more, beside what this text says instead.
    pub fn unlike(&self, supported: &Self) -> FieldErrors {
        let mut errors = FieldErrors::default();
        let fixed = [
            ("title", self.title == supported.title),
            ("one_liner", self.one_liner == supported.one_liner),
            ("problem", self.problem == supported.problem),
        ];
        for (field, _) in fixed.into_iter().filter(|(_, same)| !same) {
            errors.add(field, Problem::AsSupported);
        }
        errors
    }
}

/// What is asked of the authors of a shortlisted idea, for them, its hosts and who lends a hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Completion {
    pub lacking: Vec<Detail>,
    /// The last day of it.
    pub until: Stamp,
    pub over: bool,
    /// Who lends a hand; none where their account is closed.
    pub helper: Option<PersonRef>,
}

/// A host asks anew: by when, and with whose help.
#[derive(Clone, Debug)]
pub struct AskCompletion {
    pub idea: IdeaId,
    /// The last day, as typed.
    pub until: String,
    /// A name or a mail address; empty for oneself.
    pub helper: String,
}

impl AskCompletion {
    /// The moment after the last day.
    pub fn due(&self, zone: &Zone, now: Moment) -> Result<Moment, Problem> {
        if self.until.trim().is_empty() {
            return Err(Problem::Required);
        }
        let last: Date = self.until.trim().parse().map_err(|_| Problem::NotADate)?;
        let due = zone.parse_day(&last.saturating_add(1.day()).to_string())?;
        if due <= now { Err(Problem::InThePast) } else { Ok(due) }
    }
}

/// Ask for it: a host, of others' ideas, while no round holds it.
pub fn may_ask_completion(actor: &Actor, idea: &IdeaFacts) -> Result<(), Refusal> {
    host_of_others(actor, idea)?;
    if idea.stage != Stage::Shortlisted {
        return Err(Refusal::WrongStage);
    }
    if idea.in_round { Err(Refusal::IdeaFrozen) } else { Ok(()) }
}

/// Whether what was asked for may be added: until its last day has ended or a round opens.
pub fn takes_completion(idea: &IdeaFacts, now: Moment) -> bool {
    idea.stage == Stage::Shortlisted && !idea.in_round && idea.completed_until.is_some_and(|until| now < until)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Cents, PersonId,
        ideas::{Channel, policy::idea_for_tests},
        people_for_tests::{host, member},
    };

    fn full() -> IdeaText {
        IdeaText {
            title: "Un bon".into(),
            one_liner: "Dans le colis".into(),
            problem: "On jette".into(),
            proposal: "Un bon".into(),
            audience: "Clients".into(),
            channels: vec![Channel::Web],
            budget_high: Some(Cents(800_000)),
            impact_metric: "Visites".into(),
            impact_target: "400".into(),
            ..IdeaText::default()
        }
    }

    #[test]
    fn what_is_empty_lacks_and_one_amount_is_a_budget() {
        assert_eq!(full().lacking(), []);
        let all = [Detail::Proposal, Detail::Audience, Detail::Channels, Detail::Budget, Detail::Impact];
        assert_eq!(IdeaText::default().lacking(), all);
        assert_eq!(IdeaText { impact_target: String::new(), ..full() }.lacking(), [Detail::Impact], "a metric without an aim");
        assert_eq!(IdeaText { impact_baseline: String::new(), tags: vec![], ..full() }.lacking(), [], "not every idea has them");
    }

    #[test]
    fn what_colleagues_supported_stays_as_it_is() {
        assert_eq!(IdeaText { proposal: "Autre".into(), ..full() }.unlike(&full()), FieldErrors::default());
        let other = IdeaText { title: "Autre".into(), problem: "Autre".into(), ..full() }.unlike(&full());
        assert_eq!((other.of("title"), other.of("one_liner")), (Some(&Problem::AsSupported), None));
        assert!(other.of("problem").is_some());
    }

    #[test]
    fn a_host_asks_until_the_end_of_a_day() {
        let zone = Zone(jiff::tz::TimeZone::UTC);
        let now = zone.parse("2026-11-23T18:00").expect("a moment");
        let due =
            |until: &str| AskCompletion { idea: IdeaId(uuid::Uuid::nil()), until: until.into(), helper: String::new() }.due(&zone, now);
        assert_eq!(due("2026-11-23"), zone.parse("2026-11-24T00:00"), "today still has an evening");
        assert_eq!(due("2026-11-22"), Err(Problem::InThePast));
        assert_eq!((due(" "), due("demain")), (Err(Problem::Required), Err(Problem::NotADate)));
    }

    #[test]
    fn it_is_asked_of_others_ideas_before_a_round_holds_them() {
        let shortlisted = idea_for_tests(Stage::Shortlisted);
        assert_eq!(may_ask_completion(&host(2), &shortlisted), Ok(()));
        assert!(may_ask_completion(&member(2), &shortlisted).is_err());
        let own = IdeaFacts { authors: vec![PersonId(uuid::Uuid::from_u128(2))], ..shortlisted.clone() };
        assert_eq!(may_ask_completion(&host(2), &own), Err(Refusal::OwnIdea));
        assert_eq!(may_ask_completion(&host(2), &idea_for_tests(Stage::Open)), Err(Refusal::WrongStage));
        let held = IdeaFacts { in_round: true, completed_until: Some(Moment(10)), ..shortlisted.clone() };
        assert_eq!(may_ask_completion(&host(2), &held), Err(Refusal::IdeaFrozen));
        assert!(!takes_completion(&held, Moment(5)) && !takes_completion(&shortlisted, Moment(5)));
        let asked = IdeaFacts { completed_until: Some(Moment(10)), ..shortlisted };
        assert!(takes_completion(&asked, Moment(9)) && !takes_completion(&asked, Moment(10)));
    }
}
