//! Sessions: a token of 256 random bits, stored hashed, that ends after 14 idle days or 60 days at most. The answer and
//! its time are the same for a wrong password and for somebody who doesn't exist.
use super::throttle;
use crate::{
    Backend, Command, Ctx, Failure, secrets,
    store::{self, Tx, entity::session, values},
};
use async_trait::async_trait;
use domain::{
    Actor, Moment, PersonId, Refusal,
    people::{EndSession, SignIn, SignOut, StepInto, may_change_self},
    text,
    time::{DAY, MINUTE},
};

/// Idle and absolute end of a session.
pub(super) const IDLE: i64 = 14 * DAY;
pub(super) const ABSOLUTE: i64 = 60 * DAY;

impl Ctx {
    /// Signs in by address and password; the session's token.
    pub async fn sign_in(&self, form: SignIn) -> Result<String, Failure> {
        let email = form.email.trim().to_lowercase();
        let attempt = throttle::begin(self, "sign_in", &email, &form.from).await?;
        let login = store::people::login_by_email(&self.reader(), &email).await?;
        let stored = login.as_ref().and_then(|l| l.password_hash.clone());
        if !secrets::matches(form.password, stored).await? {
            return Err(Refusal::WrongCredentials.into());
        }
        let person = login.map(|l| PersonId(l.id)).ok_or(Refusal::WrongCredentials)?;
        attempt.forget(self).await?;
        self.open_session(person, &form.device).await
    }

    /// Steps into a person of the demo company.
    pub async fn step_into(&self, step: StepInto) -> Result<String, Failure> {
        if !self.backend().settings().demo {
            return Err(Failure::NotFound);
        }
        let login = store::people::login(&self.reader(), step.person).await?.ok_or(Failure::NotFound)?;
        self.open_session(PersonId(login.id), &step.device).await
    }

    pub(super) async fn open_session(&self, person: PersonId, device: &str) -> Result<String, Failure> {
        let token = secrets::token()?;
        let device = text::optional_line(device, 200).unwrap_or_default();
        self.backend().system().run(OpenSession { person, token_hash: secrets::digest(&token), device, issued: false }).await?;
        Ok(token)
    }
}

impl Backend {
    /// Who holds a session token; a visitor when nobody does.
    pub async fn actor(&self, token: &str) -> Result<Actor, Failure> {
        if token.len() != 64 {
            return Ok(Actor::Visitor);
        }
        let reader = self.system().reader();
        let now = reader.now().await?;
        let Some((member, seen)) = store::people::holder(&reader, secrets::digest(token), now).await? else { return Ok(Actor::Visitor) };
        let actor = Actor::Person(member);
        if now.since(seen) > 10 * MINUTE {
            self.ctx(actor.clone()).run(SeeSession).await?;
        }
        Ok(actor)
    }
}

/// Starts a session; only Lagon itself does, once it knows who it is.
#[derive(Clone)]
pub(super) struct OpenSession {
    pub person: PersonId,
    pub token_hash: Vec<u8>,
    pub device: String,
    pub issued: bool,
}

#[async_trait]
impl Command for OpenSession {
    type Facts = ();
    type Outcome = ();

    async fn gather(&self, _tx: &Tx, _actor: &Actor) -> Result<(), Failure> {
        Ok(())
    }

    fn authorize(&self, actor: &Actor, _facts: &(), _now: Moment) -> Result<(), Refusal> {
        if actor.is_system() { Ok(()) } else { Err(Refusal::OnlyAdmins) }
    }

    async fn apply(self, tx: &Tx, by: &Actor, _facts: (), now: Moment) -> Result<(), Failure> {
        let row = session::Model {
            id: tx.id(now),
            person_id: self.person.0,
            token_hash: self.token_hash,
            device: self.device,
            issued: self.issued,
            created_at: now.0,
            seen_at: now.0,
            ends_at: now.plus(IDLE).0,
        };
        store::insert(tx, row).await?;
        if self.issued {
            tx.record(domain::Event::SessionIssued { person: self.person }, by, now).await?;
        }
        Ok(())
    }
}

/// A session is in use: its idle end moves, never past its absolute one, never back to life.
#[derive(Clone)]
struct SeeSession;

#[async_trait]
impl Command for SeeSession {
    type Facts = ();
    type Outcome = ();

    async fn gather(&self, _tx: &Tx, _actor: &Actor) -> Result<(), Failure> {
        Ok(())
    }

    fn authorize(&self, actor: &Actor, _facts: &(), _now: Moment) -> Result<(), Refusal> {
        actor.member().map(|_| ()).ok_or(Refusal::OnlyOneself)
    }

    async fn apply(self, tx: &Tx, by: &Actor, _facts: (), now: Moment) -> Result<(), Failure> {
        let Some(member) = by.member() else { return Ok(()) };
        let sql = "UPDATE session SET seen_at = $1, ends_at = CASE WHEN created_at + $2 < $1 + $3 THEN created_at + $2 ELSE $1 + $3 END \
            WHERE id = $4 AND ends_at > $1";
        store::exec(tx, sql, values![now.0, ABSOLUTE, IDLE, member.session.0]).await.map(|_| ())
    }
}

#[async_trait]
impl Command for SignOut {
    type Facts = ();
    type Outcome = ();

    async fn gather(&self, _tx: &Tx, _actor: &Actor) -> Result<(), Failure> {
        Ok(())
    }

    fn authorize(&self, _actor: &Actor, _facts: &(), _now: Moment) -> Result<(), Refusal> {
        // Leaving is always allowed, also for somebody whose session has ended.
        Ok(())
    }

    async fn apply(self, tx: &Tx, by: &Actor, _facts: (), _now: Moment) -> Result<(), Failure> {
        let Some(member) = by.member() else { return Ok(()) };
        store::exec(tx, "DELETE FROM session WHERE id = $1", values![member.session.0]).await.map(|_| ())
    }
}

#[async_trait]
impl Command for EndSession {
    type Facts = PersonId;
    type Outcome = ();

    async fn gather(&self, _tx: &Tx, actor: &Actor) -> Result<PersonId, Failure> {
        actor.person().ok_or(Failure::SignedOut)
    }

    fn authorize(&self, actor: &Actor, person: &PersonId, _now: Moment) -> Result<(), Refusal> {
        may_change_self(actor, *person)
    }

    async fn apply(self, tx: &Tx, by: &Actor, person: PersonId, _now: Moment) -> Result<(), Failure> {
        match self.session {
            Some(session) => {
                let sql = "DELETE FROM session WHERE id = $1 AND person_id = $2";
                let ended = store::exec(tx, sql, values![session.0, person.0]).await?;
                if ended == 0 { Err(Failure::NotFound) } else { Ok(()) }
            }
            None => store::people::end_sessions(tx, person, by.member().map(|m| m.session)).await.map(|_| ()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Company, on_each_database};

    async fn with_password(company: &Company, n: u128, password: &str) {
        let hash = secrets::hash(password.into()).await.expect("hashed");
        let tx = Tx::begin(&company.backend, 0).await.expect("a transaction");
        store::exec(&tx, "UPDATE person SET password_hash = $1 WHERE email = $2", values![hash, format!("p{n}@brisemer.example")])
            .await
            .expect("set");
        tx.commit().await.expect("committed");
    }

    fn form(email: &str, password: &str) -> SignIn {
        SignIn { email: email.into(), password: password.into(), device: "Firefox".into(), from: "127.0.0.1".into() }
    }

    #[tokio::test]
    async fn a_session_lasts_from_sign_in_to_sign_out() {
        on_each_database(async |company| {
            with_password(&company, 3, "trois parapluies au port").await;
            let visitor = company.backend.ctx(Actor::Visitor);
            let token = visitor.sign_in(form(" P3@brisemer.example ", "trois parapluies au port")).await.expect("in");
            let actor = company.backend.actor(&token).await.expect("known");
            assert_eq!(actor.person(), Some(PersonId(uuid::Uuid::from_u128(3))));
            company.backend.ctx(actor).run(SignOut).await.expect("out");
            assert_eq!(company.backend.actor(&token).await.expect("asked"), Actor::Visitor);
        })
        .await;
    }

    #[tokio::test]
    async fn wrong_passwords_and_unknown_people_get_one_answer_and_then_none() {
        on_each_database(async |company| {
            with_password(&company, 3, "trois parapluies au port").await;
            let visitor = company.backend.ctx(Actor::Visitor);
            for address in ["p3@brisemer.example", "nobody@brisemer.example"] {
                for _ in 0..10 {
                    let refused = visitor.sign_in(form(address, "faux")).await;
                    assert!(matches!(refused, Err(Failure::Refused(Refusal::WrongCredentials))), "{refused:?}");
                }
                let right = visitor.sign_in(form(address, "trois parapluies au port")).await;
                assert!(matches!(right, Err(Failure::TooMany)), "{right:?}");
            }
        })
        .await;
    }

    #[tokio::test]
    async fn guesses_that_come_at_once_are_no_more_than_those_that_come_in_turn() {
        on_each_database(async |company| {
            with_password(&company, 3, "trois parapluies au port").await;
            let visitor = company.backend.ctx(Actor::Visitor);
            let guesses = (0..40).map(|_| {
                let visitor = visitor.clone();
                tokio::spawn(async move { visitor.sign_in(form("p3@brisemer.example", "faux")).await })
            });
            let mut tried = 0;
            for guess in guesses.collect::<Vec<_>>() {
                match guess.await.expect("answered") {
                    Err(Failure::Refused(Refusal::WrongCredentials)) => tried += 1,
                    Err(Failure::TooMany) => {}
                    other => panic!("{other:?}"),
                }
            }
            assert!(tried <= 10, "{tried}");
        })
        .await;
    }

    #[tokio::test]
    async fn coming_in_often_is_no_guessing() {
        on_each_database(async |company| {
            with_password(&company, 3, "trois parapluies au port").await;
            let visitor = company.backend.ctx(Actor::Visitor);
            for _ in 0..12 {
                visitor.sign_in(form("p3@brisemer.example", "trois parapluies au port")).await.expect("in");
            }
        })
        .await;
    }

    #[tokio::test]
    async fn nobody_ends_somebody_elses_session() {
        on_each_database(async |company| {
            let token = company.person(3).open_session(PersonId(uuid::Uuid::from_u128(3)), "Firefox").await.expect("in");
            let actor = company.backend.actor(&token).await.expect("known");
            let session = actor.member().expect("a member").session;
            let stranger = company.run(4, EndSession { session: Some(session) }).await;
            assert!(matches!(stranger, Err(Failure::NotFound)));
            company.run(3, EndSession { session: Some(session) }).await.expect("ended");
            assert_eq!(company.backend.actor(&token).await.expect("asked"), Actor::Visitor);
        })
        .await;
    }
}
