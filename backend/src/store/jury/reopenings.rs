//! Locked cards that are opened again: asked for, confirmed, ended.
use super::{barred, round_facts, round_to_change};
use crate::{
    Failure,
    store::{Bound, Connection, Tx, all, count, exec, one, values},
};
use domain::{
    Actor, ChallengeId, IdeaId, Moment, PersonId, PitchId, ReopeningId, RoundId,
    jury::{ReopeningFacts, RoundFacts, Wanted},
    people::PersonRef,
};
use sea_orm::FromQueryResult;
use std::collections::HashSet;
use uuid::Uuid;

#[derive(FromQueryResult)]
struct Row {
    round_id: Uuid,
    idea_id: Uuid,
    pitch_id: Uuid,
    juror_id: Uuid,
    asked_by: Uuid,
    hours: i64,
    until_at: Option<i64>,
    ended_at: Option<i64>,
}

impl Row {
    fn facts(self, round: RoundFacts) -> ReopeningFacts {
        ReopeningFacts {
            round,
            pitch: PitchId(self.pitch_id),
            juror: PersonId(self.juror_id),
            asked_by: PersonId(self.asked_by),
            hours: self.hours,
            until: self.until_at.map(Moment),
            ended: self.ended_at.is_some(),
        }
    }
}

const ROW: &str = "SELECT t.round_id, t.idea_id, o.pitch_id, o.juror_id, o.asked_by, o.hours, o.until_at, o.ended_at FROM reopening o \
    JOIN pitch t ON t.id = o.pitch_id WHERE o.id = $1";

/// One, while its round stays as it is; none where its pitch is hidden from whoever asks.
pub async fn reopening_to_change(tx: &Tx, id: ReopeningId, actor: &Actor) -> Result<Option<ReopeningFacts>, Failure> {
    let Some(found) = one::<Row>(tx, ROW, values![id.0]).await? else { return Ok(None) };
    let Some(round) = round_to_change(tx, RoundId(found.round_id)).await? else { return Ok(None) };
    if is_hidden(tx, round.id, IdeaId(found.idea_id), actor).await? {
        return Ok(None);
    }
    // Read again, now that nobody else changes it.
    Ok(one::<Row>(tx, ROW, values![id.0]).await?.map(|row| row.facts(round)))
}

/// One, and the idea it is about, for whom it is to be told.
pub async fn reopening(on: &impl Connection, id: ReopeningId) -> Result<Option<(IdeaId, ReopeningFacts)>, Failure> {
    let Some(row) = one::<Row>(on, ROW, values![id.0]).await? else { return Ok(None) };
    let round = round_facts(on, RoundId(row.round_id)).await?;
    Ok(round.map(|round| (IdeaId(row.idea_id), row.facts(round))))
}

/// The rounds of these challenges in which somebody asks for a card to be opened again, and nobody has confirmed it yet.
pub async fn rounds_with_questions(on: &impl Connection, challenges: &[ChallengeId]) -> Result<Vec<(RoundId, String)>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        title: String,
    }
    if challenges.is_empty() {
        return Ok(vec![]);
    }
    let mut bound = Bound::default();
    let list = bound.list(challenges.iter().map(|c| c.0));
    let sql = format!(
        "SELECT r.id, c.title FROM round r JOIN challenge c ON c.id = r.challenge_id WHERE r.published_at IS NULL \
         AND r.challenge_id IN ({list}) AND EXISTS (SELECT 1 FROM pitch t JOIN reopening o ON o.pitch_id = t.id \
            WHERE t.round_id = r.id AND o.ended_at IS NULL AND o.until_at IS NULL) ORDER BY r.closes_at, r.id"
    );
    let rows: Vec<Row> = all(on, &sql, bound.0).await?;
    Ok(rows.into_iter().map(|row| (RoundId(row.id), row.title)).collect())
}

/// Whether whoever asks is barred from an idea of a round.
pub async fn is_hidden(on: &impl Connection, round: RoundId, idea: IdeaId, actor: &Actor) -> Result<bool, Failure> {
    let barred = barred(on, round, actor.person()).await?;
    Ok(barred.get(&idea).is_some_and(|barred| barred.iter().any(|person| actor.is(*person))))
}

/// Whether a pitch is one of this round that somebody may know of.
pub async fn is_shown(on: &impl Connection, round: RoundId, pitch: PitchId, actor: &Actor) -> Result<bool, Failure> {
    #[derive(FromQueryResult)]
    struct Idea {
        idea_id: Uuid,
    }
    let sql = "SELECT idea_id FROM pitch WHERE id = $1 AND round_id = $2";
    match one::<Idea>(on, sql, values![pitch.0, round.0]).await? {
        Some(found) => Ok(!is_hidden(on, round, IdeaId(found.idea_id), actor).await?),
        None => Ok(false),
    }
}

/// Whether the card is open again, or somebody asks that it be.
pub async fn is_reopening(on: &impl Connection, pitch: PitchId, juror: PersonId, now: Moment) -> Result<bool, Failure> {
    let sql = "SELECT COUNT(*) AS n FROM reopening WHERE pitch_id = $1 AND juror_id = $2 AND ended_at IS NULL AND (until_at IS NULL OR until_at > $3)";
    Ok(count(on, sql, values![pitch.0, juror.0, now.0]).await? > 0)
}

#[derive(FromQueryResult)]
struct Until {
    until_at: Option<i64>,
}

/// Until when a card is open again, or was.
pub async fn card_reopened(on: &impl Connection, pitch: PitchId, juror: PersonId) -> Result<Option<Moment>, Failure> {
    let sql = "SELECT MAX(until_at) AS until_at FROM reopening WHERE pitch_id = $1 AND juror_id = $2 AND ended_at IS NULL";
    Ok(one::<Until>(on, sql, values![pitch.0, juror.0]).await?.and_then(|row| row.until_at).map(Moment))
}

/// The pitches on which a juror's card is open again.
pub async fn own_reopened(on: &impl Connection, juror: PersonId, now: Moment) -> Result<HashSet<PitchId>, Failure> {
    #[derive(FromQueryResult)]
    struct Pitch {
        pitch_id: Uuid,
    }
    let sql = "SELECT pitch_id FROM reopening WHERE juror_id = $1 AND ended_at IS NULL AND until_at > $2";
    let rows: Vec<Pitch> = all(on, sql, values![juror.0, now.0]).await?;
    Ok(rows.into_iter().map(|row| PitchId(row.pitch_id)).collect())
}

/// Until when a card of a round is open again, or was, the last of them.
pub async fn round_reopened(on: &impl Connection, round: RoundId) -> Result<Option<Moment>, Failure> {
    let sql = "SELECT MAX(o.until_at) AS until_at FROM reopening o JOIN pitch t ON t.id = o.pitch_id WHERE t.round_id = $1 AND o.ended_at IS NULL";
    Ok(one::<Until>(on, sql, values![round.0]).await?.and_then(|row| row.until_at).map(Moment))
}

pub async fn add_reopening(tx: &Tx, wanted: &Wanted, by: PersonId, now: Moment) -> Result<ReopeningId, Failure> {
    let id: ReopeningId = tx.id(now);
    let sql = "INSERT INTO reopening (id, pitch_id, juror_id, why, hours, asked_by, asked_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let (pitch, juror) = (wanted.pitch.map(|p| p.0), wanted.juror.map(|p| p.0));
    exec(tx, sql, values![id.0, pitch, juror, &wanted.why, wanted.hours, by.0, now.0]).await.map(|_| id)
}

pub async fn confirm_reopening(tx: &Tx, id: ReopeningId, by: PersonId, until: Moment) -> Result<(), Failure> {
    let sql = "UPDATE reopening SET confirmed_by = $2, until_at = $3 WHERE id = $1";
    exec(tx, sql, values![id.0, by.0, until.0]).await.map(|_| ())
}

/// Ends whatever goes on of a card.
pub async fn end_reopening(tx: &Tx, pitch: PitchId, juror: PersonId, now: Moment) -> Result<(), Failure> {
    let sql = "UPDATE reopening SET ended_at = $3 WHERE pitch_id = $1 AND juror_id = $2 AND ended_at IS NULL";
    exec(tx, sql, values![pitch.0, juror.0, now.0]).await.map(|_| ())
}

/// What goes on in a round, the oldest first.
pub struct Kept {
    pub id: ReopeningId,
    pub idea: IdeaId,
    pub pitch: PitchId,
    pub title: String,
    pub juror: PersonRef,
    pub asked_by: PersonRef,
    pub why: String,
    pub hours: i64,
    pub until: Option<Moment>,
}

pub async fn reopenings(on: &impl Connection, round: RoundId) -> Result<Vec<Kept>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        idea_id: Uuid,
        pitch_id: Uuid,
        title: String,
        juror_id: Uuid,
        juror: String,
        asked_by: Uuid,
        asker: String,
        why: String,
        hours: i64,
        until_at: Option<i64>,
    }
    let sql = "SELECT o.id, t.idea_id, o.pitch_id, i.title, o.juror_id, j.name AS juror, o.asked_by, a.name AS asker, o.why, o.hours, o.until_at \
        FROM reopening o JOIN pitch t ON t.id = o.pitch_id JOIN idea i ON i.id = t.idea_id JOIN person j ON j.id = o.juror_id \
        JOIN person a ON a.id = o.asked_by WHERE t.round_id = $1 AND o.ended_at IS NULL ORDER BY o.asked_at, o.id";
    let kept = |r: Row| Kept {
        id: ReopeningId(r.id),
        idea: IdeaId(r.idea_id),
        pitch: PitchId(r.pitch_id),
        title: r.title,
        juror: PersonRef { id: PersonId(r.juror_id), name: r.juror },
        asked_by: PersonRef { id: PersonId(r.asked_by), name: r.asker },
        why: r.why,
        hours: r.hours,
        until: r.until_at.map(Moment),
    };
    Ok(all::<Row>(on, sql, values![round.0]).await?.into_iter().map(kept).collect())
}
