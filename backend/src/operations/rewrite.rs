//! For tests that need a database to say something else than anybody did. Not in a release: its feature is off there.
use crate::{
    Backend, Failure,
    store::{Tx, exec},
};

/// Runs one statement.
///
/// # Errors
/// What the database says against it.
pub async fn rewrite(backend: &Backend, statement: &str) -> Result<(), Failure> {
    let tx = Tx::begin(backend, 0).await?;
    exec(&tx, statement, vec![]).await?;
    tx.commit().await
}
