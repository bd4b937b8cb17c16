//! The write transaction (immediate on SQLite, READ COMMITTED on PostgreSQL) and the reader.
use super::{
    Pools,
    fault::broken,
    sql::{Connection, one},
};
use crate::{Backend, Failure};
use domain::{Event, Moment, Stamp, Zone};
use sea_orm::{
    DatabaseConnection, DatabaseTransaction, FromQueryResult, IsolationLevel, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use std::sync::{Mutex, atomic::Ordering};
use uuid::{Timestamp, Uuid};

/// The one write transaction of a command.
pub struct Tx {
    raw: DatabaseTransaction,
    backend: Backend,
    offset: i64,
    events: Mutex<u32>,
}

/// A connection that reads, with the context's clock and zone.
pub struct Reader {
    raw: DatabaseConnection,
    backend: Backend,
    offset: i64,
}

impl Connection for Tx {
    type Raw = DatabaseTransaction;
    fn raw(&self) -> &DatabaseTransaction {
        &self.raw
    }
}

impl Connection for Reader {
    type Raw = DatabaseConnection;
    fn raw(&self) -> &DatabaseConnection {
        &self.raw
    }
}

impl Connection for DatabaseConnection {
    type Raw = Self;
    fn raw(&self) -> &Self {
        self
    }
}

#[derive(FromQueryResult)]
struct Clock {
    now: i64,
}

/// The database's clock: the same for every server that uses it.
pub async fn now(on: &impl Connection) -> Result<Moment, Failure> {
    use sea_orm::{ConnectionTrait, DbBackend};
    let sql = match on.raw().get_database_backend() {
        DbBackend::Postgres => "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS BIGINT) AS now",
        _ => "SELECT CAST(unixepoch('subsec') * 1000000 AS INTEGER) AS now",
    };
    let clock = one::<Clock>(on, sql, vec![]).await?;
    clock.map(|c| Moment(c.now)).ok_or_else(|| Failure::Unexpected("the database has no clock".into()))
}

impl Tx {
    pub async fn begin(backend: &Backend, offset: i64) -> Result<Self, Failure> {
        let pools = &backend.shared.pools;
        let options = TransactionOptions {
            isolation_level: (!pools.is_sqlite()).then_some(IsolationLevel::ReadCommitted),
            sqlite_transaction_mode: pools.is_sqlite().then_some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        #[expect(clippy::disallowed_methods, reason = "the one gate")]
        let raw = pools.writer.begin_with_options(options).await.map_err(broken)?;
        Ok(Self { raw, backend: backend.clone(), offset, events: Mutex::new(0) })
    }

    pub async fn now(&self) -> Result<Moment, Failure> {
        Ok(now(self).await?.plus(self.offset))
    }

    pub fn zone(&self) -> Zone {
        self.backend.zone()
    }

    pub fn backend(&self) -> &Backend {
        &self.backend
    }

    /// A new identifier (UUID version 7, RFC 9562), in the order of the context's time and, at one moment, in the order of
    /// the calls: what was written first stands first, also within a millisecond of SQLite's clock.
    pub fn id<T: From<Uuid>>(&self, now: Moment) -> T {
        let micros = now.0.max(0) as u64;
        let nth = u128::from(self.backend.shared.made.fetch_add(1, Ordering::Relaxed) & 0xf_ffff);
        let counter = (u128::from(micros % 1000) << 20) | nth;
        let timestamp = Timestamp::from_unix_time(micros / 1_000_000, (micros % 1_000_000) as u32 * 1000, counter, 30);
        #[expect(clippy::disallowed_methods, reason = "identifiers come from here")]
        Uuid::new_v7(timestamp).into()
    }

    /// Records what happened; the followers read it after the commit.
    pub async fn record(&self, event: Event, by: &domain::Actor, now: Moment) -> Result<Uuid, Failure> {
        let id: Uuid = self.id(now);
        super::events::append(self, id, event, by, now).await?;
        if let Ok(mut events) = self.events.lock() {
            *events += 1;
        }
        Ok(id)
    }

    pub fn has_events(&self) -> bool {
        self.events.lock().is_ok_and(|n| *n > 0)
    }

    pub async fn commit(self) -> Result<(), Failure> {
        self.raw.commit().await.map_err(broken)
    }

    /// Rolls back. A connection that saw an error of the database is closed: after a full disk SQLite has rolled
    /// back by itself, while the driver still counts an open transaction.
    pub async fn give_up(self, sound: bool) {
        let rolled_back = self.raw.rollback().await.is_ok();
        if !(sound && rolled_back) {
            self.backend.shared.pools.drop_writer().await;
        }
    }
}

impl Reader {
    pub fn new(backend: &Backend, offset: i64) -> Self {
        Self { raw: backend.shared.pools.reader.clone(), backend: backend.clone(), offset }
    }

    pub async fn now(&self) -> Result<Moment, Failure> {
        Ok(now(self).await?.plus(self.offset))
    }

    pub fn stamp(&self, at: i64) -> Stamp {
        self.zone().stamp(Moment(at))
    }

    pub fn zone(&self) -> Zone {
        self.backend.zone()
    }

    pub fn backend(&self) -> &Backend {
        &self.backend
    }
}

impl Tx {
    pub fn stamp(&self, at: Moment) -> Stamp {
        self.zone().stamp(at)
    }

    pub fn pools(&self) -> &Pools {
        &self.backend.shared.pools
    }

    /// Ends a SELECT whose rows must stay as they are until the commit. SQLite has one writer and needs nothing.
    pub fn for_share(&self) -> &'static str {
        if self.pools().is_sqlite() { "" } else { " FOR SHARE" }
    }

    /// Ends a SELECT whose rows this transaction changes.
    pub fn for_update(&self) -> &'static str {
        if self.pools().is_sqlite() { "" } else { " FOR UPDATE" }
    }
}

#[cfg(test)]
mod tests {
    use super::Tx;
    use crate::testing::on_each_database;
    use domain::Moment;
    use uuid::Uuid;

    #[tokio::test]
    async fn at_one_moment_identifiers_follow_the_order_of_the_calls_across_transactions() {
        on_each_database(async |company| {
            let mut made: Vec<Uuid> = vec![];
            for _ in 0..8 {
                let tx = Tx::begin(&company.backend, 0).await.expect("a transaction");
                made.extend([tx.id::<Uuid>(Moment(1_000)), tx.id::<Uuid>(Moment(1_000))]);
                tx.commit().await.expect("committed");
            }
            assert!(made.is_sorted(), "{made:?}");
        })
        .await;
    }
}
