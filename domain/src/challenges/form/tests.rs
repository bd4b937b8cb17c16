//! Tests of the form a host fills in.
use super::*;

fn form() -> ChallengeForm {
    ChallengeForm {
        title: "Faire revenir nos clients".into(),
        theme: "retention".into(),
        brief: "Comment ?".into(),
        opens: "2026-12-01T09:00".into(),
        submissions_close: "2026-12-15T18:00".into(),
        voting_close: "2026-12-20T18:00".into(),
        judging_close: "2027-01-05T18:00".into(),
        results: "2027-01-10T18:00".into(),
        voting: "votes".into(),
        budget: "5".into(),
        per_idea: "2".into(),
        prizes: vec![
            PrizeForm { rank: "1".into(), label: "Une journée à l’atelier".into(), value: "".into(), quantity: "1".into() },
            PrizeForm::default(),
        ],
        ..ChallengeForm::default()
    }
}

fn zone() -> Zone {
    Zone(jiff::tz::TimeZone::UTC)
}

#[test]
fn a_whole_form_is_a_challenge() {
    let text = form().parse(&zone(), false).expect("complete");
    assert_eq!(text.voting, Voting::Votes { budget: 5, per_idea: 2 });
    assert_eq!(text.prizes.len(), 1, "an empty line is no prize");
}

#[test]
fn every_problem_is_named_at_once() {
    let wrong = ChallengeForm { title: "".into(), opens: "demain".into(), per_idea: "9".into(), voting_close: "".into(), ..form() };
    let errors = wrong.parse(&zone(), false).expect_err("wrong");
    for field in ["title", "opens", "voting_close", "per_idea"] {
        assert!(errors.of(field).is_some(), "{field}");
    }
}

#[test]
fn the_same_choices_in_another_order_are_the_same_challenge() {
    let id = |n: u128| uuid::Uuid::from_u128(n).to_string();
    let prize = |label: &str| PrizeForm { rank: "1".into(), label: label.into(), value: "".into(), quantity: "1".into() };
    let one = ChallengeForm { sites: vec![id(1), id(2)], prizes: vec![prize("a"), prize("b")], ..form() };
    let other = ChallengeForm { sites: vec![id(2), id(1), id(2)], prizes: vec![prize("b"), prize("a")], ..form() };
    assert_eq!(one.parse(&zone(), false), other.parse(&zone(), false));
}

#[test]
fn a_standing_challenge_has_no_dates() {
    let standing = ChallengeForm { opens: "".into(), results: "x".into(), ..form() };
    assert_eq!(standing.parse(&zone(), true).expect("no dates asked").calendar, None);
}

#[test]
fn what_people_relied_on_is_locked_once_open() {
    let text = form().parse(&zone(), false).expect("complete");
    let retitled = ChallengeText { title: "Autre titre".into(), ..text.clone() };
    assert_eq!(text.may_become(&retitled), Ok(()));
    let cheaper = ChallengeText { voting: Voting::Simple, ..text.clone() };
    assert_eq!(text.may_become(&cheaper), Err(Refusal::LockedSinceOpening));
}
