//! What has ended: sessions, links, forms, attempts.
use crate::{
    Failure,
    store::{Connection, Tx, count, exec, values},
};
use domain::{Moment, time::DAY};

/// What ends, and the column that says when.
const ENDING: [(&str, &str); 5] =
    [("session", "ends_at"), ("kept_form", "ends_at"), ("password_reset", "ends_at"), ("invitation", "ends_at"), ("attempt", "at")];

/// What is older than this is gone, attempts a day later.
fn limit(table: &str, now: Moment) -> i64 {
    if table == "attempt" { now.plus(-DAY).0 } else { now.0 }
}

/// Whether anything has ended, so that the writer isn't taken for nothing.
pub async fn any(on: &impl Connection, now: Moment) -> Result<bool, Failure> {
    for (table, column) in ENDING {
        let sql = format!("SELECT COUNT(*) AS n FROM (SELECT 1 FROM {table} WHERE {column} <= $1 LIMIT 1) AS ended");
        if count(on, &sql, values![limit(table, now)]).await? > 0 {
            return Ok(true);
        }
    }
    Ok(false)
}

pub async fn throw_away(tx: &Tx, now: Moment) -> Result<(), Failure> {
    for (table, column) in ENDING {
        exec(tx, &format!("DELETE FROM {table} WHERE {column} <= $1"), values![limit(table, now)]).await?;
    }
    Ok(())
}
