//! The one gate. A command answers three questions in this order, inside one transaction: what are the facts, may
//! the actor, and what changes. A query reads.
use crate::{
    Failure,
    store::{Reader, Tx},
};
use domain::{Actor, Moment, Refusal};
use std::future::Future;

/// Something that changes the state.
pub trait Command: Clone + Send + 'static {
    /// What `authorize` and `apply` need to know; loaded, and locked, by `gather`.
    type Facts: Send;
    type Outcome: Send + 'static;

    /// Loads the facts, answers [`Failure::NotFound`] for what the actor may not know, locks the rows it decides on.
    fn gather(&self, tx: &Tx, actor: &Actor) -> impl Future<Output = Result<Self::Facts, Failure>> + Send;

    /// Pure; the same predicate that showed the button.
    fn authorize(&self, actor: &Actor, facts: &Self::Facts, now: Moment) -> Result<(), Refusal>;

    /// Writes, and records the events.
    fn apply(self, tx: &Tx, by: &Actor, facts: Self::Facts, now: Moment) -> impl Future<Output = Result<Self::Outcome, Failure>> + Send;
}

/// Something that reads.
pub trait Query: Send {
    type Answer: Send;

    fn answer(self, actor: &Actor, db: &Reader, now: Moment) -> impl Future<Output = Result<Self::Answer, Failure>> + Send;
}
