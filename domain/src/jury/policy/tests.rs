//! Who sits, judges, decides and publishes, and what they are told otherwise.
use super::*;
use crate::{
    RoundId,
    challenges::facts_for_tests,
    jury::Panel,
    people_for_tests::{admin, host, member},
};
use uuid::Uuid;

fn person(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(n))
}

/// Chair 1, deputy 2, juror 3; scoring closes at 100.
fn round() -> RoundFacts {
    let jurors = vec![person(1), person(2), person(3)];
    let panel = Panel { jurors: jurors.clone(), chair: Some(person(1)), deputy: Some(person(2)) };
    let challenge = ChallengeFacts { jurors, chair: panel.chair, deputy: panel.deputy, ..facts_for_tests() };
    RoundFacts {
        id: RoundId(Uuid::nil()),
        challenge,
        panel,
        closes: Moment(100),
        closed: None,
        published: false,
        places: 1,
        reopened: None,
    }
}

fn pitch(author: u128) -> PitchFacts {
    PitchFacts { round: round(), authors: vec![person(author)], mine: Some(Assignment::Open), tied: false, reopened: None }
}

#[test]
fn jurors_score_until_the_close_and_never_their_own() {
    assert_eq!(may_score(&member(3), &pitch(9), Moment(99)), Ok(()));
    assert_eq!(may_score(&member(3), &pitch(9), Moment(100)), Err(Refusal::ScoringClosed));
    assert_eq!(may_score(&member(3), &pitch(3), Moment(0)), Err(Refusal::OwnPitch));
    assert_eq!(may_score(&member(8), &pitch(9), Moment(0)), Err(Refusal::NotOnThisPanel));
    let reopened = PitchFacts { reopened: Some(Moment(150)), ..pitch(9) };
    assert_eq!(
        (may_score(&member(3), &reopened, Moment(149)), may_score(&member(3), &reopened, Moment(150))),
        (Ok(()), Err(Refusal::ScoringClosed))
    );
}

#[test]
fn only_who_is_assigned_judges_and_no_tie_does() {
    let stands = |mine, tied| may_score(&member(3), &PitchFacts { mine, tied, ..pitch(9) }, Moment(0));
    assert_eq!(stands(None, false), Err(Refusal::AssignedToOthers));
    assert_eq!(stands(Some(Assignment::Left), false), Err(Refusal::AssignedToOthers));
    assert_eq!(stands(Some(Assignment::Open), true), Err(Refusal::TiedToAuthors));
    assert_eq!(stands(Some(Assignment::Recused), true), Err(Refusal::TiedToAuthors), "be it that Lagon took them off");
    assert_eq!(stands(Some(Assignment::Recused), false), Err(Refusal::SteppedAside));
    assert_eq!(stands(Some(Assignment::Passed), false), Err(Refusal::SteppedAside));
}

#[test]
fn who_left_the_panel_knows_of_what_they_were_given_and_nobody_else_does() {
    for (actor, mine, knows) in [
        (member(8), Some(Assignment::Left), true),
        (member(8), Some(Assignment::Open), true),
        (member(8), None, false),
        (member(3), None, true),
        (host(7), None, true),
        (Actor::Visitor, None, false),
    ] {
        assert_eq!(may_know(&actor, &PitchFacts { mine, ..pitch(9) }), knows, "{actor:?} {mine:?}");
    }
    let left = PitchFacts { mine: Some(Assignment::Left), ..pitch(9) };
    assert_eq!(may_score(&member(8), &left, Moment(0)), Err(Refusal::NotOnThisPanel));
}

#[test]
fn a_tie_may_be_told_until_the_publication() {
    let aside = |round, how, at| may_step_aside(&member(3), &PitchFacts { round, ..pitch(9) }, how, Moment(at));
    assert_eq!((aside(round(), Assignment::Recused, 99), aside(round(), Assignment::Passed, 99)), (Ok(()), Ok(())));
    assert_eq!(aside(round(), Assignment::Recused, 100), Ok(()));
    assert_eq!(aside(round(), Assignment::Passed, 100), Err(Refusal::ScoringClosed));
    let others = PitchFacts { mine: None, tied: true, ..pitch(9) };
    assert_eq!(may_step_aside(&member(3), &others, Assignment::Recused, Moment(100)), Ok(()), "also of a pitch that others judge");
    assert_eq!(may_step_aside(&member(3), &others, Assignment::Passed, Moment(0)), Err(Refusal::TiedToAuthors));
    assert_eq!(may_step_aside(&member(8), &others, Assignment::Recused, Moment(0)), Err(Refusal::NotOnThisPanel));
    assert_eq!(aside(RoundFacts { published: true, ..round() }, Assignment::Recused, 100), Err(Refusal::AlreadyPublished));
}

#[test]
fn scores_are_sealed_until_the_close_and_admins_see_none() {
    assert!(!may_see_ranking(&member(1), &round(), Moment(99)));
    assert!(may_see_ranking(&member(1), &round(), Moment(100)));
    assert!(may_see_ranking(&host(7), &round(), Moment(100)));
    assert!(!may_see_round(&admin(8), &round()));
}

#[test]
fn the_deputy_decides_exactly_what_the_chair_is_barred_from() {
    let after = Moment(100);
    assert_eq!(may_decide(&member(1), &round(), &[person(9)], after), Ok(()));
    assert_eq!(may_decide(&member(2), &round(), &[person(9)], after), Err(Refusal::OnlyTheChair));
    assert_eq!(may_decide(&member(1), &round(), &[person(1)], after), Err(Refusal::OnlyTheChair));
    assert_eq!(may_decide(&member(2), &round(), &[person(1)], after), Ok(()));
    let both = [person(1), person(2)];
    assert_eq!(may_decide(&member(2), &round(), &both, after), Err(Refusal::OnlyTheChair));
    assert_eq!(may_decide(&host(7), &round(), &[person(1)], after), Err(Refusal::OnlyTheChair));
    assert_eq!(may_decide(&host(7), &round(), &both, after), Ok(()), "or nothing could ever be published");
    assert_eq!(may_decide(&host(7), &round(), &[person(1), person(2), person(7)], after), Err(Refusal::OnlyTheChair));
}

#[test]
fn nothing_is_published_while_an_answer_is_missing() {
    let after = Moment(100);
    assert_eq!(may_publish(&member(2), &round(), 1, after), Err(Refusal::AnswersMissing));
    assert_eq!(may_publish(&member(2), &round(), 0, after), Ok(()));
    let reopened = RoundFacts { reopened: Some(Moment(101)), ..round() };
    assert_eq!(may_publish(&member(2), &reopened, 0, after), Err(Refusal::CardReopened));
    assert_eq!(may_publish(&member(3), &round(), 0, after), Err(Refusal::OnlyTheChair));
    assert_eq!(may_publish(&member(1), &round(), 0, Moment(1)), Err(Refusal::RoundStillOpen));
}
