//! What whoever runs the machine does from its command line: an admin who lost the way in, a session for a script. Both
//! need the database itself; the session is in the log, and shown to that person among their sessions.
use super::sign_in::OpenSession;
use crate::{
    Backend, Command, Failure, challenges, secrets,
    store::{self, Tx, values},
};
use async_trait::async_trait;
use domain::{
    Actor, Event, Language, Moment, PersonId, Refusal,
    people::{LONGEST_NAME, email},
    text,
};

/// Makes an admin, or makes somebody one; a reset link with which they choose a password.
pub async fn create_admin(backend: &Backend, address: &str, name: &str) -> Result<String, Failure> {
    let address = email(address).map_err(|p| domain::FieldErrors::one("email", p))?;
    let name = text::line(name, LONGEST_NAME).map_err(|p| domain::FieldErrors::one("name", p))?;
    let person = backend.system().run(MakeAdmin { email: address, name }).await?;
    super::reset::link(backend, person).await
}

#[derive(Clone)]
struct MakeAdmin {
    email: String,
    name: String,
}

#[async_trait]
impl Command for MakeAdmin {
    type Facts = Option<PersonId>;
    type Outcome = PersonId;

    async fn gather(&self, tx: &Tx, _actor: &Actor) -> Result<Option<PersonId>, Failure> {
        Ok(store::people::login_by_email(tx, &self.email).await?.map(|l| PersonId(l.id)))
    }

    fn authorize(&self, actor: &Actor, _facts: &Option<PersonId>, _now: Moment) -> Result<(), Refusal> {
        if actor.is_system() { Ok(()) } else { Err(Refusal::OnlyAdmins) }
    }

    async fn apply(self, tx: &Tx, by: &Actor, known: Option<PersonId>, now: Moment) -> Result<PersonId, Failure> {
        let person = match known {
            Some(person) => person,
            None => {
                let id: PersonId = tx.id(now);
                store::insert(tx, store::people::newcomer(id, &self.name, Some(self.email), Language::Fr, now)).await?;
                tx.record(Event::PersonJoined { person: id }, by, now).await?;
                id
            }
        };
        // A first admin made here founds the company, so that nobody else can, and hosts what it starts with.
        let founds = store::admin::company(tx).await?.is_none_or(|c| c.founded_at.is_none());
        if founds {
            store::admin::put_company(tx, "Lagon", Language::Fr, "Europe/Paris").await?;
            store::exec(tx, "UPDATE company SET founded_at = $1, set_up_code_hash = NULL WHERE id = 1", values![now.0]).await?;
        }
        let roles = "UPDATE person SET is_admin = $1, is_host = is_host OR $2 WHERE id = $3";
        store::exec(tx, roles, values![true, founds, person.0]).await?;
        let host = store::people::roles(tx, person).await?.is_some_and(|(_, host)| host);
        tx.record(Event::RolesChanged { person, host, admin: true }, by, now).await?;
        challenges::found_first(tx, person, by, now).await?;
        Ok(person)
    }
}

/// A session of somebody, for scripts; its token.
pub async fn issue_session(backend: &Backend, address: &str) -> Result<String, Failure> {
    let login =
        store::people::login_by_email(&backend.system().reader(), &address.trim().to_lowercase()).await?.ok_or(Failure::NotFound)?;
    let token = secrets::token()?;
    let open =
        OpenSession { person: PersonId(login.id), token_hash: secrets::digest(&token), device: "lagon admin session".into(), issued: true };
    backend.system().run(open).await?;
    Ok(token)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Settings;

    #[tokio::test]
    async fn a_first_admin_made_here_has_a_whole_company() {
        let folder = tempfile::tempdir().expect("a folder");
        let database = format!("sqlite://{}", folder.path().join("lagon.db").display());
        let settings = Settings { database, connections: 2, can_mail: false, exclusive: true, demo: false };
        let backend = Backend::open(settings, true).await.expect("opens");
        for address in ["zoe@atelier.example", "ange@atelier.example"] {
            create_admin(&backend, address, "Zoé Le Bihan").await.expect("made");
        }
        let session = issue_session(&backend, "zoe@atelier.example").await.expect("in");
        let zoe = backend.ctx(backend.actor(&session).await.expect("known"));
        assert!(zoe.actor().member().is_some_and(|m| m.admin && m.host));
        let standing = store::count(&zoe.reader(), "SELECT COUNT(*) AS n FROM challenge WHERE standing", vec![]).await;
        assert_eq!(standing.expect("counted"), 2, "once");
        let tank = store::challenges::tank(&zoe.reader()).await.expect("a tank");
        let sql = "SELECT COUNT(*) AS n FROM challenge WHERE id = $1 AND title = 'Shark tank'";
        assert_eq!(store::count(&zoe.reader(), sql, values![tank.0]).await.expect("counted"), 1, "the first of them");
    }
}
