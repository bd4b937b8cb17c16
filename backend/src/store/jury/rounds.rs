//! Rounds: opened on a shortlist, closed, announced as closing, published.
use crate::{
    Failure,
    store::{Connection, Tx, all, count, entity, exec, insert, one, values},
};
use domain::{Actor, ChallengeId, IdeaId, Moment, RoundId, time::DAY};
use sea_orm::FromQueryResult;
use uuid::Uuid;

#[derive(FromQueryResult)]
struct Id {
    id: Uuid,
}

/// Whether a round of the challenge is not published yet.
pub async fn is_round_running(on: &impl Connection, challenge: ChallengeId) -> Result<bool, Failure> {
    let sql = "SELECT COUNT(*) AS n FROM round WHERE challenge_id = $1 AND published_at IS NULL";
    Ok(count(on, sql, values![challenge.0]).await? > 0)
}

/// The last round of a challenge.
pub async fn latest_round(on: &impl Connection, challenge: ChallengeId) -> Result<Option<RoundId>, Failure> {
    let row: Option<Id> =
        one(on, "SELECT id FROM round WHERE challenge_id = $1 ORDER BY number DESC LIMIT 1", values![challenge.0]).await?;
    Ok(row.map(|r| RoundId(r.id)))
}

/// Those that were published before it, the latest first, and when.
pub async fn earlier_rounds(on: &impl Connection, challenge: ChallengeId, latest: RoundId) -> Result<Vec<(RoundId, Moment)>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        published_at: i64,
    }
    let sql = "SELECT id, published_at FROM round WHERE challenge_id = $1 AND id <> $2 AND published_at IS NOT NULL ORDER BY number DESC";
    let rows: Vec<Row> = all(on, sql, values![challenge.0, latest.0]).await?;
    Ok(rows.into_iter().map(|row| (RoundId(row.id), Moment(row.published_at))).collect())
}

/// What a round would open on: the shortlisted ideas and their versions, locked.
pub async fn shortlist(tx: &Tx, challenge: ChallengeId) -> Result<Vec<(IdeaId, i64)>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        version: i64,
    }
    let sql = format!(
        "SELECT id, version FROM idea WHERE challenge_id = $1 AND stage = 'shortlisted' AND round_id IS NULL ORDER BY id{}",
        tx.for_update()
    );
    let rows: Vec<Row> = all(tx, &sql, values![challenge.0]).await?;
    Ok(rows.into_iter().map(|r| (IdeaId(r.id), r.version)).collect())
}

/// How many ideas wait for a round.
pub async fn shortlisted(on: &impl Connection, challenge: ChallengeId) -> Result<i64, Failure> {
    let sql = "SELECT COUNT(*) AS n FROM idea WHERE challenge_id = $1 AND stage = 'shortlisted' AND round_id IS NULL";
    count(on, sql, values![challenge.0]).await
}

/// Opens a round: a pitch for each idea, frozen at its version.
pub async fn add_round(
    tx: &Tx,
    challenge: ChallengeId,
    pitches: &[(IdeaId, i64)],
    (closes, places, per_pitch): (Moment, i64, Option<i64>),
    by: &Actor,
    now: Moment,
) -> Result<RoundId, Failure> {
    let id: RoundId = tx.id(now);
    let number = count(tx, "SELECT COALESCE(MAX(number), 0) + 1 AS n FROM round WHERE challenge_id = $1", values![challenge.0]).await?;
    let row = entity::round::Model {
        id: id.0,
        challenge_id: challenge.0,
        number,
        opened_by: by.person().map(|p| p.0),
        opened_at: now.0,
        closes_at: closes.0,
        closed_at: None,
        reminded_at: None,
        published_at: None,
        places,
        departure: String::new(),
        per_pitch,
        notes_deleted_at: None,
    };
    insert(tx, row).await?;
    for (idea, version) in pitches {
        insert(tx, entity::pitch::Model { id: tx.id(now), round_id: id.0, idea_id: idea.0, version: *version }).await?;
        exec(tx, "UPDATE idea SET round_id = $2 WHERE id = $1", values![idea.0, id.0]).await?;
    }
    Ok(id)
}

pub async fn close_round(tx: &Tx, round: RoundId, now: Moment) -> Result<(), Failure> {
    exec(tx, "UPDATE round SET closed_at = $2 WHERE id = $1 AND closed_at IS NULL", values![round.0, now.0]).await.map(|_| ())
}

/// Rounds that score for less than another day and were not announced as closing.
pub async fn rounds_closing_soon(on: &impl Connection, now: Moment) -> Result<Vec<RoundId>, Failure> {
    let sql = "SELECT r.id FROM round r JOIN challenge c ON c.id = r.challenge_id WHERE r.published_at IS NULL AND r.closed_at IS NULL \
        AND r.reminded_at IS NULL AND r.closes_at > $1 AND r.closes_at <= $2 AND c.cancelled_at IS NULL ORDER BY r.closes_at, r.id";
    let rows: Vec<Id> = all(on, sql, values![now.0, now.plus(DAY).0]).await?;
    Ok(rows.into_iter().map(|r| RoundId(r.id)).collect())
}

/// Marks a round as announced; whether it was not before.
pub async fn mark_reminded(tx: &Tx, round: RoundId, now: Moment) -> Result<bool, Failure> {
    Ok(exec(tx, "UPDATE round SET reminded_at = $2 WHERE id = $1 AND reminded_at IS NULL", values![round.0, now.0]).await? == 1)
}

pub async fn mark_round_published(tx: &Tx, round: RoundId, departure: &str, now: Moment) -> Result<(), Failure> {
    let sql = "UPDATE round SET published_at = $2, closed_at = COALESCE(closed_at, closes_at), departure = $3 WHERE id = $1";
    exec(tx, sql, values![round.0, now.0, departure]).await.map(|_| ())
}

/// Rounds published at a moment or before, or whose challenge was cancelled until then, that still have their jurors' notes, those
/// that opened first, first.
pub async fn rounds_with_notes(on: &impl Connection, published: Moment) -> Result<Vec<RoundId>, Failure> {
    let sql = "SELECT r.id FROM round r JOIN challenge c ON c.id = r.challenge_id \
        WHERE r.notes_deleted_at IS NULL AND COALESCE(r.published_at, c.cancelled_at) <= $1 ORDER BY r.opened_at, r.id";
    let rows: Vec<Id> = all(on, sql, values![published.0]).await?;
    Ok(rows.into_iter().map(|r| RoundId(r.id)).collect())
}

/// Deletes what jurors of a round, published or cancelled at a moment or before, noted for themselves and beside each criterion, also on
/// cards that count no more; whether it was not done before. What they wrote for the jury and for the authors stays.
pub async fn delete_notes(tx: &Tx, round: RoundId, published: Moment, now: Moment) -> Result<bool, Failure> {
    let sql = "UPDATE round SET notes_deleted_at = $3 WHERE id = $1 AND notes_deleted_at IS NULL \
        AND COALESCE(published_at, (SELECT c.cancelled_at FROM challenge c WHERE c.id = challenge_id)) <= $2";
    if exec(tx, sql, values![round.0, published.0, now.0]).await? == 0 {
        return Ok(false);
    }
    for sql in [
        "DELETE FROM mark_note WHERE scorecard_id IN (SELECT s.id FROM pitch t JOIN scorecard s ON s.pitch_id = t.id WHERE t.round_id = $1)",
        "UPDATE scorecard SET private_note = '' WHERE private_note <> '' AND pitch_id IN (SELECT t.id FROM pitch t WHERE t.round_id = $1)",
        "UPDATE voided_card SET private_note = '', notes = '{}' WHERE pitch_id IN (SELECT t.id FROM pitch t WHERE t.round_id = $1)",
    ] {
        exec(tx, sql, values![round.0]).await?;
    }
    Ok(true)
}
