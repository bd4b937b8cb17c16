//! What the database says went wrong, turned into a failure once, here. There is no `From<DbErr>` on purpose.
use crate::Failure;
use sea_orm::{DbErr, RuntimeErr, sqlx};
use std::ops::Deref;

/// The failure behind a database error.
pub fn broken(error: DbErr) -> Failure {
    if is_unavailable(&error) {
        return Failure::Unavailable(error.to_string());
    }
    match code(&error).as_deref() {
        // PostgreSQL: serialization_failure, deadlock_detected. SQLite: BUSY and BUSY_SNAPSHOT.
        Some("40001" | "40P01" | "5" | "517") => Failure::Again,
        // PostgreSQL: classes 57 (operator intervention), 53 (resources). SQLite: FULL, IOERR, CANTOPEN.
        Some("57P01" | "57P02" | "57P03" | "53300" | "13" | "14") => Failure::Unavailable(error.to_string()),
        _ => Failure::Unexpected(error.to_string()),
    }
}

fn is_unavailable(error: &DbErr) -> bool {
    match error {
        DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => true,
        DbErr::Exec(RuntimeErr::SqlxError(e)) | DbErr::Query(RuntimeErr::SqlxError(e)) => {
            matches!(e.deref(), sqlx::Error::Io(_) | sqlx::Error::PoolClosed | sqlx::Error::PoolTimedOut | sqlx::Error::WorkerCrashed)
        }
        _ => false,
    }
}

fn code(error: &DbErr) -> Option<String> {
    match error {
        DbErr::Exec(RuntimeErr::SqlxError(e)) | DbErr::Query(RuntimeErr::SqlxError(e)) => match e.deref() {
            sqlx::Error::Database(e) => e.code().map(|c| c.into_owned()),
            _ => None,
        },
        _ => None,
    }
}
