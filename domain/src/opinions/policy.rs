//! Who asks for an opinion, who is asked, and who reads it. Authors of the idea are never asked and never told; hosts and
//! jurors of its challenge have their say elsewhere.
use crate::{
    Actor, DepartmentId, Moment, OpinionRequestId, PersonId, Refusal,
    challenges::{ChallengeFacts, Voting},
    ideas::{IdeaFacts, Stage, sees_names},
};

/// Whom a question goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Addressee {
    Person(PersonId),
    /// Everybody in it.
    Department(DepartmentId),
}

/// A question, as far as the rules care.
#[derive(Clone, Debug)]
pub struct Requested {
    pub id: OpinionRequestId,
    pub to: Addressee,
    pub declined: bool,
    pub opinions: i64,
}

/// An idea, and whom its hosts asked.
#[derive(Clone, Debug)]
pub struct OpinionFacts {
    pub idea: IdeaFacts,
    pub requests: Vec<Requested>,
    /// Whoever asks judges the challenge, and is tied to this idea or stepped aside from it.
    pub barred: bool,
    /// Whoever asks has given an opinion.
    pub given: bool,
}

/// Read all of them on the idea's page: hosts, never of their own idea, nor of one they are barred from as jurors.
pub fn reads_opinions(actor: &Actor, of: &OpinionFacts) -> bool {
    hosts_others(actor, of).is_ok()
}

fn hosts_others(actor: &Actor, of: &OpinionFacts) -> Result<(), Refusal> {
    of.idea.challenge.hosted_by(actor)?;
    if of.idea.is_author(actor) {
        return Err(Refusal::OwnIdea);
    }
    if of.barred { Err(Refusal::TiedToAuthors) } else { Ok(()) }
}

/// While it is out and no round holds it.
fn is_before_a_round(idea: &IdeaFacts) -> Result<(), Refusal> {
    match idea.stage {
        Stage::Open | Stage::Shortlisted if idea.in_round => Err(Refusal::JuryHasIt),
        Stage::Open | Stage::Shortlisted => Ok(()),
        Stage::Draft
        | Stage::Submitted
        | Stage::Returned
        | Stage::Funded
        | Stage::Declined
        | Stage::Deferred
        | Stage::Withdrawn
        | Stage::Merged
        | Stage::Archived => Err(Refusal::WrongStage),
    }
}

/// Ask for an opinion: a host, of an idea that is not their own, before a round holds it.
pub fn may_ask_opinion(actor: &Actor, of: &OpinionFacts) -> Result<(), Refusal> {
    hosts_others(actor, of)?;
    is_before_a_round(&of.idea)
}

/// Be asked: once, and neither an author nor who organises the challenge. Where whoever asks does not see who wrote it, a
/// refusal would tell them: an author is then asked like anybody else, and never learns of it.
pub fn may_be_asked(actor: &Actor, to: Addressee, of: &OpinionFacts) -> Result<(), Refusal> {
    if let Addressee::Person(person) = to {
        if of.idea.authors.contains(&person) && sees_names(actor, &of.idea) {
            return Err(Refusal::AuthorsDoNotAdvise);
        }
        if of.idea.challenge.organises(person) {
            return Err(Refusal::OrganisersDoNotAdvise);
        }
    }
    if of.requests.iter().any(|request| request.to == to) { Err(Refusal::AskedAlready) } else { Ok(()) }
}

/// Take a question back: who may ask, while nobody has answered it.
pub fn may_take_back_request(actor: &Actor, of: &OpinionFacts, request: &Requested) -> Result<(), Refusal> {
    may_ask_opinion(actor, of)?;
    if request.opinions > 0 || request.declined { Err(Refusal::AnsweredAlready) } else { Ok(()) }
}

/// The question that somebody is to answer: the one in their own name, else their department's. None for authors, hosts and
/// jurors, also of a department that was asked.
pub fn asked<'a>(actor: &Actor, of: &'a OpinionFacts) -> Option<&'a Requested> {
    let member = actor.member()?;
    if of.idea.is_author(actor) || of.idea.challenge.organises(member.person) {
        return None;
    }
    let to = |to: Addressee| of.requests.iter().find(|request| request.to == to);
    let by_department = || member.department.and_then(|department| to(Addressee::Department(department)));
    to(Addressee::Person(member.person)).or_else(by_department)
}

/// Give an opinion, or change it: who was asked, until a round holds the idea.
pub fn may_give(actor: &Actor, of: &OpinionFacts) -> Result<(), Refusal> {
    asked(actor, of).ok_or(Refusal::NobodyAsked)?;
    is_before_a_round(&of.idea)
}

/// Say that one can't judge it: who was asked by name, and has not answered.
pub fn may_decline(actor: &Actor, of: &OpinionFacts) -> Result<(), Refusal> {
    let request = asked(actor, of).ok_or(Refusal::NobodyAsked)?;
    if let Addressee::Department(_) = request.to {
        return Err(Refusal::NobodyAsked);
    }
    is_before_a_round(&of.idea)?;
    if request.declined || of.given { Err(Refusal::AnsweredAlready) } else { Ok(()) }
}

/// See how many support it by department, as a juror: where supports count, once they may be counted.
pub fn may_see_support(challenge: &ChallengeFacts, now: Moment) -> bool {
    match challenge.voting {
        Voting::JuryOnly => false,
        Voting::Simple | Voting::Votes { .. } => !challenge.hides_counts(now),
    }
}

#[cfg(test)]
mod tests;
