//! The first start of a real company: a one-time code from the log, then its name and its first admin, with departments
//! to come, the standing shark tank and "Améliorer Lagon" in place.
use crate::{
    Backend, Command, Ctx, Failure, challenges, secrets,
    store::{self, Tx, entity, values},
};
use async_trait::async_trait;
use domain::{
    Actor, Event, FieldErrors, Language, Moment, PersonId, Problem, Refusal,
    people::{FoundCompany, LONGEST_NAME, email, language, password},
    text,
};

/// A new set-up code, while there is no company; the old one stops working. None once there is one.
pub async fn make_set_up_code(backend: &Backend) -> Result<Option<String>, Failure> {
    let company = store::admin::company(&backend.system().reader()).await?;
    if company.is_some_and(|c| c.founded_at.is_some()) {
        return Ok(None);
    }
    let code = secrets::short_code()?;
    backend.system().run(SetCode { hash: secrets::digest(&code) }).await?;
    Ok(Some(code))
}

#[derive(Clone)]
struct SetCode {
    hash: Vec<u8>,
}

#[async_trait]
impl Command for SetCode {
    type Facts = ();
    type Outcome = ();

    async fn gather(&self, _tx: &Tx, _actor: &Actor) -> Result<(), Failure> {
        Ok(())
    }

    fn authorize(&self, actor: &Actor, _facts: &(), _now: Moment) -> Result<(), Refusal> {
        if actor.is_system() { Ok(()) } else { Err(Refusal::OnlyAdmins) }
    }

    async fn apply(self, tx: &Tx, _by: &Actor, _facts: (), _now: Moment) -> Result<(), Failure> {
        store::admin::put_company(tx, "", Language::Fr, "Europe/Paris").await?;
        store::exec(tx, "UPDATE company SET set_up_code_hash = $1 WHERE id = 1", values![self.hash]).await.map(|_| ())
    }
}

/// The form, parsed and hashed before the writer is held.
#[derive(Clone)]
struct Found {
    code_hash: Vec<u8>,
    company: String,
    name: String,
    email: String,
    password_hash: String,
    language: Language,
}

impl Ctx {
    /// Founds the company and signs its first admin in.
    pub async fn found_company(&self, form: FoundCompany, device: String) -> Result<String, Failure> {
        let company = store::admin::company(&self.reader()).await?;
        let code_hash = secrets::digest(&form.code.trim().to_uppercase());
        match company {
            Some(c) if c.founded_at.is_some() => return Err(Refusal::AlreadySetUp.into()),
            Some(c) if c.set_up_code_hash.as_ref() == Some(&code_hash) => {}
            Some(_) | None => return Err(Failure::Invalid(FieldErrors::one("code", Problem::Wrong))),
        }
        let mut errors = FieldErrors::default();
        let company = errors.take("company", text::line(&form.company, LONGEST_NAME));
        let name = errors.take("name", text::line(&form.name, LONGEST_NAME));
        let email = errors.take("email", email(&form.email));
        let password = errors.take("password", password(&form.password, &company, &[&name, &email]));
        let password = errors.finish(password)?;
        let password_hash = secrets::hash(password).await?;
        let language = language(&form.language);
        let found = Found { code_hash, company, name, email, password_hash, language };
        let admin = self.backend().system().run(found).await?;
        self.open_session(admin, &device).await
    }
}

#[async_trait]
impl Command for Found {
    type Facts = bool;
    type Outcome = PersonId;

    async fn gather(&self, tx: &Tx, _actor: &Actor) -> Result<bool, Failure> {
        let company = store::admin::company(tx).await?.ok_or(Failure::NotFound)?;
        Ok(company.founded_at.is_none() && company.set_up_code_hash.as_ref() == Some(&self.code_hash))
    }

    fn authorize(&self, _actor: &Actor, open: &bool, _now: Moment) -> Result<(), Refusal> {
        // Whoever reads the log runs the machine.
        if *open { Ok(()) } else { Err(Refusal::AlreadySetUp) }
    }

    async fn apply(self, tx: &Tx, by: &Actor, _open: bool, now: Moment) -> Result<PersonId, Failure> {
        store::admin::put_company(tx, &self.company, self.language, "Europe/Paris").await?;
        store::exec(tx, "UPDATE company SET founded_at = $1, set_up_code_hash = NULL WHERE id = 1", values![now.0]).await?;
        let id: PersonId = tx.id(now);
        let admin = entity::person::Model {
            is_admin: true,
            is_host: true,
            password_hash: Some(self.password_hash),
            ..store::people::newcomer(id, &self.name, Some(self.email), self.language, now)
        };
        store::insert(tx, admin).await?;
        tx.record(Event::CompanyFounded, by, now).await?;
        tx.record(Event::PersonJoined { person: id }, by, now).await?;
        challenges::found_first(tx, id, by, now).await?;
        Ok(id)
    }
}
