//! A host asks an author for changes before the idea opens. The promised time stops until it comes again.
use crate::{
    Command, Failure,
    store::{Tx, challenges, ideas},
};
use async_trait::async_trait;
use domain::{
    Actor, Event, FieldErrors, Moment, Refusal,
    ideas::{IdeaFacts, LONGEST_REQUEST, ReturnIdea, Stage, may_return},
    text,
};

#[async_trait]
impl Command for ReturnIdea {
    type Facts = IdeaFacts;
    type Outcome = ();

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<IdeaFacts, Failure> {
        ideas::seen_to_change(tx, actor, self.idea).await
    }

    fn authorize(&self, actor: &Actor, idea: &IdeaFacts, _now: Moment) -> Result<(), Refusal> {
        may_return(actor, idea)
    }

    async fn apply(self, tx: &Tx, by: &Actor, idea: IdeaFacts, now: Moment) -> Result<(), Failure> {
        let asked = text::paragraphs(&self.reason, LONGEST_REQUEST).map_err(|problem| FieldErrors::one("reason", problem))?;
        challenges::step(tx, idea.id, idea.stage, Stage::Returned, by, &asked, now).await?;
        tx.record(Event::IdeaReturned { idea: idea.id }, by, now).await.map(|_| ())
    }
}
