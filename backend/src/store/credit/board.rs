//! The leaderboard's SQL. Only people who said yes and whose account is open are in it, in any count, sum or gap; who
//! lost as much as they earned in a period has no place in it.
use crate::{
    Failure,
    store::{Connection, all, one, values},
};
use domain::PersonId;
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// Where a person stands, ranked or not.
#[derive(FromQueryResult)]
pub struct OwnRow {
    pub name: String,
    pub folded: String,
    pub department: Option<String>,
    pub ranked: Option<bool>,
    pub is_active: bool,
    pub points: i64,
}

impl OwnRow {
    /// Whether they have a place in the ranking.
    pub fn is_placed(&self) -> bool {
        self.ranked == Some(true) && self.is_active && self.points > 0
    }
}

pub async fn own(on: &impl Connection, period: &str, person: PersonId) -> Result<Option<OwnRow>, Failure> {
    let sql = "SELECT p.name, p.folded, d.name AS department, p.ranked, p.is_active, COALESCE(s.points, 0) AS points FROM person p \
        LEFT JOIN department d ON d.id = p.department_id LEFT JOIN standing s ON s.period = $1 AND s.person_id = p.id WHERE p.id = $2";
    one(on, sql, values![period, person.0]).await
}

/// A person in a ranking.
#[derive(FromQueryResult)]
pub struct PlaceRow {
    pub id: Uuid,
    pub name: String,
    pub department: Option<String>,
    pub points: i64,
    /// How many ranks lie between this one and the reader.
    pub gap: i64,
}

const PLACES: &str = "FROM standing s JOIN person p ON p.id = s.person_id LEFT JOIN department d ON d.id = p.department_id \
    WHERE s.period = $1 AND s.points > 0 AND p.ranked AND p.is_active";

/// The first ones.
pub async fn top(on: &impl Connection, period: &str, most: i64) -> Result<Vec<PlaceRow>, Failure> {
    let sql = format!(
        "SELECT p.id, p.name, d.name AS department, s.points, CAST(0 AS BIGINT) AS gap {PLACES} \
        ORDER BY s.points DESC, p.folded, p.id LIMIT $2"
    );
    all(on, &sql, values![period, most]).await
}

/// Who stands next to somebody, the nearest first: above or below.
pub async fn next_to(
    on: &impl Connection,
    period: &str,
    person: PersonId,
    own: &OwnRow,
    above: bool,
    most: i64,
) -> Result<Vec<PlaceRow>, Failure> {
    let (further, name, points, gap) = match above {
        true => (">", "<", "ASC", "t.points > $2 AND t.points <= n.points"),
        false => ("<", ">", "DESC", "t.points > n.points AND t.points <= $2"),
    };
    let order = if above { "DESC" } else { "ASC" };
    let sql = format!(
        "SELECT n.id, n.name, n.department, n.points, (SELECT COUNT(*) FROM standing t JOIN person q ON q.id = t.person_id \
            WHERE t.period = $1 AND {gap} AND q.ranked AND q.is_active) AS gap \
        FROM (SELECT p.id, p.name, p.folded, d.name AS department, s.points {PLACES} AND s.points {further}= $2 \
            AND (s.points {further} $2 OR p.folded {name} $3 OR (p.folded = $3 AND p.id {name} $4)) \
            ORDER BY s.points {points}, p.folded {order}, p.id {order} LIMIT $5) AS n \
        ORDER BY n.points {points}, n.folded {order}, n.id {order}"
    );
    all(on, &sql, values![period, own.points, own.folded.clone(), person.0, most]).await
}

/// A department in figures; people of none are in the last one.
#[derive(FromQueryResult)]
pub struct DepartmentRow {
    pub name: Option<String>,
    /// Everybody ranked, with points or without.
    pub people: i64,
    pub points: i64,
    /// Those of them with points.
    pub scored: i64,
    /// Those of them with more points than the reader.
    pub ahead: i64,
}

pub async fn departments(on: &impl Connection, period: &str, points: i64) -> Result<Vec<DepartmentRow>, Failure> {
    let sql = "SELECT d.name, CAST(SUM(g.people) AS BIGINT) AS people, CAST(SUM(g.points) AS BIGINT) AS points, \
            CAST(SUM(g.scored) AS BIGINT) AS scored, CAST(SUM(g.ahead) AS BIGINT) AS ahead FROM ( \
            SELECT p.department_id, COUNT(*) AS people, 0 AS points, 0 AS scored, 0 AS ahead \
            FROM person p WHERE p.ranked AND p.is_active GROUP BY p.department_id \
            UNION ALL SELECT p.department_id, 0, SUM(s.points), COUNT(*), COUNT(CASE WHEN s.points > $2 THEN 1 END) \
            FROM standing s JOIN person p ON p.id = s.person_id \
            WHERE s.period = $1 AND s.points > 0 AND p.ranked AND p.is_active GROUP BY p.department_id) AS g \
        LEFT JOIN department d ON d.id = g.department_id GROUP BY d.id, d.name, d.folded ORDER BY d.folded, d.id";
    all(on, sql, values![period, points]).await
}
