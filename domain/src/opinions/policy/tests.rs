//! Tests of who asks, who is asked and who reads.
use super::*;
use crate::{
    challenges::facts_for_tests,
    ideas::{Veil, idea_for_tests},
    people_for_tests::{admin, host, member, member_of},
};
use uuid::Uuid;

fn person(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(n))
}

fn shops() -> DepartmentId {
    DepartmentId(Uuid::from_u128(7))
}

fn request(to: Addressee) -> Requested {
    Requested { id: OpinionRequestId(Uuid::nil()), to, declined: false, opinions: 0 }
}

/// An idea of person 1 in this stage, in a challenge hosted by 2 and judged by 3.
fn facts(stage: Stage, requests: Vec<Requested>) -> OpinionFacts {
    let challenge = ChallengeFacts { hosts: vec![person(2)], jurors: vec![person(3)], ..facts_for_tests() };
    OpinionFacts { idea: IdeaFacts { challenge, ..idea_for_tests(stage) }, requests, barred: false, given: false }
}

#[test]
fn hosts_ask_before_a_round_and_never_about_their_own_idea() {
    for stage in [Stage::Open, Stage::Shortlisted] {
        let of = facts(stage, vec![]);
        assert_eq!(may_ask_opinion(&member(2), &of), Ok(()));
        assert_eq!(may_ask_opinion(&host(9), &of), Ok(()), "in the shark tank every host");
        for stranger in [member(3), member(4), admin(5), Actor::Visitor] {
            assert_eq!(may_ask_opinion(&stranger, &of), Err(Refusal::NotThisHost));
            assert!(!reads_opinions(&stranger, &of));
        }
        assert_eq!(may_ask_opinion(&host(1), &of), Err(Refusal::OwnIdea));
        assert!(reads_opinions(&member(2), &of) && !reads_opinions(&host(1), &of));
        let held = OpinionFacts { idea: IdeaFacts { in_round: true, ..of.idea.clone() }, ..of.clone() };
        assert_eq!(may_ask_opinion(&member(2), &held), Err(Refusal::JuryHasIt));
        assert!(reads_opinions(&member(2), &held), "still");
        let barred = OpinionFacts { barred: true, ..of };
        assert!(!reads_opinions(&host(9), &barred) && may_ask_opinion(&host(9), &barred).is_err());
    }
    for stage in [Stage::Submitted, Stage::Funded, Stage::Merged] {
        assert_eq!(may_ask_opinion(&member(2), &facts(stage, vec![])), Err(Refusal::WrongStage));
    }
}

#[test]
fn neither_authors_nor_organisers_are_asked_and_nobody_twice() {
    let of = facts(Stage::Open, vec![request(Addressee::Person(person(5))), request(Addressee::Department(shops()))]);
    assert_eq!(may_be_asked(&host(9), Addressee::Person(person(1)), &of), Err(Refusal::AuthorsDoNotAdvise));
    assert_eq!(may_be_asked(&host(9), Addressee::Person(person(2)), &of), Err(Refusal::OrganisersDoNotAdvise));
    assert_eq!(may_be_asked(&host(9), Addressee::Person(person(3)), &of), Err(Refusal::OrganisersDoNotAdvise));
    assert_eq!(may_be_asked(&host(9), Addressee::Person(person(4)), &of), Ok(()));
    assert_eq!(may_be_asked(&host(9), Addressee::Person(person(5)), &of), Err(Refusal::AskedAlready));
    assert_eq!(may_be_asked(&host(9), Addressee::Department(shops()), &of), Err(Refusal::AskedAlready));
    let hidden = OpinionFacts { idea: IdeaFacts { veil: Veil { hidden: true, blind: false }, ..of.idea.clone() }, ..of };
    assert_eq!(may_be_asked(&host(9), Addressee::Person(person(1)), &hidden), Ok(()), "a refusal would tell who wrote it");
    assert!(asked(&member(1), &hidden).is_none(), "who is told nothing of it");
}

#[test]
fn who_is_asked_answers_until_a_round_holds_the_idea() {
    let of = facts(Stage::Open, vec![request(Addressee::Department(shops())), request(Addressee::Person(person(5)))]);
    let sells = |n: u128| member_of(n, Some(shops()), None);
    assert_eq!(may_give(&member(5), &of), Ok(()));
    assert_eq!(may_give(&sells(6), &of), Ok(()));
    assert_eq!(asked(&sells(5), &of).map(|r| r.to), Some(Addressee::Person(person(5))), "in their own name first");
    for (nobody, why) in [(sells(1), "its author"), (sells(2), "its host"), (sells(3), "its juror"), (member(4), "another")] {
        assert_eq!(may_give(&nobody, &of), Err(Refusal::NobodyAsked), "{why}");
        assert!(asked(&nobody, &of).is_none(), "{why}");
    }
    let held = OpinionFacts { idea: IdeaFacts { in_round: true, ..of.idea.clone() }, ..of };
    assert_eq!(may_give(&member(5), &held), Err(Refusal::JuryHasIt));
    assert_eq!(may_decline(&member(5), &held), Err(Refusal::JuryHasIt));
}

#[test]
fn who_was_asked_by_name_may_decline_once_and_still_answer() {
    let mut of = facts(Stage::Shortlisted, vec![request(Addressee::Person(person(5))), request(Addressee::Department(shops()))]);
    assert_eq!(may_decline(&member(5), &of), Ok(()));
    assert_eq!(may_decline(&member_of(6, Some(shops()), None), &of), Err(Refusal::NobodyAsked), "a department just says nothing");
    of.requests[0].declined = true;
    assert_eq!(may_decline(&member(5), &of), Err(Refusal::AnsweredAlready));
    assert_eq!(may_give(&member(5), &of), Ok(()));
    of.requests[0].declined = false;
    assert_eq!(may_decline(&member(5), &OpinionFacts { given: true, ..of }), Err(Refusal::AnsweredAlready));
}

#[test]
fn a_question_is_taken_back_while_nobody_has_answered() {
    let of = facts(Stage::Open, vec![]);
    let waits = request(Addressee::Person(person(5)));
    assert_eq!(may_take_back_request(&member(2), &of, &waits), Ok(()));
    assert_eq!(may_take_back_request(&member(5), &of, &waits), Err(Refusal::NotThisHost));
    for answered in [Requested { opinions: 1, ..waits.clone() }, Requested { declined: true, ..waits }] {
        assert_eq!(may_take_back_request(&member(2), &of, &answered), Err(Refusal::AnsweredAlready));
    }
}

#[test]
fn supports_show_where_they_count_and_may_be_counted() {
    let simple = facts_for_tests();
    assert!(may_see_support(&simple, Moment(0)));
    assert!(may_see_support(&ChallengeFacts { voting: Voting::Votes { budget: 5, per_idea: 2 }, ..simple.clone() }, Moment(0)));
    assert!(!may_see_support(&ChallengeFacts { voting: Voting::JuryOnly, ..simple }, Moment(0)));
}
