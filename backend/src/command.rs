//! The one gate. A command answers three questions in this order, inside one transaction: what are the facts, may
//! the actor, and what changes. A query reads. Their futures are boxed, so that they are compiled once, here, and not again
//! with every change of the application.
use crate::{
    Failure,
    store::{Reader, Tx},
};
use async_trait::async_trait;
use domain::{Actor, Moment, Refusal};

/// Something that changes the state.
#[async_trait]
pub trait Command: Clone + Send + Sync + 'static {
    /// What `authorize` and `apply` need to know; loaded, and locked, by `gather`.
    type Facts: Send;
    type Outcome: Send + 'static;

    /// Loads the facts, answers [`Failure::NotFound`] for what the actor may not know, locks the rows it decides on.
    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<Self::Facts, Failure>;

    /// Pure; the same predicate that showed the button.
    fn authorize(&self, actor: &Actor, facts: &Self::Facts, now: Moment) -> Result<(), Refusal>;

    /// Writes, and records the events.
    async fn apply(self, tx: &Tx, by: &Actor, facts: Self::Facts, now: Moment) -> Result<Self::Outcome, Failure>;
}

/// Something that reads.
#[async_trait]
pub trait Query: Send {
    type Answer: Send;

    async fn answer(self, actor: &Actor, db: &Reader, now: Moment) -> Result<Self::Answer, Failure>;
}
