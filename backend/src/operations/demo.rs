//! The demo's database: telling it from a real company's, and starting it over.
use crate::{
    Backend, Command, Failure, demo,
    store::{self, Tx, operations::empty},
};
use async_trait::async_trait;
use domain::{Actor, Moment, Refusal};

/// Whether the company in the database is the demo's.
pub async fn is_demo(backend: &Backend) -> Result<bool, Failure> {
    Ok(store::admin::company(&backend.system().reader()).await?.is_some_and(|c| c.demo_loaded_at.is_some()))
}

/// Throws the demo company away and loads it anew.
pub async fn reload_demo(backend: &Backend) -> Result<(), Failure> {
    backend.system().run(Empty).await?;
    demo::load(backend).await.map(|_| ())
}

/// Empties every table of a demo.
#[derive(Clone)]
struct Empty;

#[async_trait]
impl Command for Empty {
    type Facts = ();
    type Outcome = ();

    /// A real company is never emptied: for it there is no such thing.
    async fn gather(&self, tx: &Tx, _actor: &Actor) -> Result<(), Failure> {
        let company = store::admin::company(tx).await?.ok_or(Failure::NotFound)?;
        if company.demo_loaded_at.is_some() && tx.backend().settings().demo { Ok(()) } else { Err(Failure::NotFound) }
    }

    fn authorize(&self, actor: &Actor, _facts: &(), _now: Moment) -> Result<(), Refusal> {
        if actor.is_system() { Ok(()) } else { Err(Refusal::OnlyAdmins) }
    }

    async fn apply(self, tx: &Tx, _by: &Actor, _facts: (), _now: Moment) -> Result<(), Failure> {
        empty::everything(tx).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::on_each_database;

    #[tokio::test]
    async fn a_real_company_is_never_emptied() {
        on_each_database(async |company| {
            assert!(!is_demo(&company.backend).await.expect("asked"));
            assert!(matches!(reload_demo(&company.backend).await, Err(Failure::NotFound)));
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM person").await, 20);
        })
        .await;
    }
}
