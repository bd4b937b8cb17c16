//! What the pages of the jury ask the server, and tell it.
use crate::error::AppError;
use domain::jury::{self, CardSaved, JuryDesk, MarkForm, RoundPage};
use leptos::{prelude::*, server_fn::codec::GetUrl};

/// My rounds, and the shortlists that wait for one.
#[server(endpoint = "jury/desk", input = GetUrl)]
pub async fn desk() -> Result<JuryDesk, AppError> {
    crate::gateway::ask(jury::AskJuryDesk).await
}

/// One pitch and my card beside it.
#[server(endpoint = "jury/scoring_desk", input = GetUrl)]
pub async fn scoring_desk(pitch: String) -> Result<jury::ScoringDesk, AppError> {
    crate::gateway::ask(jury::AskScoringDesk { pitch: crate::gateway::id(&pitch)? }).await
}

/// Two pitches I judge, side by side.
#[server(endpoint = "jury/compare", input = GetUrl)]
pub async fn compare(a: String, #[server(default)] b: String) -> Result<jury::Comparison, AppError> {
    let first = crate::gateway::id(&a)?;
    let second = crate::gateway::optional_id(&b)?.unwrap_or(first);
    crate::gateway::ask(jury::AskComparison { a: first, b: second }).await
}

/// Save my card as it is, or hand it in: `intent` is `save` or `hand_in`. What was marked without a network says since when
/// it builds on what was saved, in microseconds.
#[server(endpoint = "jury/score")]
pub async fn score(
    pitch: String,
    #[server(default)] marks: Vec<MarkForm>,
    #[server(default)] comment: String,
    #[server(default)] for_author: String,
    #[server(default)] private: String,
    #[server(default)] intent: String,
    #[server(default)] since: String,
) -> Result<CardSaved, AppError> {
    let (pitch, hand_in) = (crate::gateway::id(&pitch)?, intent == "hand_in");
    let since = match since.as_str() {
        "" => None,
        micros => Some(domain::Moment(micros.parse().map_err(|_| AppError::BadRequest)?)),
    };
    let remarks = jury::Remarks { comment, for_author, private };
    crate::gateway::run(jury::ScorePitch { pitch, marks, remarks, hand_in, since }).await
}

/// Step aside from a pitch: `how` is `recused`, for a tie, or `passed`; then back to the desk.
#[server(endpoint = "jury/step_aside")]
pub async fn step_aside(pitch: String, #[server(default)] how: String, #[server(default)] why: String) -> Result<(), AppError> {
    let command = jury::StepAside { pitch: crate::gateway::id(&pitch)?, how, why };
    crate::gateway::run(command).await.map(|()| crate::gateway::go_to(crate::routes::JURY))
}

/// Declare a tie to the authors of an idea that waits for a round.
#[server(endpoint = "jury/declare_tie")]
pub async fn declare_tie(idea: String, #[server(default)] why: String) -> Result<(), AppError> {
    crate::gateway::run(jury::DeclareTie { idea: crate::gateway::id(&idea)?, why }).await
}

/// Take it back.
#[server(endpoint = "jury/take_back_tie")]
pub async fn take_back_tie(idea: String) -> Result<(), AppError> {
    crate::gateway::run(jury::TakeBackTie { idea: crate::gateway::id(&idea)? }).await
}

/// The round page.
#[server(endpoint = "jury/round", input = GetUrl)]
pub async fn round(round: String) -> Result<RoundPage, AppError> {
    crate::gateway::ask(jury::AskRound { round: crate::gateway::id(&round)? }).await
}

/// The sealed scores of a round, for an admin who read them; the step to read them otherwise.
#[server(endpoint = "jury/sealed_scores", input = GetUrl)]
pub async fn sealed_scores(round: String) -> Result<jury::SealedScores, AppError> {
    crate::gateway::ask(jury::AskSealedScores { round: crate::gateway::id(&round)? }).await
}

/// Read the sealed scores of a round, as an admin; those it concerns are told.
#[server(endpoint = "jury/read_scores")]
pub async fn read_scores(round: String, #[server(default)] reason: String) -> Result<(), AppError> {
    crate::gateway::run(jury::ReadScores { round: crate::gateway::id(&round)?, reason }).await
}

/// Open a round on what is shortlisted in a challenge, and go to it.
#[server(endpoint = "jury/open_round")]
pub async fn open_round(
    challenge: String,
    #[server(default)] closes: String,
    #[server(default)] places: String,
    #[server(default)] per_pitch: String,
) -> Result<(), AppError> {
    let command = jury::OpenRound { challenge: crate::gateway::id(&challenge)?, closes, places, per_pitch };
    crate::gateway::run(command).await.map(|round| crate::gateway::go_to(&crate::routes::round(round)))
}

/// Close scoring before its time.
#[server(endpoint = "jury/close_round")]
pub async fn close_round(round: String) -> Result<(), AppError> {
    crate::gateway::run(jury::CloseRound { round: crate::gateway::id(&round)? }).await.map(drop)
}

/// Ask for the locked card of a juror to be opened again.
#[server(endpoint = "jury/ask_reopening")]
pub async fn ask_reopening(
    round: String,
    #[server(default)] pitch: String,
    #[server(default)] juror: String,
    #[server(default)] why: String,
    #[server(default)] hours: String,
) -> Result<(), AppError> {
    let command = jury::AskReopening { round: crate::gateway::id(&round)?, pitch, juror, why, hours };
    crate::gateway::run(command).await.map(drop)
}

/// One pitch of a round that is closed: what was written of it, and its decision.
#[server(endpoint = "jury/decision", input = GetUrl)]
pub async fn decision(pitch: String) -> Result<jury::DecisionDesk, AppError> {
    crate::gateway::ask(jury::AskDecision { pitch: crate::gateway::id(&pitch)? }).await
}

/// Agree, as the second person, that a card is opened again.
#[server(endpoint = "jury/confirm_reopening")]
pub async fn confirm_reopening(reopening: String) -> Result<(), AppError> {
    crate::gateway::run(jury::ConfirmReopening { reopening: crate::gateway::id(&reopening)? }).await.map(drop)
}

/// Take back what was asked for, or lock a card that is open again.
#[server(endpoint = "jury/end_reopening")]
pub async fn end_reopening(reopening: String) -> Result<(), AppError> {
    crate::gateway::run(jury::EndReopening { reopening: crate::gateway::id(&reopening)? }).await.map(drop)
}

/// Prepare the answer to one entry, privately.
#[server(endpoint = "jury/prepare")]
pub async fn prepare(
    round: String,
    idea: String,
    #[server(default)] verdict: String,
    #[server(default)] reason: String,
    #[server(default)] until: String,
    #[server(default)] amount: String,
    #[server(default)] change: String,
    #[server(default)] criteria: Vec<String>,
    #[server(default)] prize: String,
) -> Result<(), AppError> {
    let (round, idea, prize) = (crate::gateway::id(&round)?, crate::gateway::id(&idea)?, crate::gateway::optional_id(&prize)?);
    crate::gateway::run(jury::PrepareDecision { round, idea, verdict, reason, until, amount, change, criteria, prize }).await.map(drop)
}

/// Prepare one answer for every entry that no jury saw and that has none.
#[server(endpoint = "jury/prepare_rest")]
pub async fn prepare_rest(
    round: String,
    #[server(default)] verdict: String,
    #[server(default)] reason: String,
    #[server(default)] until: String,
) -> Result<(), AppError> {
    crate::gateway::run(jury::PrepareRest { round: crate::gateway::id(&round)?, verdict, reason, until }).await.map(drop)
}

/// Publish all answers at once; where they depart from the ranking, with the reason.
#[server(endpoint = "jury/publish")]
pub async fn publish(round: String, #[server(default)] departure: String) -> Result<(), AppError> {
    crate::gateway::run(jury::PublishRound { round: crate::gateway::id(&round)?, departure }).await.map(drop)
}
