//! Counting attempts in the database: by what is tried and by where it comes from, both hashed.
use crate::{
    Command, Ctx, Failure, secrets,
    store::{self, Tx, entity::attempt},
};
use async_trait::async_trait;
use domain::{Actor, Moment, Refusal, time::MINUTE};

/// How many attempts in how many microseconds.
struct Limit {
    most: i64,
    within: i64,
}

/// Ten failures an account and a hundred an address each quarter of an hour.
const ACCOUNT: Limit = Limit { most: 10, within: 15 * MINUTE };
const ADDRESS: Limit = Limit { most: 100, within: 15 * MINUTE };

fn keys(what: &str, account: &str, from: &str) -> [(Vec<u8>, Limit); 2] {
    [(secrets::digest(&format!("{what} account {account}")), ACCOUNT), (secrets::digest(&format!("{what} address {from}")), ADDRESS)]
}

/// Refuses when too much was tried lately.
pub async fn check(ctx: &Ctx, what: &str, account: &str, from: &str) -> Result<(), Failure> {
    let reader = ctx.reader();
    let now = reader.now().await?;
    for (key, limit) in keys(what, account, from) {
        if store::people::attempts(&reader, key, now.plus(-limit.within)).await? >= limit.most {
            return Err(Failure::TooMany);
        }
    }
    Ok(())
}

/// Notes an attempt.
#[derive(Clone)]
pub struct NoteAttempt {
    pub what: &'static str,
    pub account: String,
    pub from: String,
}

#[async_trait]
impl Command for NoteAttempt {
    type Facts = ();
    type Outcome = ();

    async fn gather(&self, _tx: &Tx, _actor: &Actor) -> Result<(), Failure> {
        Ok(())
    }

    fn authorize(&self, _actor: &Actor, _facts: &(), _now: Moment) -> Result<(), Refusal> {
        // Anybody may fail.
        Ok(())
    }

    async fn apply(self, tx: &Tx, _by: &Actor, _facts: (), now: Moment) -> Result<(), Failure> {
        for (key_hash, _) in keys(self.what, &self.account, &self.from) {
            let row = attempt::Model { id: tx.id(now), what: self.what.into(), key_hash, at: now.0 };
            store::insert(tx, row).await?;
        }
        Ok(())
    }
}
