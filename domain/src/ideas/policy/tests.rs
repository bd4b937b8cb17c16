//! Tests of who may do what with an idea, and when.
use super::*;
use crate::{
    challenges::facts_for_tests,
    ideas::Answered,
    jury::Verdict,
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
    assert_eq!(may_give_second_look(&host(3), &declined, true, false), Ok(()));
    assert_eq!(may_give_second_look(&host(2), &declined, true, true), Err(Refusal::AnsweredByOneself));
    assert_eq!(may_give_second_look(&host(1), &declined, true, false), Err(Refusal::OwnIdea));
    assert_eq!(may_give_second_look(&member(3), &declined, true, false), Err(Refusal::NotThisHost));
    assert_eq!(may_give_second_look(&host(3), &declined, false, false), Err(Refusal::WrongStage));
    let chair = PersonId(Uuid::from_u128(7));
    let chaired = IdeaFacts { challenge: ChallengeFacts { chair: Some(chair), ..facts_for_tests() }, ..declined };
    assert_eq!(may_give_second_look(&member(7), &chaired, true, false), Ok(()));
    assert_eq!(may_take_up(&member(1), &chaired), Ok(()));
    assert_eq!(may_take_up(&member(1), &idea(Stage::Open)), Err(Refusal::WrongStage));
}

fn answered(by_jury: bool) -> Option<Answered> {
    Some(Answered { verdict: Verdict::Declined, by_jury, at: Moment(0), former: false })
}

#[test]
fn hosts_correct_what_a_host_answered_and_nobody_what_has_no_answer() {
    for stage in [Stage::Funded, Stage::Declined, Stage::Deferred, Stage::Archived] {
        assert_eq!(may_add_erratum(&host(2), &idea(stage), answered(false), &[]), Ok(()), "{stage:?}");
        assert_eq!(may_add_erratum(&host(1), &idea(stage), answered(false), &[]), Err(Refusal::OwnIdea));
        assert_eq!(may_add_erratum(&member(3), &idea(stage), answered(false), &[]), Err(Refusal::NotThisHost));
        assert_eq!(may_add_erratum(&host(2), &idea(stage), None, &[]), Err(Refusal::WrongStage));
    }
    let kept_open = Some(Answered { verdict: Verdict::KeptOpen, by_jury: false, at: Moment(0), former: false });
    assert_eq!(may_add_erratum(&host(2), &idea(Stage::Open), kept_open, &[]), Ok(()));
    assert_eq!(may_add_erratum(&host(2), &idea(Stage::Open), None, &[]), Err(Refusal::WrongStage));
    for stage in [Stage::Draft, Stage::Submitted, Stage::Returned, Stage::Withdrawn, Stage::Merged] {
        assert_eq!(may_add_erratum(&host(2), &idea(stage), kept_open, &[]), Err(Refusal::WrongStage), "{stage:?}");
    }
}

#[test]
fn what_results_say_is_corrected_whatever_the_idea_was_told_since() {
    let former = |by_jury| answered(by_jury).map(|answered| Answered { former: true, ..answered });
    for stage in [Stage::Open, Stage::Shortlisted, Stage::Funded, Stage::Declined, Stage::Deferred, Stage::Archived] {
        assert_eq!(may_add_erratum(&host(2), &idea(stage), former(false), &[]), Ok(()), "{stage:?}");
        assert_eq!(may_add_erratum(&host(1), &idea(stage), former(false), &[]), Err(Refusal::OwnIdea));
        assert_eq!(may_add_erratum(&member(3), &idea(stage), former(true), &[]), Err(Refusal::NotThisHost));
    }
    for stage in [Stage::Draft, Stage::Submitted, Stage::Returned, Stage::Withdrawn, Stage::Merged] {
        assert_eq!(may_add_erratum(&host(2), &idea(stage), former(false), &[]), Err(Refusal::WrongStage), "{stage:?}");
    }
    let chair = PersonId(Uuid::from_u128(7));
    let judged = IdeaFacts { challenge: ChallengeFacts { chair: Some(chair), ..facts_for_tests() }, ..idea(Stage::Open) };
    assert_eq!(may_add_erratum(&member(7), &judged, former(true), &[]), Ok(()));
    assert_eq!(may_add_erratum(&host(2), &judged, former(true), &[]), Err(Refusal::OnlyTheChair));
}

#[test]
fn chair_and_deputy_correct_what_the_jury_answered_and_a_host_where_neither_may() {
    let presided = |chair: Option<u128>, deputy: Option<u128>| {
        let person = |n: u128| PersonId(Uuid::from_u128(n));
        let challenge = ChallengeFacts { chair: chair.map(person), deputy: deputy.map(person), ..facts_for_tests() };
        IdeaFacts { authors: vec![person(1), person(4)], challenge, ..idea(Stage::Declined) }
    };
    let of_others = presided(Some(5), Some(6));
    for n in [5, 6] {
        assert_eq!(may_add_erratum(&member(n), &of_others, answered(true), &[]), Ok(()), "{n}");
        assert_eq!(may_add_erratum(&member(n), &of_others, answered(false), &[]), Err(Refusal::NotThisHost), "what a host answered");
        assert!(speaks_for_the_jury(&member(n), &of_others, answered(true).expect("an answer")));
    }
    assert_eq!(may_add_erratum(&host(2), &of_others, answered(true), &[]), Err(Refusal::OnlyTheChair));
    let [chair, deputy] = [of_others.challenge.chair, of_others.challenge.deputy].map(|person| person.expect("a panel"));
    let stepped_aside = |n, barred: &[PersonId]| may_add_erratum(&member(n), &of_others, answered(true), barred);
    assert_eq!((stepped_aside(5, &[chair]), stepped_aside(6, &[chair])), (Err(Refusal::TiedToAuthors), Ok(())));
    assert_eq!(may_add_erratum(&host(2), &of_others, answered(true), &[chair, deputy]), Ok(()), "a host decided it");
    let of_the_chair = presided(Some(1), Some(6));
    assert_eq!(may_add_erratum(&member(1), &of_the_chair, answered(true), &[]), Err(Refusal::OwnIdea));
    assert_eq!(may_add_erratum(&host(2), &of_the_chair, answered(true), &[]), Err(Refusal::OnlyTheChair), "the deputy may");
    for of_both in [presided(Some(1), Some(4)), presided(Some(1), None), presided(None, None)] {
        assert_eq!(may_add_erratum(&host(2), &of_both, answered(true), &[]), Ok(()));
        assert_eq!(may_add_erratum(&host(1), &of_both, answered(true), &[]), Err(Refusal::OwnIdea));
        assert!(!speaks_for_the_jury(&host(2), &of_both, answered(true).expect("an answer")));
    }
}

#[test]
fn who_may_correct_tells_no_host_whose_name_is_hidden() {
    let person = |n: u128| Some(PersonId(Uuid::from_u128(n)));
    let hidden = |authors: [u128; 2]| IdeaFacts {
        authors: authors.map(|n| PersonId(Uuid::from_u128(n))).to_vec(),
        veil: Veil { hidden: true, blind: false },
        challenge: ChallengeFacts { chair: person(5), deputy: person(6), ..facts_for_tests() },
        ..idea(Stage::Declined)
    };
    let told = |authors| may_add_erratum(&host(2), &hidden(authors), answered(true), &[]);
    assert_eq!((told([5, 6]), told([8, 9])), (Err(Refusal::OnlyTheChair), Err(Refusal::OnlyTheChair)));
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
    assert_eq!(may_withdraw(&member(1), &judged), Err(Refusal::JuryAtWork));
}
