//! What the database says went wrong, turned into a failure once, here. There is no `From<DbErr>` on purpose.
use crate::Failure;
use sea_orm::{DbErr, RuntimeErr, sqlx};
use std::ops::Deref;

/// The failure behind a database error.
pub fn broken(error: DbErr) -> Failure {
    if is_unavailable(&error) {
        return Failure::Unavailable(error.to_string());
    }
    let code = code(&error).unwrap_or_default();
    match (code.as_str(), sqlite(&code)) {
        // PostgreSQL: serialization_failure, deadlock_detected. SQLite: BUSY, with BUSY_SNAPSHOT.
        ("40001" | "40P01", _) | (_, Some(5)) => Failure::Again,
        // PostgreSQL: classes 57 (operator intervention), 53 (resources). SQLite: IOERR, CORRUPT, FULL, CANTOPEN, NOTADB.
        ("57P01" | "57P02" | "57P03" | "53300", _) | (_, Some(10 | 11 | 13 | 14 | 26)) => Failure::Unavailable(error.to_string()),
        _ => Failure::Unexpected(error.to_string()),
    }
}

/// The primary result code of SQLite in an extended one (sqlite.org/rescode.html); a code of PostgreSQL has five characters.
fn sqlite(code: &str) -> Option<u32> {
    code.parse::<u32>().ok().filter(|_| code.len() < 5).map(|code| code & 0xff)
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

#[cfg(test)]
mod tests {
    use super::sqlite;

    #[test]
    fn an_extended_code_of_sqlite_says_the_primary_one_and_postgresql_has_none() {
        for (code, primary) in
            [("5", Some(5)), ("517", Some(5)), ("522", Some(10)), ("13", Some(13)), ("40001", None), ("57P01", None), ("", None)]
        {
            assert_eq!(sqlite(code), primary, "{code:?}");
        }
    }
}
