//! An answered idea is put away by a host or an author, and taken out again in the stage it was in.
use crate::{
    Command, Failure,
    store::{Tx, challenges, ideas},
};
use async_trait::async_trait;
use domain::{
    Actor, Event, FieldErrors, Moment, Refusal,
    ideas::{ArchiveIdea, IdeaFacts, LONGEST_REASON, Stage, may_archive},
    text,
};

#[async_trait]
impl Command for ArchiveIdea {
    type Facts = IdeaFacts;
    type Outcome = ();

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<IdeaFacts, Failure> {
        ideas::seen_to_change(tx, actor, self.idea).await
    }

    fn authorize(&self, actor: &Actor, idea: &IdeaFacts, _now: Moment) -> Result<(), Refusal> {
        may_archive(actor, idea, self.on)
    }

    async fn apply(self, tx: &Tx, by: &Actor, idea: IdeaFacts, now: Moment) -> Result<(), Failure> {
        let reason = text::optional_paragraphs(&self.reason, LONGEST_REASON).map_err(|problem| FieldErrors::one("reason", problem))?;
        let (to, event) = if self.on {
            (Stage::Archived, Event::IdeaArchived { idea: idea.id })
        } else {
            (ideas::stage_before(tx, idea.id).await?, Event::IdeaUnarchived { idea: idea.id })
        };
        challenges::step(tx, idea.id, idea.stage, to, by, &reason, now).await?;
        tx.record(event, by, now).await.map(|_| ())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::on_each_database;
    use domain::ideas::{AnswerIdea, AskIdea, AskIdeas, IdeaFilter};

    #[tokio::test]
    async fn what_had_its_answer_is_put_away_and_comes_back_as_it_was() {
        on_each_database(async |company| {
            let idea = company.open_idea(3, "Un bon dans le colis").await;
            let put_away = async |n, on| company.run(n, ArchiveIdea { idea, on, reason: String::new() }).await;
            assert!(matches!(put_away(3, true).await, Err(Failure::Refused(Refusal::WrongStage))), "every idea gets an answer");
            let answer = AnswerIdea {
                idea,
                verdict: "declined".into(),
                reason: "Déjà en cours".into(),
                until: String::new(),
                change: String::new(),
            };
            company.run(2, answer).await.expect("answered");
            assert!(matches!(put_away(4, true).await, Err(Failure::Refused(Refusal::NotThisHost))));
            put_away(3, true).await.expect("put away by its author");
            let listed = async |stage: &str| {
                let filter = IdeaFilter { stage: stage.into(), ..IdeaFilter::default() };
                company.ask(4, AskIdeas { filter }).await.expect("listed").rows.len()
            };
            assert_eq!((listed("").await, listed("declined").await, listed("archived").await), (0, 0, 1));
            let page = company.ask(4, AskIdea { idea }).await.expect("still to read");
            assert!(page.stage == Stage::Archived && page.answer.is_some() && !page.abilities.comment);
            put_away(2, false).await.expect("taken out by a host");
            assert_eq!(company.ask(4, AskIdea { idea }).await.expect("seen").stage, Stage::Declined);
            assert_eq!((listed("").await, listed("archived").await), (1, 0));
        })
        .await;
    }
}
