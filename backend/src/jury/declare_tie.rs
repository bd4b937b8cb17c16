//! A juror declares a tie to the authors of an idea that waits for a round, or takes it back.
use crate::{
    Command, Failure,
    store::{Tx, ideas, jury},
};
use async_trait::async_trait;
use domain::{
    Actor, Event, Moment, Refusal,
    ideas::IdeaFacts,
    jury::{DeclareTie, TakeBackTie, may_declare_tie},
};

#[async_trait]
impl Command for DeclareTie {
    type Facts = IdeaFacts;
    type Outcome = ();

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<IdeaFacts, Failure> {
        ideas::seen_to_change(tx, actor, self.idea).await
    }

    fn authorize(&self, actor: &Actor, idea: &IdeaFacts, _now: Moment) -> Result<(), Refusal> {
        may_declare_tie(actor, idea)
    }

    async fn apply(self, tx: &Tx, by: &Actor, idea: IdeaFacts, now: Moment) -> Result<(), Failure> {
        let (why, person) = (self.why()?, by.person().ok_or(Failure::SignedOut)?);
        if jury::declare_tie(tx, idea.id, person, &why, now).await? {
            tx.record(Event::TieDeclared { idea: idea.id, person }, by, now).await?;
        }
        Ok(())
    }
}

#[async_trait]
impl Command for TakeBackTie {
    type Facts = IdeaFacts;
    type Outcome = ();

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<IdeaFacts, Failure> {
        ideas::seen_to_change(tx, actor, self.idea).await
    }

    fn authorize(&self, actor: &Actor, idea: &IdeaFacts, _now: Moment) -> Result<(), Refusal> {
        may_declare_tie(actor, idea)
    }

    async fn apply(self, tx: &Tx, by: &Actor, idea: IdeaFacts, now: Moment) -> Result<(), Failure> {
        let person = by.person().ok_or(Failure::SignedOut)?;
        if jury::take_back_tie(tx, idea.id, person).await? {
            tx.record(Event::TieTakenBack { idea: idea.id, person }, by, now).await?;
        }
        Ok(())
    }
}
