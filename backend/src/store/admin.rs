//! The company's row, its log and its footer pages: their SQL.
use super::{Connection, one};
use crate::Failure;
use domain::Zone;
use jiff::tz::TimeZone;
use sea_orm::FromQueryResult;

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
