//! A host answers an open idea that no jury will see: declined, or deferred until a date, always with a reason.
use crate::{
    Command, Failure,
    store::{Tx, challenges, ideas},
};
use async_trait::async_trait;
use domain::{
    Actor, Event, Moment, Refusal,
    ideas::{Answer, AnswerIdea, IdeaFacts, Stage, may_answer},
    jury::Verdict,
};

#[async_trait]
impl Command for AnswerIdea {
    type Facts = IdeaFacts;
    type Outcome = ();

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<IdeaFacts, Failure> {
        ideas::seen_to_change(tx, actor, self.idea).await
    }

    fn authorize(&self, actor: &Actor, idea: &IdeaFacts, _now: Moment) -> Result<(), Refusal> {
        may_answer(actor, idea)
    }

    async fn apply(self, tx: &Tx, by: &Actor, idea: IdeaFacts, now: Moment) -> Result<(), Failure> {
        let answer = Answer::parse(&self.verdict, &self.reason, &self.until, "", &tx.zone(), now, false)?.telling(&self.change)?;
        let to = match answer.verdict {
            Verdict::Declined => Stage::Declined,
            Verdict::Deferred => Stage::Deferred,
            Verdict::Funded => Stage::Funded,
            Verdict::KeptOpen => Stage::Open,
        };
        ideas::put_answer(tx, idea.id, &answer, false, now).await?;
        challenges::step(tx, idea.id, idea.stage, to, by, &answer.reason, now).await?;
        tx.record(Event::IdeaAnswered { idea: idea.id, verdict: answer.verdict }, by, now).await.map(|_| ())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::on_each_database;
    use domain::{
        IdeaId,
        ideas::{AskIdea, WithdrawIdea},
    };

    fn answer(idea: IdeaId, verdict: &str, reason: &str, until: &str) -> AnswerIdea {
        AnswerIdea { idea, verdict: verdict.into(), reason: reason.into(), until: until.into(), change: String::new() }
    }

    #[tokio::test]
    async fn a_host_declines_with_a_reason_that_everybody_reads() {
        on_each_database(async |company| {
            let idea = company.open_idea(3, "Un bon dans le colis").await;
            let silent = company.run(2, answer(idea, "declined", " ", "")).await;
            assert!(matches!(silent, Err(Failure::Invalid(e)) if e.of("reason").is_some()));
            let funded = company.run(2, answer(idea, "funded", "Oui", "")).await;
            assert!(matches!(funded, Err(Failure::Invalid(e)) if e.of("verdict").is_some()), "only a jury funds");
            for stranger in [1, 3, 4] {
                let refused = company.run(stranger, answer(idea, "declined", "Non", "")).await;
                assert!(matches!(refused, Err(Failure::Refused(Refusal::NotThisHost))), "{stranger}");
            }
            company.run(2, answer(idea, "declined", "Déjà fait en mars", "")).await.expect("declined");
            let page = company.ask(4, AskIdea { idea }).await.expect("seen");
            let told = page.answer.expect("an answer");
            assert_eq!((page.stage, told.verdict, told.by_jury), (Stage::Declined, Verdict::Declined, false));
            assert_eq!(told.reason, "Déjà fait en mars");
            let last = page.history.last().expect("a step");
            assert_eq!((last.to, last.reason.as_str()), (Stage::Declined, "Déjà fait en mars"));
            let again = company.run(2, answer(idea, "declined", "Encore", "")).await;
            assert!(matches!(again, Err(Failure::Refused(Refusal::WrongStage))));
            let withdrawn = company.run(3, WithdrawIdea { idea, reason: String::new() }).await;
            assert!(matches!(withdrawn, Err(Failure::Refused(Refusal::WrongStage))), "an answer stays");
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM event WHERE kind = 'idea_answered'").await, 1);
        })
        .await;
    }

    #[tokio::test]
    async fn a_deferral_names_a_day_to_come_and_nobody_answers_their_own_idea() {
        on_each_database(async |company| {
            let own = company.open_idea(2, "De l’animatrice").await;
            assert!(matches!(company.run(2, answer(own, "declined", "Non", "")).await, Err(Failure::Refused(Refusal::OwnIdea))));
            let idea = company.open_idea(3, "Un bon dans le colis").await;
            let past = company.run(2, answer(idea, "deferred", "Plus tard", "2020-01-01")).await;
            assert!(matches!(past, Err(Failure::Invalid(e)) if e.of("until").is_some()));
            company.run(2, answer(idea, "deferred", "Plus tard", "2999-01-01")).await.expect("deferred");
            let told = company.ask(3, AskIdea { idea }).await.expect("seen").answer.expect("an answer");
            assert_eq!(told.until.map(|u| u.local.date_value()), Some("2999-01-01".into()));
            let draft = company.draft(3, "Encore secret").await;
            assert!(matches!(company.run(2, answer(draft, "declined", "Non", "")).await, Err(Failure::NotFound)));
        })
        .await;
    }
}
