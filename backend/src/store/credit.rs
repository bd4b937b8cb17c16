//! The ledger and the standings: their SQL.
use super::{Connection, Tx, all, count, entity::point_entry, exec, insert, values};
use crate::Failure;
use domain::{EventId, IdeaId, Moment, PersonId, credit::Rule};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// Empties what the follower writes anew from the events.
pub async fn forget(tx: &Tx) -> Result<(), Failure> {
    exec(tx, "DELETE FROM standing", vec![]).await?;
    exec(tx, "DELETE FROM point_entry", vec![]).await.map(|_| ())
}

/// What a rule is worth in this company.
pub async fn worth(on: &impl Connection, rule: Rule) -> Result<i64, Failure> {
    let sql = "SELECT COALESCE((SELECT points FROM point_rule WHERE rule = $1), $2) AS n";
    count(on, sql, values![rule.name(), rule.default_points()]).await
}

/// The authors of an idea, in their order.
pub async fn authors(on: &impl Connection, idea: IdeaId) -> Result<Vec<PersonId>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        person_id: Uuid,
    }
    let rows: Vec<Row> = all(on, "SELECT person_id FROM idea_author WHERE idea_id = $1 ORDER BY place", values![idea.0]).await?;
    Ok(rows.into_iter().map(|r| PersonId(r.person_id)).collect())
}

/// Points outside outcomes since the start of a day.
pub async fn eager_points(on: &impl Connection, person: PersonId, since: Moment, until: Moment) -> Result<i64, Failure> {
    let sql = "SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) AS n FROM point_entry \
        WHERE person_id = $1 AND at >= $2 AND at <= $3 AND rule IN ('idea_opened', 'comment_useful')";
    count(on, sql, values![person.0, since.0, until.0]).await
}

/// What is standing of a rule's lines about a subject, by person.
pub async fn standing_lines(on: &impl Connection, subject: Uuid, rule: Rule) -> Result<Vec<(PersonId, i64)>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        person_id: Uuid,
        amount: i64,
    }
    let sql = "SELECT person_id, CAST(SUM(amount) AS BIGINT) AS amount FROM point_entry WHERE subject_id = $1 AND rule = $2 \
        GROUP BY person_id HAVING SUM(amount) <> 0 ORDER BY person_id";
    let rows: Vec<Row> = all(on, sql, values![subject, rule.name()]).await?;
    Ok(rows.into_iter().map(|r| (PersonId(r.person_id), r.amount)).collect())
}

/// A line of the ledger.
pub struct Line {
    pub event: EventId,
    pub person: PersonId,
    pub rule: Rule,
    pub amount: i64,
    /// What the line is about, so that it can be reversed.
    pub subject: Uuid,
    pub idea: Option<IdeaId>,
    pub at: Moment,
}

/// Writes a line, and adds it to the standings of its week, its month and all time.
pub async fn write(tx: &Tx, line: Line) -> Result<(), Failure> {
    let written = point_entry::Model {
        id: tx.id(line.at),
        event_id: line.event.0,
        person_id: line.person.0,
        rule: line.rule.name().into(),
        amount: line.amount,
        subject_id: line.subject,
        idea_id: line.idea.map(|i| i.0),
        at: line.at.0,
    };
    insert(tx, written).await?;
    let (week, month) = tx.zone().week_and_month(line.at);
    for period in [format!("week {week}"), format!("month {month}"), "all".to_owned()] {
        let sql = "INSERT INTO standing (period, person_id, points) VALUES ($1, $2, $3) \
            ON CONFLICT (period, person_id) DO UPDATE SET points = standing.points + excluded.points";
        exec(tx, sql, values![period, line.person.0, line.amount]).await?;
    }
    Ok(())
}
