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

/// Submit a new idea or a draft of one's own, where one may enter.
pub fn may_submit(actor: &Actor, idea: Option<&IdeaFacts>, challenge: &ChallengeFacts, entries: i64, now: Moment) -> Result<(), Refusal> {
    match idea {
        Some(idea) if !idea.is_author(actor) => Err(Refusal::OnlyAuthors),
        Some(idea) if idea.stage != Stage::Draft => Err(Refusal::WrongStage),
        Some(_) | None => may_enter(actor, challenge, entries, now),
    }
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
        Stage::Open | Stage::Shortlisted | Stage::Funded | Stage::Declined | Stage::Deferred | Stage::Draft | Stage::Withdrawn => {
            Err(Refusal::WrongStage)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        challenges::facts_for_tests,
        people_for_tests::{host, member},
    };
    use uuid::Uuid;

    fn idea(stage: Stage) -> IdeaFacts {
        let authors = vec![PersonId(Uuid::from_u128(1))];
        IdeaFacts { id: IdeaId(Uuid::nil()), stage, version: 1, authors, in_round: false, challenge: facts_for_tests() }
    }

    #[test]
    fn a_draft_is_known_to_its_authors_only() {
        assert!(may_see(&member(1), &idea(Stage::Draft)));
        assert!(!may_see(&member(2), &idea(Stage::Draft)) && !may_see(&host(2), &idea(Stage::Draft)));
        assert!(!may_see(&member(2), &idea(Stage::Withdrawn)) && may_see(&host(2), &idea(Stage::Withdrawn)));
        assert!(!may_see(&Actor::Visitor, &idea(Stage::Open)));
    }

    #[test]
    fn an_idea_is_submitted_once() {
        let tank = facts_for_tests();
        assert_eq!(may_submit(&member(1), Some(&idea(Stage::Draft)), &tank, 0, Moment(0)), Ok(()));
        assert_eq!(may_submit(&member(1), Some(&idea(Stage::Open)), &tank, 0, Moment(0)), Err(Refusal::WrongStage));
        assert_eq!(may_submit(&member(2), Some(&idea(Stage::Draft)), &tank, 0, Moment(0)), Err(Refusal::OnlyAuthors));
        let limited = ChallengeFacts { entry_limit: Some(1), ..tank };
        assert_eq!(may_submit(&member(1), None, &limited, 1, Moment(0)), Err(Refusal::EntryLimit));
    }

    #[test]
    fn a_deferred_idea_opens_by_itself_and_not_before_its_date() {
        let due = Some(Moment(10));
        assert_eq!(may_reopen(&Actor::System, &idea(Stage::Deferred), due, Moment(10)), Ok(()));
        assert_eq!(may_reopen(&Actor::System, &idea(Stage::Deferred), due, Moment(9)), Err(Refusal::WrongStage));
        assert_eq!(may_reopen(&Actor::System, &idea(Stage::Declined), due, Moment(10)), Err(Refusal::WrongStage));
        assert_eq!(may_reopen(&host(2), &idea(Stage::Deferred), due, Moment(10)), Err(Refusal::NotThisHost));
    }

    #[test]
    fn hosts_answer_and_shortlist_others_ideas_outside_a_round() {
        assert_eq!(may_answer(&host(2), &idea(Stage::Open)), Ok(()));
        assert_eq!(may_answer(&host(1), &idea(Stage::Open)), Err(Refusal::OwnIdea));
        assert_eq!(may_answer(&member(2), &idea(Stage::Open)), Err(Refusal::NotThisHost));
        let judged = IdeaFacts { in_round: true, ..idea(Stage::Shortlisted) };
        assert_eq!(may_shortlist(&host(2), &judged, false), Err(Refusal::IdeaFrozen));
        assert_eq!(may_withdraw(&member(1), &judged), Err(Refusal::IdeaFrozen));
    }
}
