//! Counting attempts in the database: by what is tried and by where it comes from, both hashed.
use crate::{
    Command, Ctx, Failure, secrets,
    store::{self, Tx, entity::attempt, values},
};
use async_trait::async_trait;
use domain::{Actor, Moment, Refusal, time::MINUTE};
use uuid::Uuid;

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

/// An attempt that has begun and is counted, until it is known to have been a good one.
pub struct Attempt(Vec<Uuid>);

/// Counts an attempt, and refuses it when there were too many lately. It is counted before it is tried: of a thousand at once
/// no more are tried than of a thousand one by one.
pub async fn begin(ctx: &Ctx, what: &'static str, account: &str, from: &str) -> Result<Attempt, Failure> {
    let noted = ctx.run(NoteAttempt { what, account: account.into(), from: from.into() }).await?;
    let reader = ctx.reader();
    let now = reader.now().await?;
    for (key, limit) in keys(what, account, from) {
        if store::people::attempts(&reader, key, now.plus(-limit.within)).await? > limit.most {
            // What is not tried does not count: waiting is enough to come in again.
            ctx.run(ForgetAttempt(noted)).await?;
            return Err(Failure::TooMany);
        }
    }
    Ok(Attempt(noted))
}

impl Attempt {
    /// It was a good one.
    pub async fn forget(self, ctx: &Ctx) -> Result<(), Failure> {
        ctx.run(ForgetAttempt(self.0)).await
    }
}

/// As much work as for an address that is known, so that the time tells nothing. Under a name of its own: it counts for nobody.
pub async fn pretend(ctx: &Ctx) -> Result<(), Failure> {
    ctx.run(NoteAttempt { what: "nothing", account: String::new(), from: String::new() }).await.map(|_| ())
}

#[derive(Clone)]
struct NoteAttempt {
    what: &'static str,
    account: String,
    from: String,
}

#[async_trait]
impl Command for NoteAttempt {
    type Facts = ();
    type Outcome = Vec<Uuid>;

    async fn gather(&self, _tx: &Tx, _actor: &Actor) -> Result<(), Failure> {
        Ok(())
    }

    fn authorize(&self, _actor: &Actor, _facts: &(), _now: Moment) -> Result<(), Refusal> {
        // Anybody may try.
        Ok(())
    }

    async fn apply(self, tx: &Tx, _by: &Actor, _facts: (), now: Moment) -> Result<Vec<Uuid>, Failure> {
        let mut noted = vec![];
        for (key_hash, _) in keys(self.what, &self.account, &self.from) {
            let row = attempt::Model { id: tx.id(now), what: self.what.into(), key_hash, at: now.0 };
            noted.push(row.id);
            store::insert(tx, row).await?;
        }
        Ok(noted)
    }
}

#[derive(Clone)]
struct ForgetAttempt(Vec<Uuid>);

#[async_trait]
impl Command for ForgetAttempt {
    type Facts = ();
    type Outcome = ();

    async fn gather(&self, _tx: &Tx, _actor: &Actor) -> Result<(), Failure> {
        Ok(())
    }

    fn authorize(&self, _actor: &Actor, _facts: &(), _now: Moment) -> Result<(), Refusal> {
        // One's own, just noted.
        Ok(())
    }

    async fn apply(self, tx: &Tx, _by: &Actor, _facts: (), _now: Moment) -> Result<(), Failure> {
        for id in self.0 {
            store::exec(tx, "DELETE FROM attempt WHERE id = $1", values![id]).await?;
        }
        Ok(())
    }
}
