//! Home: what is mine to do, what runs, what rises, what was decided, and who won.
use crate::{
    ChallengeId, IdeaId, RoundId, Stamp,
    challenges::{ChallengeRow, Winner},
    ideas::IdeaRow,
    jury::Verdict,
};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug)]
pub struct AskHome;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Home {
    pub name: String,
    pub to_do: Vec<ToDo>,
    pub challenges: Vec<ChallengeRow>,
    pub rising: Vec<IdeaRow>,
    pub decisions: Vec<PublishedDecision>,
    /// The latest results: the challenge and its winners.
    pub podium: Option<(ChallengeId, String, Vec<Winner>)>,
    /// Nothing has been submitted yet in the whole company.
    pub empty: bool,
    pub now: Stamp,
}

/// One thing that waits for me.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ToDo {
    /// Votes left in a challenge that still takes them.
    VotesLeft { challenge: ChallengeId, title: String, left: i64, closes: Stamp },
    /// Pitches I have not scored.
    ToScore { round: RoundId, challenge: String, left: i64, total: i64, closes: Stamp },
    /// A draft of mine.
    Draft { idea: IdeaId, title: String },
    /// A host asked me to change an idea of mine.
    ChangesAsked { idea: IdeaId, title: String },
    /// A shortlisted idea of mine lacks something for its jury.
    Complete { idea: IdeaId, title: String, until: Stamp },
    /// I am asked to be a co-author.
    CoAuthor { idea: IdeaId, title: String },
    /// A host asks me, or my department, for an opinion.
    Opinion { idea: IdeaId, title: String },
    /// An author asks that somebody else looks at an answer.
    SecondLook { idea: IdeaId, title: String },
    /// Ideas in review that wait for a host.
    ToReview { ideas: i64, late: i64 },
    /// A closed round whose answers I prepare.
    ToDecide { round: RoundId, challenge: String },
    /// A locked card that somebody asks to open again; it takes a second person.
    Reopening { round: RoundId, challenge: String },
    /// A shortlist that waits for its round.
    ToOpen { challenge: ChallengeId, title: String, shortlisted: i64 },
    /// Ideas that wait for a host's answer.
    ToAnswer { ideas: i64, late: i64 },
    /// The leaderboard question.
    ChooseRanking { points: i64 },
    /// A challenge that nobody hosts any more; an admin hands it on.
    NoHost { challenge: ChallengeId, title: String },
    /// The company is not set up completely.
    SetUp { done: i64, of: i64 },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedDecision {
    pub idea: IdeaId,
    pub title: String,
    pub verdict: Verdict,
    pub amount: Option<crate::Cents>,
    pub reason: String,
    /// What the last correction of it says.
    pub erratum: Option<String>,
    pub at: Stamp,
    pub mine: bool,
}
