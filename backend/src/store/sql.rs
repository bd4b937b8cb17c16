//! Statements by text and values. Placeholders are `$1`, `$2`, ... on both databases.
use super::fault::broken;
use crate::Failure;
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, FromQueryResult, IntoActiveModel, ModelTrait, Statement, Value};

/// The values of a statement, in the order of its placeholders.
macro_rules! values {
    ($($value:expr),* $(,)?) => { vec![$(sea_orm::Value::from($value)),*] };
}
pub(crate) use values;

/// The values of a statement that is put together piece by piece, each under its placeholder.
#[derive(Clone, Default)]
pub struct Bound(pub Vec<Value>);

impl Bound {
    /// Binds one value: `$3`.
    pub fn bind(&mut self, value: impl Into<Value>) -> String {
        self.0.push(value.into());
        format!("${}", self.0.len())
    }

    /// Binds several, for `IN (...)`: `$3, $4`.
    pub fn list<V: Into<Value>>(&mut self, values: impl IntoIterator<Item = V>) -> String {
        values.into_iter().map(|v| self.bind(v)).collect::<Vec<_>>().join(", ")
    }
}

/// Something that runs statements: the write transaction or the reader.
pub trait Connection: Sync {
    type Raw: ConnectionTrait;
    fn raw(&self) -> &Self::Raw;
}

fn statement(raw: &impl ConnectionTrait, sql: &str, values: Vec<Value>) -> Statement {
    Statement::from_sql_and_values(raw.get_database_backend(), sql, values)
}

/// Every row.
pub async fn all<T: FromQueryResult>(on: &impl Connection, sql: &str, values: Vec<Value>) -> Result<Vec<T>, Failure> {
    let raw = on.raw();
    let rows = raw.query_all_raw(statement(raw, sql, values)).await.map_err(broken)?;
    rows.iter().map(|row| T::from_query_result(row, "").map_err(broken)).collect()
}

/// The first row, if any.
pub async fn one<T: FromQueryResult>(on: &impl Connection, sql: &str, values: Vec<Value>) -> Result<Option<T>, Failure> {
    let raw = on.raw();
    let row = raw.query_one_raw(statement(raw, sql, values)).await.map_err(broken)?;
    row.map(|row| T::from_query_result(&row, "").map_err(broken)).transpose()
}

#[derive(FromQueryResult)]
struct Counted {
    n: i64,
}

/// A statement that answers one whole number, named `n`; 0 where it answers nothing.
pub async fn count(on: &impl Connection, sql: &str, values: Vec<Value>) -> Result<i64, Failure> {
    Ok(one::<Counted>(on, sql, values).await?.map_or(0, |row| row.n))
}

/// A statement that changes rows; how many.
pub async fn exec(on: &impl Connection, sql: &str, values: Vec<Value>) -> Result<u64, Failure> {
    let raw = on.raw();
    raw.execute_raw(statement(raw, sql, values)).await.map(|done| done.rows_affected()).map_err(broken)
}

/// Inserts a row, every column given.
pub async fn insert<M, A>(on: &impl Connection, model: M) -> Result<(), Failure>
where
    M: ModelTrait + IntoActiveModel<A> + Send,
    A: ActiveModelTrait<Entity = M::Entity> + Send,
{
    M::Entity::insert(model.into_active_model()).exec_without_returning(on.raw()).await.map(|_| ()).map_err(broken)
}
