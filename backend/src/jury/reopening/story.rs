//! A card is locked at the close, opened again by two, revised, and locked; nothing is published meanwhile.
use crate::{
    Failure,
    testing::{Company, arena::decision, on_each_database},
};
use domain::{
    IdeaId, PersonId, PitchId, Refusal, ReopeningId, RoundId,
    home::{AskHome, ToDo},
    jury::{
        AskJuryDesk, AskReopening, AskRound, AskScoringDesk, ConfirmReopening, EndReopening, PublishRound, ReopeningState, ScorePitch,
        StepAside, Total,
    },
    notices::{AskNotices, NoticeKind, Place},
};
use uuid::Uuid;

/// "A" of 10 before chair 3, deputy 4 and juror 5; closed on day 7, everybody gave level 2.
async fn closed(company: &Company) -> (RoundId, PitchId, IdeaId) {
    company.seat(company.tank, 3, 4, &[5]).await.expect("seated");
    let idea = company.enter_on(10, company.tank, "A", 0).await;
    company.shortlist(&[idea], 0).await;
    let round = company.open_round(3, company.tank, 0, 7).await;
    let pitch = company.pitch(5, "A", 0).await;
    for juror in [3, 4, 5] {
        company.hand_in(juror, pitch, 2, 0).await;
    }
    company.at(3, 8).run(decision(round, idea, "declined")).await.expect("prepared");
    (round, pitch, idea)
}

fn ask(round: RoundId, pitch: PitchId, juror: u128) -> AskReopening {
    let juror = PersonId(Uuid::from_u128(juror)).to_string();
    AskReopening { round, pitch: pitch.to_string(), juror, why: "Une faute de frappe".into(), hours: String::new() }
}

async fn reopened(company: &Company, round: RoundId, pitch: PitchId) -> ReopeningId {
    let id = company.at(3, 8).run(ask(round, pitch, 5)).await.expect("asked");
    company.at(4, 8).run(ConfirmReopening { reopening: id }).await.expect("confirmed");
    id
}

#[tokio::test]
async fn two_people_open_a_card_and_its_juror_hands_it_in_again() {
    on_each_database(async |company| {
        let (round, pitch, _) = closed(&company).await;
        let revised = company.card(5, pitch, 4, 8).await;
        let late = company.at(5, 8).run(revised.clone()).await;
        assert!(matches!(late, Err(Failure::Refused(Refusal::ScoringClosed))), "locked");
        let id = company.at(3, 8).run(ask(round, pitch, 5)).await.expect("asked");
        let again = company.at(4, 8).run(ask(round, pitch, 5)).await;
        assert!(matches!(again, Err(Failure::Refused(Refusal::AlreadyReopened))), "once");
        assert!(matches!(company.at(5, 8).run(revised.clone()).await, Err(Failure::Refused(Refusal::ScoringClosed))), "only asked for");
        let alone = company.at(3, 8).run(ConfirmReopening { reopening: id }).await;
        assert!(matches!(alone, Err(Failure::Refused(Refusal::TakesASecondPerson))));
        company.at(2, 8).run(ConfirmReopening { reopening: id }).await.expect("a host, after the chair");
        let desk = company.at(5, 8).ask(AskScoringDesk { pitch }).await.expect("a desk");
        assert!(desk.may_score && desk.reopened.is_some());
        let queue = company.at(5, 8).ask(AskJuryDesk).await.expect("a desk");
        assert!(queue.rounds[0].queue[0].reopened);
        let publish = company.at(3, 8).run(PublishRound::of(round)).await;
        assert!(matches!(publish, Err(Failure::Refused(Refusal::CardReopened))), "nothing is published meanwhile");
        let other = company.card(4, pitch, 0, 8).await;
        assert!(matches!(company.at(4, 8).run(other).await, Err(Failure::Refused(Refusal::ScoringClosed))), "one card, not all");

        company.at(5, 8).run(ScorePitch { hand_in: false, ..revised.clone() }).await.expect("saved");
        let page = company.at(3, 8).ask(AskRound { round }).await.expect("a page");
        assert_eq!((page.reopenings.len(), page.abilities.publish), (1, false));
        company.at(5, 8).run(revised.clone()).await.expect("handed in again");
        assert!(matches!(company.at(5, 8).run(revised).await, Err(Failure::Refused(Refusal::ScoringClosed))), "and locked again");
        let page = company.at(3, 8).ask(AskRound { round }).await.expect("a page");
        assert_eq!((page.reopenings.len(), page.abilities.publish, page.pitches[0].mean), (0, true, Some(Total(66_667))));
        company.at(3, 8).run(PublishRound::of(round)).await.expect("published");
        for (kind, times) in [("reopening_asked", 1), ("card_reopened", 1), ("reopening_ended", 1)] {
            assert_eq!(company.count(&format!("SELECT COUNT(*) AS n FROM event WHERE kind = '{kind}'")).await, times, "{kind}");
        }
    })
    .await;
}

#[tokio::test]
async fn it_ends_by_itself_or_when_who_presides_locks_it() {
    on_each_database(async |company| {
        let (round, pitch, _) = closed(&company).await;
        let id = reopened(&company, round, pitch).await;
        assert!(matches!(company.at(2, 8).run(EndReopening { reopening: id }).await, Err(Failure::Refused(Refusal::OnlyTheChair))));
        company.at(4, 8).run(EndReopening { reopening: id }).await.expect("locked");
        let card = company.card(5, pitch, 4, 8).await;
        assert!(matches!(company.at(5, 8).run(card.clone()).await, Err(Failure::Refused(Refusal::ScoringClosed))));
        assert!(matches!(company.at(4, 8).run(EndReopening { reopening: id }).await, Err(Failure::Refused(Refusal::ReopeningOver))));

        reopened(&company, round, pitch).await;
        assert!(matches!(company.at(5, 10).run(card).await, Err(Failure::Refused(Refusal::ScoringClosed))), "a day is over");
        company.at(3, 10).run(PublishRound::of(round)).await.expect("published");
        let late = company.at(3, 10).run(ask(round, pitch, 5)).await;
        assert!(matches!(late, Err(Failure::Refused(Refusal::AlreadyPublished))));
    })
    .await;
}

#[tokio::test]
async fn who_has_no_say_sees_that_a_card_is_open_and_not_why() {
    on_each_database(async |company| {
        let (round, pitch, _) = closed(&company).await;
        let id = company.at(3, 8).run(ask(round, pitch, 5)).await.expect("asked");
        let rows = async |n: u128| company.at(n, 8).ask(AskRound { round }).await.expect("a page").reopenings;
        assert!(rows(5).await.is_empty(), "nothing is open yet");
        let deputy = rows(4).await;
        assert_eq!((deputy[0].state, deputy[0].why.as_str(), deputy[0].may_confirm), (ReopeningState::Asked, "Une faute de frappe", true));
        assert!(!rows(3).await[0].may_confirm, "who asked does not confirm");
        company.at(4, 8).run(ConfirmReopening { reopening: id }).await.expect("confirmed");
        let juror = rows(5).await;
        assert_eq!((juror[0].state, juror[0].why.as_str(), juror[0].may_end), (ReopeningState::Open, "", false));
        for n in [1, 10, 17] {
            assert!(matches!(company.at(n, 8).run(EndReopening { reopening: id }).await, Err(Failure::NotFound)), "{n}");
        }
        company.at(5, 8).run(StepAside { pitch, how: "recused".into(), why: String::new() }).await.expect("stepped aside");
        assert!(rows(4).await.is_empty(), "with the card its reopening is over");
    })
    .await;
}

#[tokio::test]
async fn who_may_confirm_is_told_and_finds_it_at_home_until_somebody_does() {
    on_each_database(async |company| {
        let (round, pitch, _) = closed(&company).await;
        let told = async |people: [u128; 5]| {
            company.backend.settle().await.expect("settled");
            let mut told = Vec::new();
            for n in people {
                let bell = company.ask(n, AskNotices).await.expect("notices").notices;
                let asked: Vec<_> = bell.into_iter().filter(|notice| notice.kind == NoticeKind::Reopening).collect();
                assert!(asked.iter().all(|notice| notice.by.is_none() && notice.place == Place::Round(round)), "{asked:?}");
                told.push(asked.len());
            }
            told
        };
        let at_home = async |people: [u128; 5]| {
            let mut waits = Vec::new();
            for n in people {
                let to_do = company.at(n, 8).ask(AskHome).await.expect("home").to_do;
                waits.push(to_do.contains(&ToDo::Reopening { round, challenge: "Shark tank".into() }));
            }
            waits
        };
        let everybody = [2, 3, 4, 5, 10];
        let id = company.at(3, 8).run(ask(round, pitch, 5)).await.expect("asked by the chair");
        assert_eq!(told(everybody).await, [1, 0, 1, 0, 0], "a host and the deputy");
        assert_eq!(at_home(everybody).await, [true, false, true, false, false]);
        company.at(4, 8).run(ConfirmReopening { reopening: id }).await.expect("confirmed");
        assert_eq!(at_home(everybody).await, [false; 5], "two have agreed");
        company.at(3, 8).run(EndReopening { reopening: id }).await.expect("locked");

        let id = company.at(2, 8).run(ask(round, pitch, 5)).await.expect("asked by a host");
        assert_eq!(told(everybody).await, [1, 1, 2, 0, 0], "who presides");
        company.at(2, 8).run(EndReopening { reopening: id }).await.expect("taken back");
        assert_eq!(at_home(everybody).await, [false; 5]);

        let manager = vec![Uuid::from_u128(4).into(), Uuid::from_u128(10).into()];
        company.write("UPDATE person SET manager_id = $1 WHERE id = $2", manager).await;
        company.at(3, 8).run(ask(round, pitch, 5)).await.expect("asked again");
        assert_eq!(told(everybody).await, [2, 1, 2, 0, 0], "the deputy manages the author now");
        assert_eq!(at_home(everybody).await, [true, false, false, false, false]);
        let mails = "SELECT COUNT(*) AS n FROM mail WHERE template = 'reopening'";
        let path = format!("/jury/rounds/{round}");
        let due = crate::notices::outbox::due_mails(&company.backend).await.expect("due");
        assert!(due.iter().filter(|mail| mail.template == "reopening").all(|mail| mail.path == path));
        let before = company.count(mails).await;
        crate::events::rebuild(&company.backend).await.expect("rebuilt");
        assert_eq!((told(everybody).await, company.count(mails).await), (vec![2, 1, 2, 0, 0], before), "nobody twice");
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_is_said_beside_its_field() {
    on_each_database(async |company| {
        let (round, pitch, _) = closed(&company).await;
        let wrong = async |asked: AskReopening, field: &str| match company.at(3, 8).run(asked).await {
            Err(Failure::Invalid(errors)) => errors.of(field).is_some(),
            _ => false,
        };
        let fine = || ask(round, pitch, 5);
        assert!(wrong(AskReopening { why: " ".into(), ..fine() }, "why").await);
        assert!(wrong(AskReopening { hours: "1000".into(), ..fine() }, "hours").await);
        assert!(wrong(AskReopening { pitch: round.to_string(), ..fine() }, "pitch").await, "no pitch of this round");
        assert!(wrong(AskReopening { juror: "x".into(), ..fine() }, "juror").await);
        assert!(wrong(ask(round, pitch, 9), "juror").await, "does not judge it");
        assert!(matches!(company.at(3, 8).run(ask(round, pitch, 3)).await, Err(Failure::Refused(Refusal::OwnCard))));
        assert!(matches!(company.at(5, 8).run(ask(round, pitch, 4)).await, Err(Failure::Refused(Refusal::OnlyTheChair))));
    })
    .await;
}
