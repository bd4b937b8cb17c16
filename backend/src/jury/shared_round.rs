//! A round whose pitches are shared out: twelve jurors, twenty pitches, three cards each, ties, two who step aside and one who
//! drops out.
use crate::{
    Failure, operations,
    testing::{Company, arena::decision, on_each_database},
};
use domain::{
    PersonId, PitchId, Problem, Refusal, RoundId,
    jury::{AskJuryDesk, AskRound, AskScoringDesk, CardState, OpenRound, RoundPage, ShortPitch, StepAside},
    people::{ChangePerson, SetActive},
};
use std::collections::HashMap;
use uuid::Uuid;

const JURORS: std::ops::RangeInclusive<u128> = 3..=14;

async fn page(company: &Company, n: u128, day: i64, round: RoundId) -> RoundPage {
    company.at(n, day).ask(AskRound { round }).await.expect("a round page")
}

/// Twenty pitches by persons 15 to 17; juror 5 manages 15.
async fn opened(company: &Company) -> RoundId {
    let manager = "UPDATE person SET manager_id = $1 WHERE id = $2";
    company.write(manager, vec![Uuid::from_u128(5).into(), Uuid::from_u128(15).into()]).await;
    company.seat(company.tank, 3, 4, &JURORS.collect::<Vec<_>>()).await.expect("seated");
    let mut ideas = Vec::new();
    for n in 0..20 {
        ideas.push(company.enter_on(15 + n % 3, company.tank, &format!("Idée {n:02}"), 0).await);
    }
    company.shortlist(&ideas, 0).await;
    let open = |per_pitch: &str| OpenRound {
        challenge: company.tank,
        closes: company.backend.zone().stamp(domain::Moment(4_000_000_000_000_000)).local.input_value(),
        places: "3".into(),
        per_pitch: per_pitch.into(),
    };
    let unlinked = company.at(3, 0).run(open("1")).await;
    assert!(matches!(&unlinked, Err(Failure::Invalid(e)) if e.of("per_pitch") == Some(&Problem::TooFewEach { least: 2 })), "{unlinked:?}");
    let all = company.at(3, 0).run(open("12")).await;
    let Err(Failure::Invalid(errors)) = &all else { panic!("{all:?}") };
    assert!(matches!(errors.of("per_pitch"), Some(Problem::TooFewMayJudge { may: 11, .. })), "{errors:?}");
    company.at(3, 0).run(open("3")).await.expect("opened")
}

/// The pitches in each juror's queue.
async fn queues(company: &Company) -> HashMap<u128, Vec<(PitchId, String)>> {
    let mut queues = HashMap::new();
    for juror in JURORS {
        let desk = company.at(juror, 0).ask(AskJuryDesk).await.expect("a desk");
        let queue = desk.rounds.into_iter().flat_map(|r| r.queue).filter(|q| q.state != CardState::Recused);
        queues.insert(juror, queue.map(|q| (q.pitch, q.title)).collect());
    }
    queues
}

async fn step_aside(company: &Company, juror: u128, pitch: PitchId, how: &str) -> Result<(), Failure> {
    company.at(juror, 0).run(StepAside { pitch, how: how.into(), why: "Sa sœur y travaille".into() }).await
}

#[tokio::test]
async fn pitches_are_shared_out_evenly_and_ties_judge_nothing() {
    on_each_database(async |company| {
        let round = opened(&company).await;
        let queues = queues(&company).await;
        let mut loads: Vec<usize> = queues.values().map(Vec::len).collect();
        loads.sort_unstable();
        assert_eq!((loads[0], loads[11], loads.iter().sum::<usize>()), (5, 5, 60));
        let tied = |title: &str| title[6..].trim().parse::<u128>().is_ok_and(|n| n % 3 == 0);
        assert!(queues[&5].iter().all(|(_, title)| !tied(title)), "{:?}", queues[&5]);
        let theirs = page(&company, 5, 0, round).await;
        assert_eq!((theirs.pitches.len(), page(&company, 4, 0, round).await.pitches.len()), (13, 20), "nor are they shown to a tie");

        // Nobody judges what is assigned to others, and the database itself takes no such card.
        let (other, _) = queues[&6].iter().find(|(pitch, _)| queues[&7].iter().all(|(own, _)| own != pitch)).expect("some").clone();
        let card = company.card(6, other, 2, 0).await;
        assert!(matches!(company.at(7, 0).run(card).await, Err(Failure::Refused(Refusal::AssignedToOthers))));
        assert!(matches!(company.at(7, 0).ask(AskScoringDesk { pitch: other }).await, Err(Failure::NotFound)));
        let sql = "INSERT INTO scorecard (id, pitch_id, juror_id, comment, updated_at, handed_in_at) VALUES ($1, $2, $3, '', 1, 1)";
        let forged = |state: Option<&str>| match state {
            None => (sql.to_owned(), other),
            Some(state) => (sql.replace("handed_in_at)", "handed_in_at, state)").replace(", 1)", &format!(", 1, '{state}')")), other),
        };
        for state in [None, Some("recused"), Some("open")] {
            let (sql, pitch) = forged(state);
            let id = Uuid::from_u128(77);
            let refused = company.try_write(&sql, vec![id.into(), pitch.0.into(), Uuid::from_u128(7).into()]).await;
            assert!(refused.is_err(), "{state:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn who_steps_aside_sees_nothing_of_it_any_more_and_is_replaced() {
    on_each_database(async |company| {
        let round = opened(&company).await;
        let before = queues(&company).await;
        let (tie, title) = before[&8][0].clone();
        let (passed, _) = before[&9][0].clone();
        company.hand_in(8, tie, 3, 0).await;
        for (how, wrong) in [("", "how"), ("left", "how")] {
            let refused = step_aside(&company, 8, tie, how).await;
            assert!(matches!(&refused, Err(Failure::Invalid(e)) if e.of(wrong).is_some()), "{refused:?}");
        }
        let late = company.card(8, tie, 1, 0).await;
        step_aside(&company, 8, tie, "recused").await.expect("for a tie");
        let refused = company.at(8, 0).run(late).await;
        assert!(matches!(refused, Err(Failure::Refused(Refusal::SteppedAside))), "typed before, sent after: {refused:?}");
        step_aside(&company, 9, passed, "passed").await.expect("for want of knowledge");
        assert!(matches!(step_aside(&company, 8, tie, "recused").await, Err(Failure::Refused(Refusal::SteppedAside))));
        assert_eq!(company.count("SELECT COUNT(*) AS n FROM scorecard").await, 0, "the card is void");
        assert_eq!(company.count("SELECT COUNT(*) AS n FROM voided_card WHERE handed_in_at IS NOT NULL").await, 1, "and kept");
        assert!(matches!(company.at(8, 0).ask(AskScoringDesk { pitch: tie }).await, Err(Failure::Refused(Refusal::SteppedAside))));

        let after = queues(&company).await;
        let judged_by = |queues: &HashMap<u128, Vec<(PitchId, String)>>, pitch| {
            queues.iter().filter(|(_, queue)| queue.iter().any(|(p, _)| *p == pitch)).map(|(juror, _)| *juror).collect::<Vec<_>>()
        };
        for (pitch, gone) in [(tie, 8), (passed, 9)] {
            let jurors = judged_by(&after, pitch);
            assert!(jurors.len() == 3 && !jurors.contains(&gone), "{jurors:?}");
        }
        let replaced = judged_by(&after, tie).into_iter().find(|juror| !judged_by(&before, tie).contains(juror)).expect("somebody");
        company.backend.settle().await.expect("settled");
        let told = company.ask(replaced, domain::notices::AskNotices).await.expect("notices").notices;
        assert!(told[0].kind == domain::notices::NoticeKind::Jury && told[0].by.is_none(), "{told:?}");
        // Juror 10 leaves with one card handed in: it stays, what was open is given to others.
        let (kept, _) = before[&10][0].clone();
        company.hand_in(10, kept, 2, 0).await;
        company.seat(company.tank, 3, 4, &JURORS.filter(|n| *n != 10).collect::<Vec<_>>()).await.expect("10 drops out");
        let last = queues(&company).await;
        let each = page(&company, 3, 0, round).await;
        assert!(each.pitches.iter().all(|p| p.expected == 3), "{:?}", each.pitches.iter().map(|p| p.expected).collect::<Vec<_>>());
        assert_eq!(last[&10], [], "no seat, no queue");
        assert_eq!(each.pitches.iter().filter(|p| p.cards == 1).count(), 1);

        // The chair is told who stepped aside; the one who is tied sees neither pitch nor counts of it, before and after the close.
        assert_eq!(each.aside.iter().filter(|a| a.title == title && a.juror.id == PersonId(Uuid::from_u128(8))).count(), 1);
        assert!(page(&company, 4, 0, round).await.aside.len() == 2 && page(&company, 11, 0, round).await.aside.is_empty());
        for juror in judged_by(&last, tie) {
            company.hand_in(juror, tie, 4, 0).await;
        }
        company.at(3, 0).run(domain::jury::CloseRound { round }).await.expect("closed");
        let seen = page(&company, 8, 1, round).await;
        assert!(seen.pitches.len() == 19 && seen.pitches.iter().all(|p| p.pitch != tie));
        assert_eq!(seen.coverage.iter().map(|c| c.handed_in).sum::<i64>(), 0, "{:?}", seen.coverage);
        assert_eq!(operations::check(&company.backend).await.expect("checked"), vec![]);
    })
    .await;
}

#[tokio::test]
async fn a_chair_who_is_tied_leaves_the_decision_to_the_deputy() {
    on_each_database(async |company| {
        let round = opened(&company).await;
        let (pitch, _) = queues(&company).await[&3][0].clone();
        company.hand_in(3, pitch, 4, 0).await;
        company.at(3, 0).run(domain::jury::CloseRound { round }).await.expect("closed");
        let row = page(&company, 4, 1, round).await.pitches.into_iter().find(|p| p.pitch == pitch).expect("a row");
        company.at(3, 1).run(decision(round, row.idea, "funded")).await.expect("by the chair");
        let late = company.at(3, 1).run(StepAside { pitch, how: "passed".into(), why: String::new() }).await;
        assert!(matches!(late, Err(Failure::Refused(Refusal::ScoringClosed))));
        company.at(3, 1).run(StepAside { pitch, how: "recused".into(), why: String::new() }).await.expect("a tie found late");
        let after = page(&company, 4, 1, round).await.pitches.into_iter().find(|p| p.pitch == pitch).expect("a row");
        assert!(after.decision.is_none() && after.cards == 0 && after.may_decide, "what was prepared is forgotten");
        assert!(page(&company, 3, 1, round).await.pitches.iter().all(|p| p.pitch != pitch));
        let again = company.at(3, 1).run(decision(round, row.idea, "funded")).await;
        assert!(matches!(again, Err(Failure::Refused(Refusal::OnlyTheChair))));
        company.at(4, 1).run(decision(round, row.idea, "declined")).await.expect("by the deputy");
    })
    .await;
}

#[tokio::test]
async fn a_tie_that_comes_later_and_an_account_that_closes_free_their_pitches() {
    on_each_database(async |company| {
        let round = opened(&company).await;
        let before = queues(&company).await;
        // A juror of ideas that 16 wrote comes to manage 16.
        let by_16 = |title: &str| title[6..].trim().parse::<u128>().is_ok_and(|n| n % 3 == 1);
        let theirs = (8..=14).find_map(|n| before[&n].iter().find(|(_, title)| by_16(title)).map(|(pitch, _)| (n, *pitch)));
        let (juror, pitch) = theirs.expect("seven ideas, each with three jurors of twelve");
        company.hand_in(juror, pitch, 4, 0).await;
        let late = company.card(juror, pitch, 1, 0).await;
        let person = |n: u128| PersonId(Uuid::from_u128(n));
        let change = ChangePerson {
            person: person(16),
            department: None,
            site: None,
            manager: format!("Personne {juror}"),
            host: false,
            admin: false,
        };
        company.run(1, change).await.expect("changed");
        let after = queues(&company).await;
        assert!(after[&juror].iter().all(|(_, title)| !by_16(title)), "{:?}", after[&juror]);
        assert_eq!(company.count("SELECT COUNT(*) AS n FROM voided_card").await, 1);
        let told = company.at(juror, 0).run(late).await;
        assert!(matches!(told, Err(Failure::Refused(Refusal::TiedToAuthors))), "they did not step aside: {told:?}");
        let desk = company.at(juror, 0).ask(AskScoringDesk { pitch }).await;
        assert!(matches!(desk, Err(Failure::Refused(Refusal::TiedToAuthors))), "{desk:?}");
        company.run(1, SetActive { person: person(7), active: false }).await.expect("closed");
        let each = page(&company, 3, 0, round).await;
        assert!(each.pitches.iter().all(|p| p.expected == 3), "everybody is replaced");
        let left = "SELECT COUNT(*) AS n FROM assignment WHERE state = 'open' AND juror_id IN (SELECT id FROM person WHERE NOT is_active)";
        assert_eq!(company.count(left).await, 0);
        let nameless =
            "SELECT COUNT(*) AS n FROM event WHERE kind IN ('juror_stepped_aside', 'pitches_assigned') AND by_person IS NOT NULL";
        assert_eq!(company.count(nameless).await, 0, "the log does not say who");
        assert_eq!(operations::check(&company.backend).await.expect("checked"), vec![]);
    })
    .await;
}

#[tokio::test]
async fn a_chair_tells_a_tie_to_a_pitch_that_others_judge_and_a_host_decides_where_both_are_tied() {
    on_each_database(async |company| {
        let round = opened(&company).await;
        let queues = queues(&company).await;
        let judges = |juror: u128, pitch: PitchId| queues[&juror].iter().any(|(p, _)| *p == pitch);
        let others = queues.values().flatten().map(|(p, _)| *p).find(|p| !judges(3, *p) && !judges(4, *p)).expect("a pitch of others");
        company.at(3, 0).run(domain::jury::CloseRound { round }).await.expect("closed");
        let row = page(&company, 4, 1, round).await.pitches.into_iter().find(|p| p.pitch == others).expect("a row");
        for n in [3, 4] {
            company.at(n, 1).run(StepAside { pitch: others, how: "recused".into(), why: String::new() }).await.expect("a tie");
            assert!(page(&company, n, 1, round).await.pitches.iter().all(|p| p.pitch != others));
            let decides = company.at(n, 1).run(decision(round, row.idea, "funded")).await;
            assert!(matches!(decides, Err(Failure::Refused(Refusal::OnlyTheChair))));
        }
        company.at(2, 1).run(decision(round, row.idea, "declined")).await.expect("by the host, or it would wait for ever");
        let (chair, juror) = (page(&company, 3, 1, round).await, page(&company, 5, 1, round).await);
        assert_eq!((chair.unanswered, juror.unanswered), (19, 0), "what is hidden is not counted, nor told to who does not prepare");
    })
    .await;
}

#[tokio::test]
async fn who_presides_is_told_which_pitches_nobody_else_could_take_over() {
    for (per_pitch, planned) in [("3", Some(3)), ("", None)] {
        on_each_database(async |company| {
            company.seat(company.tank, 3, 4, &[5, 6]).await.expect("seated");
            let ideas = [company.enter_on(10, company.tank, "A", 0).await, company.enter_on(11, company.tank, "B", 0).await];
            company.shortlist(&ideas, 0).await;
            let closes = company.backend.zone().stamp(domain::Moment(4_000_000_000_000_000)).local.input_value();
            let open = OpenRound { challenge: company.tank, closes, places: String::new(), per_pitch: per_pitch.into() };
            let round = company.at(3, 0).run(open).await.expect("opened");
            let short = async |n: u128, day: i64| page(&company, n, day, round).await.short;
            let of = |jurors: i64| -> Vec<ShortPitch> {
                planned.map(|planned| ShortPitch { title: "A".into(), jurors, planned }).into_iter().collect()
            };
            let a = page(&company, 3, 0, round).await.pitches.iter().find(|row| row.title == "A").expect("a row").pitch;
            let aside = async |n: u128, how: &str| {
                company.run(n, StepAside { pitch: a, how: how.into(), why: String::new() }).await.expect("stepped aside");
            };
            aside(5, "recused").await;
            assert_eq!(short(3, 0).await, [], "the fourth takes over");
            aside(6, "recused").await;
            for n in [3, 4] {
                assert_eq!(short(n, 0).await, of(2), "{n}");
            }
            for n in [2, 5, 6] {
                assert_eq!(short(n, 0).await, [], "{n} does not preside");
            }
            aside(4, "recused").await;
            assert_eq!((short(3, 0).await, short(4, 0).await), (of(1), vec![]), "what is hidden is not counted");
            company.at(3, 0).run(domain::jury::CloseRound { round }).await.expect("closed");
            assert_eq!((short(3, 1).await, short(4, 1).await, short(5, 1).await), (of(1), vec![], vec![]), "afterwards too");
        })
        .await;
    }
}
