//! Ideas of the shark tank have been open for long without an answer: the answer clock runs again, and those who host are told
//! once.
use crate::{
    Command, Failure,
    store::{Tx, ideas},
};
use async_trait::async_trait;
use domain::{Actor, Event, Moment, Refusal, ideas::AwaitAnswers};

#[async_trait]
impl Command for AwaitAnswers {
    type Facts = ();
    /// How many ideas.
    type Outcome = u64;

    async fn gather(&self, _tx: &Tx, _actor: &Actor) -> Result<(), Failure> {
        Ok(())
    }

    fn authorize(&self, actor: &Actor, _facts: &(), _now: Moment) -> Result<(), Refusal> {
        if actor.is_system() { Ok(()) } else { Err(Refusal::NotThisHost) }
    }

    async fn apply(self, tx: &Tx, by: &Actor, _facts: (), now: Moment) -> Result<u64, Failure> {
        let ideas = ideas::promise_answers(tx, self.challenge, now).await?;
        if ideas > 0 {
            tx.record(Event::AnswersAwaited { challenge: self.challenge }, by, now).await?;
        }
        Ok(ideas)
    }
}
