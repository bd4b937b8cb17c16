//! Challenges as pages show them.
use crate::{
    Cents, ChallengeId, DepartmentId, IdeaId, PersonId, PrizeId, Refusal, RoundId, SiteId, Stamp,
    challenges::{ChallengeForm, Phase, ShortlistRule, Theme, Voting},
    ideas::{AnswerTimes, Erratum, IdeaFilter, IdeaList, PublicAnswer},
    jury::{PanelForm, RubricForm},
    people::PersonRef,
};
use serde::{Deserialize, Serialize};

/// The least one needs to name a challenge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChallengeRef {
    pub id: ChallengeId,
    pub title: String,
    pub standing: bool,
}

/// A challenge in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChallengeRow {
    pub id: ChallengeId,
    pub title: String,
    pub theme: Theme,
    pub phase: Phase,
    /// When the phase ends.
    pub next: Option<Stamp>,
    pub entries: i64,
    pub voting: Voting,
    pub prizes: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct AskChallenges;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChallengeList {
    pub challenges: Vec<ChallengeRow>,
    pub may_create: bool,
    pub now: Stamp,
}

#[derive(Clone, Debug)]
pub struct AskChallenge {
    pub challenge: ChallengeId,
    pub filter: IdeaFilter,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChallengePage {
    pub id: ChallengeId,
    pub title: String,
    pub theme: Theme,
    pub standing: bool,
    pub phase: Phase,
    /// opens, submissions close, voting closes, judging closes, results; none for a standing one.
    pub dates: Vec<Stamp>,
    pub next: Option<Stamp>,
    pub brief_html: String,
    pub has_rules: bool,
    pub shortlist: ShortlistRule,
    pub voting: Voting,
    pub votes_left: Option<i64>,
    pub counts_hidden: bool,
    /// Only its hosts see who entered what, until the results.
    pub blind: bool,
    pub departments: Vec<String>,
    pub sites: Vec<String>,
    pub entry_limit: Option<i64>,
    pub prizes: Vec<PrizeLine>,
    pub hosts: Vec<PersonRef>,
    pub panel: Vec<PersonRef>,
    pub criteria: Vec<CriterionLine>,
    pub entries: IdeaList,
    pub entry_count: i64,
    /// How long its ideas wait for an answer: of the last 90 days in a standing one. None while there are too few answers.
    pub answer_times: Option<AnswerTimes>,
    pub cancelled_reason: Option<String>,
    pub abilities: ChallengeAbilities,
    pub now: Stamp,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrizeLine {
    pub id: PrizeId,
    pub rank: i64,
    pub label: String,
    pub value: Option<Cents>,
    pub quantity: i64,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChallengeAbilities {
    pub enter: bool,
    /// Why not, when the challenge takes entries but not mine.
    pub enter_refusal: Option<Refusal>,
    pub change: bool,
    pub cancel: bool,
    /// Sees the round page: panel and hosts.
    pub round: Option<RoundId>,
    /// Those before it, the latest first, and when they were published.
    pub earlier: Vec<(RoundId, Stamp)>,
    /// An admin may read its sealed scores, by a step of its own.
    pub sealed: Option<RoundId>,
    pub open_round: bool,
    /// Publishes without a jury: how many entries still need an answer.
    pub publish: Option<i64>,
    /// What is shortlisted keeps the host from it.
    pub jury_awaited: bool,
    /// An admin sees that nobody hosts it any more.
    pub deserted: bool,
    /// Names the hosts, out of these; empty where one may not.
    pub hosts: Vec<HostChoice>,
}

/// Somebody who may host a challenge: whoever has the role, and whoever is named already.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HostChoice {
    pub id: PersonId,
    pub name: String,
    pub named: bool,
}

#[derive(Clone, Debug)]
pub struct AskRules {
    pub challenge: ChallengeId,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RulesPage {
    pub id: ChallengeId,
    pub title: String,
    pub rules_html: String,
}

#[derive(Clone, Debug)]
pub struct AskResults {
    pub challenge: ChallengeId,
}

/// What a challenge came to; exists from its publication on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultsPage {
    pub id: ChallengeId,
    pub title: String,
    pub published: Stamp,
    pub podium: Vec<Winner>,
    /// Every answer of the publication: funded first, then the others.
    pub answers: Vec<AnsweredEntry>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Winner {
    pub idea: IdeaId,
    pub title: String,
    /// A prize shows the name.
    pub author: PersonRef,
    pub department: Option<String>,
    pub rank: i64,
    pub prize: String,
    pub value: Option<Cents>,
    pub reason: String,
    /// What was wrong in the reason; on the page of the results, which says the reason.
    pub errata: Vec<Erratum>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnsweredEntry {
    pub idea: IdeaId,
    pub title: String,
    /// None where the name is hidden.
    pub author: Option<PersonRef>,
    pub answer: PublicAnswer,
}

/// The form of a new challenge (from a template) or of an existing one, with its panel and rubric.
#[derive(Clone, Debug)]
pub struct AskChallengeForm {
    pub challenge: Option<ChallengeId>,
    pub template: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChallengeDesk {
    pub challenge: Option<ChallengeId>,
    pub standing: bool,
    /// Rules, voting, prizes and rubric stay as they are.
    pub locked: bool,
    pub form: ChallengeForm,
    pub departments: Vec<(DepartmentId, String)>,
    pub sites: Vec<(SiteId, String)>,
    pub colleagues: Vec<(PersonId, String)>,
    pub panel: PanelForm,
    pub rubric: RubricForm,
    /// A round runs or ran: panel and rubric show, but change only as far as the rules allow.
    pub rubric_locked: bool,
    pub now: Stamp,
}

/// One thing the jury looks at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CriterionLine {
    pub name: String,
    pub help: String,
    /// Otherwise the jury is shown it, and it is no part of the score.
    pub counted: bool,
}
