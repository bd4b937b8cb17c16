//! A bare sea-orm loop of single-vote transactions: immediate, insert, counter, commit, `synchronous=FULL`.
//! `bare_orm FILE SECONDS` prints transactions a second.
#![expect(clippy::disallowed_methods, reason = "a yardstick without the gate")]
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DbErr, EntityTrait, SqliteTransactionMode, TransactionOptions, TransactionTrait,
    entity::prelude::*,
};
use std::time::{Duration, Instant};

mod vote {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "vote")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub idea: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub voter: Uuid,
        pub at: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

#[tokio::main]
async fn main() -> Result<(), DbErr> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().unwrap_or_else(|| "bare.db".into());
    let seconds = arguments.next().and_then(|s| s.parse().ok()).unwrap_or(5);
    let mut options = ConnectOptions::new(format!("sqlite://{file}?mode=rwc"));
    options.max_connections(1).sqlx_logging(false);
    options.map_sqlx_sqlite_opts(|o| o.pragma("journal_mode", "WAL").pragma("synchronous", "FULL"));
    let db = Database::connect(options).await?;
    db.execute_unprepared("CREATE TABLE idea (id BLOB PRIMARY KEY, supports BIGINT NOT NULL)").await?;
    db.execute_unprepared("CREATE TABLE vote (idea BLOB NOT NULL, voter BLOB NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (idea, voter))")
        .await?;
    let ideas: Vec<Uuid> = (0..1_000).map(|_| Uuid::now_v7()).collect();
    for idea in &ideas {
        db.execute_raw(sea_orm::Statement::from_sql_and_values(
            db.get_database_backend(),
            "INSERT INTO idea VALUES ($1, 0)",
            [(*idea).into()],
        ))
        .await?;
    }
    let (start, mut done) = (Instant::now(), 0_usize);
    while start.elapsed() < Duration::from_secs(seconds) {
        let idea = ideas[done % ideas.len()];
        let mode = Some(SqliteTransactionMode::Immediate);
        let tx = db.begin_with_options(TransactionOptions { sqlite_transaction_mode: mode, ..TransactionOptions::default() }).await?;
        let row = vote::ActiveModel { idea: sea_orm::Set(idea), voter: sea_orm::Set(Uuid::now_v7()), at: sea_orm::Set(done as i64) };
        vote::Entity::insert(row).exec_without_returning(&tx).await?;
        let sql = "UPDATE idea SET supports = supports + 1 WHERE id = $1";
        tx.execute_raw(sea_orm::Statement::from_sql_and_values(tx.get_database_backend(), sql, [idea.into()])).await?;
        tx.commit().await?;
        done += 1;
    }
    println!("{:.0}", done as f64 / start.elapsed().as_secs_f64());
    Ok(())
}
