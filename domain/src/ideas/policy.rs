//! Who may do what with an idea, and when. The same predicates guard the commands and show the buttons.
use crate::{Actor, IdeaId, Moment, PersonId, Refusal, challenges::ChallengeFacts, ideas::Stage};

/// What the rules need to know of an idea.
#[derive(Clone, Debug)]
pub struct IdeaFacts {
    pub id: IdeaId,
    pub stage: Stage,
    pub version: i64,
    pub authors: Vec<PersonId>,
    /// In an open round; its text is frozen.
    pub in_round: bool,
    pub challenge: ChallengeFacts,
}

impl IdeaFacts {
    pub fn is_author(&self, actor: &Actor) -> bool {
        self.authors.iter().any(|a| actor.is(*a))
    }
}

/// Whether the actor may know that the idea exists; whoever may not is told "not found".
pub fn may_see(actor: &Actor, idea: &IdeaFacts) -> bool {
    match idea.stage {
        Stage::Draft => idea.is_author(actor),
        Stage::Withdrawn => idea.is_author(actor) || actor.is_host(),
        Stage::Open | Stage::Shortlisted | Stage::Funded | Stage::Declined | Stage::Deferred => *actor != Actor::Visitor,
    }
}

/// Enter a challenge, or the standing tank, with a new idea. `entries` are the actor's others in it.
pub fn may_enter(actor: &Actor, challenge: &ChallengeFacts, entries: i64, now: Moment) -> Result<(), Refusal> {
    let Some(member) = actor.member() else { return Err(Refusal::OnlyAuthors) };
    if challenge.organises(member.person) && !challenge.standing {
        return Err(Refusal::OrganisersDoNotEnter);
    }
    if !challenge.eligible(member) {
        return Err(Refusal::NotEligible);
    }
    if !challenge.takes_entries(now) {
        return Err(Refusal::SubmissionsClosed);
    }
    if challenge.entry_limit.is_some_and(|limit| entries >= limit) {
        return Err(Refusal::EntryLimit);
    }
    Ok(())
}

/// Change the text: authors, of a draft at any time, of an open idea while its challenge takes entries.
pub fn may_edit(actor: &Actor, idea: &IdeaFacts, now: Moment) -> Result<(), Refusal> {
    if !idea.is_author(actor) {
        return Err(Refusal::OnlyAuthors);
    }
    match idea.stage {
        Stage::Draft => Ok(()),
        Stage::Open if idea.in_round => Err(Refusal::IdeaFrozen),
        Stage::Open if idea.challenge.takes_entries(now) => Ok(()),
        Stage::Open => Err(Refusal::IdeaFrozen),
        Stage::Shortlisted => Err(Refusal::IdeaFrozen),
        Stage::Funded | Stage::Declined | Stage::Deferred | Stage::Withdrawn => Err(Refusal::WrongStage),
    }
}

/// Withdraw: its author, before the decision.
pub fn may_withdraw(actor: &Actor, idea: &IdeaFacts) -> Result<(), Refusal> {
    if !idea.is_author(actor) {
        return Err(Refusal::OnlyAuthors);
    }
    match idea.stage {
        Stage::Open => Ok(()),
        Stage::Shortlisted if idea.in_round => Err(Refusal::IdeaFrozen),
        Stage::Shortlisted => Ok(()),
        Stage::Draft | Stage::Funded | Stage::Declined | Stage::Deferred | Stage::Withdrawn => Err(Refusal::WrongStage),
    }
}

/// Throw a draft away.
pub fn may_discard(actor: &Actor, idea: &IdeaFacts) -> Result<(), Refusal> {
    match idea.stage {
        _ if !idea.is_author(actor) => Err(Refusal::OnlyAuthors),
        Stage::Draft => Ok(()),
        Stage::Open | Stage::Shortlisted | Stage::Funded | Stage::Declined | Stage::Deferred | Stage::Withdrawn => Err(Refusal::WrongStage),
    }
}

/// Choose for the jury, or take back while no round holds it: a host of the challenge.
pub fn may_shortlist(actor: &Actor, idea: &IdeaFacts, on: bool) -> Result<(), Refusal> {
    idea.challenge.hosted_by(actor)?;
    if idea.is_author(actor) {
        return Err(Refusal::OwnIdea);
    }
    if idea.in_round {
        return Err(Refusal::IdeaFrozen);
    }
    let wanted = if on { Stage::Open } else { Stage::Shortlisted };
    if idea.stage == wanted { Ok(()) } else { Err(Refusal::WrongStage) }
}

/// Decline or defer before the jury: a host of the challenge, never of one's own idea.
pub fn may_answer(actor: &Actor, idea: &IdeaFacts) -> Result<(), Refusal> {
    idea.challenge.hosted_by(actor)?;
    if idea.is_author(actor) {
        return Err(Refusal::OwnIdea);
    }
    if idea.stage == Stage::Open { Ok(()) } else { Err(Refusal::WrongStage) }
}

/// Comment: everybody who sees it, once it is out.
pub fn may_comment(actor: &Actor, idea: &IdeaFacts) -> Result<(), Refusal> {
    match idea.stage {
        Stage::Open | Stage::Shortlisted | Stage::Funded | Stage::Declined | Stage::Deferred if may_see(actor, idea) => Ok(()),
        Stage::Open | Stage::Shortlisted | Stage::Funded | Stage::Declined | Stage::Deferred | Stage::Draft | Stage::Withdrawn => {
            Err(Refusal::WrongStage)
        }
    }
}
