//! Scorecards, their marks, and what is written beside them.
use crate::{
    Failure,
    store::{Connection, Tx, all, entity, exec, insert, one, values},
};
use domain::{
    CriterionId, Moment, PersonId, PitchId, RoundId,
    jury::{Remarks, Scorecard},
};
use sea_orm::FromQueryResult;
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// A juror's card as it is kept.
#[derive(Clone, Debug)]
pub struct KeptCard {
    pub card: Scorecard,
    pub updated: Moment,
    pub handed_in: Option<Moment>,
}

#[derive(FromQueryResult)]
struct CardRow {
    id: Uuid,
    pitch_id: Uuid,
    juror_id: Uuid,
    comment: String,
    for_author: String,
    private_note: String,
    updated_at: i64,
    handed_in_at: Option<i64>,
}

const CARD: &str =
    "SELECT s.id, s.pitch_id, s.juror_id, s.comment, s.for_author, s.private_note, s.updated_at, s.handed_in_at FROM scorecard s";

#[derive(FromQueryResult)]
struct MarkRow {
    scorecard_id: Uuid,
    criterion_id: Uuid,
    level: i64,
}

#[derive(FromQueryResult)]
struct NoteRow {
    scorecard_id: Uuid,
    criterion_id: Uuid,
    note: String,
}

/// The cards that `which` names, a condition on `s` with the placeholders of `values`, with marks and notes.
async fn cards(on: &impl Connection, which: &str, values: Vec<sea_orm::Value>) -> Result<Vec<(PitchId, PersonId, KeptCard)>, Failure> {
    let rows: Vec<CardRow> = all(on, &format!("{CARD} WHERE {which} ORDER BY s.comment, s.id"), values.clone()).await?;
    let sql = format!("SELECT m.scorecard_id, m.criterion_id, m.level FROM mark m JOIN scorecard s ON s.id = m.scorecard_id WHERE {which}");
    let mut marks: HashMap<Uuid, BTreeMap<CriterionId, u8>> = HashMap::new();
    for mark in all::<MarkRow>(on, &sql, values.clone()).await? {
        let level = u8::try_from(mark.level).unwrap_or_default();
        marks.entry(mark.scorecard_id).or_default().insert(CriterionId(mark.criterion_id), level);
    }
    let sql =
        format!("SELECT n.scorecard_id, n.criterion_id, n.note FROM mark_note n JOIN scorecard s ON s.id = n.scorecard_id WHERE {which}");
    let mut notes: HashMap<Uuid, BTreeMap<CriterionId, String>> = HashMap::new();
    for note in all::<NoteRow>(on, &sql, values).await? {
        notes.entry(note.scorecard_id).or_default().insert(CriterionId(note.criterion_id), note.note);
    }
    let kept = |row: CardRow| {
        let remarks = Remarks { comment: row.comment, for_author: row.for_author, private: row.private_note };
        let (marks, notes) = (marks.remove(&row.id).unwrap_or_default(), notes.remove(&row.id).unwrap_or_default());
        let card = KeptCard {
            card: Scorecard { marks, notes, remarks },
            updated: Moment(row.updated_at),
            handed_in: row.handed_in_at.map(Moment),
        };
        (PitchId(row.pitch_id), PersonId(row.juror_id), card)
    };
    Ok(rows.into_iter().map(kept).collect())
}

/// What a juror has on a pitch so far.
pub async fn card(on: &impl Connection, pitch: PitchId, juror: PersonId) -> Result<Option<KeptCard>, Failure> {
    let found = cards(on, "s.pitch_id = $1 AND s.juror_id = $2", values![pitch.0, juror.0]).await?;
    Ok(found.into_iter().next().map(|(_, _, card)| card))
}

/// All a juror has in a round so far.
pub async fn own_cards(on: &impl Connection, round: RoundId, juror: PersonId) -> Result<HashMap<PitchId, KeptCard>, Failure> {
    let which = "s.juror_id = $2 AND s.pitch_id IN (SELECT t.id FROM pitch t WHERE t.round_id = $1)";
    let found = cards(on, which, values![round.0, juror.0]).await?;
    Ok(found.into_iter().map(|(pitch, _, card)| (pitch, card)).collect())
}

/// Every card handed in in a round, by pitch, those of jurors who have left included.
pub async fn cards_handed_in(on: &impl Connection, round: RoundId) -> Result<HashMap<PitchId, Vec<(PersonId, Scorecard)>>, Failure> {
    let which = "s.handed_in_at IS NOT NULL AND s.pitch_id IN (SELECT t.id FROM pitch t WHERE t.round_id = $1)";
    let mut by_pitch: HashMap<PitchId, Vec<(PersonId, Scorecard)>> = HashMap::new();
    for (pitch, juror, kept) in cards(on, which, values![round.0]).await? {
        by_pitch.entry(pitch).or_default().push((juror, kept.card));
    }
    Ok(by_pitch)
}

/// How far a round has come: another one as soon as somebody hands in, is given a pitch, steps aside or leaves, and once its
/// notes are deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Tide {
    open: i64,
    given: i64,
    handed_in: i64,
    newest: i64,
    deleted: i64,
}

pub async fn tide(on: &impl Connection, round: RoundId) -> Result<Tide, Failure> {
    let sql = "SELECT COUNT(*) AS open, COALESCE(MAX(x.at), 0) AS given, COUNT(s.handed_in_at) AS handed_in, \
        COALESCE(MAX(s.updated_at), 0) AS newest, \
        COALESCE((SELECT r.notes_deleted_at FROM round r WHERE r.id = $1), 0) AS deleted FROM pitch t JOIN assignment x ON x.pitch_id = t.id AND x.state = 'open' \
        LEFT JOIN scorecard s ON s.pitch_id = x.pitch_id AND s.juror_id = x.juror_id WHERE t.round_id = $1";
    one(on, sql, values![round.0]).await?.ok_or_else(|| Failure::Unexpected("a count of nothing".into()))
}

/// Writes a card whole; what it said before is replaced.
pub async fn put_card(
    tx: &Tx,
    pitch: PitchId,
    juror: PersonId,
    card: &Scorecard,
    handed_in: Option<Moment>,
    now: Moment,
) -> Result<(), Failure> {
    let sql = "INSERT INTO scorecard (id, pitch_id, juror_id, comment, for_author, private_note, updated_at, handed_in_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (pitch_id, juror_id) DO UPDATE SET comment = excluded.comment, \
        for_author = excluded.for_author, private_note = excluded.private_note, updated_at = excluded.updated_at, \
        handed_in_at = excluded.handed_in_at";
    let (id, remarks): (Uuid, &Remarks) = (tx.id(now), &card.remarks);
    let written = [&remarks.comment, &remarks.for_author, &remarks.private];
    exec(tx, sql, values![id, pitch.0, juror.0, written[0], written[1], written[2], now.0, handed_in.map(|at| at.0)]).await?;
    let kept = format!("{CARD} WHERE s.pitch_id = $1 AND s.juror_id = $2");
    let kept = one::<CardRow>(tx, &kept, values![pitch.0, juror.0]).await?;
    let id = kept.ok_or_else(|| Failure::Unexpected("a card vanished".into()))?.id;
    exec(tx, "DELETE FROM mark WHERE scorecard_id = $1", values![id]).await?;
    for (criterion, level) in &card.marks {
        insert(tx, entity::mark::Model { scorecard_id: id, criterion_id: criterion.0, level: i64::from(*level) }).await?;
    }
    exec(tx, "DELETE FROM mark_note WHERE scorecard_id = $1", values![id]).await?;
    for (criterion, note) in &card.notes {
        let sql = "INSERT INTO mark_note (scorecard_id, criterion_id, note) VALUES ($1, $2, $3)";
        exec(tx, sql, values![id, criterion.0, note]).await?;
    }
    Ok(())
}

/// Keeps a copy of a card apart that counts no more, whole, and takes it away.
pub async fn void_card(tx: &Tx, pitch: PitchId, juror: PersonId, now: Moment) -> Result<(), Failure> {
    let Some(KeptCard { card, handed_in, .. }) = self::card(tx, pitch, juror).await? else { return Ok(()) };
    let odd = |e: serde_json::Error| Failure::Unexpected(e.to_string());
    let marks: HashMap<String, u8> = card.marks.iter().map(|(criterion, level)| (criterion.to_string(), *level)).collect();
    let notes: HashMap<String, &String> = card.notes.iter().map(|(criterion, note)| (criterion.to_string(), note)).collect();
    let (marks, notes) = (serde_json::to_string(&marks).map_err(odd)?, serde_json::to_string(&notes).map_err(odd)?);
    let (id, remarks): (Uuid, Remarks) = (tx.id(now), card.remarks);
    let (handed_in, voided) = (handed_in.map(|at| at.0), now.0);
    let sql = "INSERT INTO voided_card (id, pitch_id, juror_id, comment, for_author, private_note, marks, notes, handed_in_at, voided_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    let kept = values![id, pitch.0, juror.0, remarks.comment, remarks.for_author, remarks.private, marks, notes, handed_in, voided];
    exec(tx, sql, kept).await?;
    exec(tx, "DELETE FROM scorecard WHERE pitch_id = $1 AND juror_id = $2", values![pitch.0, juror.0]).await.map(|_| ())
}
