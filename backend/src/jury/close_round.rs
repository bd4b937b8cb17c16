//! The chair or deputy closes scoring before its time: cards lock, and the ranking opens to the panel.
use crate::{
    Command, Failure,
    store::{self, Tx},
};
use async_trait::async_trait;
use domain::{
    Actor, Event, Moment, Refusal,
    jury::{CloseRound, RoundFacts, may_close_round, may_see_round},
};

#[async_trait]
impl Command for CloseRound {
    type Facts = RoundFacts;
    type Outcome = ();

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<RoundFacts, Failure> {
        let round = store::jury::round_to_change(tx, self.round).await?;
        round.filter(|r| may_see_round(actor, r)).ok_or(Failure::NotFound)
    }

    fn authorize(&self, actor: &Actor, round: &RoundFacts, now: Moment) -> Result<(), Refusal> {
        may_close_round(actor, round, now)
    }

    async fn apply(self, tx: &Tx, by: &Actor, _round: RoundFacts, now: Moment) -> Result<(), Failure> {
        store::jury::close_round(tx, self.round, now).await?;
        tx.record(Event::RoundClosed { round: self.round }, by, now).await.map(|_| ())
    }
}
