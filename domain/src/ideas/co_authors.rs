//! Co-authors: asked by an author, and authors once they say yes.
use crate::{
    Actor, DepartmentId, IdeaId, Moment, PersonId, Refusal, SiteId,
    ideas::{IdeaFacts, takes_changes},
    people::PersonRef,
};
use serde::{Deserialize, Serialize};

/// An author asks a colleague to be one too.
#[derive(Clone, Debug)]
pub struct InviteCoAuthor {
    pub idea: IdeaId,
    /// Name or mail address, as typed.
    pub who: String,
}

/// Who was asked says yes or no.
#[derive(Clone, Debug)]
pub struct AnswerInvitation {
    pub idea: IdeaId,
    pub accept: bool,
}

/// An author takes a question back that has no answer yet.
#[derive(Clone, Debug)]
pub struct TakeBackInvitation {
    pub idea: IdeaId,
    pub person: PersonId,
}

/// An author leaves; the others go on.
#[derive(Clone, Debug)]
pub struct LeaveIdea {
    pub idea: IdeaId,
}

/// Colleagues whose name holds what was typed, for a field that names one.
#[derive(Clone, Debug)]
pub struct AskColleagues {
    pub q: String,
}

/// How many colleagues a field suggests.
pub const SUGGESTED: u64 = 8;

/// A colleague as a field suggests one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Colleague {
    pub name: String,
    pub department: Option<String>,
}

/// Somebody who may become a co-author.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    pub person: PersonId,
    pub department: Option<DepartmentId>,
    pub site: Option<SiteId>,
}

/// Who was asked, and what this reader may do about it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoAuthoring {
    /// Asked and silent until now; for its authors alone.
    pub invited: Vec<PersonRef>,
    /// Who asked me, where I was asked.
    pub asked_by: Option<PersonRef>,
    /// Ask others, and take such a question back.
    pub invite: bool,
    pub leave: bool,
}

/// Ask for a co-author, or take the question back: an author, while the text may change.
pub fn may_invite(actor: &Actor, idea: &IdeaFacts, now: Moment) -> Result<(), Refusal> {
    author_while_it_changes(actor, idea, now)
}

/// Be asked: whoever is no author yet and may enter the challenge.
pub fn may_be_invited(who: &Candidate, idea: &IdeaFacts) -> Result<(), Refusal> {
    if idea.authors.contains(&who.person) || idea.invited.contains(&who.person) {
        return Err(Refusal::AlreadyAuthor);
    }
    may_co_author(who, idea)
}

/// Say yes: who was asked, while the text may change. `entries` are their others in the challenge.
pub fn may_accept(actor: &Actor, idea: &IdeaFacts, entries: i64, now: Moment) -> Result<(), Refusal> {
    let member = actor.member().filter(|_| idea.is_invited(actor)).ok_or(Refusal::NotInvited)?;
    takes_changes(idea, now)?;
    may_co_author(&Candidate { person: member.person, department: member.department, site: member.site }, idea)?;
    if idea.challenge.entry_limit.is_some_and(|limit| entries >= limit) { Err(Refusal::EntryLimit) } else { Ok(()) }
}

/// Say no: who was asked, at any time.
pub fn may_refuse(actor: &Actor, idea: &IdeaFacts) -> Result<(), Refusal> {
    if idea.is_invited(actor) { Ok(()) } else { Err(Refusal::NotInvited) }
}

/// Leave: an author who is not the last one, while the text may change and nothing is merged into it.
pub fn may_leave(actor: &Actor, idea: &IdeaFacts, now: Moment) -> Result<(), Refusal> {
    author_while_it_changes(actor, idea, now)?;
    if idea.holds_others {
        return Err(Refusal::HoldsOthers);
    }
    if idea.authors.len() > 1 { Ok(()) } else { Err(Refusal::LastAuthor) }
}

fn author_while_it_changes(actor: &Actor, idea: &IdeaFacts, now: Moment) -> Result<(), Refusal> {
    if idea.is_author(actor) { takes_changes(idea, now) } else { Err(Refusal::OnlyAuthors) }
}

fn may_co_author(who: &Candidate, idea: &IdeaFacts) -> Result<(), Refusal> {
    let challenge = &idea.challenge;
    if challenge.organises(who.person) && idea.veil.hidden {
        return Err(Refusal::OrganisersShowNames);
    }
    if challenge.organises(who.person) && !challenge.standing {
        return Err(Refusal::OrganisersDoNotEnter);
    }
    if challenge.is_for(who.department, who.site) { Ok(()) } else { Err(Refusal::NotEligible) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        challenges::{ChallengeFacts, facts_for_tests},
        ideas::{Stage, may_edit, policy::idea_for_tests},
        people_for_tests::member,
    };
    use uuid::Uuid;

    fn person(n: u128) -> PersonId {
        PersonId(Uuid::from_u128(n))
    }

    fn candidate(n: u128) -> Candidate {
        Candidate { person: person(n), department: None, site: None }
    }

    #[test]
    fn who_was_asked_reads_the_draft_and_says_yes_while_it_may_change() {
        let now = Moment(0);
        let draft = IdeaFacts { invited: vec![person(2)], ..idea_for_tests(Stage::Draft) };
        assert!(crate::ideas::may_see(&member(2), &draft) && !crate::ideas::may_see(&member(3), &draft));
        assert_eq!(may_accept(&member(2), &draft, 0, now), Ok(()));
        assert_eq!(may_accept(&member(3), &draft, 0, now), Err(Refusal::NotInvited));
        assert_eq!(may_edit(&member(2), &draft, now), Err(Refusal::OnlyAuthors), "not before the yes");
        let judged = IdeaFacts { stage: Stage::Shortlisted, ..draft.clone() };
        assert_eq!(may_accept(&member(2), &judged, 0, now), Err(Refusal::IdeaFrozen));
        assert_eq!(may_refuse(&member(2), &judged), Ok(()), "no is always possible");
        let limited = IdeaFacts { challenge: ChallengeFacts { entry_limit: Some(1), ..facts_for_tests() }, ..draft };
        assert_eq!(may_accept(&member(2), &limited, 1, now), Err(Refusal::EntryLimit));
    }

    #[test]
    fn nobody_is_asked_twice_or_who_may_not_enter() {
        let idea = IdeaFacts { invited: vec![person(2)], ..idea_for_tests(Stage::Open) };
        assert_eq!(may_be_invited(&candidate(1), &idea), Err(Refusal::AlreadyAuthor));
        assert_eq!(may_be_invited(&candidate(2), &idea), Err(Refusal::AlreadyAuthor));
        assert_eq!(may_be_invited(&candidate(3), &idea), Ok(()));
        let judged = ChallengeFacts { standing: false, jurors: vec![person(3)], ..facts_for_tests() };
        assert_eq!(may_be_invited(&candidate(3), &IdeaFacts { challenge: judged, ..idea.clone() }), Err(Refusal::OrganisersDoNotEnter));
        let elsewhere = ChallengeFacts { sites: vec![SiteId(Uuid::from_u128(9))], ..facts_for_tests() };
        assert_eq!(may_be_invited(&candidate(3), &IdeaFacts { challenge: elsewhere, ..idea }), Err(Refusal::NotEligible));
    }

    #[test]
    fn an_idea_always_has_an_author() {
        let now = Moment(0);
        let alone = idea_for_tests(Stage::Open);
        assert_eq!(may_leave(&member(1), &alone, now), Err(Refusal::LastAuthor));
        let two = IdeaFacts { authors: vec![person(1), person(2)], ..alone };
        assert_eq!(may_leave(&member(1), &two, now), Ok(()));
        assert_eq!(may_leave(&member(3), &two, now), Err(Refusal::OnlyAuthors));
        assert_eq!(may_leave(&member(2), &IdeaFacts { holds_others: true, ..two }, now), Err(Refusal::HoldsOthers));
    }
}
