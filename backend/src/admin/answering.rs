//! How ideas are answered: whether hosts review them before they open, in how many working days, when the clock of an open one
//! runs again, for how long jurors' notes are kept after it, and the days on which the company is closed.
use crate::{
    Command, Failure,
    store::{self, Reader, Tx, admin::AnsweringRow},
};
use async_trait::async_trait;
use domain::{
    Actor, ClosureId, Event, FieldErrors, Moment, Refusal,
    admin::{Answering, ChangeAnswering, Closure, FEWEST_OPEN_DAYS, MOST_NOTE_MONTHS, MOST_OPEN_DAYS, RemoveClosure},
    challenges::number,
    ideas::{AddClosure, MOST_ANSWER_DAYS, day_of, number_of},
    people::may_administer,
};

/// As the admins see it: closures that are over are not listed.
pub async fn answering(db: &Reader, now: Moment) -> Result<Answering, Failure> {
    let AnsweringRow { review, answer_days, open_days, note_months } = store::admin::answering(db).await?;
    let today = number_of(db.stamp(now.0).local);
    let day = |number: i64| db.zone().parse_day(&day_of(number).to_string()).map(|at| db.stamp(at.0)).ok();
    let closures = store::admin::closures(db, today)
        .await?
        .into_iter()
        .filter_map(|c| Some(Closure { id: ClosureId(c.id), label: c.label, first: day(c.first_day)?, last: day(c.last_day)? }));
    Ok(Answering { review, days: answer_days, open_days, note_months, closures: closures.collect() })
}

#[async_trait]
impl Command for ChangeAnswering {
    type Facts = ();
    type Outcome = ();

    async fn gather(&self, _tx: &Tx, _actor: &Actor) -> Result<(), Failure> {
        Ok(())
    }

    fn authorize(&self, actor: &Actor, _facts: &(), _now: Moment) -> Result<(), Refusal> {
        may_administer(actor)
    }

    async fn apply(self, tx: &Tx, by: &Actor, _facts: (), now: Moment) -> Result<(), Failure> {
        let mut errors = FieldErrors::default();
        let answer_days = errors.take("days", number(&self.days, 1, MOST_ANSWER_DAYS));
        let open_days = errors.take("open_days", number(&self.open_days, FEWEST_OPEN_DAYS, MOST_OPEN_DAYS));
        let note_months = errors.take("note_months", number(&self.note_months, 1, MOST_NOTE_MONTHS));
        let set = errors.finish(AnsweringRow { review: self.review, answer_days, open_days, note_months })?;
        store::admin::put_answering(tx, &set).await?;
        store::ideas::promise_anew(tx, now).await?;
        tx.record(Event::CompanyChanged, by, now).await.map(|_| ())
    }
}

#[async_trait]
impl Command for AddClosure {
    type Facts = ();
    type Outcome = ();

    async fn gather(&self, _tx: &Tx, _actor: &Actor) -> Result<(), Failure> {
        Ok(())
    }

    fn authorize(&self, actor: &Actor, _facts: &(), _now: Moment) -> Result<(), Refusal> {
        may_administer(actor)
    }

    async fn apply(self, tx: &Tx, by: &Actor, _facts: (), now: Moment) -> Result<(), Failure> {
        let (closed, label) = self.parse()?;
        store::admin::put_closure(tx, tx.id(now), closed, &label).await?;
        store::ideas::promise_anew(tx, now).await?;
        tx.record(Event::CompanyChanged, by, now).await.map(|_| ())
    }
}

#[async_trait]
impl Command for RemoveClosure {
    type Facts = ();
    type Outcome = ();

    async fn gather(&self, _tx: &Tx, _actor: &Actor) -> Result<(), Failure> {
        Ok(())
    }

    fn authorize(&self, actor: &Actor, _facts: &(), _now: Moment) -> Result<(), Refusal> {
        may_administer(actor)
    }

    async fn apply(self, tx: &Tx, by: &Actor, _facts: (), now: Moment) -> Result<(), Failure> {
        // Removed a moment ago in another window: it is gone, as wished.
        if store::admin::remove_closure(tx, self.closure).await? {
            store::ideas::promise_anew(tx, now).await?;
            tx.record(Event::CompanyChanged, by, now).await?;
        }
        Ok(())
    }
}
