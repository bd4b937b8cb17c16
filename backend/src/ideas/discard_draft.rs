//! An author throws a draft away; nobody else ever saw it.
use crate::{
    Command, Failure,
    store::{Tx, ideas},
};
use async_trait::async_trait;
use domain::{
    Actor, Moment, Refusal,
    ideas::{DiscardDraft, IdeaFacts, may_discard},
};

#[async_trait]
impl Command for DiscardDraft {
    type Facts = IdeaFacts;
    type Outcome = ();

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<IdeaFacts, Failure> {
        ideas::seen_to_change(tx, actor, self.idea).await
    }

    fn authorize(&self, actor: &Actor, idea: &IdeaFacts, _now: Moment) -> Result<(), Refusal> {
        may_discard(actor, idea)
    }

    async fn apply(self, tx: &Tx, _by: &Actor, idea: IdeaFacts, _now: Moment) -> Result<(), Failure> {
        ideas::discard(tx, idea.id).await
    }
}
