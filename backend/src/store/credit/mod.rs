//! The ledger and the standings: their SQL.
/// Who is ranked where.
pub mod board;
/// Points of ideas whose names are hidden.
pub mod held;

use super::{Connection, Reader, Tx, all, count, entity::point_entry, exec, insert, values};
use crate::Failure;
use domain::{
    EventId, IdeaId, Moment, PersonId, Zone,
    credit::{Period, PointEntry, Rule},
};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// Empties what the follower writes anew from the events.
pub async fn forget(tx: &Tx) -> Result<(), Failure> {
    exec(tx, "DELETE FROM standing", vec![]).await?;
    exec(tx, "DELETE FROM held_point", vec![]).await?;
    exec(tx, "DELETE FROM point_entry", vec![]).await.map(|_| ())
}

/// What a rule is worth in this company.
pub async fn worth(on: &impl Connection, rule: Rule) -> Result<i64, Failure> {
    let sql = "SELECT COALESCE((SELECT points FROM point_rule WHERE rule = $1), $2) AS n";
    count(on, sql, values![rule.name(), rule.default_points()]).await
}

/// The authors of an idea, in their order.
pub async fn authors(on: &impl Connection, idea: IdeaId) -> Result<Vec<PersonId>, Failure> {
    let sql = "SELECT person_id AS id FROM idea_author WHERE idea_id = $1 ORDER BY place";
    let rows: Vec<AuthorRow> = all(on, sql, values![idea.0]).await?;
    Ok(rows.into_iter().map(|r| PersonId(r.id)).collect())
}

/// Those who were its authors at a moment, in their order: who joined later has no share of what was earned before.
pub async fn authors_at(on: &impl Connection, idea: IdeaId, at: Moment) -> Result<Vec<PersonId>, Failure> {
    let sql = "SELECT person_id AS id FROM idea_author WHERE idea_id = $1 AND since <= $2 ORDER BY place";
    let rows: Vec<AuthorRow> = all(on, sql, values![idea.0, at.0]).await?;
    Ok(rows.into_iter().map(|r| PersonId(r.id)).collect())
}

#[derive(FromQueryResult)]
struct AuthorRow {
    id: Uuid,
}

/// Points outside outcomes since the start of a day, but for those that were held on other days.
pub async fn eager_points(on: &impl Connection, person: PersonId, since: Moment, until: Moment) -> Result<i64, Failure> {
    let sql = "SELECT CAST(COALESCE(SUM(p.amount), 0) AS BIGINT) AS n FROM point_entry p \
        WHERE p.person_id = $1 AND p.at >= $2 AND p.at <= $3 AND p.rule IN ('idea_opened', 'comment_useful') \
        AND NOT EXISTS (SELECT 1 FROM event e WHERE e.id = p.event_id AND e.kind = 'names_shown')";
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
    for period in Period::ALL {
        let sql = "INSERT INTO standing (period, person_id, points) VALUES ($1, $2, $3) \
            ON CONFLICT (period, person_id) DO UPDATE SET points = standing.points + excluded.points";
        exec(tx, sql, values![key(&tx.zone(), period, line.at), line.person.0, line.amount]).await?;
    }
    Ok(())
}

/// The key of the standings of a period around a moment.
pub fn key(zone: &Zone, period: Period, at: Moment) -> String {
    let (week, month) = zone.week_and_month(at);
    match period {
        Period::Week => format!("week {week}"),
        Period::Month => format!("month {month}"),
        Period::AllTime => "all".to_owned(),
    }
}

/// What each rule is worth in this company.
pub async fn rules(on: &impl Connection) -> Result<Vec<(Rule, i64)>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        rule: String,
        points: i64,
    }
    let rows: Vec<Row> = all(on, "SELECT rule, points FROM point_rule ORDER BY rule", vec![]).await?;
    let worth = |rule: Rule| rows.iter().find(|r| r.rule == rule.name()).map_or(rule.default_points(), |r| r.points);
    Ok(Rule::ALL.into_iter().map(|rule| (rule, worth(rule))).collect())
}

/// A person's points, all of them.
pub async fn total(on: &impl Connection, person: PersonId) -> Result<i64, Failure> {
    let sql = "SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) AS n FROM point_entry WHERE person_id = $1";
    count(on, sql, values![person.0]).await
}

/// A person's lines, the newest first, with the ideas that this person may still see.
pub async fn lines(db: &Reader, person: PersonId, most: i64) -> Result<Vec<PointEntry>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        rule: String,
        amount: i64,
        at: i64,
        idea_id: Option<Uuid>,
        title: Option<String>,
    }
    let sql = "SELECT e.rule, e.amount, e.at, i.id AS idea_id, i.title FROM point_entry e LEFT JOIN idea i ON i.id = e.idea_id \
        AND (i.is_public OR EXISTS (SELECT 1 FROM idea_author a WHERE a.idea_id = i.id AND a.person_id = $1)) \
        WHERE e.person_id = $1 ORDER BY e.at DESC, e.id DESC LIMIT $2";
    let rows: Vec<Row> = all(db, sql, values![person.0, most]).await?;
    let entry = |row: Row| {
        let rule = row.rule.parse().map_err(|()| Failure::Unexpected(format!("points of rule {}", row.rule)))?;
        Ok(PointEntry { rule, amount: row.amount, at: db.stamp(row.at), idea: row.idea_id.map(IdeaId).zip(row.title) })
    };
    rows.into_iter().map(entry).collect()
}

/// Yes or no to the leaderboard; whether that changed anything.
pub async fn choose(tx: &Tx, person: PersonId, ranked: bool) -> Result<bool, Failure> {
    let sql = "UPDATE person SET ranked = $1 WHERE id = $2 AND (ranked IS NULL OR ranked <> $1)";
    Ok(exec(tx, sql, values![ranked, person.0]).await? > 0)
}
