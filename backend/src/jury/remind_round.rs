//! A round that closes within a day is announced, once: whoever has cards missing is told by what follows the event.
use crate::{
    Backend, Command, Failure,
    store::{self, Tx},
};
use async_trait::async_trait;
use domain::{
    Actor, Event, Moment, Refusal, RoundId,
    jury::{RemindRound, RoundFacts, RoundPhase},
    time::DAY,
};

#[async_trait]
impl Command for RemindRound {
    type Facts = RoundFacts;
    /// Whether it was announced now.
    type Outcome = bool;

    async fn gather(&self, tx: &Tx, _actor: &Actor) -> Result<RoundFacts, Failure> {
        store::jury::round_to_change(tx, self.round).await?.ok_or(Failure::NotFound)
    }

    fn authorize(&self, actor: &Actor, _round: &RoundFacts, _now: Moment) -> Result<(), Refusal> {
        if actor.is_system() { Ok(()) } else { Err(Refusal::OnlyTheChair) }
    }

    async fn apply(self, tx: &Tx, by: &Actor, round: RoundFacts, now: Moment) -> Result<bool, Failure> {
        let soon = round.phase(now) == RoundPhase::Scoring && round.closes <= now.plus(DAY);
        if !soon || !store::jury::mark_reminded(tx, self.round, now).await? {
            return Ok(false);
        }
        tx.record(Event::RoundClosingSoon { round: self.round }, by, now).await.map(|_| true)
    }
}

/// Announces every round that closes within a day; the scheduler asks now and then. How many were announced.
pub async fn remind_rounds(backend: &Backend) -> Result<u64, Failure> {
    let ctx = backend.system();
    let due: Vec<RoundId> = store::jury::rounds_closing_soon(&ctx.reader(), ctx.now().await?).await?;
    let mut announced = 0;
    for round in due {
        announced += u64::from(ctx.run(RemindRound { round }).await?);
    }
    Ok(announced)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::on_each_database;

    #[tokio::test]
    async fn a_round_is_announced_once_within_its_last_day() {
        on_each_database(async |company| {
            company.seat(company.tank, 3, 4, &[]).await.expect("seated");
            let idea = company.enter_on(10, company.tank, "A", 0).await;
            company.shortlist(&[idea], 0).await;
            let round = company.open_round(3, company.tank, 0, 3).await;
            let remind = async |day: i64| company.backend.system().offset_by(day * DAY).run(RemindRound { round }).await.expect("asked");
            assert!(!remind(1).await, "too early");
            assert_eq!(remind_rounds(&company.backend).await.expect("asked"), 0);
            assert!(!remind(3).await, "closed already");
            assert!(remind(2).await && !remind(2).await, "once");
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM event WHERE kind = 'round_closing_soon'").await, 1);
            let person = company.at(3, 2).run(RemindRound { round }).await;
            assert!(matches!(person, Err(Failure::Refused(Refusal::OnlyTheChair))));
        })
        .await;
    }

    #[tokio::test]
    async fn the_scheduler_finds_what_closes_soon() {
        on_each_database(async |company| {
            company.seat(company.tank, 3, 4, &[]).await.expect("seated");
            let idea = company.enter_on(10, company.tank, "A", 0).await;
            company.shortlist(&[idea], 0).await;
            company.open_round(3, company.tank, 0, 1).await;
            assert_eq!(remind_rounds(&company.backend).await.expect("asked"), 1);
            assert_eq!(remind_rounds(&company.backend).await.expect("asked"), 0);
        })
        .await;
    }
}
