//! What was typed into refused forms.
use crate::{
    Failure,
    store::{Connection, Tx, count, exec, one, values},
};
use domain::Moment;
use sea_orm::FromQueryResult;
use uuid::Uuid;

pub async fn count_all(on: &impl Connection) -> Result<i64, Failure> {
    count(on, "SELECT COUNT(*) AS n FROM kept_form", vec![]).await
}

pub async fn put(tx: &Tx, key_hash: Vec<u8>, path: &str, fields: String, ends: Moment, now: Moment) -> Result<(), Failure> {
    let id: Uuid = tx.id(now);
    let sql = "INSERT INTO kept_form (id, key_hash, path, fields, ends_at) VALUES ($1, $2, $3, $4, $5) \
        ON CONFLICT (key_hash, path) DO UPDATE SET fields = excluded.fields, ends_at = excluded.ends_at";
    exec(tx, sql, values![id, key_hash, path, fields, ends.0]).await.map(|_| ())
}

pub async fn get(on: &impl Connection, key_hash: Vec<u8>, path: &str, now: Moment) -> Result<Option<String>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        fields: String,
    }
    let sql = "SELECT fields FROM kept_form WHERE key_hash = $1 AND path = $2 AND ends_at > $3";
    Ok(one::<Row>(on, sql, values![key_hash, path, now.0]).await?.map(|row| row.fields))
}
