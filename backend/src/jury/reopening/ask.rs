//! Chair, deputy or a host asks for a locked card to be opened again, with a reason.
use crate::{
    Command, Failure,
    store::{self, Tx, jury},
};
use async_trait::async_trait;
use domain::{
    Actor, Event, FieldErrors, Moment, PersonId, Problem, Refusal, ReopeningId,
    jury::{AskReopening, Assignment, RoundFacts, may_ask_reopening, may_see_round},
};

pub struct Facts {
    round: RoundFacts,
    by: PersonId,
}

#[async_trait]
impl Command for AskReopening {
    type Facts = Facts;
    type Outcome = ReopeningId;

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<Facts, Failure> {
        let by = actor.person().ok_or(Failure::NotFound)?;
        let round = jury::round_to_change(tx, self.round).await?;
        Ok(Facts { round: round.filter(|r| may_see_round(actor, r)).ok_or(Failure::NotFound)?, by })
    }

    fn authorize(&self, actor: &Actor, facts: &Facts, now: Moment) -> Result<(), Refusal> {
        may_ask_reopening(actor, &facts.round, self.juror.parse().ok(), now)
    }

    async fn apply(self, tx: &Tx, by: &Actor, facts: Facts, now: Moment) -> Result<ReopeningId, Failure> {
        let wanted = self.parse()?;
        let (Some(pitch), Some(juror)) = (wanted.pitch, wanted.juror) else { return Err(Failure::NotFound) };
        if !jury::is_shown(tx, facts.round.id, pitch, by).await? {
            return Err(FieldErrors::one("pitch", Problem::NotAChoice).into());
        }
        if jury::assignment(tx, pitch, juror).await? != Some(Assignment::Open) {
            return Err(FieldErrors::one("juror", Problem::NotAChoice).into());
        }
        if jury::is_reopening(tx, pitch, juror, now).await? {
            return Err(Refusal::AlreadyReopened.into());
        }
        let id = store::jury::add_reopening(tx, &wanted, facts.by, now).await?;
        tx.record(Event::ReopeningAsked { pitch, juror }, by, now).await.map(|_| id)
    }
}
