//! Scorecards and their marks.
use crate::{
    Failure,
    store::{Connection, Tx, all, entity, exec, insert, one, values},
};
use domain::{CriterionId, Moment, PersonId, PitchId, RoundId, jury::Scorecard};
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
    comment: String,
    updated_at: i64,
    handed_in_at: Option<i64>,
}

#[derive(FromQueryResult)]
struct MarkRow {
    criterion_id: Uuid,
    level: i64,
}

fn level(level: i64) -> u8 {
    u8::try_from(level).unwrap_or_default()
}

/// What a juror has on a pitch so far.
pub async fn card(on: &impl Connection, pitch: PitchId, juror: PersonId) -> Result<Option<KeptCard>, Failure> {
    let sql = "SELECT id, comment, updated_at, handed_in_at FROM scorecard WHERE pitch_id = $1 AND juror_id = $2";
    let Some(row) = one::<CardRow>(on, sql, values![pitch.0, juror.0]).await? else { return Ok(None) };
    let marks: Vec<MarkRow> = all(on, "SELECT criterion_id, level FROM mark WHERE scorecard_id = $1", values![row.id]).await?;
    let marks = marks.into_iter().map(|m| (CriterionId(m.criterion_id), level(m.level))).collect();
    let card = Scorecard { marks, comment: row.comment };
    Ok(Some(KeptCard { card, updated: Moment(row.updated_at), handed_in: row.handed_in_at.map(Moment) }))
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
    let sql = "INSERT INTO scorecard (id, pitch_id, juror_id, comment, updated_at, handed_in_at) VALUES ($1, $2, $3, $4, $5, $6) \
        ON CONFLICT (pitch_id, juror_id) DO UPDATE SET comment = excluded.comment, updated_at = excluded.updated_at, \
        handed_in_at = excluded.handed_in_at";
    let id: Uuid = tx.id(now);
    exec(tx, sql, values![id, pitch.0, juror.0, &card.comment, now.0, handed_in.map(|at| at.0)]).await?;
    let kept = "SELECT id, comment, updated_at, handed_in_at FROM scorecard WHERE pitch_id = $1 AND juror_id = $2";
    let kept = one::<CardRow>(tx, kept, values![pitch.0, juror.0]).await?;
    let id = kept.ok_or_else(|| Failure::Unexpected("a card vanished".into()))?.id;
    exec(tx, "DELETE FROM mark WHERE scorecard_id = $1", values![id]).await?;
    for (criterion, level) in &card.marks {
        insert(tx, entity::mark::Model { scorecard_id: id, criterion_id: criterion.0, level: i64::from(*level) }).await?;
    }
    Ok(())
}

#[derive(FromQueryResult)]
struct HandedRow {
    id: Uuid,
    pitch_id: Uuid,
    juror_id: Uuid,
    comment: String,
}

/// Every card handed in in a round, by pitch, those of jurors who have left included.
pub async fn cards_handed_in(on: &impl Connection, round: RoundId) -> Result<HashMap<PitchId, Vec<(PersonId, Scorecard)>>, Failure> {
    #[derive(FromQueryResult)]
    struct Marked {
        scorecard_id: Uuid,
        criterion_id: Uuid,
        level: i64,
    }
    let from = "FROM scorecard s JOIN pitch t ON t.id = s.pitch_id";
    let sql = format!(
        "SELECT s.id, s.pitch_id, s.juror_id, s.comment {from} WHERE t.round_id = $1 AND s.handed_in_at IS NOT NULL ORDER BY s.comment, s.id"
    );
    let cards: Vec<HandedRow> = all(on, &sql, values![round.0]).await?;
    let sql = format!(
        "SELECT m.scorecard_id, m.criterion_id, m.level {from} JOIN mark m ON m.scorecard_id = s.id \
         WHERE t.round_id = $1 AND s.handed_in_at IS NOT NULL"
    );
    let mut marks: HashMap<Uuid, BTreeMap<CriterionId, u8>> = HashMap::new();
    for mark in all::<Marked>(on, &sql, values![round.0]).await? {
        marks.entry(mark.scorecard_id).or_default().insert(CriterionId(mark.criterion_id), level(mark.level));
    }
    let mut by_pitch: HashMap<PitchId, Vec<(PersonId, Scorecard)>> = HashMap::new();
    for row in cards {
        let card = Scorecard { marks: marks.remove(&row.id).unwrap_or_default(), comment: row.comment };
        by_pitch.entry(PitchId(row.pitch_id)).or_default().push((PersonId(row.juror_id), card));
    }
    Ok(by_pitch)
}
