//! Tests of who may do what with an idea, and when.
use super::*;
use crate::{
    challenges::facts_for_tests,
    people_for_tests::{host, member},
};
use uuid::Uuid;

/// An idea of person 1 in the standing tank.
pub(crate) fn idea(stage: Stage) -> IdeaFacts {
    let authors = vec![PersonId(Uuid::from_u128(1))];
    IdeaFacts {
        id: IdeaId(Uuid::nil()),
        stage,
        version: 1,
        authors,
        invited: vec![],
        in_round: false,
        followed: false,
        holds_others: false,
        veil: Veil::default(),
        once_veiled: false,
        completed_until: None,
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
fn somebody_else_looks_again_once() {
    let declined = idea(Stage::Declined);
    assert_eq!(may_ask_second_look(&member(1), &declined, false), Ok(()));
    assert_eq!(may_ask_second_look(&member(1), &declined, true), Err(Refusal::SecondLookAsked));
    assert_eq!(may_ask_second_look(&member(2), &declined, false), Err(Refusal::OnlyAuthors));
    assert_eq!(may_ask_second_look(&member(1), &idea(Stage::Funded), false), Err(Refusal::WrongStage));
    let by = Some(PersonId(Uuid::from_u128(2)));
    assert_eq!(may_give_second_look(&host(3), &declined, true, by), Ok(()));
    assert_eq!(may_give_second_look(&host(2), &declined, true, by), Err(Refusal::AnsweredByOneself));
    assert_eq!(may_give_second_look(&host(1), &declined, true, by), Err(Refusal::OwnIdea));
    assert_eq!(may_give_second_look(&member(3), &declined, true, by), Err(Refusal::NotThisHost));
    assert_eq!(may_give_second_look(&host(3), &declined, false, by), Err(Refusal::WrongStage));
    let chair = PersonId(Uuid::from_u128(7));
    let chaired = IdeaFacts { challenge: ChallengeFacts { chair: Some(chair), ..facts_for_tests() }, ..declined };
    assert_eq!(may_give_second_look(&member(7), &chaired, true, by), Ok(()));
    assert_eq!(may_take_up(&member(1), &chaired), Ok(()));
    assert_eq!(may_take_up(&member(1), &idea(Stage::Open)), Err(Refusal::WrongStage));
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
