//! Tests of corrections of answers that results say and their ideas have no more.
use crate::{
    Failure,
    testing::{
        Company,
        arena::{DELIBERATION, JUDGING, OPEN, decision},
        on_each_database,
    },
};
use domain::{
    ChallengeId, IdeaId, Moment, Refusal,
    challenges::{AskResults, PublishResults},
    ideas::{AddErratum, AnswerIdea, AskIdea, AskSecondLook, Erratum, GiveSecondLook, IdeaPage},
    jury::PublishRound,
};

fn correct(idea: IdeaId, answer: Moment, words: &str) -> AddErratum {
    AddErratum { idea, answer: Some(answer), words: words.into() }
}

fn declined(idea: IdeaId, reason: &str) -> AnswerIdea {
    AnswerIdea { idea, verdict: "declined".into(), reason: reason.into(), until: String::new(), change: String::new() }
}

fn words(errata: &[Erratum]) -> Vec<(&str, bool)> {
    errata.iter().map(|erratum| (erratum.words.as_str(), erratum.by_jury)).collect()
}

impl Company {
    async fn story(&self, n: u128, idea: IdeaId) -> IdeaPage {
        self.at(n, DELIBERATION).ask(AskIdea { idea }).await.expect("seen")
    }

    /// The moments of the answers that somebody may correct in the history of an idea.
    async fn correctable(&self, n: u128, idea: IdeaId) -> Vec<Moment> {
        self.story(n, idea).await.history.iter().filter(|step| step.may_correct).map(|step| step.at.at).collect()
    }

    async fn in_results(&self, challenge: ChallengeId) -> Vec<Erratum> {
        let mut results = self.at(17, DELIBERATION).ask(AskResults { challenge }).await.expect("results");
        results.answers.remove(0).answer.errata
    }

    /// A jury of 3, 4 and 5 declines what 10 wrote; its author asks again, and the idea is open again, in the shark tank.
    async fn reopened(&self) -> (ChallengeId, IdeaId, Moment) {
        let challenge = self.new_challenge(|_| {}).await;
        self.seat(challenge, 3, 4, &[5]).await.expect("seated");
        let idea = self.enter_on(10, challenge, "A", OPEN).await;
        self.shortlist(&[idea], OPEN).await;
        let round = self.open_round(3, challenge, JUDGING, 5).await;
        self.at(3, DELIBERATION).run(decision(round, idea, "declined")).await.expect("decided");
        self.at(3, DELIBERATION).run(PublishRound::of(round)).await.expect("published");
        let at = self.story(10, idea).await.answer.expect("an answer").at.at;
        self.at(10, DELIBERATION).run(AskSecondLook { idea, words: "Le devis est arrivé".into() }).await.expect("asked");
        let reopened = GiveSecondLook { idea, outcome: "reopened".into(), reply: "Bien vu".into() };
        self.at(2, DELIBERATION).run(reopened).await.expect("open again");
        (challenge, idea, at)
    }
}

#[tokio::test]
async fn the_jury_corrects_what_results_say_also_once_the_idea_is_answered_anew() {
    on_each_database(async |company| {
        let (challenge, idea, at) = company.reopened().await;
        company.at(3, DELIBERATION).run(correct(idea, at, "Cinq voix, et non trois.")).await.expect("while it is open again");
        company.at(2, DELIBERATION).run(declined(idea, "Déjà en cours")).await.expect("answered anew");
        assert_eq!(company.correctable(4, idea).await, [at], "the deputy, in the history of the idea");
        for n in [1, 2, 5, 10, 17] {
            assert_eq!(company.correctable(n, idea).await, [], "{n}");
        }
        company.at(4, DELIBERATION).run(correct(idea, at, "Le montant aussi.")).await.expect("corrected");
        company.at(4, DELIBERATION).run(correct(idea, at, " Le montant aussi. ")).await.expect("a second click");

        let told = [("Cinq voix, et non trois.", true), ("Le montant aussi.", true)];
        assert_eq!(words(&company.in_results(challenge).await), told, "two clicks say it once");
        let story = company.story(17, idea).await;
        assert_eq!(words(&story.answer.expect("an answer").errata), [], "of the former answer, not of the new one");
        let below: Vec<_> =
            story.history.iter().filter(|step| !step.errata.is_empty()).map(|step| (step.at.at, words(&step.errata))).collect();
        assert_eq!(below, [(at, told.to_vec())]);

        company.at(2, DELIBERATION).run(AddErratum { idea, answer: None, words: "Depuis mars.".into() }).await.expect("the one it has");
        let story = company.story(17, idea).await;
        assert_eq!(words(&story.answer.expect("an answer").errata), [("Depuis mars.", false)]);
        assert_eq!(words(&company.in_results(challenge).await), told);
        assert!(crate::operations::check(&company.backend).await.expect("checked").is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_former_answer_is_corrected_by_who_answered_for_it_and_named_by_its_moment() {
    on_each_database(async |company| {
        let (_, idea, at) = company.reopened().await;
        for (n, refusal) in [(2, Refusal::OnlyTheChair), (5, Refusal::OnlyTheChair), (10, Refusal::OnlyTheChair)] {
            let refused = company.at(n, DELIBERATION).run(correct(idea, at, "Non")).await;
            assert!(matches!(refused, Err(Failure::Refused(why)) if why == refusal), "{n}: {refused:?}");
        }
        let elsewhere = company.at(3, DELIBERATION).run(correct(idea, at.plus(1), "Non")).await;
        assert!(matches!(elsewhere, Err(Failure::NotFound)), "no answer is of that moment: {elsewhere:?}");
        let invalid = company.at(3, DELIBERATION).run(correct(idea, at, " ")).await;
        assert!(matches!(invalid, Err(Failure::Invalid(e)) if e.of("words").is_some()));
        let unnamed = company.at(3, DELIBERATION).run(AddErratum { idea, answer: None, words: "Non".into() }).await;
        assert!(matches!(unnamed, Err(Failure::Refused(_))), "it has no answer now: {unnamed:?}");
        assert_eq!(company.count("SELECT COUNT(*) AS n FROM erratum").await, 0);

        company.at(2, DELIBERATION).run(declined(idea, "Déjà en cours")).await.expect("answered anew");
        let now = company.story(2, idea).await.answer.expect("an answer").at.at;
        company.at(2, DELIBERATION).run(correct(idea, now, "Depuis mars.")).await.expect("the one it has, by its moment");
        assert_eq!(words(&company.story(17, idea).await.answer.expect("an answer").errata), [("Depuis mars.", false)]);
    })
    .await;
}

#[tokio::test]
async fn what_hosts_said_in_results_is_corrected_by_the_hosts_of_that_challenge() {
    on_each_database(async |company| {
        let challenge = company.new_challenge(|_| {}).await;
        let sql = "INSERT INTO challenge_host (challenge_id, person_id) SELECT $1, id FROM person WHERE name = 'Personne 9'";
        company.write(sql, vec![challenge.0.into()]).await;
        let idea = company.enter_on(10, challenge, "A", OPEN).await;
        let publish = PublishResults { challenge, verdict: "kept_open".into(), reason: "À suivre en mai".into(), until: String::new() };
        company.at(2, JUDGING).run(publish).await.expect("published");
        let at = company.story(10, idea).await.answer.expect("an answer").at.at;
        assert_eq!(company.correctable(2, idea).await, [], "it is the answer it has, corrected beside it");
        company.at(2, DELIBERATION).run(declined(idea, "Finalement non")).await.expect("answered in the tank");
        for (n, may) in [(2, true), (9, true), (10, false), (17, false), (1, false)] {
            assert_eq!(!company.correctable(n, idea).await.is_empty(), may, "{n}");
            let corrected = company.at(n, DELIBERATION).run(correct(idea, at, &format!("En juin, dit {n}."))).await;
            assert_eq!(corrected.is_ok(), may, "{n}: {corrected:?}");
        }
        assert_eq!(words(&company.in_results(challenge).await), [("En juin, dit 2.", false), ("En juin, dit 9.", false)]);
    })
    .await;
}
