//! Ideas as pages show them: slim rows for lists, the whole story for one.
use crate::{
    Cents, ChallengeId, Civil, IdeaId, Refusal, Stamp,
    attachments::Attachment,
    challenges::{ChallengeRef, Voting},
    ideas::{
        AnswerTimes, Answered, Change, Channel, CoAuthoring, Completion, Erratum, IdeaAbilities, IdeaFilter, IdeaForm, Letter, NamesRead,
        SecondLook, Stage, Step, Veil,
    },
    jury::Verdict,
    people::PersonRef,
    talk::Comment,
    votes::Ballot,
};
use serde::{Deserialize, Serialize};

/// An idea in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdeaRow {
    pub id: IdeaId,
    pub title: String,
    pub one_liner: String,
    pub stage: Stage,
    /// None where the reader does not see who wrote it.
    pub author: Option<PersonRef>,
    pub department: Option<String>,
    /// Some do not see who wrote it.
    pub veiled: bool,
    /// The challenge's title; none for the standing shark tank.
    pub challenge: Option<String>,
    /// None where counts are hidden.
    pub supports: Option<i64>,
    pub comments: i64,
    pub since: Stamp,
    /// Whether I support it.
    pub supported: bool,
    pub mine: bool,
}

#[derive(Clone, Debug)]
pub struct AskIdeas {
    pub filter: IdeaFilter,
}

/// A page of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdeaList {
    pub rows: Vec<IdeaRow>,
    /// The cursor of the next page, when there is one.
    pub next: Option<String>,
    pub now: Stamp,
}

/// What the list can be filtered by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdeaFacets {
    pub challenges: Vec<ChallengeRef>,
    pub departments: Vec<(crate::DepartmentId, String)>,
    /// The most used tags.
    pub tags: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct AskFacets;

#[derive(Clone, Debug)]
pub struct AskIdea {
    pub idea: IdeaId,
}

/// One idea, whole, for one reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdeaPage {
    pub id: IdeaId,
    pub version: i64,
    pub stage: Stage,
    pub title: String,
    pub one_liner: String,
    pub problem: String,
    pub audience: String,
    /// Rendered and sanitised on the server.
    pub proposal_html: String,
    pub channels: Vec<Channel>,
    pub budget: Option<(Cents, Cents)>,
    pub impact_metric: String,
    pub impact_baseline: String,
    pub impact_target: String,
    /// By when.
    pub impact_by: Option<Civil>,
    pub tags: Vec<String>,
    /// None where the reader does not see who wrote it.
    pub authors: Vec<PersonRef>,
    pub department: Option<String>,
    /// I am one of its authors.
    pub mine: bool,
    /// What hides its authors' names from others.
    pub veil: Veil,
    pub challenge: ChallengeRef,
    pub standing: bool,
    pub submitted: Option<Stamp>,
    pub edited: Option<Stamp>,
    pub ballot: Ballot,
    pub answer: Option<PublicAnswer>,
    /// For its authors.
    pub letter: Option<Letter>,
    /// For its authors, and for who may give it.
    pub second_look: Option<SecondLook>,
    /// The idea that this one takes up again.
    pub origin: Option<(IdeaId, String)>,
    pub prizes: Vec<String>,
    pub files: Vec<Attachment>,
    pub comments: Vec<Comment>,
    pub history: Vec<Step>,
    /// The idea it is part of.
    pub merged_into: Option<(IdeaId, String)>,
    /// Ideas that are part of it.
    pub merged: Vec<(IdeaId, String)>,
    /// While it is between its author and the hosts; and for these once it is open for long.
    pub review: Option<Review>,
    /// What its jury will miss; for its authors, the hosts and who lends a hand.
    pub completion: Option<Completion>,
    pub co_authoring: CoAuthoring,
    pub names_read: NamesRead,
    /// Opinions that hosts ask for; empty for its authors and for those whom nobody asked.
    pub opinions: crate::opinions::OpinionDesk,
    /// What its authors changed since I gave my support.
    pub changed_since: Vec<Change>,
    /// I hear of what happens to it.
    pub following: bool,
    pub abilities: IdeaAbilities,
    pub now: Stamp,
}

/// The answer everybody reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicAnswer {
    pub verdict: Verdict,
    pub reason: String,
    pub amount: Option<Cents>,
    pub until: Option<Stamp>,
    pub at: Stamp,
    /// Whether a jury scored it before.
    pub by_jury: bool,
    /// The names of the criteria that it is tied to.
    pub criteria: Vec<String>,
    /// What was wrong in it, the first correction first.
    pub errata: Vec<Erratum>,
}

impl PublicAnswer {
    pub fn answered(&self) -> Answered {
        Answered { verdict: self.verdict, by_jury: self.by_jury, at: self.at.at, former: false }
    }
}

/// Where an idea stands between its author and the hosts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// Until when an answer is promised; none while it is with its author. All there is of an open idea.
    pub clock: Option<AnswerClock>,
    /// What was asked of its author the last time.
    pub asked: Option<Step>,
    /// What its author changed since.
    pub changes: Vec<Change>,
}

/// The promised answer time as it runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerClock {
    /// The last day of it.
    pub until: Stamp,
    /// Working days left after today.
    pub left: i64,
    pub late: bool,
    /// The company is closed: the clock goes on that day.
    pub paused_until: Option<Stamp>,
}

/// The form for a new idea (`idea` absent), a draft, or an open idea.
#[derive(Clone, Debug)]
pub struct AskIdeaForm {
    pub idea: Option<IdeaId>,
    pub challenge: Option<ChallengeId>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdeaDesk {
    pub idea: Option<IdeaId>,
    pub version: i64,
    pub draft: bool,
    /// Hosts look at it before it opens.
    pub in_review: bool,
    /// What a host asked to be changed, while it waits for that.
    pub asked: Option<String>,
    /// What its jury will miss, while that may be added.
    pub completing: Option<Completion>,
    pub form: IdeaForm,
    pub files: Vec<Attachment>,
    pub challenge: Option<ChallengeId>,
    /// Where it can be entered, with the standing shark tank first.
    pub choices: Vec<ChallengeRef>,
    /// The chosen challenge takes no entry from this person, and why.
    pub closed: Option<Refusal>,
    pub saved: Option<Stamp>,
    pub voting: Voting,
    /// Those of the choices of which only the hosts see who entered what, until the results: their titles.
    pub blind: Vec<String>,
    pub now: Stamp,
}

/// What waits for a host's answer.
#[derive(Clone, Debug)]
pub struct AskHostDesk;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HostDesk {
    /// In review, what is due first, first.
    pub in_review: Vec<InReview>,
    /// Open ideas without an answer: the oldest, those first.
    pub waiting: Vec<Waiting>,
    /// How many wait in all, and how many of them for longer than promised.
    pub count: i64,
    pub late: i64,
    /// After how many days an open idea of the shark tank is promised an answer, and in how many working days.
    pub open_days: i64,
    pub answer_days: i64,
    pub figures: HostFigures,
    pub challenges: Vec<crate::challenges::ChallengeRow>,
    pub now: Stamp,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    pub row: IdeaRow,
    /// Whole days since it is open.
    pub days: i64,
    /// The promise that runs, once it has been open for long in the shark tank.
    pub clock: Option<AnswerClock>,
}

/// An idea that waits to be opened, sent back or answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InReview {
    pub row: IdeaRow,
    pub clock: AnswerClock,
    /// It was sent back before, and came again.
    pub again: bool,
}

/// The last 90 days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HostFigures {
    pub ideas: i64,
    /// Percentage of active people who wrote, supported or commented; none under the floor of five people.
    pub participation: Option<i64>,
    /// Those of their challenges where something was answered, or waits for too long.
    pub spaces: Vec<SpaceFigures>,
}

/// How a challenge answers, whoever does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpaceFigures {
    pub challenge: ChallengeRef,
    pub answers: i64,
    /// None while there are too few answers.
    pub times: Option<AnswerTimes>,
    /// Percentage answered within as many days as an open idea may wait for a promise.
    pub in_time: i64,
}
