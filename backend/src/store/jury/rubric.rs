//! Criteria: the challenge's own, and the copy each round keeps of them.
use crate::{
    Failure,
    store::{Connection, Tx, all, entity, exec, insert, values},
};
use domain::{
    ChallengeId, CriterionId, Moment, RoundId,
    jury::{Criterion, NewCriterion, Rubric},
};
use sea_orm::FromQueryResult;
use uuid::Uuid;

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    name: String,
    help: String,
    weight: i64,
    levels: String,
    required: bool,
    counted: bool,
}

fn rubric(rows: Vec<Row>) -> Rubric {
    let criterion = |r: Row| Criterion {
        id: CriterionId(r.id),
        name: r.name,
        help: r.help,
        weight: r.weight,
        levels: r.levels.lines().map(str::to_owned).collect(),
        required: r.required,
        counted: r.counted,
    };
    Rubric(rows.into_iter().map(criterion).collect())
}

/// The criteria the next round of a challenge will use.
pub async fn current_rubric(on: &impl Connection, challenge: ChallengeId) -> Result<Rubric, Failure> {
    let sql = "SELECT id, name, help, weight, levels, required, counted FROM criterion WHERE challenge_id = $1 AND round_id IS NULL ORDER BY place, id";
    Ok(rubric(all(on, sql, values![challenge.0]).await?))
}

/// The criteria of a round, as they were when it opened.
pub async fn rubric_of(on: &impl Connection, challenge: ChallengeId, round: RoundId) -> Result<Rubric, Failure> {
    let sql = "SELECT id, name, help, weight, levels, required, counted FROM criterion WHERE challenge_id = $1 AND round_id = $2 ORDER BY place, id";
    Ok(rubric(all(on, sql, values![challenge.0, round.0]).await?))
}

/// Replaces the challenge's own criteria; the copies of rounds stay.
pub async fn put_rubric(tx: &Tx, challenge: ChallengeId, criteria: &[NewCriterion], now: Moment) -> Result<(), Failure> {
    exec(tx, "DELETE FROM criterion WHERE challenge_id = $1 AND round_id IS NULL", values![challenge.0]).await?;
    add(tx, challenge, None, criteria, now).await
}

/// Gives a round its copy.
pub async fn copy_rubric(tx: &Tx, challenge: ChallengeId, round: RoundId, now: Moment) -> Result<(), Failure> {
    let criteria: Vec<NewCriterion> = current_rubric(tx, challenge).await?.0.into_iter().map(NewCriterion::from).collect();
    add(tx, challenge, Some(round), &criteria, now).await
}

async fn add(tx: &Tx, challenge: ChallengeId, round: Option<RoundId>, criteria: &[NewCriterion], now: Moment) -> Result<(), Failure> {
    for (place, criterion) in (1..).zip(criteria) {
        let row = entity::criterion::Model {
            id: tx.id(now),
            challenge_id: challenge.0,
            round_id: round.map(|r| r.0),
            place,
            name: criterion.name.clone(),
            help: criterion.help.clone(),
            weight: criterion.weight,
            levels: criterion.levels.join("\n"),
            required: criterion.required,
            counted: criterion.counted,
        };
        insert(tx, row).await?;
    }
    Ok(())
}
