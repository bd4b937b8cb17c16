//! Who may do what with an idea, and when. The same predicates guard the commands and show the buttons.
use crate::{
    Actor, IdeaId, Moment, PersonId, Refusal,
    challenges::ChallengeFacts,
    ideas::{Stage, Veil, takes_completion},
};

/// What the rules need to know of an idea.
#[derive(Clone, Debug)]
pub struct IdeaFacts {
    pub id: IdeaId,
    pub stage: Stage,
    pub version: i64,
    pub authors: Vec<PersonId>,
    /// Asked to be co-authors, and have not answered yet.
    pub invited: Vec<PersonId>,
    /// In an open round; its text is frozen.
    pub in_round: bool,
    /// Part of another idea, and was open before: everybody may follow it there.
    pub followed: bool,
    /// Other ideas are part of it.
    pub holds_others: bool,
    /// What hides the names of its authors.
    pub veil: Veil,
    /// Names are hidden, or were: who left before they showed never agreed to be named.
    pub once_veiled: bool,
    /// Until when its authors are asked to complete it for the jury.
    pub completed_until: Option<Moment>,
    pub challenge: ChallengeFacts,
}

impl IdeaFacts {
    pub fn is_author(&self, actor: &Actor) -> bool {
        self.authors.iter().any(|a| actor.is(*a))
    }

    /// Whether the actor was asked to be a co-author, and has not answered yet.
    pub fn is_invited(&self, actor: &Actor) -> bool {
        self.invited.iter().any(|p| actor.is(*p))
    }
}

/// Whether the actor may know that the idea exists; whoever may not is told "not found".
pub fn may_see(actor: &Actor, idea: &IdeaFacts) -> bool {
    match idea.stage {
        // Who is to put their name to it reads it first.
        Stage::Draft => idea.is_author(actor) || idea.is_invited(actor),
        Stage::Submitted | Stage::Returned => idea.is_author(actor) || idea.is_invited(actor) || idea.challenge.hosted_by(actor).is_ok(),
        Stage::Withdrawn => idea.is_author(actor) || actor.is_host(),
        Stage::Merged if idea.followed => *actor != Actor::Visitor,
        Stage::Merged => idea.is_author(actor) || idea.challenge.hosted_by(actor).is_ok(),
        Stage::Open | Stage::Shortlisted | Stage::Funded | Stage::Declined | Stage::Deferred | Stage::Archived => *actor != Actor::Visitor,
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

/// Submit a new idea or a draft of one's own, where one may enter; or again what a host asked changes of, which entered in
/// time, until its challenge is over.
pub fn may_submit(actor: &Actor, idea: Option<&IdeaFacts>, challenge: &ChallengeFacts, entries: i64, now: Moment) -> Result<(), Refusal> {
    match idea {
        Some(idea) if !idea.is_author(actor) => Err(Refusal::OnlyAuthors),
        Some(idea) if idea.stage == Stage::Returned && challenge.id == idea.challenge.id => not_over(&idea.challenge, now),
        Some(idea) if idea.stage != Stage::Draft => Err(Refusal::WrongStage),
        Some(_) | None => may_enter(actor, challenge, entries, now),
    }
}

/// Whether what is submitted waits for a host before colleagues see it: where the company qualifies ideas, but for the
/// ideas of those who would qualify them.
pub fn is_reviewed(actor: &Actor, challenge: &ChallengeFacts, qualification: bool) -> bool {
    qualification && challenge.hosted_by(actor).is_err()
}

fn not_over(challenge: &ChallengeFacts, now: Moment) -> Result<(), Refusal> {
    if challenge.phase(now).is_over() { Err(Refusal::ChallengeOver) } else { Ok(()) }
}

/// Change the text: authors, of a draft at any time, of what is in review until its challenge is over, of an open idea while
/// its challenge takes entries, and of a shortlisted one what they are asked to add.
pub fn may_edit(actor: &Actor, idea: &IdeaFacts, now: Moment) -> Result<(), Refusal> {
    if !idea.is_author(actor) {
        return Err(Refusal::OnlyAuthors);
    }
    if takes_completion(idea, now) { Ok(()) } else { takes_changes(idea, now) }
}

/// Whether what it says, and who says it, may still change.
pub fn takes_changes(idea: &IdeaFacts, now: Moment) -> Result<(), Refusal> {
    match idea.stage {
        Stage::Draft => Ok(()),
        Stage::Submitted | Stage::Returned => not_over(&idea.challenge, now),
        Stage::Open if idea.in_round => Err(Refusal::IdeaFrozen),
        Stage::Open if idea.challenge.takes_entries(now) => Ok(()),
        Stage::Open => Err(Refusal::IdeaFrozen),
        Stage::Shortlisted => Err(Refusal::IdeaFrozen),
        Stage::Funded | Stage::Declined | Stage::Deferred | Stage::Withdrawn | Stage::Merged | Stage::Archived => Err(Refusal::WrongStage),
    }
}

/// Withdraw: its author, before the decision.
pub fn may_withdraw(actor: &Actor, idea: &IdeaFacts) -> Result<(), Refusal> {
    if !idea.is_author(actor) {
        return Err(Refusal::OnlyAuthors);
    }
    match idea.stage {
        Stage::Submitted | Stage::Returned | Stage::Open => Ok(()),
        Stage::Shortlisted if idea.in_round => Err(Refusal::JuryAtWork),
        Stage::Shortlisted => Ok(()),
        Stage::Draft | Stage::Funded | Stage::Declined | Stage::Deferred | Stage::Withdrawn | Stage::Merged | Stage::Archived => {
            Err(Refusal::WrongStage)
        }
    }
}

/// Throw a draft away.
pub fn may_discard(actor: &Actor, idea: &IdeaFacts) -> Result<(), Refusal> {
    match idea.stage {
        _ if !idea.is_author(actor) => Err(Refusal::OnlyAuthors),
        Stage::Draft => Ok(()),
        Stage::Submitted
        | Stage::Returned
        | Stage::Open
        | Stage::Shortlisted
        | Stage::Funded
        | Stage::Declined
        | Stage::Deferred
        | Stage::Withdrawn
        | Stage::Merged
        | Stage::Archived => Err(Refusal::WrongStage),
    }
}

/// Open an idea in review to everybody: a host of its challenge, never one's own.
pub fn may_open(actor: &Actor, idea: &IdeaFacts) -> Result<(), Refusal> {
    host_of_others(actor, idea)?;
    if idea.stage == Stage::Submitted { Ok(()) } else { Err(Refusal::WrongStage) }
}

/// Ask for changes before it opens: the same.
pub fn may_return(actor: &Actor, idea: &IdeaFacts) -> Result<(), Refusal> {
    may_open(actor, idea)
}

pub(super) fn host_of_others(actor: &Actor, idea: &IdeaFacts) -> Result<(), Refusal> {
    idea.challenge.hosted_by(actor)?;
    if idea.is_author(actor) { Err(Refusal::OwnIdea) } else { Ok(()) }
}

/// Choose for the jury, or take back while no round holds it: a host of the challenge, where supports do not choose.
pub fn may_shortlist(actor: &Actor, idea: &IdeaFacts, on: bool) -> Result<(), Refusal> {
    host_of_others(actor, idea)?;
    if on && idea.challenge.shortlist.is_by_places() {
        return Err(Refusal::SupportsChoose);
    }
    if idea.in_round {
        return Err(Refusal::IdeaFrozen);
    }
    let wanted = if on { Stage::Open } else { Stage::Shortlisted };
    if idea.stage == wanted { Ok(()) } else { Err(Refusal::WrongStage) }
}

/// Choose one idea beside those that supports choose, with a reason: a host, once (`taken`: that was done).
pub fn may_choose_favourite(actor: &Actor, idea: &IdeaFacts, taken: bool) -> Result<(), Refusal> {
    host_of_others(actor, idea)?;
    if idea.in_round {
        return Err(Refusal::IdeaFrozen);
    }
    if idea.stage != Stage::Open || !idea.challenge.shortlist.is_by_places() {
        return Err(Refusal::WrongStage);
    }
    if taken { Err(Refusal::OneFavourite) } else { Ok(()) }
}

/// Choose by the rule of the challenge: Lagon itself, once what it counts can be counted.
pub fn may_apply_rule(actor: &Actor, challenge: &ChallengeFacts, applied: bool, now: Moment) -> Result<(), Refusal> {
    if !actor.is_system() {
        return Err(Refusal::NotThisHost);
    }
    if challenge.rule_is_due(applied, now) { Ok(()) } else { Err(Refusal::VotingStillOpen) }
}

/// Decline or defer before the jury: a host of the challenge, never of one's own idea.
pub fn may_answer(actor: &Actor, idea: &IdeaFacts) -> Result<(), Refusal> {
    host_of_others(actor, idea)?;
    match idea.stage {
        Stage::Submitted | Stage::Returned | Stage::Open => Ok(()),
        Stage::Draft
        | Stage::Shortlisted
        | Stage::Funded
        | Stage::Declined
        | Stage::Deferred
        | Stage::Withdrawn
        | Stage::Merged
        | Stage::Archived => Err(Refusal::WrongStage),
    }
}

/// Put an idea into another one of the same challenge: a host of others' ideas, before the jury has either and while supports
/// may still move.
pub fn may_merge(actor: &Actor, idea: &IdeaFacts, into: &IdeaFacts, now: Moment) -> Result<(), Refusal> {
    may_start_merging(actor, idea, now)?;
    host_of_others(actor, into)?;
    if idea.challenge.id != into.challenge.id {
        return Err(Refusal::OtherChallenge);
    }
    if into.in_round {
        return Err(Refusal::IdeaFrozen);
    }
    if !into.veil.is_none() {
        return Err(Refusal::NamesHidden);
    }
    let stays = idea.id != into.id && matches!(into.stage, Stage::Open | Stage::Shortlisted);
    if stays { Ok(()) } else { Err(Refusal::NotMergedThere) }
}

/// The same, before it is known which idea it goes into.
pub fn may_start_merging(actor: &Actor, idea: &IdeaFacts, now: Moment) -> Result<(), Refusal> {
    host_of_others(actor, idea)?;
    if !matches!(idea.stage, Stage::Submitted | Stage::Returned | Stage::Open) {
        return Err(Refusal::WrongStage);
    }
    if idea.holds_others {
        return Err(Refusal::HoldsOthers);
    }
    if idea.in_round {
        return Err(Refusal::IdeaFrozen);
    }
    // Authors of one idea learn who the others are.
    if !idea.veil.is_none() {
        return Err(Refusal::NamesHidden);
    }
    if idea.challenge.takes_votes(now) { Ok(()) } else { Err(Refusal::VotingClosed) }
}

/// Part them again: a host, while the idea that stays has no answer and no jury has it.
pub fn may_part(actor: &Actor, idea: &IdeaFacts, into: &IdeaFacts) -> Result<(), Refusal> {
    host_of_others(actor, idea)?;
    if idea.stage != Stage::Merged || !matches!(into.stage, Stage::Open | Stage::Shortlisted) {
        return Err(Refusal::WrongStage);
    }
    if into.in_round { Err(Refusal::IdeaFrozen) } else { Ok(()) }
}

/// Open a deferred idea again: Lagon itself, once its date has come.
pub fn may_reopen(actor: &Actor, idea: &IdeaFacts, until: Option<Moment>, now: Moment) -> Result<(), Refusal> {
    if !actor.is_system() {
        return Err(Refusal::NotThisHost);
    }
    let due = idea.stage == Stage::Deferred && until.is_some_and(|until| until <= now);
    if due { Ok(()) } else { Err(Refusal::WrongStage) }
}

/// Comment: everybody who sees it, once it is out.
pub fn may_comment(actor: &Actor, idea: &IdeaFacts) -> Result<(), Refusal> {
    match idea.stage {
        Stage::Open | Stage::Shortlisted | Stage::Funded | Stage::Declined | Stage::Deferred if may_see(actor, idea) => Ok(()),
        Stage::Open
        | Stage::Shortlisted
        | Stage::Funded
        | Stage::Declined
        | Stage::Deferred
        | Stage::Draft
        | Stage::Submitted
        | Stage::Returned
        | Stage::Withdrawn
        | Stage::Merged
        | Stage::Archived => Err(Refusal::WrongStage),
    }
}

/// After the answer.
mod after;
pub use after::{may_add_erratum, may_archive, may_ask_second_look, may_give_second_look, may_take_up, speaks_for_the_jury};

#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) use tests::idea as idea_for_tests;
