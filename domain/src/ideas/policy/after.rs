//! Who may do what with an idea once it has its answer.
use super::IdeaFacts;
use crate::{
    Actor, PersonId, Refusal,
    ideas::{Answered, Stage, sees_names},
    jury::{Verdict, presides},
};

/// Take up again what had its answer or was withdrawn: its author, as a new draft.
pub fn may_take_up(actor: &Actor, idea: &IdeaFacts) -> Result<(), Refusal> {
    if !idea.is_author(actor) {
        return Err(Refusal::OnlyAuthors);
    }
    if matches!(idea.stage, Stage::Declined | Stage::Deferred | Stage::Withdrawn) { Ok(()) } else { Err(Refusal::WrongStage) }
}

/// Ask once that somebody else looks at the answer again: its author.
pub fn may_ask_second_look(actor: &Actor, idea: &IdeaFacts, asked: bool) -> Result<(), Refusal> {
    if !idea.is_author(actor) {
        return Err(Refusal::OnlyAuthors);
    }
    if !matches!(idea.stage, Stage::Declined | Stage::Deferred) {
        return Err(Refusal::WrongStage);
    }
    if asked { Err(Refusal::SecondLookAsked) } else { Ok(()) }
}

/// Look again: a host of the challenge or the chair of its panel, never who `answered`, nor an author.
pub fn may_give_second_look(actor: &Actor, idea: &IdeaFacts, waits: bool, answered: bool) -> Result<(), Refusal> {
    let chairs = idea.challenge.chair.is_some_and(|chair| actor.is(chair));
    if !chairs {
        idea.challenge.hosted_by(actor)?;
    }
    if idea.is_author(actor) {
        return Err(Refusal::OwnIdea);
    }
    if answered {
        return Err(Refusal::AnsweredByOneself);
    }
    if waits && matches!(idea.stage, Stage::Declined | Stage::Deferred) { Ok(()) } else { Err(Refusal::WrongStage) }
}

/// Put away, and take out again: a host or an author, once it has its answer.
pub fn may_archive(actor: &Actor, idea: &IdeaFacts, on: bool) -> Result<(), Refusal> {
    if !idea.is_author(actor) {
        idea.challenge.hosted_by(actor)?;
    }
    let fits = if on { matches!(idea.stage, Stage::Declined | Stage::Funded) } else { idea.stage == Stage::Archived };
    if fits { Ok(()) } else { Err(Refusal::WrongStage) }
}

/// Correct what its public answer says: a host where a host gave it; chair or deputy where the jury did, or a host where
/// neither of them may. Never an author, nor who is `barred` from what a jury decided, tied to it or having stepped aside. An
/// answer that results say is corrected as long as colleagues see the idea, whatever it was told since.
pub fn may_add_erratum(actor: &Actor, idea: &IdeaFacts, answered: Option<Answered>, barred: &[PersonId]) -> Result<(), Refusal> {
    let by_jury = answered.is_some_and(|answered| answered.by_jury);
    if !by_jury || nobody_presides(actor, idea, barred) {
        idea.challenge.hosted_by(actor)?;
    } else {
        presides(actor, &idea.challenge)?;
    }
    if idea.is_author(actor) {
        return Err(Refusal::OwnIdea);
    }
    if by_jury && barred.iter().any(|person| actor.is(*person)) {
        return Err(Refusal::TiedToAuthors);
    }
    let stays_open = answered.is_some_and(|answered| answered.former || answered.verdict == Verdict::KeptOpen);
    match idea.stage {
        Stage::Funded | Stage::Declined | Stage::Deferred | Stage::Archived if answered.is_some() => Ok(()),
        Stage::Open | Stage::Shortlisted if stays_open => Ok(()),
        Stage::Funded
        | Stage::Declined
        | Stage::Deferred
        | Stage::Archived
        | Stage::Open
        | Stage::Draft
        | Stage::Submitted
        | Stage::Returned
        | Stage::Shortlisted
        | Stage::Withdrawn
        | Stage::Merged => Err(Refusal::WrongStage),
    }
}

/// Whether a correction by the actor is the jury's.
pub fn speaks_for_the_jury(actor: &Actor, idea: &IdeaFacts, answered: Answered) -> bool {
    answered.by_jury && presides(actor, &idea.challenge).is_ok()
}

/// Whether nobody sits as chair or deputy who may: each of them is an author or barred. Where the actor does not see who the
/// authors are, that must not tell.
fn nobody_presides(actor: &Actor, idea: &IdeaFacts, barred: &[PersonId]) -> bool {
    let is_barred = |person: &PersonId| barred.contains(person) || (idea.authors.contains(person) && sees_names(actor, idea));
    [idea.challenge.chair, idea.challenge.deputy].iter().flatten().all(is_barred)
}
