//! The company's name, language and time zone.
use crate::{
    Command, Failure,
    store::{self, Tx},
};
use async_trait::async_trait;
use domain::{
    Actor, Event, FieldErrors, Language, Moment, Problem, Refusal,
    admin::ChangeCompany,
    people::{LONGEST_NAME, may_administer},
    text,
};

#[async_trait]
impl Command for ChangeCompany {
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
        let name = errors.take("name", text::line(&self.name, LONGEST_NAME));
        let language = errors.take("language", self.language.parse::<Language>().map_err(|()| Problem::NotAChoice));
        let zone = store::admin::named_zone(self.zone.trim());
        if zone.is_none() {
            errors.add("zone", Problem::NotAChoice);
        }
        errors.finish(())?;
        store::admin::put_company(tx, &name, language, self.zone.trim()).await?;
        if let Some(zone) = zone {
            tx.backend().set_zone(zone);
        }
        tx.record(Event::CompanyChanged, by, now).await.map(|_| ())
    }
}
