//! A host opens what is in review: colleagues see it, support it and discuss it from now on.
use crate::{
    Command, Failure,
    store::{Tx, challenges, ideas},
};
use async_trait::async_trait;
use domain::{
    Actor, Event, Moment, Refusal,
    ideas::{IdeaFacts, OpenIdea, Stage, may_open},
};

#[async_trait]
impl Command for OpenIdea {
    type Facts = IdeaFacts;
    type Outcome = ();

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<IdeaFacts, Failure> {
        ideas::seen_to_change(tx, actor, self.idea).await
    }

    fn authorize(&self, actor: &Actor, idea: &IdeaFacts, _now: Moment) -> Result<(), Refusal> {
        may_open(actor, idea)
    }

    async fn apply(self, tx: &Tx, by: &Actor, idea: IdeaFacts, now: Moment) -> Result<(), Failure> {
        challenges::step(tx, idea.id, idea.stage, Stage::Open, by, "", now).await?;
        ideas::mark_opened(tx, idea.id, now).await?;
        tx.record(Event::IdeaOpened { idea: idea.id }, by, now).await.map(|_| ())
    }
}
