//! Tests of corrections: who publishes them, who reads them where, and of which answer they are.
use crate::{
    Failure,
    testing::{
        Company,
        arena::{DELIBERATION, JUDGING, OPEN, decision},
        form, on_each_database,
    },
};
use domain::{
    IdeaId, Refusal,
    admin::AskLog,
    challenges::{AskResults, PublishResults},
    ideas::{AddErratum, AnswerIdea, ArchiveIdea, AskIdea, AskSecondLook, Erratum, GiveSecondLook, Intent, PublicAnswer, WriteIdea},
    jury::{AskRound, PrepareDecision, PublishRound},
    notices::{AskNotices, NoticeKind},
};

fn erratum(idea: IdeaId, words: &str) -> AddErratum {
    AddErratum { idea, answer: None, words: words.into() }
}

fn declined(idea: IdeaId, reason: &str) -> AnswerIdea {
    AnswerIdea { idea, verdict: "declined".into(), reason: reason.into(), until: String::new(), change: String::new() }
}

/// What corrections say, and whose name stands below them.
fn told(errata: &[Erratum]) -> Vec<(&str, Option<&str>)> {
    errata.iter().map(|erratum| (erratum.words.as_str(), erratum.by.as_ref().map(|by| by.name.as_str()))).collect()
}

impl Company {
    async fn answer_read(&self, n: u128, idea: IdeaId) -> PublicAnswer {
        self.at(n, DELIBERATION).ask(AskIdea { idea }).await.expect("seen").answer.expect("an answer")
    }

    async fn may_correct(&self, n: u128, idea: IdeaId) -> bool {
        self.ask(n, AskIdea { idea }).await.expect("seen").abilities.erratum
    }

    /// How many corrections a person was told of.
    async fn told_corrections(&self, n: u128) -> usize {
        let bell = self.ask(n, AskNotices).await.expect("notices").notices;
        bell.iter().filter(|notice| notice.kind == NoticeKind::Erratum).count()
    }

    /// Corrections as they are kept, and the events that tell of them.
    async fn kept_corrections(&self) -> (i64, i64) {
        let rows = self.count("SELECT COUNT(*) AS n FROM erratum").await;
        (rows, self.count("SELECT COUNT(*) AS n FROM event WHERE kind = 'erratum_added'").await)
    }
}

#[tokio::test]
async fn a_host_corrects_an_answer_below_it_and_its_authors_are_told() {
    on_each_database(async |company| {
        let idea = company.open_idea(3, "Un bon dans le colis").await;
        let early = company.run(2, erratum(idea, "Rien encore")).await;
        assert!(matches!(early, Err(Failure::Refused(Refusal::WrongStage))), "it has no answer");
        company.run(2, declined(idea, "Trop cher : 9 000 €")).await.expect("declined");
        for n in [3, 4] {
            let refused = company.run(n, erratum(idea, "Non")).await;
            assert!(matches!(refused, Err(Failure::Refused(Refusal::NotThisHost))), "{n}");
        }
        for words in [" ", &"x".repeat(281)] {
            let invalid = company.run(2, erratum(idea, words)).await;
            assert!(matches!(invalid, Err(Failure::Invalid(e)) if e.of("words").is_some()));
        }
        let draft = company.draft(3, "Encore secret").await;
        assert!(matches!(company.run(2, erratum(draft, "Non")).await, Err(Failure::NotFound)));
        assert_eq!(company.kept_corrections().await, (0, 0));

        let words = "Il fallait lire 900 €.";
        company.run(2, erratum(idea, words)).await.expect("published");
        company.run(2, erratum(idea, " Il fallait lire 900 €. ")).await.expect("a second click");
        assert_eq!(company.kept_corrections().await, (1, 1), "two clicks say it once");
        company.at(2, 1).run(erratum(idea, "Port compris.")).await.expect("another one");
        let answer = company.answer_read(4, idea).await;
        assert_eq!(answer.reason, "Trop cher : 9 000 €", "the answer stays as it is");
        assert_eq!(told(&answer.errata), [(words, Some("Personne 2")), ("Port compris.", Some("Personne 2"))]);
        for (n, may) in [(2, true), (3, false), (4, false)] {
            assert_eq!(company.may_correct(n, idea).await, may, "{n}");
        }
        company.backend.settle().await.expect("settled");
        for (n, times) in [(3, 2), (2, 0), (4, 0)] {
            assert_eq!(company.told_corrections(n).await, times, "{n}");
        }
        assert_eq!(company.count("SELECT COUNT(*) AS n FROM mail WHERE template = 'erratum'").await, 2, "by mail, too");
        company.run(3, ArchiveIdea { idea, on: true, reason: String::new() }).await.expect("put away");
        company.at(2, 2).run(erratum(idea, "Toujours vrai.")).await.expect("what is put away can be read, and corrected");
        assert!(crate::operations::check(&company.backend).await.expect("checked").is_empty());
    })
    .await;
}

#[tokio::test]
async fn nobody_corrects_the_answer_to_their_own_idea() {
    on_each_database(async |company| {
        let sql = "INSERT INTO challenge_host (challenge_id, person_id) SELECT $1, id FROM person WHERE name = 'Personne 9'";
        company.write(sql, vec![company.tank.0.into()]).await;
        let idea = company.open_idea(2, "De l’animatrice").await;
        company.run(9, declined(idea, "Déjà en cours")).await.expect("declined by the other one");
        assert!(matches!(company.run(2, erratum(idea, "Si")).await, Err(Failure::Refused(Refusal::OwnIdea))));
        assert!(!company.may_correct(2, idea).await && company.may_correct(9, idea).await);
        company.run(9, erratum(idea, "Depuis mars.")).await.expect("published");
    })
    .await;
}

#[tokio::test]
async fn what_was_wrong_in_a_former_answer_is_not_said_of_the_new_one() {
    on_each_database(async |company| {
        company.seat(company.tank, 5, 6, &[]).await.expect("seated");
        let idea = company.open_idea(3, "Un bon dans le colis").await;
        company.run(2, declined(idea, "Trop cher")).await.expect("declined");
        company.run(2, erratum(idea, "Il fallait lire 900 €.")).await.expect("published");
        company.run(3, AskSecondLook { idea, words: "Le devis est arrivé".into() }).await.expect("asked");
        let reopened = GiveSecondLook { idea, outcome: "reopened".into(), reply: "Bien vu".into() };
        company.run(5, reopened).await.expect("open again");
        assert!(!company.may_correct(2, idea).await, "it has no answer any more");
        company.run(2, declined(idea, "Déjà en cours")).await.expect("declined anew");
        assert_eq!(told(&company.answer_read(4, idea).await.errata), []);
        company.run(2, erratum(idea, "Il fallait lire 900 €.")).await.expect("the same words, of another answer");
        assert_eq!(told(&company.answer_read(4, idea).await.errata), [("Il fallait lire 900 €.", Some("Personne 2"))]);
    })
    .await;
}

#[tokio::test]
async fn who_reads_the_results_reads_what_was_wrong_in_them_and_nothing_of_later_answers() {
    on_each_database(async |company| {
        let challenge = company.new_challenge(|_| {}).await;
        let idea = company.enter_on(10, challenge, "A", OPEN).await;
        let publish = PublishResults { challenge, verdict: "kept_open".into(), reason: "À suivre en mai".into(), until: String::new() };
        company.at(2, JUDGING).run(publish).await.expect("published");
        company.at(2, JUDGING).run(erratum(idea, "En juin.")).await.expect("an open idea with its answer");
        company.at(2, DELIBERATION).run(declined(idea, "Finalement non")).await.expect("answered in the tank");
        company.at(2, DELIBERATION).run(erratum(idea, "Pas cette année.")).await.expect("of the later answer");
        let results = company.at(17, DELIBERATION).ask(AskResults { challenge }).await.expect("results");
        assert_eq!(told(&results.answers[0].answer.errata), [("En juin.", Some("Personne 2"))]);
        assert_eq!(told(&company.answer_read(17, idea).await.errata), [("Pas cette année.", Some("Personne 2"))]);
    })
    .await;
}

#[tokio::test]
async fn chair_and_deputy_correct_in_the_name_of_the_jury() {
    on_each_database(async |company| {
        let challenge = company.new_challenge(|_| {}).await;
        company.seat(challenge, 3, 4, &[5]).await.expect("seated");
        let [won, unjudged] = [company.enter_on(10, challenge, "A", OPEN).await, company.enter_on(11, challenge, "B", OPEN).await];
        company.shortlist(&[won], OPEN).await;
        let round = company.open_round(3, challenge, JUDGING, 5).await;
        let prize = company.at(3, DELIBERATION).ask(AskRound { round }).await.expect("a round").prizes[0].0;
        let funded = PrepareDecision { prize: Some(prize), ..decision(round, won, "funded") };
        company.at(3, DELIBERATION).run(funded).await.expect("decided");
        company.at(2, DELIBERATION).run(decision(round, unjudged, "declined")).await.expect("by the host");
        company.at(3, DELIBERATION).run(PublishRound::of(round)).await.expect("published");

        for (n, idea, refusal) in [
            (2, won, Refusal::OnlyTheChair),
            (5, won, Refusal::OnlyTheChair),
            (10, won, Refusal::OnlyTheChair),
            (3, unjudged, Refusal::NotThisHost),
        ] {
            let refused = company.at(n, DELIBERATION).run(erratum(idea, "Non")).await;
            assert!(matches!(refused, Err(Failure::Refused(why)) if why == refusal), "{n}");
            assert!(!company.may_correct(n, idea).await, "{n}");
        }
        company.at(3, DELIBERATION).run(erratum(won, "Par la présidence.")).await.expect("the chair");
        company.at(4, DELIBERATION).run(erratum(won, "Par la suppléance.")).await.expect("the deputy");
        company.at(2, DELIBERATION).run(erratum(unjudged, "Par l’animation.")).await.expect("no jury saw it");
        let by_the_jury = [("Par la présidence.", None), ("Par la suppléance.", None)];
        let errata = company.answer_read(15, won).await.errata;
        assert!(told(&errata) == by_the_jury && errata.iter().all(|erratum| erratum.by_jury), "{errata:?}");
        let results = company.at(15, DELIBERATION).ask(AskResults { challenge }).await.expect("results");
        assert_eq!(told(&results.podium[0].errata), by_the_jury);
        assert_eq!(told(&results.answers[0].answer.errata), by_the_jury);
        assert_eq!(told(&results.answers[1].answer.errata), [("Par l’animation.", Some("Personne 2"))]);
        company.backend.settle().await.expect("settled");
        assert_eq!((company.told_corrections(10).await, company.told_corrections(3).await), (2, 0));
    })
    .await;
}

#[tokio::test]
async fn what_a_jury_kept_open_is_corrected_by_that_jury_wherever_it_goes() {
    on_each_database(async |company| {
        let challenge = company.new_challenge(|_| {}).await;
        company.seat(challenge, 3, 4, &[]).await.expect("seated");
        company.seat(company.tank, 6, 7, &[]).await.expect("seated");
        let idea = company.enter_on(10, challenge, "A", OPEN).await;
        company.shortlist(&[idea], OPEN).await;
        let round = company.open_round(3, challenge, JUDGING, 5).await;
        company.at(3, DELIBERATION).run(decision(round, idea, "kept_open")).await.expect("decided");
        company.at(3, DELIBERATION).run(PublishRound::of(round)).await.expect("published");
        for stranger in [2, 6] {
            let refused = company.at(stranger, DELIBERATION).run(erratum(idea, "Non")).await;
            assert!(matches!(refused, Err(Failure::Refused(Refusal::OnlyTheChair))), "{stranger}: {refused:?}");
            assert!(!company.at(stranger, DELIBERATION).ask(AskIdea { idea }).await.expect("seen").abilities.erratum, "{stranger}");
        }
        company.at(3, DELIBERATION).run(erratum(idea, "En juin.")).await.expect("who presided");
        company
            .at(2, DELIBERATION)
            .run(domain::ideas::Shortlist { idea, on: true, reason: String::new() })
            .await
            .expect("before another jury");
        company.at(4, DELIBERATION).run(erratum(idea, "Ou en juillet.")).await.expect("and still theirs");
        let results = company.at(17, DELIBERATION).ask(AskResults { challenge }).await.expect("results");
        assert_eq!(told(&results.answers[0].answer.errata), [("En juin.", None), ("Ou en juillet.", None)]);
    })
    .await;
}

#[tokio::test]
async fn where_names_are_hidden_a_correction_names_nobody() {
    on_each_database(async |company| {
        let (challenge, form) = (Some(company.tank), form("Un secret").hiding(true));
        let write = WriteIdea { idea: None, version: 0, challenge, form, intent: Intent::Submit };
        let idea = company.run(3, write).await.expect("submitted").idea;
        company.run(2, declined(idea, "Trop cher")).await.expect("declined");
        company.run(2, erratum(idea, "Il fallait lire 900 €.")).await.expect("published");
        for n in [1, 2, 4] {
            let errata = company.answer_read(n, idea).await.errata;
            assert!(told(&errata) == [("Il fallait lire 900 €.", None)] && !errata[0].by_jury, "{n} reads it from the hosts");
        }
        assert_eq!(told(&company.answer_read(3, idea).await.errata), [("Il fallait lire 900 €.", Some("Personne 2"))]);
        company.backend.settle().await.expect("settled");
        let log = company.ask(1, AskLog { before: None }).await.expect("a log").rows;
        let row = log.iter().find(|row| row.kind == "erratum_added").expect("logged");
        assert_eq!((row.by.as_deref(), row.about.as_deref()), (None, Some("Un secret")));
        let bell = company.ask(3, AskNotices).await.expect("notices").notices;
        let notice = bell.iter().find(|notice| notice.kind == NoticeKind::Erratum).expect("told");
        assert_eq!((notice.by.as_deref(), notice.about.as_str()), (None, "Un secret"));
        for n in [1, 2, 4] {
            assert_eq!(company.told_corrections(n).await, 0, "{n}");
        }
    })
    .await;
}
