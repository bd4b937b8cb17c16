//! A juror steps aside from a pitch: what they had said of it is void, it is hidden from them where they are tied to its
//! authors, and somebody else gets it while the round runs.
use super::assign::top_up;
use crate::{
    Command, Failure,
    store::{
        self, Tx,
        jury::{Pitch, Slot},
    },
};
use async_trait::async_trait;
use domain::{
    Actor, Event, Moment, PersonId, Refusal,
    jury::{Assignment, RoundPhase, StepAside, may_know, may_step_aside},
};

pub struct Facts {
    pitch: Pitch,
    juror: PersonId,
}

#[async_trait]
impl Command for StepAside {
    type Facts = Facts;
    type Outcome = ();

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<Facts, Failure> {
        let juror = actor.person().ok_or(Failure::NotFound)?;
        let pitch = store::jury::pitch_to_change(tx, self.pitch, juror).await?;
        let pitch = pitch.filter(|p| may_know(actor, &p.facts)).ok_or(Failure::NotFound)?;
        store::jury::hold_seat(tx, pitch.facts.round.challenge.id, juror).await?;
        Ok(Facts { pitch, juror })
    }

    fn authorize(&self, actor: &Actor, facts: &Facts, now: Moment) -> Result<(), Refusal> {
        // What is wrong with the form is said beside it, to whoever may step aside at all.
        let how = self.parse().map_or(Assignment::Recused, |(how, _)| how);
        may_step_aside(actor, &facts.pitch.facts, how, now)
    }

    async fn apply(self, tx: &Tx, by: &Actor, facts: Facts, now: Moment) -> Result<(), Failure> {
        let (how, why) = self.parse()?;
        let Facts { pitch, juror } = facts;
        let round = &pitch.facts.round;
        store::jury::end_assignment(tx, &Slot { pitch: self.pitch, juror, state: how }, &why, now).await?;
        if how == Assignment::Recused {
            store::jury::forget_decision_of(tx, round.id, pitch.idea, juror).await?;
        }
        tx.record(Event::JurorSteppedAside { pitch: self.pitch, juror }, by, now).await?;
        if round.phase(now) == RoundPhase::Scoring { top_up(tx, round, by, now).await } else { Ok(()) }
    }
}
