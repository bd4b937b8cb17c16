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
    /// Part of another idea, and was open before: everybody may follow it there.
    pub followed: bool,
    /// Other ideas are part of it.
    pub holds_others: bool,
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
        Stage::Submitted | Stage::Returned => idea.is_author(actor) || idea.challenge.hosted_by(actor).is_ok(),
        Stage::Withdrawn => idea.is_author(actor) || actor.is_host(),
        Stage::Merged if idea.followed => *actor != Actor::Visitor,
        Stage::Merged => idea.is_author(actor) || idea.challenge.hosted_by(actor).is_ok(),
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
/// its challenge takes entries.
pub fn may_edit(actor: &Actor, idea: &IdeaFacts, now: Moment) -> Result<(), Refusal> {
    if !idea.is_author(actor) {
        return Err(Refusal::OnlyAuthors);
    }
    match idea.stage {
        Stage::Draft => Ok(()),
        Stage::Submitted | Stage::Returned => not_over(&idea.challenge, now),
        Stage::Open if idea.in_round => Err(Refusal::IdeaFrozen),
        Stage::Open if idea.challenge.takes_entries(now) => Ok(()),
        Stage::Open => Err(Refusal::IdeaFrozen),
        Stage::Shortlisted => Err(Refusal::IdeaFrozen),
        Stage::Funded | Stage::Declined | Stage::Deferred | Stage::Withdrawn | Stage::Merged => Err(Refusal::WrongStage),
    }
}

/// Withdraw: its author, before the decision.
pub fn may_withdraw(actor: &Actor, idea: &IdeaFacts) -> Result<(), Refusal> {
    if !idea.is_author(actor) {
        return Err(Refusal::OnlyAuthors);
    }
    match idea.stage {
        Stage::Submitted | Stage::Returned | Stage::Open => Ok(()),
        Stage::Shortlisted if idea.in_round => Err(Refusal::IdeaFrozen),
        Stage::Shortlisted => Ok(()),
        Stage::Draft | Stage::Funded | Stage::Declined | Stage::Deferred | Stage::Withdrawn | Stage::Merged => Err(Refusal::WrongStage),
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
        | Stage::Merged => Err(Refusal::WrongStage),
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

fn host_of_others(actor: &Actor, idea: &IdeaFacts) -> Result<(), Refusal> {
    idea.challenge.hosted_by(actor)?;
    if idea.is_author(actor) { Err(Refusal::OwnIdea) } else { Ok(()) }
}

/// Choose for the jury, or take back while no round holds it: a host of the challenge.
pub fn may_shortlist(actor: &Actor, idea: &IdeaFacts, on: bool) -> Result<(), Refusal> {
    host_of_others(actor, idea)?;
    if idea.in_round {
        return Err(Refusal::IdeaFrozen);
    }
    let wanted = if on { Stage::Open } else { Stage::Shortlisted };
    if idea.stage == wanted { Ok(()) } else { Err(Refusal::WrongStage) }
}

/// Decline or defer before the jury: a host of the challenge, never of one's own idea.
pub fn may_answer(actor: &Actor, idea: &IdeaFacts) -> Result<(), Refusal> {
    host_of_others(actor, idea)?;
    match idea.stage {
        Stage::Submitted | Stage::Returned | Stage::Open => Ok(()),
        Stage::Draft | Stage::Shortlisted | Stage::Funded | Stage::Declined | Stage::Deferred | Stage::Withdrawn | Stage::Merged => {
            Err(Refusal::WrongStage)
        }
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
        | Stage::Merged => Err(Refusal::WrongStage),
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
        IdeaFacts {
            id: IdeaId(Uuid::nil()),
            stage,
            version: 1,
            authors,
            in_round: false,
            followed: false,
            holds_others: false,
            challenge: facts_for_tests(),
        }
    }

    #[test]
    fn a_draft_is_known_to_its_authors_only() {
        assert!(may_see(&member(1), &idea(Stage::Draft)));
        assert!(!may_see(&member(2), &idea(Stage::Draft)) && !may_see(&host(2), &idea(Stage::Draft)));
        assert!(!may_see(&member(2), &idea(Stage::Withdrawn)) && may_see(&host(2), &idea(Stage::Withdrawn)));
        assert!(!may_see(&Actor::Visitor, &idea(Stage::Open)));
    }

    #[test]
    fn an_idea_in_review_is_between_its_author_and_the_hosts() {
        for stage in [Stage::Submitted, Stage::Returned] {
            assert!(may_see(&member(1), &idea(stage)) && may_see(&host(2), &idea(stage)) && !may_see(&member(2), &idea(stage)));
            assert_eq!(may_edit(&member(1), &idea(stage), Moment(0)), Ok(()));
            assert_eq!(may_withdraw(&member(1), &idea(stage)), Ok(()));
            assert_eq!(may_answer(&host(2), &idea(stage)), Ok(()));
            assert_eq!(may_comment(&host(2), &idea(stage)), Err(Refusal::WrongStage));
        }
        assert_eq!(may_open(&host(2), &idea(Stage::Submitted)), Ok(()));
        assert_eq!(may_open(&host(1), &idea(Stage::Submitted)), Err(Refusal::OwnIdea));
        assert_eq!(may_open(&member(2), &idea(Stage::Submitted)), Err(Refusal::NotThisHost));
        assert_eq!(may_return(&host(2), &idea(Stage::Returned)), Err(Refusal::WrongStage), "it is with its author");
    }

    #[test]
    fn what_was_sent_back_entered_in_time_and_comes_again_until_the_end() {
        let day = |n: i64| Moment(n * crate::time::DAY);
        let calendar = crate::challenges::Calendar {
            opens: day(1),
            submissions_close: day(2),
            voting_close: day(3),
            judging_close: day(4),
            results: day(5),
        };
        let challenge = ChallengeFacts { standing: false, calendar: Some(calendar), ..facts_for_tests() };
        let returned = IdeaFacts { challenge: challenge.clone(), ..idea(Stage::Returned) };
        assert_eq!(may_submit(&member(1), Some(&returned), &challenge, 0, day(3)), Ok(()));
        assert_eq!(may_submit(&member(1), None, &challenge, 0, day(3)), Err(Refusal::SubmissionsClosed));
        let over = IdeaFacts { challenge: ChallengeFacts { published: true, ..challenge.clone() }, ..returned.clone() };
        assert_eq!(may_submit(&member(1), Some(&over), &challenge, 0, day(3)), Err(Refusal::ChallengeOver));
        assert_eq!(may_edit(&member(1), &over, day(3)), Err(Refusal::ChallengeOver));
        let elsewhere = ChallengeFacts { id: crate::ChallengeId(Uuid::from_u128(7)), ..challenge };
        assert_eq!(may_submit(&member(1), Some(&returned), &elsewhere, 0, day(3)), Err(Refusal::WrongStage), "it stays where it is");
    }

    #[test]
    fn a_host_merges_what_others_wrote_in_one_challenge_before_the_jury() {
        let other = IdeaFacts { id: IdeaId(Uuid::from_u128(5)), authors: vec![PersonId(Uuid::from_u128(4))], ..idea(Stage::Open) };
        let merge = |actor: &Actor, from: &IdeaFacts, into: &IdeaFacts| may_merge(actor, from, into, Moment(0));
        for stage in [Stage::Submitted, Stage::Returned, Stage::Open] {
            assert_eq!(merge(&host(2), &idea(stage), &other), Ok(()));
        }
        assert_eq!(merge(&member(2), &idea(Stage::Open), &other), Err(Refusal::NotThisHost));
        assert_eq!(merge(&host(1), &idea(Stage::Open), &other), Err(Refusal::OwnIdea));
        assert_eq!(merge(&host(4), &idea(Stage::Open), &other), Err(Refusal::OwnIdea), "nor into one's own");
        assert_eq!(merge(&host(2), &idea(Stage::Shortlisted), &other), Err(Refusal::WrongStage));
        assert_eq!(merge(&host(2), &idea(Stage::Open), &idea(Stage::Open)), Err(Refusal::NotMergedThere), "into itself");
        let declined = IdeaFacts { stage: Stage::Declined, ..other.clone() };
        assert_eq!(merge(&host(2), &idea(Stage::Open), &declined), Err(Refusal::NotMergedThere));
        let holding = IdeaFacts { holds_others: true, ..idea(Stage::Open) };
        assert_eq!(merge(&host(2), &holding, &other), Err(Refusal::HoldsOthers));
        let judged = IdeaFacts { in_round: true, ..other.clone() };
        assert_eq!(merge(&host(2), &idea(Stage::Open), &judged), Err(Refusal::IdeaFrozen));
        let merged = idea(Stage::Merged);
        assert_eq!(may_part(&host(2), &merged, &other), Ok(()));
        assert_eq!(may_part(&host(2), &merged, &judged), Err(Refusal::IdeaFrozen));
        assert_eq!(may_part(&host(2), &idea(Stage::Open), &other), Err(Refusal::WrongStage));
        assert!(!may_see(&member(2), &merged) && may_see(&member(2), &IdeaFacts { followed: true, ..merged }));
    }

    #[test]
    fn hosts_are_not_reviewed_by_themselves() {
        let tank = facts_for_tests();
        assert!(is_reviewed(&member(1), &tank, true) && !is_reviewed(&member(1), &tank, false));
        assert!(!is_reviewed(&host(1), &tank, true));
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
