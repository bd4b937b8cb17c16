//! Ideas wait for longer than was promised: those who host, and the admins, are told once.
use crate::{
    Command, Failure,
    store::{Tx, ideas},
};
use async_trait::async_trait;
use domain::{Actor, Event, Moment, Refusal, ideas::EscalateOverdue};

#[async_trait]
impl Command for EscalateOverdue {
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
        let ideas = ideas::mark_overdue(tx, self.challenge, now).await?;
        if ideas > 0 {
            tx.record(Event::AnswersOverdue { challenge: self.challenge }, by, now).await?;
        }
        Ok(ideas)
    }
}
