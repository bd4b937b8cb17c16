//! Events as rows: appended by commands, given positions by the leader, read in order by followers.
use super::{Connection, Reader, Tx, all, count, entity::event, exec, insert, values};
use crate::Failure;
use domain::{Actor, Event, EventId, Moment, PersonId};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult};
use uuid::Uuid;

/// An event with its place in the order of events.
pub struct Recorded {
    pub id: EventId,
    pub position: i64,
    pub event: Event,
    pub by: Option<PersonId>,
    pub at: Moment,
}

pub async fn append(tx: &Tx, id: Uuid, event: Event, by: &Actor, now: Moment) -> Result<(), Failure> {
    let body = serde_json::to_string(&event).map_err(|e| Failure::Unexpected(e.to_string()))?;
    let by_person = if event.is_nameless() { None } else { by.person().map(|p| p.0) };
    insert(tx, event::Model { id, kind: event.kind().into(), by_person, body, at: now.0, position: None }).await
}

/// Gives positions to events that have none, in the order in which they were written and not in that of their times:
/// SQLite's clock counts milliseconds, and any clock can be set back. How many.
pub async fn place(tx: &Tx) -> Result<u64, Failure> {
    let order = match tx.raw().get_database_backend() {
        DbBackend::Postgres => "drawn",
        _ => "rowid",
    };
    let sql = format!(
        "UPDATE event SET position = $1 + waiting.r FROM \
        (SELECT id, row_number() OVER (ORDER BY {order}) AS r FROM event WHERE position IS NULL ORDER BY {order} LIMIT 1000) \
        AS waiting WHERE event.id = waiting.id"
    );
    exec(tx, &sql, values![last(tx).await?]).await
}

/// Places all events in the order of their times.
pub async fn place_by_time(tx: &Tx) -> Result<(), Failure> {
    exec(tx, "UPDATE event SET position = NULL", vec![]).await?;
    let sql = "UPDATE event SET position = placed.r FROM (SELECT id, row_number() OVER (ORDER BY at, id) AS r FROM event) AS placed \
        WHERE event.id = placed.id";
    exec(tx, sql, vec![]).await.map(|_| ())
}

/// Whether events wait for their position.
pub async fn are_waiting(db: &Reader) -> Result<bool, Failure> {
    Ok(count(db, "SELECT COUNT(*) AS n FROM (SELECT 1 FROM event WHERE position IS NULL LIMIT 1) AS waiting", vec![]).await? > 0)
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    position: i64,
    by_person: Option<Uuid>,
    body: String,
    at: i64,
}

/// The position of the last event.
pub async fn last(on: &impl Connection) -> Result<i64, Failure> {
    count(on, "SELECT COALESCE(MAX(position), 0) AS n FROM event", vec![]).await
}

/// The next events after a position that somebody follows: support is counted where it is given, and nobody is told who
/// supports what.
pub async fn after(on: &impl Connection, position: i64, most: usize) -> Result<Vec<Recorded>, Failure> {
    let sql = "SELECT id, position, by_person, body, at FROM event \
        WHERE position > $1 AND kind NOT IN ('support_set', 'support_withdrawn') ORDER BY position LIMIT $2";
    let rows: Vec<Row> = all(on, sql, values![position, i64::try_from(most).unwrap_or(i64::MAX)]).await?;
    rows.into_iter()
        .map(|r| {
            let event = serde_json::from_str(&r.body).map_err(|e| Failure::Unexpected(format!("event {}: {e}", r.id)))?;
            Ok(Recorded { id: EventId(r.id), position: r.position, event, by: r.by_person.map(PersonId), at: Moment(r.at) })
        })
        .collect()
}

pub async fn cursor(on: &impl Connection, follower: &str) -> Result<i64, Failure> {
    count(on, "SELECT position AS n FROM cursor WHERE follower = $1", values![follower]).await
}

pub async fn move_cursor(tx: &Tx, follower: &str, position: i64) -> Result<(), Failure> {
    let sql = "INSERT INTO cursor (follower, position) VALUES ($1, $2) ON CONFLICT (follower) DO UPDATE SET position = excluded.position";
    exec(tx, sql, values![follower, position]).await.map(|_| ())
}
