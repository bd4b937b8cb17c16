//! `lagon backup` and `lagon restore`.
use super::{How, Trouble, open};
use crate::config::{Config, WrongSetting};
use backend::operations;
use std::path::Path;

/// Writes a checked copy of the database.
pub async fn backup(config: &Config, file: &Path) -> Result<(), Trouble> {
    only_sqlite(config, "pg_dump")?;
    let backend = open(config, How::Beside).await?;
    operations::backup(&backend, file).await.map_err(|e| Trouble::Said(e.to_string()))?;
    backend.close().await;
    println!("{} holds a copy, opened and checked", file.display());
    Ok(())
}

/// Puts a checked copy in the database's place.
pub async fn restore(config: &Config, file: &Path) -> Result<(), Trouble> {
    only_sqlite(config, "pg_restore")?;
    let former = operations::restore(&config.backend(true), file).await.map_err(|e| Trouble::Said(e.to_string()))?;
    println!("{} is restored from {}", config.database(), file.display());
    if let Some(former) = former {
        println!("what was there before is now {}", former.display());
    }
    Ok(())
}

fn only_sqlite(config: &Config, instead: &str) -> Result<(), WrongSetting> {
    if config.database().starts_with("sqlite:") {
        return Ok(());
    }
    Err(WrongSetting(format!("on PostgreSQL this is {instead}'s work: this verb copies SQLite files")))
}
