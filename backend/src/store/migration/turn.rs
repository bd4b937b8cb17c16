//! One server of several migrates a PostgreSQL database; the others wait for their turn and find it done. A row with the
//! database's own time, since engines that speak PostgreSQL keep no session locks. SQLite has the lock on its file.
use crate::{
    Failure,
    store::{exec, values},
};
use sea_orm::DatabaseConnection;
use std::time::Duration;

/// A server that died in its turn holds up the others this long; the longest one migration may take.
const LEASE_SECONDS: i64 = 60;
const BETWEEN_LOOKS: Duration = Duration::from_millis(50);

const TABLE: &str = "CREATE TABLE IF NOT EXISTS migration_turn (id BIGINT PRIMARY KEY, holder BIGINT NOT NULL, ends_at BIGINT NOT NULL)";

const TAKE: &str = "INSERT INTO migration_turn (id, holder, ends_at) \
    VALUES (1, $1, CAST(EXTRACT(EPOCH FROM clock_timestamp()) AS BIGINT) + $2) \
    ON CONFLICT (id) DO UPDATE SET holder = excluded.holder, ends_at = excluded.ends_at \
    WHERE migration_turn.ends_at < CAST(EXTRACT(EPOCH FROM clock_timestamp()) AS BIGINT)";

/// Whose turn it is.
pub struct Turn(i64);

/// Waits until nobody else migrates.
pub async fn take(writer: &DatabaseConnection) -> Result<Turn, Failure> {
    #[expect(clippy::disallowed_methods, reason = "no secret: it only tells servers apart")]
    let turn = Turn(rand::random());
    loop {
        // Two servers that create the table at once collide in PostgreSQL's catalogue: one of them looks again.
        let there = exec(writer, TABLE, vec![]).await.is_ok();
        if there && exec(writer, TAKE, values![turn.0, LEASE_SECONDS]).await? > 0 {
            return Ok(turn);
        }
        tokio::time::sleep(BETWEEN_LOOKS).await;
    }
}

/// Lets the next one in.
pub async fn give_back(writer: &DatabaseConnection, turn: Turn) -> Result<(), Failure> {
    exec(writer, "DELETE FROM migration_turn WHERE id = 1 AND holder = $1", values![turn.0]).await.map(|_| ())
}

#[cfg(test)]
mod tests {
    use crate::{Backend, testing::new_postgres};

    #[tokio::test]
    async fn servers_that_start_at_once_all_come_up() {
        let Ok(server) = std::env::var("LAGON_TEST_POSTGRES") else { return };
        let settings = new_postgres(&server).await;
        let open = || Backend::open(settings.clone(), true);
        let (a, b, c) = tokio::join!(open(), open(), open());
        for server in [a, b, c] {
            assert!(server.expect("opens").is_ready().await);
        }
    }
}
