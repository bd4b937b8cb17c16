//! The juror's desk, the scorecard and the round page.
use crate::{
    Cents, ChallengeId, Civil, CriterionId, IdeaId, PersonId, PitchId, PrizeId, RoundId, Stamp,
    attachments::Attachment,
    jury::{
        CastingVote, ComingPitches, DeclaredTie, Fair, Fallback, Link, LinkedJuror, PreparedDecision, Remarks, ReopeningRow, RoundPhase,
        Rubric, ScoresReading, Spread, SteppedAside, Total,
    },
    people::PersonRef,
};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug)]
pub struct AskJuryDesk;

/// My rounds, those that close first first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JuryDesk {
    pub rounds: Vec<RoundQueue>,
    /// Challenges I chair or deputise whose shortlist waits for a round.
    pub to_open: Vec<RoundToOpen>,
    /// What waits for a round of a panel I sit on, and where I may declare a tie.
    pub coming: Vec<ComingPitches>,
    /// Whose desk it is.
    pub juror: PersonId,
    pub now: Stamp,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundQueue {
    pub round: RoundId,
    pub challenge: String,
    pub phase: RoundPhase,
    pub closes: Stamp,
    pub handed_in: i64,
    pub total: i64,
    /// In an order of my own, the same each time.
    pub queue: Vec<QueueItem>,
    /// Chair, deputy: may open the round page's decisions.
    pub presides: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueItem {
    pub pitch: PitchId,
    pub title: String,
    pub state: CardState,
    /// My card was locked, and is open again.
    pub reopened: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CardState {
    ToDo,
    Started,
    HandedIn,
    /// My own idea: not mine to judge.
    Own,
    /// I stepped aside for a tie: nothing of it is shown to me.
    Recused,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundToOpen {
    pub challenge: ChallengeId,
    pub title: String,
    pub shortlisted: i64,
    /// The date proposed, as the form wants it.
    pub closes: String,
    /// How many are proposed to be funded.
    pub places: i64,
    /// How many could judge.
    pub jurors: i64,
    /// Ideas that their authors may still complete, and the last day of it.
    pub completing: Option<(i64, Stamp)>,
    /// Ties that jurors declared to what I may know of.
    pub ties: Vec<DeclaredTie>,
    pub refusal: Option<crate::Refusal>,
}

#[derive(Clone, Debug)]
pub struct AskScoringDesk {
    pub pitch: PitchId,
}

/// One pitch and my card beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScoringDesk {
    pub pitch: PitchId,
    /// Whose desk it is.
    pub juror: PersonId,
    pub round: RoundId,
    pub challenge: String,
    pub phase: RoundPhase,
    pub closes: Stamp,
    pub text: PitchText,
    pub rubric: Rubric,
    pub marks: Vec<(CriterionId, u8)>,
    /// Why, beside a criterion.
    pub notes: Vec<(CriterionId, String)>,
    pub remarks: Remarks,
    /// My totals in this round so far, this one included.
    pub spread: Spread,
    pub state: CardState,
    pub saved: Option<Stamp>,
    pub total: Option<Total>,
    pub handed_in: i64,
    pub count: i64,
    pub previous: Option<PitchId>,
    pub next: Option<PitchId>,
    pub may_score: bool,
    /// For a tie, and for want of knowledge.
    pub may_step_aside: bool,
    /// My card was locked, and is open again until then.
    pub reopened: Option<Stamp>,
    /// What may tie me to it, and does not bar me.
    pub links: Vec<Link>,
    /// What others say of it, and how many support it.
    pub beside: crate::opinions::Beside,
    /// So many months after the publication my notes are deleted.
    pub note_months: i64,
    pub now: Stamp,
}

/// The version frozen when the round opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PitchText {
    pub title: String,
    pub one_liner: String,
    pub problem: String,
    pub audience: String,
    pub proposal_html: String,
    pub budget: Option<(Cents, Cents)>,
    pub impact_metric: String,
    pub impact_baseline: String,
    pub impact_target: String,
    /// By when.
    pub impact_by: Option<Civil>,
    pub channels: Vec<crate::ideas::Channel>,
    /// None where names are hidden.
    pub authors: Vec<PersonRef>,
    /// Those of the idea: they stay as they are while a round has it.
    pub files: Vec<Attachment>,
}

/// What was saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardSaved {
    pub at: Stamp,
    pub handed_in: bool,
    pub total: Option<Total>,
    /// It was open again, and is locked now.
    pub locked: bool,
}

#[derive(Clone, Debug)]
pub struct AskRound {
    pub round: RoundId,
}

/// The round, for the panel and the hosts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundPage {
    pub round: RoundId,
    pub challenge: ChallengeId,
    pub title: String,
    pub standing: bool,
    pub phase: RoundPhase,
    pub opened: Stamp,
    pub closes: Stamp,
    pub coverage: Vec<JurorCoverage>,
    /// Who stepped aside, for who presides.
    pub aside: Vec<SteppedAside>,
    /// What fewer judge than was asked for, for who presides.
    pub short: Vec<ShortPitch>,
    /// Cards that are open again, and to whoever has a say in it those that somebody asks for.
    pub reopenings: Vec<ReopeningRow>,
    /// Admins who read the scores while they were sealed, the last first.
    pub readings: Vec<ScoresReading>,
    /// Who judges what they may be tied to, for who presides.
    pub links: Vec<LinkedJuror>,
    /// How many can be funded, about.
    pub places: i64,
    /// Why the places go by the raw mean, once unsealed.
    pub fallback: Option<Fallback>,
    /// How much more or less than the panel's average jurors give: all of them for who presides, oneself for a juror.
    pub severities: Vec<JurorSeverity>,
    /// What is prepared departs from the ranking, and publishing it takes a reason.
    pub departs: bool,
    /// The reason that was given.
    pub departure: String,
    /// Where equals were divided: to who presides as it is prepared, to all as it was published.
    pub casting: Vec<CastingVote>,
    /// Pitches with how many cards they have; ranked once the round is closed, by title before.
    pub pitches: Vec<PitchRow>,
    /// Entries of the challenge that were not judged.
    pub others: Vec<OtherEntry>,
    pub prizes: Vec<(PrizeId, String)>,
    pub unanswered: i64,
    pub abilities: RoundAbilities,
    pub now: Stamp,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JurorCoverage {
    pub juror: PersonRef,
    pub handed_in: i64,
    pub expected: i64,
}

/// A pitch that lost jurors whom nobody could replace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShortPitch {
    pub title: String,
    pub jurors: i64,
    pub planned: i64,
}

/// In thousandths of a point, more than the panel's average.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JurorSeverity {
    pub juror: PersonRef,
    pub gives: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PitchRow {
    pub pitch: PitchId,
    pub idea: IdeaId,
    pub title: String,
    pub cards: i64,
    pub expected: i64,
    /// None while sealed, and for my own pitch.
    pub place: Option<u32>,
    pub mean: Option<Total>,
    pub fair: Option<Fair>,
    pub decision: Option<PreparedDecision>,
    pub may_decide: bool,
    /// For a tie.
    pub may_recuse: bool,
    pub own: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherEntry {
    pub idea: IdeaId,
    pub title: String,
    pub supports: i64,
    pub decision: Option<PreparedDecision>,
    pub may_answer: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundAbilities {
    pub close: bool,
    pub answer_rest: bool,
    pub publish: bool,
    /// Chair or deputy.
    pub presides: bool,
    /// Ask for a locked card to be opened again.
    pub reopen: bool,
    /// Take the ranking away as a file, and the scores juror by juror.
    pub export_ranking: bool,
    pub export_scores: bool,
}
