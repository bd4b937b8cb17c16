//! Why I have my points: every line of the ledger that is mine. Nobody else can ask.
use crate::{
    Failure, Query,
    store::{self, Reader},
};
use async_trait::async_trait;
use domain::{
    Actor, Moment,
    credit::{AskMyPoints, MyPoints},
};

/// How many lines the page shows.
const SHOWN: i64 = 500;

#[async_trait]
impl Query for AskMyPoints {
    type Answer = MyPoints;

    async fn answer(self, actor: &Actor, db: &Reader, _now: Moment) -> Result<MyPoints, Failure> {
        let me = actor.person().ok_or(Failure::SignedOut)?;
        let total = store::credit::total(db, me).await?;
        let entries = store::credit::lines(db, me, SHOWN).await?;
        Ok(MyPoints { total, entries, rules: store::credit::rules(db).await? })
    }
}
