//! Points of ideas whose authors some do not see: nobody may tell from points whose idea it is. They go to the ledger at the
//! moment at which the names show, and never where they stay hidden.
use super::Line;
use crate::{
    Failure,
    store::{Connection, Tx, all, count, exec, values},
};
use domain::{IdeaId, Moment, PersonId, credit::Rule};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// What is held for a person by one rule.
pub struct Held {
    pub person: PersonId,
    pub rule: Rule,
    pub amount: i64,
    pub subject: Uuid,
}

/// Keeps a line for later.
pub async fn keep(tx: &Tx, line: &Line, idea: IdeaId) -> Result<(), Failure> {
    let sql = "INSERT INTO held_point (id, person_id, rule, amount, subject_id, idea_id, at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let id: Uuid = tx.id(line.at);
    exec(tx, sql, values![id, line.person.0, line.rule.name(), line.amount, line.subject, idea.0, line.at.0]).await.map(|_| ())
}

/// What is held on an idea, in the order in which it was earned.
pub async fn on_idea(on: &impl Connection, idea: IdeaId) -> Result<Vec<Held>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        person_id: Uuid,
        rule: String,
        amount: i64,
        subject_id: Uuid,
    }
    let sql = "SELECT person_id, rule, subject_id, CAST(SUM(amount) AS BIGINT) AS amount FROM held_point WHERE idea_id = $1 \
        GROUP BY person_id, rule, subject_id HAVING SUM(amount) <> 0 ORDER BY MIN(at), rule, person_id";
    let rows: Vec<Row> = all(on, sql, values![idea.0]).await?;
    let held = |row: Row| {
        let rule = row.rule.parse().map_err(|()| Failure::Unexpected(format!("points of rule {}", row.rule)))?;
        Ok(Held { person: PersonId(row.person_id), rule, amount: row.amount, subject: row.subject_id })
    };
    rows.into_iter().map(held).collect()
}

/// Points outside outcomes held since the start of a day.
pub async fn eager_points(on: &impl Connection, person: PersonId, since: Moment, until: Moment) -> Result<i64, Failure> {
    let sql = "SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) AS n FROM held_point \
        WHERE person_id = $1 AND at >= $2 AND at <= $3 AND rule = 'idea_opened'";
    count(on, sql, values![person.0, since.0, until.0]).await
}

/// Nothing is held on an idea any more.
pub async fn release(tx: &Tx, idea: IdeaId) -> Result<(), Failure> {
    exec(tx, "DELETE FROM held_point WHERE idea_id = $1", values![idea.0]).await.map(|_| ())
}
