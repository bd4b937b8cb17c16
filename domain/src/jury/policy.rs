//! The whole permission story of the jury on one screen.
use crate::{
    Actor, Moment, PersonId, Refusal,
    challenges::{ChallengeFacts, Phase, Voting},
    jury::{Assignment, RoundFacts, RoundPhase},
};

/// A pitch, as far as the rules care.
#[derive(Clone, Debug)]
pub struct PitchFacts {
    pub round: RoundFacts,
    pub authors: Vec<PersonId>,
    /// How whoever asks stands to it.
    pub mine: Option<Assignment>,
    /// Whoever asks manages an author, or is managed by one.
    pub tied: bool,
    /// Until when the card of whoever asks is open again.
    pub reopened: Option<Moment>,
}

impl PitchFacts {
    fn has_author(&self, actor: &Actor) -> bool {
        self.authors.iter().any(|a| actor.is(*a))
    }
}

/// Know that the pitch is there: who sees its round, and whoever it was given to before they left the panel.
pub fn may_know(actor: &Actor, pitch: &PitchFacts) -> bool {
    may_see_round(actor, &pitch.round) || pitch.mine.is_some()
}

/// See the pitch at its desk: those who judge it.
pub fn may_judge(actor: &Actor, pitch: &PitchFacts) -> Result<(), Refusal> {
    if !pitch.round.panel.seats(actor) {
        return Err(Refusal::NotOnThisPanel);
    }
    if pitch.has_author(actor) {
        return Err(Refusal::OwnPitch);
    }
    match pitch.mine {
        // Also where nobody asked them: who comes to be tied is taken off.
        Some(Assignment::Recused) if pitch.tied => Err(Refusal::TiedToAuthors),
        Some(Assignment::Recused | Assignment::Passed) => Err(Refusal::SteppedAside),
        _ if pitch.tied => Err(Refusal::TiedToAuthors),
        Some(Assignment::Open) => Ok(()),
        Some(Assignment::Left) | None => Err(Refusal::AssignedToOthers),
    }
}

/// A tie is told by whoever sits, also of a pitch that others judge: its scores would be seen after the close, and decided upon.
fn may_recuse(actor: &Actor, pitch: &PitchFacts) -> Result<(), Refusal> {
    if !pitch.round.panel.seats(actor) {
        return Err(Refusal::NotOnThisPanel);
    }
    match pitch.mine {
        _ if pitch.has_author(actor) => Err(Refusal::OwnPitch),
        Some(Assignment::Recused) => Err(Refusal::SteppedAside),
        Some(Assignment::Open | Assignment::Passed | Assignment::Left) | None => Ok(()),
    }
}

/// Step aside from a pitch: for a tie until the publication, for want of knowledge while scores are taken.
pub fn may_step_aside(actor: &Actor, pitch: &PitchFacts, how: Assignment, now: Moment) -> Result<(), Refusal> {
    if how == Assignment::Recused {
        may_recuse(actor, pitch)?;
    } else {
        may_judge(actor, pitch)?;
    }
    match (pitch.round.phase(now), how) {
        (RoundPhase::Scoring, _) | (RoundPhase::Deliberation, Assignment::Recused) => Ok(()),
        (RoundPhase::Deliberation, _) => Err(Refusal::ScoringClosed),
        (RoundPhase::Published, _) => Err(Refusal::AlreadyPublished),
    }
}

/// Save and hand in marks: jurors, never of their own pitch, until the round closes; and again while their card is open again.
pub fn may_score(actor: &Actor, pitch: &PitchFacts, now: Moment) -> Result<(), Refusal> {
    may_judge(actor, pitch)?;
    match pitch.round.phase(now) {
        RoundPhase::Scoring => Ok(()),
        RoundPhase::Deliberation if pitch.reopened.is_some_and(|until| now < until) => Ok(()),
        RoundPhase::Deliberation | RoundPhase::Published => Err(Refusal::ScoringClosed),
    }
}

/// See the round page: the panel and the hosts of the challenge. Being admin is no reason; sealed scores are read by a step of
/// its own.
pub fn may_see_round(actor: &Actor, round: &RoundFacts) -> bool {
    round.panel.seats(actor) || round.challenge.hosted_by(actor).is_ok()
}

/// Scores are sealed until the round closes; then the panel and the hosts see them.
pub fn may_see_ranking(actor: &Actor, round: &RoundFacts, now: Moment) -> bool {
    may_see_round(actor, round) && round.phase(now) != RoundPhase::Scoring
}

/// Open a round: chair or deputy, with a panel and a rubric, none other running. In a dated challenge not before
/// its submissions have closed, and its votes, for a pitch takes none any more.
pub fn may_open_round(
    actor: &Actor,
    challenge: &ChallengeFacts,
    criteria: i64,
    shortlisted: i64,
    running: bool,
    now: Moment,
) -> Result<(), Refusal> {
    presides(actor, challenge)?;
    if running {
        return Err(Refusal::RoundAlreadyOpen);
    }
    if criteria == 0 {
        return Err(Refusal::NoPanel);
    }
    if shortlisted == 0 {
        return Err(Refusal::NothingToJudge);
    }
    match challenge.phase(now) {
        Phase::Voting if challenge.voting != Voting::JuryOnly => Err(Refusal::VotingStillOpen),
        Phase::Standing | Phase::Voting | Phase::Judging | Phase::Deliberation | Phase::ResultsLate => Ok(()),
        Phase::Announced | Phase::Submissions => Err(Refusal::SubmissionsStillOpen),
        Phase::Results | Phase::Cancelled => Err(Refusal::ChallengeOver),
    }
}

/// Close scoring before its time: chair or deputy.
pub fn may_close_round(actor: &Actor, round: &RoundFacts, now: Moment) -> Result<(), Refusal> {
    presides(actor, &round.challenge)?;
    match round.phase(now) {
        RoundPhase::Scoring => Ok(()),
        RoundPhase::Deliberation => Err(Refusal::ScoringClosed),
        RoundPhase::Published => Err(Refusal::AlreadyPublished),
    }
}

/// Prepare the decision on a pitch: the chair; the deputy where the chair is barred, as its author, by a tie or by having
/// stepped aside; a host of the challenge where both are.
pub fn may_decide(actor: &Actor, round: &RoundFacts, barred: &[PersonId], now: Moment) -> Result<(), Refusal> {
    let is_barred = |person: Option<PersonId>| person.is_some_and(|p| barred.contains(&p));
    let decides = match (is_barred(round.panel.chair), is_barred(round.panel.deputy)) {
        (false, _) => round.panel.chaired_by(actor),
        (true, false) => round.panel.deputised_by(actor),
        (true, true) => round.challenge.hosted_by(actor).is_ok() && !is_barred(actor.person()),
    };
    if !decides {
        return Err(Refusal::OnlyTheChair);
    }
    match round.phase(now) {
        RoundPhase::Scoring => Err(Refusal::RoundStillOpen),
        RoundPhase::Deliberation => Ok(()),
        RoundPhase::Published => Err(Refusal::AlreadyPublished),
    }
}

/// Prepare the answer to an entry that no jury saw: hosts of the challenge, chair or deputy; never to one's own.
pub fn may_answer_unjudged(actor: &Actor, round: &RoundFacts, authors: &[PersonId], now: Moment) -> Result<(), Refusal> {
    if authors.iter().any(|a| actor.is(*a)) {
        return Err(Refusal::OwnIdea);
    }
    if round.challenge.hosted_by(actor).is_err() {
        presides(actor, &round.challenge)?;
    }
    if round.phase(now) == RoundPhase::Published { Err(Refusal::AlreadyPublished) } else { Ok(()) }
}

/// Publish: chair or deputy, once everything has its answer and no card is open again.
pub fn may_publish(actor: &Actor, round: &RoundFacts, unanswered: i64, now: Moment) -> Result<(), Refusal> {
    presides(actor, &round.challenge)?;
    match round.phase(now) {
        RoundPhase::Scoring => Err(Refusal::RoundStillOpen),
        RoundPhase::Published => Err(Refusal::AlreadyPublished),
        RoundPhase::Deliberation if round.reopened.is_some_and(|until| now < until) => Err(Refusal::CardReopened),
        RoundPhase::Deliberation if unanswered > 0 => Err(Refusal::AnswersMissing),
        RoundPhase::Deliberation => Ok(()),
    }
}

/// Set the panel: a host of the challenge, before the results.
pub fn may_seat(actor: &Actor, challenge: &ChallengeFacts) -> Result<(), Refusal> {
    challenge.may_change(actor)
}

/// Set the rubric: a host, until the challenge opens, and never while a round runs on it.
pub fn may_write_rubric(actor: &Actor, challenge: &ChallengeFacts, round_running: bool, now: Moment) -> Result<(), Refusal> {
    challenge.may_change(actor)?;
    if round_running {
        return Err(Refusal::PanelLocked);
    }
    if challenge.is_locked(now) { Err(Refusal::LockedSinceOpening) } else { Ok(()) }
}

pub(crate) fn presides(actor: &Actor, challenge: &ChallengeFacts) -> Result<(), Refusal> {
    let presides = actor.person().is_some_and(|p| challenge.chair == Some(p) || challenge.deputy == Some(p));
    if presides { Ok(()) } else { Err(Refusal::OnlyTheChair) }
}

#[cfg(test)]
mod tests;
