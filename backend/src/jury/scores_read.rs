//! Tests of sealed scores that an admin reads: who may, who is told, who sees what for how long.
use crate::{
    Failure,
    testing::{
        Company,
        arena::{DELIBERATION, JUDGING, OPEN, decision},
        on_each_database,
    },
};
use domain::{
    ChallengeId, Refusal, RoundId,
    admin::AskLog,
    challenges::AskChallenge,
    ideas::IdeaFilter,
    jury::{AskRound, AskSealedScores, PublishRound, ReadScores, SCORES_READ_FOR, ScorePitch, ScoresReading, SealedScores, Total},
    notices::{AskNotices, NoticeKind, Place},
};

const WHY: &str = "Une plainte à vérifier";

fn read(round: RoundId, reason: &str) -> ReadScores {
    ReadScores { round, reason: reason.into() }
}

fn told(readings: &[ScoresReading]) -> Vec<(&str, &str)> {
    readings.iter().map(|reading| (reading.by.name.as_str(), reading.reason.as_str())).collect()
}

impl Company {
    /// The chair 3, the deputy 4 and the juror 5 judge what 10 wrote: 5 hands in, 4 saves only.
    async fn scored_round(&self) -> (RoundId, Option<Total>) {
        self.seat(self.tank, 3, 4, &[5]).await.expect("seated");
        let idea = self.enter_on(10, self.tank, "Un bon dans le colis", 0).await;
        self.shortlist(&[idea], 0).await;
        let round = self.open_round(3, self.tank, 0, 7).await;
        let pitch = self.pitch(5, "Un bon dans le colis", 0).await;
        let saved = ScorePitch { hand_in: false, ..self.card(4, pitch, 1, 0).await };
        self.run(4, saved).await.expect("saved");
        (round, self.hand_in(5, pitch, 3, 0).await.total)
    }

    async fn sealed(&self, n: u128, round: RoundId) -> Result<SealedScores, Failure> {
        self.ask(n, AskSealedScores { round }).await
    }

    /// Where the page of a challenge leads to its sealed scores.
    async fn leads_to(&self, n: u128, challenge: ChallengeId, day: i64) -> Option<RoundId> {
        let page = self.at(n, day).ask(AskChallenge { challenge, filter: IdeaFilter::default() }).await;
        page.expect("a challenge").abilities.sealed
    }

    async fn readings(&self, n: u128, round: RoundId) -> Vec<ScoresReading> {
        self.ask(n, AskRound { round }).await.expect("a round").readings
    }
}

#[tokio::test]
async fn an_admin_reads_sealed_scores_with_a_reason_and_for_a_day() {
    on_each_database(async |company| {
        let (round, total) = company.scored_round().await;
        assert_eq!(company.leads_to(1, company.tank, 0).await, Some(round));
        assert_eq!(company.sealed(1, round).await.expect("the step").cards, None, "nothing before the step");
        for reason in [" ", &"x".repeat(281)] {
            let invalid = company.run(1, read(round, reason)).await;
            assert!(matches!(invalid, Err(Failure::Invalid(e)) if e.of("reason").is_some()));
        }
        company.run(1, read(round, WHY)).await.expect("read");
        company.run(1, read(round, WHY)).await.expect("a second click");
        let kept = "SELECT COUNT(*) AS n FROM scores_read";
        let events = "SELECT COUNT(*) AS n FROM event WHERE kind = 'scores_read'";
        assert_eq!((company.count(kept).await, company.count(events).await), (1, 1), "two clicks read once");

        let page = company.sealed(1, round).await.expect("the scores");
        assert!(!serde_json::to_string(&page).expect("a text").contains("Personne 10"), "who wrote it is no score");
        let seen = page.cards.expect("for a day");
        let cards: Vec<_> = seen.cards.iter().map(|card| (card.title.as_str(), card.juror.name.as_str(), card.total)).collect();
        assert_eq!(cards, [("Un bon dans le colis", "Personne 5", total)], "what is handed in, and not what is only saved");
        assert!(total.is_some() && seen.criteria.len() == seen.cards[0].levels.len());
        assert!(seen.cards[0].levels.iter().all(|level| level.as_ref().is_some_and(|(level, label)| *level == 3 && !label.is_empty())));
        assert!(matches!(company.ask(1, AskRound { round }).await, Err(Failure::NotFound)), "the page of the round stays closed");

        let later = company.person(1).offset_by(SCORES_READ_FOR + 1);
        assert_eq!(later.ask(AskSealedScores { round }).await.expect("the step again").cards, None, "a day later they are sealed again");
        later.run(read(round, "Encore")).await.expect("read anew");
        assert!(later.ask(AskSealedScores { round }).await.expect("the scores").cards.is_some());
        assert_eq!(told(&company.readings(2, round).await), [("Personne 1", "Encore"), ("Personne 1", WHY)]);
        assert!(crate::operations::check(&company.backend).await.expect("checked").is_empty());
    })
    .await;
}

#[tokio::test]
async fn who_presides_and_hosts_is_told_and_the_panel_reads_who_and_why() {
    on_each_database(async |company| {
        let (round, _) = company.scored_round().await;
        company.run(1, read(round, WHY)).await.expect("read");
        company.backend.settle().await.expect("settled");
        // 5 had handed in a card; 4 has only begun one, and is the deputy.
        for n in [2, 3, 4, 5] {
            let bell = company.ask(n, AskNotices).await.expect("notices").notices;
            let notice = bell.iter().find(|notice| notice.kind == NoticeKind::ScoresRead).expect("told");
            assert_eq!(
                (notice.by.as_deref(), notice.about.as_str(), notice.place),
                (Some("Personne 1"), "Shark tank", Place::Round(round))
            );
        }
        for n in [1, 10, 17] {
            let bell = company.ask(n, AskNotices).await.expect("notices").notices;
            assert!(bell.iter().all(|notice| notice.kind != NoticeKind::ScoresRead), "{n}");
        }
        assert_eq!(company.count("SELECT COUNT(*) AS n FROM mail WHERE template = 'scores_read'").await, 4, "by mail, too");
        for n in [2, 3, 4, 5] {
            let page = company.ask(n, AskRound { round }).await.expect("a round");
            assert_eq!(told(&page.readings), [("Personne 1", WHY)], "{n}");
            assert!(page.pitches.iter().all(|pitch| pitch.mean.is_none()), "to {n} they are as sealed as before");
        }
        let log = company.ask(1, AskLog { before: None }).await.expect("a log").rows;
        let row = log.iter().find(|row| row.kind == "scores_read").expect("logged");
        assert_eq!((row.by.as_deref(), row.about.as_deref()), (Some("Personne 1"), Some("Shark tank")));
    })
    .await;
}

#[tokio::test]
async fn who_read_them_is_given_no_seat_while_the_round_runs() {
    on_each_database(async |company| {
        let (round, _) = company.scored_round().await;
        company.run(1, read(round, WHY)).await.expect("read");
        let seated = company.seat(company.tank, 3, 4, &[5, 1]).await;
        assert!(matches!(seated, Err(Failure::Refused(Refusal::ReadersDoNotJudge))), "{seated:?}");
        company.seat(company.tank, 3, 4, &[5, 6]).await.expect("others are");
    })
    .await;
}

#[tokio::test]
async fn nobody_else_reads_them_and_nobody_once_they_are_published() {
    on_each_database(async |company| {
        let (round, _) = company.scored_round().await;
        for n in [2, 3, 4, 5] {
            let refused = company.run(n, read(round, WHY)).await;
            assert!(matches!(refused, Err(Failure::Refused(Refusal::OnlyAdmins))), "{n}");
        }
        for n in [10, 17] {
            assert!(matches!(company.run(n, read(round, WHY)).await, Err(Failure::NotFound)), "{n} knows of no round");
        }
        for n in [2, 3, 4, 5, 10, 17] {
            assert!(matches!(company.sealed(n, round).await, Err(Failure::NotFound)), "{n}");
            assert_eq!(company.leads_to(n, company.tank, 0).await, None, "{n}");
        }
        company.at(1, 8).run(read(round, WHY)).await.expect("read while the jury deliberates");
        let idea = company.at(3, 8).ask(AskRound { round }).await.expect("a round").pitches[0].idea;
        company.at(3, 8).run(decision(round, idea, "declined")).await.expect("decided");
        company.at(3, 8).run(PublishRound::of(round)).await.expect("published");
        assert!(matches!(company.at(1, 8).ask(AskSealedScores { round }).await, Err(Failure::NotFound)));
        let late = company.at(1, 8).run(read(round, WHY)).await;
        assert!(matches!(late, Err(Failure::Refused(Refusal::AlreadyPublished))), "{late:?}");
        assert_eq!(company.leads_to(1, company.tank, 8).await, None);
        assert_eq!(told(&company.readings(5, round).await), [("Personne 1", WHY)], "that it was done is told further");
    })
    .await;
}

#[tokio::test]
async fn an_admin_who_competes_or_judges_does_not_read_them() {
    on_each_database(async |company| {
        company.seat(company.tank, 3, 4, &[]).await.expect("seated");
        let own = company.enter_on(1, company.tank, "De l’administratrice", 0).await;
        company.shortlist(&[own], 0).await;
        let round = company.open_round(3, company.tank, 0, 7).await;
        assert!(matches!(company.run(1, read(round, WHY)).await, Err(Failure::Refused(Refusal::OwnPitch))));
        assert!(matches!(company.sealed(1, round).await, Err(Failure::NotFound)));
        assert_eq!(company.leads_to(1, company.tank, 0).await, None);

        let challenge = company.new_challenge(|_| {}).await;
        company.seat(challenge, 3, 4, &[1]).await.expect("seated");
        let idea = company.enter_on(10, challenge, "A", OPEN).await;
        company.shortlist(&[idea], OPEN).await;
        let round = company.open_round(3, challenge, JUDGING, 5).await;
        let pitch = company.pitch(1, "A", JUDGING).await;
        company.hand_in(1, pitch, 2, JUDGING).await;
        let refused = async || company.at(1, JUDGING).run(read(round, WHY)).await;
        assert!(matches!(refused().await, Err(Failure::Refused(Refusal::OrganisersDoNotReadScores))), "a juror");
        company.seat(challenge, 3, 4, &[]).await.expect("the seat is taken");
        assert!(matches!(refused().await, Err(Failure::Refused(Refusal::OrganisersDoNotReadScores))), "who judged before");
        assert_eq!(company.leads_to(1, challenge, DELIBERATION).await, None);
    })
    .await;
}
