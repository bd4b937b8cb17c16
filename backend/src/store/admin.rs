//! The company's row, its log and its footer pages: their SQL.
use super::{Connection, Tx, all, exec, one, values};
use crate::Failure;
use domain::{
    ClosureId, Language, Zone,
    admin::{FooterPage, NOTE_MONTHS, OPEN_DAYS},
    ideas::{ANSWER_WORKING_DAYS, Closed},
};
use jiff::tz::TimeZone;
use sea_orm::FromQueryResult;
use uuid::Uuid;

#[derive(FromQueryResult)]
pub struct CompanyRow {
    pub name: String,
    pub language: String,
    pub zone: String,
    pub demo_loaded_at: Option<i64>,
    pub set_up_code_hash: Option<Vec<u8>>,
    pub founded_at: Option<i64>,
}

/// The company; none before the first start.
pub async fn company(on: &impl Connection) -> Result<Option<CompanyRow>, Failure> {
    one(on, "SELECT name, language, zone, demo_loaded_at, set_up_code_hash, founded_at FROM company WHERE id = 1", vec![]).await
}

/// Where the company's clocks hang; Paris before it is known.
pub async fn zone(on: &impl Connection) -> Result<Zone, Failure> {
    let name = company(on).await?.map_or_else(|| "Europe/Paris".to_owned(), |c| c.zone);
    Ok(named_zone(&name).unwrap_or(Zone(TimeZone::UTC)))
}

/// A zone by its IANA name.
pub fn named_zone(name: &str) -> Option<Zone> {
    TimeZone::get(name).ok().map(Zone)
}

/// How ideas are answered here, and for how long jurors' notes are kept.
#[derive(FromQueryResult)]
pub struct AnsweringRow {
    pub review: bool,
    pub answer_days: i64,
    pub open_days: i64,
    pub note_months: i64,
}

pub async fn answering(on: &impl Connection) -> Result<AnsweringRow, Failure> {
    let row = one(on, "SELECT review, answer_days, open_days, note_months FROM company WHERE id = 1", vec![]).await?;
    let before = AnsweringRow { review: true, answer_days: ANSWER_WORKING_DAYS, open_days: OPEN_DAYS, note_months: NOTE_MONTHS };
    Ok(row.unwrap_or(before))
}

pub async fn put_answering(tx: &Tx, set: &AnsweringRow) -> Result<(), Failure> {
    let sql = "UPDATE company SET review = $1, answer_days = $2, open_days = $3, note_months = $4 WHERE id = 1";
    exec(tx, sql, values![set.review, set.answer_days, set.open_days, set.note_months]).await.map(|_| ())
}

/// Days on which the company is closed.
#[derive(FromQueryResult)]
pub struct ClosureRow {
    pub id: Uuid,
    pub first_day: i64,
    pub last_day: i64,
    pub label: String,
}

/// Closures that end on a day or later, the first first.
pub async fn closures(on: &impl Connection, from: i64) -> Result<Vec<ClosureRow>, Failure> {
    let sql = "SELECT id, first_day, last_day, label FROM closure WHERE last_day >= $1 ORDER BY first_day, id";
    all(on, sql, values![from]).await
}

pub async fn put_closure(tx: &Tx, id: ClosureId, closed: Closed, label: &str) -> Result<(), Failure> {
    let sql = "INSERT INTO closure (id, first_day, last_day, label) VALUES ($1, $2, $3, $4)";
    exec(tx, sql, values![id.0, closed.first, closed.last, label]).await.map(|_| ())
}

/// Whether there was one.
pub async fn remove_closure(tx: &Tx, id: ClosureId) -> Result<bool, Failure> {
    Ok(exec(tx, "DELETE FROM closure WHERE id = $1", values![id.0]).await? > 0)
}

/// Writes the company's row.
pub async fn put_company(tx: &Tx, name: &str, language: Language, zone: &str) -> Result<(), Failure> {
    let sql = "INSERT INTO company (id, name, language, zone) VALUES (1, $1, $2, $3) \
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, language = excluded.language, zone = excluded.zone";
    exec(tx, sql, values![name, language.code(), zone]).await.map(|_| ())
}

/// Whether a company has what it starts with.
#[derive(FromQueryResult)]
pub struct Begun {
    pub departments: bool,
    /// More than the admin who founded it.
    pub people: bool,
    pub hosts: bool,
    pub panels: bool,
    /// Beside the standing ones.
    pub challenges: bool,
}

pub async fn begun(on: &impl Connection) -> Result<Begun, Failure> {
    let sql = "SELECT EXISTS (SELECT 1 FROM department) AS departments, \
        (SELECT COUNT(*) FROM (SELECT 1 FROM person WHERE is_active LIMIT 2) AS two) > 1 AS people, \
        EXISTS (SELECT 1 FROM person WHERE is_active AND is_host) AS hosts, \
        EXISTS (SELECT 1 FROM challenge WHERE chair_id IS NOT NULL) AS panels, \
        EXISTS (SELECT 1 FROM challenge WHERE NOT standing) AS challenges";
    one(on, sql, vec![]).await?.ok_or(Failure::NotFound)
}

/// How much of a company there is.
#[derive(FromQueryResult)]
pub struct Found {
    pub people: i64,
    /// Beside the standing ones.
    pub challenges: i64,
    pub ideas: i64,
}

pub async fn found(on: &impl Connection) -> Result<Found, Failure> {
    let sql = "SELECT (SELECT COUNT(*) FROM person WHERE is_active) AS people, \
        (SELECT COUNT(*) FROM challenge WHERE NOT standing) AS challenges, \
        (SELECT COUNT(*) FROM idea WHERE is_public) AS ideas";
    one(on, sql, vec![]).await?.ok_or(Failure::NotFound)
}

/// A footer page's own text; none where the default one stands.
pub async fn footer_page(on: &impl Connection, page: FooterPage, language: Language) -> Result<Option<String>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        markdown: String,
    }
    let sql = "SELECT markdown FROM footer_page WHERE page = $1 AND language = $2";
    let row: Option<Row> = one(on, sql, values![page.name(), language.code()]).await?;
    Ok(row.map(|r| r.markdown))
}

/// Writes a footer page's own text; an empty one gives way to the default.
pub async fn put_footer_page(tx: &Tx, page: FooterPage, language: Language, markdown: &str) -> Result<(), Failure> {
    let sql = "DELETE FROM footer_page WHERE page = $1 AND language = $2";
    exec(tx, sql, values![page.name(), language.code()]).await?;
    if markdown.is_empty() {
        return Ok(());
    }
    let sql = "INSERT INTO footer_page (page, language, markdown) VALUES ($1, $2, $3)";
    exec(tx, sql, values![page.name(), language.code(), markdown]).await.map(|_| ())
}
