//! Who was asked says what they think, changes it until a round holds the idea, or can't judge it.
use super::facts;
use crate::{
    Command, Failure,
    store::{Tx, ideas, opinions},
};
use async_trait::async_trait;
use domain::{
    Actor, Event, Moment, Refusal,
    opinions::{DeclineOpinion, GiveOpinion, OpinionFacts, asked, may_decline, may_give},
};

#[async_trait]
impl Command for GiveOpinion {
    type Facts = OpinionFacts;
    type Outcome = ();

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<OpinionFacts, Failure> {
        let idea = ideas::seen_to_change(tx, actor, self.idea).await?;
        facts(tx, actor, idea).await.map(|(of, _)| of)
    }

    fn authorize(&self, actor: &Actor, of: &OpinionFacts, _now: Moment) -> Result<(), Refusal> {
        may_give(actor, of)
    }

    async fn apply(self, tx: &Tx, by: &Actor, of: OpinionFacts, now: Moment) -> Result<(), Failure> {
        let (stance, words) = self.parse()?;
        let person = by.person().ok_or(Failure::SignedOut)?;
        let request = asked(by, &of).ok_or(Failure::NotFound)?.id;
        opinions::give(tx, self.idea, request, person, (stance, &words), now).await?;
        tx.record(Event::OpinionGiven { idea: self.idea, person }, by, now).await.map(|_| ())
    }
}

#[async_trait]
impl Command for DeclineOpinion {
    type Facts = OpinionFacts;
    type Outcome = ();

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<OpinionFacts, Failure> {
        let idea = ideas::seen_to_change(tx, actor, self.idea).await?;
        facts(tx, actor, idea).await.map(|(of, _)| of)
    }

    fn authorize(&self, actor: &Actor, of: &OpinionFacts, _now: Moment) -> Result<(), Refusal> {
        may_decline(actor, of)
    }

    async fn apply(self, tx: &Tx, by: &Actor, of: OpinionFacts, now: Moment) -> Result<(), Failure> {
        let person = by.person().ok_or(Failure::SignedOut)?;
        let request = asked(by, &of).ok_or(Failure::NotFound)?.id;
        opinions::decline(tx, request, now).await?;
        tx.record(Event::OpinionDeclined { idea: self.idea, person }, by, now).await.map(|_| ())
    }
}
