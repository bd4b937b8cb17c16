//! An author takes an idea up again that had its answer or was withdrawn: a new draft with its text, which says where it
//! comes from.
use crate::{
    Command, Failure,
    store::{Tx, challenges, ideas},
};
use async_trait::async_trait;
use domain::{
    Actor, IdeaId, Moment, PersonId, Refusal,
    ideas::{IdeaFacts, TakeUp, may_take_up},
};

pub struct Facts {
    author: PersonId,
    idea: IdeaFacts,
}

#[async_trait]
impl Command for TakeUp {
    type Facts = Facts;
    type Outcome = IdeaId;

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<Facts, Failure> {
        let author = actor.person().ok_or(Failure::SignedOut)?;
        Ok(Facts { author, idea: ideas::seen(tx, actor, self.idea).await? })
    }

    fn authorize(&self, actor: &Actor, facts: &Facts, _now: Moment) -> Result<(), Refusal> {
        may_take_up(actor, &facts.idea)
    }

    async fn apply(self, tx: &Tx, _by: &Actor, facts: Facts, now: Moment) -> Result<IdeaId, Failure> {
        let text = ideas::text(tx, self.idea).await?;
        let draft: IdeaId = tx.id(now);
        ideas::begin(tx, draft, challenges::tank(tx).await?, (facts.author, facts.idea.veil.hidden), &text, now).await?;
        ideas::put_origin(tx, draft, self.idea).await.map(|()| draft)
    }
}
