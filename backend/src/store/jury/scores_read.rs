//! Who read the scores of a round while they were sealed: their SQL.
use crate::{
    Failure,
    store::{Bound, Connection, Reader, Tx, all, count, exec, one, values},
};
use domain::{
    Moment, PersonId, RoundId,
    jury::{RoundFacts, ScoresReading, SealedRound},
    people::PersonRef,
};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// A round as whoever asks stands to it.
pub async fn sealed_round(on: &impl Connection, round: RoundFacts, asks: Option<PersonId>) -> Result<SealedRound, Failure> {
    let authors = super::authors_in_round(on, round.id).await?.into_values().flatten().collect();
    let sql = "SELECT COUNT(*) AS n FROM assignment x JOIN pitch t ON t.id = x.pitch_id WHERE t.round_id = $1 AND x.juror_id = $2";
    let judged = count(on, sql, values![round.id.0, asks.map_or(Uuid::nil(), |person| person.0)]).await? > 0;
    Ok(SealedRound { round, authors, judged })
}

/// Keeps that an admin read them.
pub async fn put_scores_read(tx: &Tx, round: RoundId, reader: PersonId, reason: &str, now: Moment) -> Result<(), Failure> {
    let sql = "INSERT INTO scores_read (id, round_id, reader_id, reason, at) VALUES ($1, $2, $3, $4, $5)";
    exec(tx, sql, values![tx.id::<Uuid>(now), round.0, reader.0, reason, now.0]).await.map(|_| ())
}

/// When somebody last read them, after a moment.
pub async fn read_scores_at(on: &impl Connection, round: RoundId, reader: PersonId, since: Moment) -> Result<Option<Moment>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        at: i64,
    }
    let sql = "SELECT at FROM scores_read WHERE round_id = $1 AND reader_id = $2 AND at > $3 ORDER BY at DESC LIMIT 1";
    Ok(one::<Row>(on, sql, values![round.0, reader.0, since.0]).await?.map(|row| Moment(row.at)))
}

/// Whether any of these people read them, whenever.
pub async fn have_read_scores(on: &impl Connection, round: RoundId, people: &[PersonId]) -> Result<bool, Failure> {
    let mut bound = Bound(values![round.0]);
    let people: Vec<String> = people.iter().map(|person| bound.bind(person.0)).collect();
    if people.is_empty() {
        return Ok(false);
    }
    let sql = format!("SELECT COUNT(*) AS n FROM scores_read WHERE round_id = $1 AND reader_id IN ({})", people.join(", "));
    Ok(count(on, &sql, bound.0).await? > 0)
}

/// Who read them, the last first.
pub async fn scores_readings(db: &Reader, round: RoundId) -> Result<Vec<ScoresReading>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        name: String,
        reason: String,
        at: i64,
    }
    let sql = "SELECT p.id, p.name, s.reason, s.at FROM scores_read s JOIN person p ON p.id = s.reader_id WHERE s.round_id = $1 \
        ORDER BY s.at DESC, s.id";
    let rows: Vec<Row> = all(db, sql, values![round.0]).await?;
    let reading =
        |row: Row| ScoresReading { by: PersonRef { id: PersonId(row.id), name: row.name }, reason: row.reason, at: db.stamp(row.at) };
    Ok(rows.into_iter().map(reading).collect())
}
