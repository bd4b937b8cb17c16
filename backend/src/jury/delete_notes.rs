//! Jurors' notes are deleted when their round has been published for as many months as the company keeps them. It is no news to
//! anybody: the card said so as they were written.
use crate::{
    Command, Failure,
    store::{self, Tx},
};
use async_trait::async_trait;
use domain::{Actor, Moment, Refusal, jury::DeleteNotes};

#[async_trait]
impl Command for DeleteNotes {
    /// For how many months they are kept.
    type Facts = i64;
    /// Whether it was done now.
    type Outcome = bool;

    async fn gather(&self, tx: &Tx, _actor: &Actor) -> Result<i64, Failure> {
        Ok(store::admin::answering(tx).await?.note_months)
    }

    fn authorize(&self, actor: &Actor, _months: &i64, _now: Moment) -> Result<(), Refusal> {
        if actor.is_system() { Ok(()) } else { Err(Refusal::OnlyTheChair) }
    }

    async fn apply(self, tx: &Tx, _by: &Actor, months: i64, now: Moment) -> Result<bool, Failure> {
        store::jury::delete_notes(tx, self.round, tx.zone().months_before(now, months), now).await
    }
}
