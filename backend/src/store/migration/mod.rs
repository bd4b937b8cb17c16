//! Plain SQL, one file a migration, with `{uuid}` and `{bytes}` as each database calls them. Explicit tables, never
//! live entities; each runs in a transaction on both databases.
use crate::{Failure, OpenError};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, DbErr};
use sea_orm_migration::{MigrationName, MigrationTrait, MigratorTrait, SchemaManager, async_trait};

/// One server after the other.
mod turn;

/// A migration's name, and its text for SQLite and for PostgreSQL.
struct Sql(&'static str, &'static str, &'static str);

const fn both(name: &'static str, text: &'static str) -> Sql {
    Sql(name, text, text)
}

impl MigrationName for Sql {
    fn name(&self) -> &str {
        self.0
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Sql {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let (text, uuid, bytes) = match manager.get_database_backend() {
            DbBackend::Postgres => (self.2, "UUID", "BYTEA"),
            _ => (self.1, "BLOB", "BLOB"),
        };
        let sql = text.replace("{uuid}", uuid).replace("{bytes}", bytes);
        manager.get_connection().execute_unprepared(&sql).await.map(|_| ())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

pub struct Migrations;

impl MigratorTrait for Migrations {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        let files = [
            both("m20261121_000001_people", include_str!("m20261121_000001_people.sql")),
            both("m20261121_000002_ideas", include_str!("m20261121_000002_ideas.sql")),
            both("m20261121_000003_jury", include_str!("m20261121_000003_jury.sql")),
            both("m20261121_000004_events", include_str!("m20261121_000004_events.sql")),
            Sql(
                "m20261122_000005_event_order",
                include_str!("m20261122_000005_event_order.sqlite.sql"),
                include_str!("m20261122_000005_event_order.postgres.sql"),
            ),
            both("m20261122_000006_results", include_str!("m20261122_000006_results.sql")),
            both("m20261122_000007_places", include_str!("m20261122_000007_places.sql")),
            both("m20261122_000008_assignments", include_str!("m20261122_000008_assignments.sql")),
            both("m20261123_000009_review", include_str!("m20261123_000009_review.sql")),
            both("m20261123_000010_rubric", include_str!("m20261123_000010_rubric.sql")),
            both("m20261123_000011_merges", include_str!("m20261123_000011_merges.sql")),
            both("m20261123_000012_letters", include_str!("m20261123_000012_letters.sql")),
            both("m20261123_000013_reopenings", include_str!("m20261123_000013_reopenings.sql")),
            both("m20261123_000014_co_authors", include_str!("m20261123_000014_co_authors.sql")),
            both("m20261123_000015_shortlists", include_str!("m20261123_000015_shortlists.sql")),
            both("m20261123_000016_names_hidden", include_str!("m20261123_000016_names_hidden.sql")),
            both("m20261123_000020_files", include_str!("m20261123_000020_files.sql")),
            both("m20261123_000030_opinions", include_str!("m20261123_000030_opinions.sql")),
            both("m20261123_000031_errata", include_str!("m20261123_000031_errata.sql")),
            both("m20261123_000032_clocks", include_str!("m20261123_000032_clocks.sql")),
            both("m20261123_000033_completions", include_str!("m20261123_000033_completions.sql")),
            both("m20261123_000034_names_read", include_str!("m20261123_000034_names_read.sql")),
            both("m20261123_000035_opinions_told", include_str!("m20261123_000035_opinions_told.sql")),
            both("m20261123_000036_declared_ties", include_str!("m20261123_000036_declared_ties.sql")),
            both("m20261123_000038_scores_read", include_str!("m20261123_000038_scores_read.sql")),
            both("m20261123_000039_casting", include_str!("m20261123_000039_casting.sql")),
            both("m20261123_000040_impact_by", include_str!("m20261123_000040_impact_by.sql")),
            both("m20261123_000041_follows", include_str!("m20261123_000041_follows.sql")),
            both("m20261123_000043_merged_opinions", include_str!("m20261123_000043_merged_opinions.sql")),
            both("m20261123_000044_criteria_told", include_str!("m20261123_000044_criteria_told.sql")),
        ];
        files.into_iter().map(|sql| Box::new(sql) as Box<dyn MigrationTrait>).collect()
    }
}

/// Runs what is pending, or says that something is.
pub async fn bring_up(writer: &DatabaseConnection, migrate: bool) -> Result<(), OpenError> {
    let failed = |e: DbErr| OpenError::Migration(e.to_string());
    if migrate && writer.get_database_backend() == DbBackend::Postgres {
        let lost = |e: Failure| OpenError::Migration(e.to_string());
        let turn = turn::take(writer).await.map_err(lost)?;
        let done = Migrations::up(writer, None).await.map_err(failed);
        turn::give_back(writer, turn).await.map_err(lost)?;
        return done;
    }
    if migrate {
        return Migrations::up(writer, None).await.map_err(failed);
    }
    let pending = Migrations::get_pending_migrations_read_only(writer).await.map_err(failed)?;
    if pending.is_empty() { Ok(()) } else { Err(OpenError::NotMigrated) }
}
