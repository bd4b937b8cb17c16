//! Many rows at once: prepared statements of some dozen rows each.
use crate::{
    Failure,
    store::{Tx, exec},
};
use sea_orm::Value;

/// SQLite finds the name of a value (`$17`) by looking through all of a statement's, so that binding costs the square of
/// their number: 6,000 values a statement took 15,000 rows a second, 400 take several times more.
const MOST_VALUES: usize = 400;

/// Inserts rows: `into` is `support (challenge_id, idea_id, voter_id, at)`, each row a value for each column.
pub async fn insert_all<const COLUMNS: usize>(tx: &Tx, into: &str, rows: Vec<[Value; COLUMNS]>) -> Result<(), Failure> {
    let rows_at_once = MOST_VALUES / COLUMNS;
    let full = statement(into, COLUMNS, rows_at_once);
    let mut values = Vec::with_capacity(rows_at_once * COLUMNS);
    for row in rows {
        values.extend(row);
        if values.len() == rows_at_once * COLUMNS {
            exec(tx, &full, std::mem::replace(&mut values, Vec::with_capacity(rows_at_once * COLUMNS))).await?;
        }
    }
    if values.is_empty() {
        return Ok(());
    }
    exec(tx, &statement(into, COLUMNS, values.len() / COLUMNS), values).await.map(|_| ())
}

fn statement(into: &str, columns: usize, rows: usize) -> String {
    let row = |n: usize| {
        let places: Vec<String> = (1..=columns).map(|c| format!("${}", n * columns + c)).collect();
        format!("({})", places.join(", "))
    };
    format!("INSERT INTO {into} VALUES {}", (0..rows).map(row).collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{store::values, testing::on_each_database};

    #[test]
    fn placeholders_count_through_the_rows() {
        assert_eq!(statement("t (a, b)", 2, 2), "INSERT INTO t (a, b) VALUES ($1, $2), ($3, $4)");
    }

    #[tokio::test]
    async fn every_row_arrives_whatever_their_number() {
        on_each_database(async |company| {
            let tx = Tx::begin(&company.backend, 0).await.expect("a transaction");
            let rows = (0..7_001_i64).map(|n| [Value::from(format!("rule {n}")), Value::from(n)]).collect();
            insert_all(&tx, "point_rule (rule, points)", rows).await.expect("inserted");
            exec(&tx, "DELETE FROM point_rule WHERE points < $1", values![1_i64]).await.expect("deleted");
            tx.commit().await.expect("committed");
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM point_rule").await, 7_000);
        })
        .await;
    }
}
