//! A forgotten password: a link by mail or from an admin's hand, used once, within an hour; the answer never tells who has
//! an account.
use super::throttle;
use crate::{
    Backend, Command, Ctx, Failure, secrets,
    store::{self, Tx, entity, values},
};
use async_trait::async_trait;
use domain::{
    Actor, Event, FieldErrors, Moment, PersonId, Problem, Refusal,
    people::{AskReset, ChangePassword, HandedLink, MakeResetLink, ResetPassword, may_administer, password},
    time::HOUR,
};

const LASTS: i64 = HOUR;

/// A link with which somebody chooses a new password.
pub(super) async fn link(backend: &Backend, person: PersonId) -> Result<String, Failure> {
    let token = secrets::token()?;
    backend.system().run(OfferReset { person, token_hash: secrets::digest(&token), mail: None }).await?;
    Ok(format!("/reset/{token}"))
}

impl Ctx {
    /// Mails a link, if the address has an account; says nothing either way.
    pub async fn ask_reset(&self, form: AskReset) -> Result<(), Failure> {
        let email = domain::people::email(&form.email).map_err(|p| FieldErrors::one("email", p))?;
        throttle::begin(self, "reset", &email, &form.from).await?;
        let Some(login) = store::people::login_by_email(&self.reader(), &email).await? else {
            return throttle::pretend(self).await;
        };
        let token = secrets::token()?;
        let offer =
            OfferReset { person: PersonId(login.id), token_hash: secrets::digest(&token), mail: Some((email, format!("/reset/{token}"))) };
        self.backend().system().run(offer).await
    }

    /// Sets a new password by a link, and ends all sessions.
    pub async fn reset_password(&self, form: ResetPassword) -> Result<(), Failure> {
        let person = store::people::reset_of(&self.reader(), secrets::digest(&form.token), self.now().await?).await?;
        let person = person.ok_or(Refusal::LinkExpired)?;
        let hash = self.new_hash(person, &form.password, "password").await?;
        self.backend().system().run(SetPassword { person, hash, token_hash: Some(secrets::digest(&form.token)), keep: None }).await
    }

    /// Changes my own password, and ends my other sessions.
    pub async fn change_password(&self, form: ChangePassword) -> Result<(), Failure> {
        let person = self.actor().person().ok_or(Failure::SignedOut)?;
        let attempt = throttle::begin(self, "password", &person.to_string(), "").await?;
        let login = store::people::login(&self.reader(), person).await?.ok_or(Failure::SignedOut)?;
        if !secrets::matches(form.current, login.password_hash).await? {
            return Err(Failure::Invalid(FieldErrors::one("current", Problem::Wrong)));
        }
        attempt.forget(self).await?;
        let hash = self.new_hash(person, &form.new, "password").await?;
        self.backend().system().run(SetPassword { person, hash, token_hash: None, keep: self.actor().member().map(|m| m.session) }).await
    }

    async fn new_hash(&self, person: PersonId, typed: &str, field: &str) -> Result<String, Failure> {
        let reader = self.reader();
        let login = store::people::login(&reader, person).await?.ok_or(Refusal::LinkExpired)?;
        let company = store::admin::company(&reader).await?.map(|c| c.name).unwrap_or_default();
        let email = login.email.unwrap_or_default();
        let password = password(typed, &company, &[&login.name, &email]).map_err(|p| FieldErrors::one(field, p))?;
        secrets::hash(password).await
    }
}

#[derive(Clone)]
struct OfferReset {
    person: PersonId,
    token_hash: Vec<u8>,
    mail: Option<(String, String)>,
}

#[async_trait]
impl Command for OfferReset {
    type Facts = ();
    type Outcome = ();

    async fn gather(&self, _tx: &Tx, _actor: &Actor) -> Result<(), Failure> {
        Ok(())
    }

    fn authorize(&self, actor: &Actor, _facts: &(), _now: Moment) -> Result<(), Refusal> {
        if actor.is_system() { Ok(()) } else { Err(Refusal::OnlyOneself) }
    }

    async fn apply(self, tx: &Tx, _by: &Actor, _facts: (), now: Moment) -> Result<(), Failure> {
        offer(tx, self.person, self.token_hash, now).await?;
        if let Some((recipient, path)) = self.mail {
            let language = store::people::language(tx, self.person).await?;
            store::notices::queue_mail(tx, &recipient, language, "reset", Some(path), now).await?;
        }
        Ok(())
    }
}

async fn offer(tx: &Tx, person: PersonId, token_hash: Vec<u8>, now: Moment) -> Result<(), Failure> {
    let row = entity::password_reset::Model { id: tx.id(now), person_id: person.0, token_hash, ends_at: now.plus(LASTS).0, used_at: None };
    store::insert(tx, row).await
}

#[async_trait]
impl Command for MakeResetLink {
    /// The address of somebody who may come in.
    type Facts = String;
    type Outcome = HandedLink;

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<String, Failure> {
        may_administer(actor)?;
        store::people::login(tx, self.person).await?.and_then(|login| login.email).ok_or(Failure::NotFound)
    }

    fn authorize(&self, actor: &Actor, _email: &String, _now: Moment) -> Result<(), Refusal> {
        may_administer(actor)
    }

    async fn apply(self, tx: &Tx, by: &Actor, email: String, now: Moment) -> Result<HandedLink, Failure> {
        let token = secrets::token()?;
        let path = format!("/reset/{token}");
        offer(tx, self.person, secrets::digest(&token), now).await?;
        let language = store::people::language(tx, self.person).await?;
        let mailed = store::notices::queue_mail(tx, &email, language, "reset", Some(path.clone()), now).await?;
        tx.record(Event::ResetLinkMade { person: self.person }, by, now).await?;
        Ok(HandedLink { email: Some(email), path, mailed })
    }
}

#[derive(Clone)]
struct SetPassword {
    person: PersonId,
    hash: String,
    token_hash: Option<Vec<u8>>,
    keep: Option<domain::SessionId>,
}

#[async_trait]
impl Command for SetPassword {
    /// Whether the link, if it takes one, still holds.
    type Facts = bool;
    type Outcome = ();

    async fn gather(&self, tx: &Tx, _actor: &Actor) -> Result<bool, Failure> {
        match &self.token_hash {
            Some(hash) => Ok(store::people::reset_of(tx, hash.clone(), tx.now().await?).await? == Some(self.person)),
            None => Ok(true),
        }
    }

    fn authorize(&self, actor: &Actor, link_holds: &bool, _now: Moment) -> Result<(), Refusal> {
        if actor.is_system() && *link_holds { Ok(()) } else { Err(Refusal::LinkExpired) }
    }

    async fn apply(self, tx: &Tx, _by: &Actor, _holds: bool, now: Moment) -> Result<(), Failure> {
        store::exec(tx, "UPDATE person SET password_hash = $1 WHERE id = $2", values![self.hash, self.person.0]).await?;
        store::exec(tx, "UPDATE password_reset SET used_at = $1 WHERE person_id = $2 AND used_at IS NULL", values![now.0, self.person.0])
            .await?;
        store::people::end_sessions(tx, self.person, self.keep).await.map(|_| ())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::on_each_database;
    use domain::people::SignIn;

    #[tokio::test]
    async fn a_link_works_once_and_ends_every_session() {
        on_each_database(async |company| {
            let person = PersonId(uuid::Uuid::from_u128(3));
            let before = company.person(3).open_session(person, "Firefox").await.expect("in");
            let token = link(&company.backend, person).await.expect("a link").trim_start_matches("/reset/").to_owned();
            let visitor = company.backend.ctx(Actor::Visitor);
            let form = ResetPassword { token, password: "quatre bouées sur le quai".into() };
            let short = visitor.reset_password(ResetPassword { password: "court".into(), ..form.clone() }).await;
            assert!(matches!(short, Err(Failure::Invalid(e)) if e.of("password").is_some()));
            visitor.reset_password(form.clone()).await.expect("set");
            assert!(matches!(visitor.reset_password(form).await, Err(Failure::Refused(Refusal::LinkExpired))), "used");
            assert_eq!(company.backend.actor(&before).await.expect("asked"), Actor::Visitor, "ended");
            let sign_in = SignIn {
                email: "p3@brisemer.example".into(),
                password: "quatre bouées sur le quai".into(),
                device: String::new(),
                from: String::new(),
            };
            visitor.sign_in(sign_in).await.expect("in");
        })
        .await;
    }

    #[tokio::test]
    async fn an_admin_hands_on_a_link_and_it_is_in_the_log() {
        on_each_database(async |company| {
            let person = PersonId(uuid::Uuid::from_u128(3));
            for other in [2, 3, 4] {
                let refused = company.run(other, MakeResetLink { person }).await;
                assert!(matches!(refused, Err(Failure::Refused(Refusal::OnlyAdmins))), "{refused:?}");
            }
            let link = company.run(1, MakeResetLink { person }).await.expect("made");
            let token = link.path.trim_start_matches("/reset/").to_owned();
            let form = ResetPassword { token, password: "quatre bouées sur le quai".into() };
            company.backend.ctx(Actor::Visitor).reset_password(form).await.expect("set");
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM event WHERE kind = 'reset_link_made'").await, 1);
            company.run(1, domain::people::SetActive { person, active: false }).await.expect("closed");
            assert!(matches!(company.run(1, MakeResetLink { person }).await, Err(Failure::NotFound)), "nobody comes in there");
        })
        .await;
    }

    #[tokio::test]
    async fn a_wrong_password_is_said_beside_its_field() {
        on_each_database(async |company| {
            let hash = secrets::hash("trois parapluies au port".into()).await.expect("hashed");
            company.write("UPDATE person SET password_hash = $1 WHERE email = 'p3@brisemer.example'", values![hash]).await;
            let form = |current: &str, new: &str| ChangePassword { current: current.into(), new: new.into() };
            let wrong = company.person(3).change_password(form("faux", "quatre bouées sur le quai")).await;
            assert!(matches!(wrong, Err(Failure::Invalid(e)) if e.of("current").is_some()));
            let short = company.person(3).change_password(form("trois parapluies au port", "court")).await;
            assert!(matches!(short, Err(Failure::Invalid(e)) if e.of("password").is_some()));
        })
        .await;
    }

    #[tokio::test]
    async fn asking_for_a_reset_never_tells_who_has_an_account() {
        on_each_database(async |company| {
            let visitor = company.backend.ctx(Actor::Visitor);
            for email in ["p3@brisemer.example", "nobody@brisemer.example"] {
                visitor.ask_reset(AskReset { email: email.into(), from: String::new() }).await.expect("the same answer");
            }
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM mail WHERE template = 'reset'").await, 1);
        })
        .await;
    }
}
