//! SQLite's own verbs about its file: copying it whole, and looking whether it is sound.
use crate::{
    Failure,
    store::{Connection, Pools, all, count, exec, values},
};
use sea_orm::FromQueryResult;

/// Copies the database as it is at one moment into a new file, while others may write.
pub async fn copy_into(pools: &Pools, path: &str) -> Result<(), Failure> {
    exec(&pools.writer, "VACUUM INTO $1", values![path]).await.map(|_| ())
}

/// What SQLite finds wrong with the file; nothing when it is sound.
pub async fn unsound(on: &impl Connection) -> Result<Vec<String>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        integrity_check: String,
    }
    let rows: Vec<Row> = all(on, "PRAGMA integrity_check(5)", vec![]).await?;
    Ok(rows.into_iter().map(|row| row.integrity_check).filter(|found| found != "ok").collect())
}

/// Rows that refer to rows that are gone.
pub async fn foreign_keys(on: &impl Connection) -> Result<i64, Failure> {
    count(on, "SELECT COUNT(*) AS n FROM pragma_foreign_key_check", vec![]).await
}
