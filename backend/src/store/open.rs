//! Opening the database with the settings that keep an acknowledged vote: on SQLite WAL with `synchronous=FULL`, one
//! writer and a few read-only readers, and a lock on the file; on PostgreSQL one pool whose connections are rolled
//! back before they are lent.
use super::{migration, sql::one};
use crate::{OpenError, Settings};
use sea_orm::{ConnectOptions, Database, DatabaseConnection, FromQueryResult};
use std::{fs::File, path::PathBuf, sync::Arc, time::Duration};

#[derive(Clone)]
pub struct Pools {
    pub writer: DatabaseConnection,
    pub reader: DatabaseConnection,
    sqlite: bool,
    /// Held as long as this process may write.
    _lock: Option<Arc<File>>,
}

/// The first SQLite without the WAL-reset bug.
const SOUND_SQLITE: (u32, u32, u32) = (3, 51, 3);

pub async fn open(settings: &Settings, migrate: bool) -> Result<Pools, OpenError> {
    let pools = if settings.database.starts_with("sqlite:") {
        open_sqlite(settings).await?
    } else if settings.database.starts_with("postgres://") || settings.database.starts_with("postgresql://") {
        open_postgres(settings).await?
    } else {
        return Err(OpenError::UnknownDatabase);
    };
    migration::bring_up(&pools.writer, migrate).await?;
    Ok(pools)
}

/// The path in `sqlite://path`.
pub fn path_of(database: &str) -> PathBuf {
    let path = database.trim_start_matches("sqlite://").trim_start_matches("sqlite:");
    PathBuf::from(path.split('?').next().unwrap_or(path))
}

async fn open_sqlite(settings: &Settings) -> Result<Pools, OpenError> {
    let unreachable = |e: std::io::Error| OpenError::Unreachable(e.to_string());
    let path = path_of(&settings.database);
    if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(unreachable)?;
    }
    let lock = if settings.exclusive {
        let file = File::create(path.with_extension("lock")).map_err(unreachable)?;
        file.try_lock().map_err(|_| OpenError::Locked)?;
        Some(Arc::new(file))
    } else {
        None
    };
    let url = format!("sqlite://{}?mode=rwc", path.display());
    let writer = connect(sqlite_options(&url, 1, false)).await?;
    check_version(&writer).await?;
    let reader = connect(sqlite_options(&url, settings.connections.max(1), true)).await?;
    Ok(Pools { writer, reader, sqlite: true, _lock: lock })
}

fn sqlite_options(url: &str, connections: u32, read_only: bool) -> ConnectOptions {
    let mut options = common(url, connections);
    options.map_sqlx_sqlite_opts(move |o| {
        // Kibibytes of pages that a connection keeps, as a negative number (sqlite.org/pragma.html#pragma_cache_size): what
        // several readers miss, the system's own cache has.
        let cache = if read_only { "-4000" } else { "-8000" };
        let o = o.pragma("busy_timeout", "5000").pragma("foreign_keys", "ON").pragma("cache_size", cache).statement_cache_capacity(256);
        if read_only { o.pragma("query_only", "ON") } else { o.pragma("journal_mode", "WAL").pragma("synchronous", "FULL") }
    });
    options
}

async fn open_postgres(settings: &Settings) -> Result<Pools, OpenError> {
    let mut options = common(&settings.database, settings.connections.max(2));
    options.map_sqlx_postgres_opts(|o| o.options([("idle_in_transaction_session_timeout", "10000")]));
    options.map_sqlx_postgres_pool_opts(|o| {
        // A cancelled `begin` can leave a pooled connection inside a transaction; later writes would vanish with it.
        o.before_acquire(|connection, _| {
            Box::pin(async move {
                use sea_orm::sqlx::Executor;
                connection.execute("ROLLBACK").await.map(|_| true)
            })
        })
    });
    let pool = connect(options).await?;
    Ok(Pools { writer: pool.clone(), reader: pool, sqlite: false, _lock: None })
}

fn common(url: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options.max_connections(connections).min_connections(connections.min(2)).acquire_timeout(Duration::from_secs(5));
    options.idle_timeout(None::<Duration>).max_lifetime(None::<Duration>).test_before_acquire(false);
    options.sqlx_logging(false).record_stmt_in_spans(false);
    options
}

async fn connect(options: ConnectOptions) -> Result<DatabaseConnection, OpenError> {
    Database::connect(options).await.map_err(|e| OpenError::Unreachable(e.to_string()))
}

#[derive(FromQueryResult)]
struct Version {
    version: String,
}

async fn check_version(writer: &DatabaseConnection) -> Result<(), OpenError> {
    let row = one::<Version>(writer, "SELECT sqlite_version() AS version", vec![]).await;
    let version = row.map_err(|e| OpenError::Unreachable(e.to_string()))?.map(|v| v.version).unwrap_or_default();
    let mut numbers = version.split('.').map(|n| n.parse().unwrap_or(0));
    let mut next = || numbers.next().unwrap_or(0);
    if (next(), next(), next()) < SOUND_SQLITE { Err(OpenError::OldSqlite(version)) } else { Ok(()) }
}

impl Pools {
    pub fn is_sqlite(&self) -> bool {
        self.sqlite
    }

    /// Closes the writer's connection, so that the next transaction starts on a fresh one.
    pub async fn drop_writer(&self) {
        if self.sqlite
            && let Ok(connection) = self.writer.get_sqlite_connection_pool().acquire().await
        {
            let _ = connection.close().await;
        }
    }

    pub async fn close(&self) {
        let _ = self.reader.clone().close().await;
        let _ = self.writer.clone().close().await;
    }
}
