//! The event log for admins: who did what when. Votes are not in it, nor is anything a round still seals.
use crate::{
    Failure, Query,
    store::{self, Reader},
};
use async_trait::async_trait;
use domain::{
    Actor, Moment,
    admin::{AskLog, EventLog},
    people::may_administer,
};

#[async_trait]
impl Query for AskLog {
    type Answer = EventLog;

    async fn answer(self, actor: &Actor, db: &Reader, _now: Moment) -> Result<EventLog, Failure> {
        may_administer(actor)?;
        store::admin_log::page(db, self.before).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::on_each_database;
    use domain::people::{AddPlaces, PlaceKind};

    #[tokio::test]
    async fn the_log_tells_who_did_what_to_admins_only() {
        on_each_database(async |company| {
            company.run(1, AddPlaces { kind: PlaceKind::Site, names: "Nantes".into() }).await.expect("added");
            company.backend.settle().await.expect("settled");
            let log = company.ask(1, AskLog::default()).await.expect("read");
            let row = log.rows.first().expect("a row");
            assert_eq!((row.kind.as_str(), row.by.as_deref()), ("company_changed", Some("Personne 1")));
            assert!(company.ask(3, AskLog::default()).await.is_err());
        })
        .await;
    }
}
