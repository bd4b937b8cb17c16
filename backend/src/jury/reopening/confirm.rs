//! A second person agrees, and the juror may revise the card.
use crate::{
    Command, Failure,
    store::{Tx, jury},
};
use async_trait::async_trait;
use domain::{
    Actor, Event, Moment, Refusal,
    jury::{ConfirmReopening, ReopeningFacts, may_confirm_reopening, may_see_round},
};

#[async_trait]
impl Command for ConfirmReopening {
    type Facts = ReopeningFacts;
    type Outcome = ();

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<ReopeningFacts, Failure> {
        let found = jury::reopening_to_change(tx, self.reopening, actor).await?;
        found.filter(|of| may_see_round(actor, &of.round)).ok_or(Failure::NotFound)
    }

    fn authorize(&self, actor: &Actor, of: &ReopeningFacts, now: Moment) -> Result<(), Refusal> {
        may_confirm_reopening(actor, of, now)
    }

    async fn apply(self, tx: &Tx, by: &Actor, of: ReopeningFacts, now: Moment) -> Result<(), Failure> {
        let person = by.person().ok_or(Failure::NotFound)?;
        jury::confirm_reopening(tx, self.reopening, person, of.lasts(now)).await?;
        let event = Event::CardReopened { round: of.round.id, pitch: of.pitch, juror: of.juror };
        tx.record(event, by, now).await.map(|_| ())
    }
}
