//! A small company on a real database, for the tests: SQLite in a temporary folder, and PostgreSQL where
//! `LAGON_TEST_POSTGRES` names a server (`make test` starts one).
use crate::{
    Backend, Command, Ctx, Failure, Query, Settings,
    store::{self, Tx, entity},
};
use domain::{Actor, ChallengeId, DepartmentId, Event, Language, Member, PersonId, SessionId, text};
use std::sync::atomic::{AtomicU64, Ordering};
use uuid::Uuid;

/// Challenges, entries and juries.
pub mod arena;

/// Searching.
pub mod search;

/// Ideas and challenges to test with.
mod ideas;

pub use ideas::{answering, form};

/// A company with people 1.. by number; 1 is an admin, 2 a host, the others are employees.
pub struct Company {
    pub backend: Backend,
    /// The standing shark tank, hosted by 2.
    pub tank: ChallengeId,
    _folder: Option<tempfile::TempDir>,
}

/// Runs a test on every database there is.
pub async fn on_each_database(test: impl AsyncFn(Company)) {
    test(Company::on_sqlite().await).await;
    if let Ok(server) = std::env::var("LAGON_TEST_POSTGRES") {
        test(Company::on_postgres(&server).await).await;
    }
}

/// Runs a test on every database there is, without a company in it.
pub async fn on_each_empty_database(test: impl AsyncFn(Backend)) {
    let folder = tempfile::tempdir().expect("a folder");
    let database = format!("sqlite://{}", folder.path().join("empty.db").display());
    test(Backend::open(settings(database), true).await.expect("opens")).await;
    if let Ok(server) = std::env::var("LAGON_TEST_POSTGRES") {
        test(Company::empty_postgres(&server).await).await;
    }
}

fn settings(database: String) -> Settings {
    Settings { database, connections: 4, can_mail: true, exclusive: true, demo: false }
}

/// A PostgreSQL database with nothing in it.
pub async fn new_postgres(server: &str) -> Settings {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let name = format!("t{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    let root = sea_orm::Database::connect(format!("{server}/postgres")).await.expect("a server");
    store::exec(&root, &format!("CREATE DATABASE {name}"), vec![]).await.expect("created");
    settings(format!("{server}/{name}"))
}

impl Company {
    pub async fn on_sqlite() -> Self {
        Self::sqlite(|settings| settings).await
    }

    /// On SQLite, in a house that sends no mail.
    pub async fn without_mail() -> Self {
        Self::sqlite(|settings| Settings { can_mail: false, ..settings }).await
    }

    async fn sqlite(change: impl FnOnce(Settings) -> Settings) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let database = format!("sqlite://{}", folder.path().join("test.db").display());
        let backend = Backend::open(change(settings(database)), true).await.expect("opens");
        Self::people_the(backend, Some(folder)).await
    }

    async fn on_postgres(server: &str) -> Self {
        Self::people_the(Self::empty_postgres(server).await, None).await
    }

    async fn empty_postgres(server: &str) -> Backend {
        Backend::open(new_postgres(server).await, true).await.expect("opens")
    }

    async fn people_the(backend: Backend, folder: Option<tempfile::TempDir>) -> Self {
        let tank = ChallengeId(Uuid::from_u128(1));
        let company = Self { backend, tank, _folder: folder };
        let tx = Tx::begin(&company.backend, 0).await.expect("a transaction");
        let now = tx.now().await.expect("a clock");
        store::admin::put_company(&tx, "Brisemer", Language::Fr, "Europe/Paris").await.expect("a company");
        store::exec(&tx, "UPDATE company SET founded_at = $1, review = FALSE WHERE id = 1", store::values![now.0]).await.expect("founded");
        let department = entity::department::Model { id: Uuid::from_u128(1), name: "Boutiques".into(), folded: "boutiques".into() };
        store::insert(&tx, department).await.expect("a department");
        for n in 1..=20 {
            let name = format!("Personne {n}");
            let person = entity::person::Model {
                id: Uuid::from_u128(n),
                folded: text::fold(&name),
                name,
                email: Some(format!("p{n}@brisemer.example")),
                password_hash: None,
                title: String::new(),
                about: String::new(),
                department_id: Some(Uuid::from_u128(1)),
                site_id: None,
                manager_id: None,
                language: "fr".into(),
                is_admin: n == 1,
                is_host: n == 2,
                is_active: true,
                ranked: None,
                demo_card: None,
                created_at: now.0,
            };
            store::insert(&tx, person).await.expect("a person");
        }
        let tank = ideas::standing(tank, "Shark tank", now);
        store::insert(&tx, tank).await.expect("a tank");
        let host = entity::challenge_host::Model { challenge_id: company.tank.0, person_id: Uuid::from_u128(2) };
        store::insert(&tx, host).await.expect("a host");
        store::jury::put_rubric(&tx, company.tank, &crate::jury::default_rubric(Language::Fr).expect("a rubric"), now)
            .await
            .expect("a rubric");
        tx.commit().await.expect("committed");
        company
    }

    /// Person `n`, signed in.
    pub fn person(&self, n: u128) -> Ctx {
        let id = Uuid::from_u128(n);
        self.backend.ctx(Actor::Person(Member {
            person: PersonId(id),
            session: SessionId(id),
            name: format!("Personne {n}"),
            department: Some(DepartmentId(Uuid::from_u128(1))),
            site: None,
            admin: n == 1,
            host: n == 2,
            language: Language::Fr,
        }))
    }

    pub async fn run<C: Command>(&self, n: u128, command: C) -> Result<C::Outcome, Failure> {
        self.person(n).run(command).await
    }

    pub async fn ask<Q: Query>(&self, n: u128, query: Q) -> Result<Q::Answer, Failure> {
        self.person(n).ask(query).await
    }

    /// Closes the database, as the end of a server does; the folder it is in.
    pub async fn shut_down(self) -> Option<tempfile::TempDir> {
        self.backend.close().await;
        self._folder
    }

    /// Something happened, `ago` microseconds ago, by person `n` or by Lagon itself.
    pub async fn happen(&self, n: Option<u128>, event: Event, ago: i64) {
        let by = n.map_or(Actor::System, |n| self.person(n).actor().clone());
        let tx = Tx::begin(&self.backend, -ago).await.expect("a transaction");
        let now = tx.now().await.expect("a clock");
        tx.record(event, &by, now).await.expect("recorded");
        tx.commit().await.expect("committed");
    }

    /// Writes rows that no command writes so, or not so fast.
    pub async fn write(&self, sql: &str, values: Vec<sea_orm::Value>) -> u64 {
        self.try_write(sql, values).await.expect("written")
    }

    /// The same, for what the database may refuse.
    pub async fn try_write(&self, sql: &str, values: Vec<sea_orm::Value>) -> Result<u64, crate::Failure> {
        let tx = Tx::begin(&self.backend, 0).await.expect("a transaction");
        let written = store::exec(&tx, sql, values).await?;
        tx.commit().await?;
        Ok(written)
    }

    /// A statement that answers one whole number named `n`.
    pub async fn count(&self, sql: &str) -> i64 {
        store::count(&self.backend.system().reader(), sql, vec![]).await.expect("counted")
    }
}
