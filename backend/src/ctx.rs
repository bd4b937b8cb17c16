//! The open database, and contexts in which actors run commands and ask queries. Clocks, randomness, identifiers
//! and transactions come from here and nowhere else.
use crate::{
    Command, Failure, Query, events,
    jury::Remembered,
    search,
    store::{self, Pools, Reader, Tx},
};
use domain::{Actor, Moment, Zone};
use std::{
    sync::{Arc, RwLock, atomic::AtomicU32},
    time::Duration,
};
use tokio::sync::Notify;

/// Where the data is and what surrounds it.
#[derive(Clone, Debug)]
pub struct Settings {
    /// `sqlite://path/to/file.db` or `postgres://user@host/name`.
    pub database: String,
    /// Connections that read; on PostgreSQL, all connections.
    pub connections: u32,
    /// Mails can be sent (SMTP), or land in the demo's mailbox.
    pub can_mail: bool,
    /// Refuse to share a SQLite file with another server.
    pub exclusive: bool,
    /// The demo company: stepping into people, `/dev/mailbox`.
    pub demo: bool,
}

#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("the database address must start with sqlite:// or postgres://")]
    UnknownDatabase,
    #[error("the database can't be opened: {0}")]
    Unreachable(String),
    #[error("SQLite {0} can lose commits (the WAL-reset bug); 3.51.3 or newer is needed")]
    OldSqlite(String),
    #[error("another Lagon serves this file already")]
    Locked,
    #[error("migration failed: {0}")]
    Migration(String),
    #[error("the database needs `lagon migrate` first")]
    NotMigrated,
}

/// An open installation.
#[derive(Clone)]
pub struct Backend {
    pub(crate) shared: Arc<Shared>,
}

pub(crate) struct Shared {
    pub pools: Pools,
    pub zone: RwLock<Zone>,
    pub settings: Settings,
    /// Rung after each commit that recorded events.
    pub bell: Notify,
    /// Rung after each time events were given their places.
    pub placed: Notify,
    /// How many identifiers this process has made.
    pub made: AtomicU32,
    /// What this server's searches ask, once it is there.
    pub search: RwLock<Option<Arc<search::Index>>>,
    /// What closed rounds' pages are made of.
    pub rounds: Remembered,
}

impl Backend {
    /// Opens the database. `migrate` brings its schema up to date; without it an old schema is an error.
    pub async fn open(mut settings: Settings, migrate: bool) -> Result<Self, OpenError> {
        let pools = store::open(&settings, migrate).await?;
        let unreachable = |e: Failure| OpenError::Unreachable(e.to_string());
        let zone = store::admin::zone(&pools.reader).await.map_err(unreachable)?;
        // A demo's database is the demo, however it is opened; its mails stay in it.
        let company = store::admin::company(&pools.reader).await.map_err(unreachable)?;
        settings.demo |= company.is_some_and(|c| c.demo_loaded_at.is_some());
        settings.can_mail |= settings.demo;
        let shared = Shared {
            pools,
            zone: RwLock::new(zone),
            settings,
            bell: Notify::new(),
            placed: Notify::new(),
            made: AtomicU32::new(0),
            search: RwLock::new(None),
            rounds: Remembered::default(),
        };
        Ok(Self { shared: Arc::new(shared) })
    }

    /// A context for an actor, on the database's clock.
    pub fn ctx(&self, actor: Actor) -> Ctx {
        Ctx { backend: self.clone(), actor, offset: 0 }
    }

    pub fn system(&self) -> Ctx {
        self.ctx(Actor::System)
    }

    pub fn settings(&self) -> &Settings {
        &self.shared.settings
    }

    pub(crate) fn zone(&self) -> Zone {
        self.shared.zone.read().map(|z| z.clone()).unwrap_or_else(|poisoned| poisoned.into_inner().clone())
    }

    pub(crate) fn set_zone(&self, zone: Zone) {
        if let Ok(mut current) = self.shared.zone.write() {
            *current = zone;
        }
    }

    /// Waits until something happened, or a while.
    pub async fn until_something_happens(&self, at_most: Duration) {
        let _ = tokio::time::timeout(at_most, self.shared.bell.notified()).await;
    }

    /// Waits until events were given their places here, or a while: elsewhere they are given theirs too.
    pub async fn until_events_are_placed(&self, at_most: Duration) {
        let _ = tokio::time::timeout(at_most, self.shared.placed.notified()).await;
    }

    /// Lets every follower catch up with all events; how many events were read.
    pub async fn settle(&self) -> Result<u64, Failure> {
        events::follow(self).await
    }

    /// The index that searches ask from now on.
    pub(crate) fn search_in(&self, index: Option<Arc<search::Index>>) {
        if let Ok(mut current) = self.shared.search.write() {
            *current = index;
        }
    }

    /// The index of this server, once it is there.
    pub(crate) fn search_index(&self) -> Option<Arc<search::Index>> {
        self.shared.search.read().ok()?.clone()
    }

    /// Whether the database answers.
    pub async fn is_ready(&self) -> bool {
        // Not only the clock: something that is read from where the data is.
        store::admin::company(&self.shared.pools.reader).await.is_ok()
    }

    /// Closes the connections, so that everything is in the file.
    pub async fn close(&self) {
        self.shared.pools.close().await;
    }
}

/// An actor, with the power to run commands and ask queries.
#[derive(Clone)]
pub struct Ctx {
    backend: Backend,
    actor: Actor,
    /// Microseconds added to the database's clock: the demo's history and tests of deadlines.
    offset: i64,
}

/// How often a command that met another one is repeated.
const ATTEMPTS: u32 = 8;

impl Ctx {
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    pub fn backend(&self) -> &Backend {
        &self.backend
    }

    /// The same actor at another time: for the demo's history and for tests.
    pub fn offset_by(mut self, micros: i64) -> Self {
        self.offset = micros;
        self
    }

    /// Runs a command in a task of its own: a client that hangs up does not cancel it.
    pub async fn run<C: Command>(&self, command: C) -> Result<C::Outcome, Failure> {
        let ctx = self.clone();
        let task = tokio::spawn(async move {
            let mut attempt = 1;
            loop {
                match ctx.attempt(command.clone()).await {
                    Err(Failure::Again) if attempt < ATTEMPTS => attempt += 1,
                    Err(Failure::Again) => return Err(Failure::Unavailable("serialisation failures".into())),
                    result => return result,
                }
            }
        });
        task.await.map_err(|e| Failure::Unexpected(e.to_string()))?
    }

    async fn attempt<C: Command>(&self, command: C) -> Result<C::Outcome, Failure> {
        let tx = Tx::begin(&self.backend, self.offset).await?;
        match self.inside(command, &tx).await {
            Ok(outcome) => {
                let recorded = tx.has_events();
                tx.commit().await?;
                if recorded {
                    self.backend.shared.bell.notify_one();
                }
                Ok(outcome)
            }
            Err(failure) => {
                tx.give_up(failure.is_an_answer()).await;
                Err(failure)
            }
        }
    }

    async fn inside<C: Command>(&self, command: C, tx: &Tx) -> Result<C::Outcome, Failure> {
        let facts = command.gather(tx, &self.actor).await?;
        let now = tx.now().await?;
        command.authorize(&self.actor, &facts, now)?;
        command.apply(tx, &self.actor, facts, now).await
    }

    /// Asks a query.
    pub async fn ask<Q: Query>(&self, query: Q) -> Result<Q::Answer, Failure> {
        let reader = self.reader();
        let now = reader.now().await?;
        query.answer(&self.actor, &reader, now).await
    }

    pub(crate) fn reader(&self) -> Reader {
        Reader::new(&self.backend, self.offset)
    }

    /// The moment of this context: the database's clock and the offset.
    pub async fn now(&self) -> Result<Moment, Failure> {
        self.reader().now().await
    }
}
