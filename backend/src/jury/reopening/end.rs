//! What was asked for is taken back, or a card that is open again is locked before its time.
use crate::{
    Command, Failure,
    store::{Tx, jury},
};
use async_trait::async_trait;
use domain::{
    Actor, Event, Moment, Refusal,
    jury::{EndReopening, ReopeningFacts, may_end_reopening, may_see_round},
};

#[async_trait]
impl Command for EndReopening {
    type Facts = ReopeningFacts;
    type Outcome = ();

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<ReopeningFacts, Failure> {
        let found = jury::reopening_to_change(tx, self.reopening, actor).await?;
        found.filter(|of| may_see_round(actor, &of.round)).ok_or(Failure::NotFound)
    }

    fn authorize(&self, actor: &Actor, of: &ReopeningFacts, now: Moment) -> Result<(), Refusal> {
        may_end_reopening(actor, of, now)
    }

    async fn apply(self, tx: &Tx, by: &Actor, of: ReopeningFacts, now: Moment) -> Result<(), Failure> {
        jury::end_reopening(tx, of.pitch, of.juror, now).await?;
        tx.record(Event::ReopeningEnded { pitch: of.pitch, juror: of.juror }, by, now).await.map(|_| ())
    }
}
