//! Accepting an invitation: a personal one once; a joining link, where mail does not work, by anybody with an address of its
//! domains.
use super::prove_address::of_domains;
use crate::{
    Command, Ctx, Failure, Query, secrets,
    store::{self, Reader, Tx, entity, people::InvitationFacts, values},
};
use async_trait::async_trait;
use domain::{
    Actor, Event, FieldErrors, Language, Moment, PersonId, Problem, Refusal,
    people::{AskInvitation, Join, LONGEST_NAME, OpenInvitation, language, password},
    text,
};

#[async_trait]
impl Query for AskInvitation {
    type Answer = OpenInvitation;

    async fn answer(self, _actor: &Actor, db: &Reader, now: Moment) -> Result<OpenInvitation, Failure> {
        let facts = store::people::invitation(db, secrets::digest(&self.token), now).await?.ok_or(Refusal::LinkExpired)?;
        let company = store::admin::company(db).await?.map(|c| c.name).unwrap_or_default();
        let prove = must_prove(&facts, db.backend().settings().can_mail);
        Ok(OpenInvitation { company, email: facts.email, domains: facts.domains, prove })
    }
}

impl Ctx {
    /// Makes the account and signs its person in.
    pub async fn join(&self, form: Join) -> Result<String, Failure> {
        let reader = self.reader();
        let token_hash = secrets::digest(&form.token);
        let facts = store::people::invitation(&reader, token_hash.clone(), reader.now().await?).await?.ok_or(Refusal::LinkExpired)?;
        if must_prove(&facts, self.backend().settings().can_mail) {
            return Err(Refusal::AddressUnproved.into());
        }
        let company = store::admin::company(&reader).await?.map(|c| c.name).unwrap_or_default();
        let mut errors = FieldErrors::default();
        let name = errors.take("name", text::line(&form.name, LONGEST_NAME));
        let email = errors.take("email", address(&facts, &form.email));
        let password = errors.take("password", password(&form.password, &company, &[&name, &email]));
        let password = errors.finish(password)?;
        let password_hash = secrets::hash(password).await?;
        let accept = Accept { token_hash, name, email, password_hash, language: language(&form.language) };
        let person = self.backend().system().run(accept).await?;
        self.open_session(person, &form.device).await
    }
}

/// The invitation's own address, or one typed that belongs to its domains.
fn address(facts: &InvitationFacts, typed: &str) -> Result<String, Problem> {
    facts.email.clone().map_or_else(|| of_domains(typed, &facts.domains), Ok)
}

/// A joining link is anybody's who saw it: where mail works, the address has to be proved first.
fn must_prove(facts: &InvitationFacts, can_mail: bool) -> bool {
    facts.email.is_none() && can_mail
}

#[derive(Clone)]
struct Accept {
    token_hash: Vec<u8>,
    name: String,
    email: String,
    password_hash: String,
    language: Language,
}

#[async_trait]
impl Command for Accept {
    type Facts = InvitationFacts;
    type Outcome = PersonId;

    async fn gather(&self, tx: &Tx, _actor: &Actor) -> Result<InvitationFacts, Failure> {
        let now = tx.now().await?;
        Ok(store::people::invitation(tx, self.token_hash.clone(), now).await?.ok_or(Refusal::LinkExpired)?)
    }

    fn authorize(&self, _actor: &Actor, facts: &InvitationFacts, _now: Moment) -> Result<(), Refusal> {
        // Whoever holds the link was invited, for this address or one of these domains.
        address(facts, &self.email).map(|_| ()).map_err(|_| Refusal::LinkExpired)
    }

    async fn apply(self, tx: &Tx, by: &Actor, facts: InvitationFacts, now: Moment) -> Result<PersonId, Failure> {
        let id: PersonId = tx.id(now);
        if store::people::has_account(tx, &self.email).await? {
            return Err(Failure::Invalid(FieldErrors::one("email", Problem::Taken)));
        }
        let newcomer = entity::person::Model {
            department_id: facts.department,
            site_id: facts.site,
            password_hash: Some(self.password_hash),
            ..store::people::newcomer(id, &self.name, Some(self.email), self.language, now)
        };
        store::insert(tx, newcomer).await?;
        if facts.email.is_some() {
            store::exec(tx, "UPDATE invitation SET used_at = $1 WHERE id = $2", values![now.0, facts.id]).await?;
        }
        tx.record(Event::PersonJoined { person: id }, by, now).await?;
        Ok(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Company, on_each_database};
    use domain::people::{Invite, MakeJoiningLink};

    async fn invite(company: &Company, address: &str) -> String {
        let links = company.run(1, Invite { addresses: address.into(), department: None, site: None }).await.expect("invited");
        links[0].path.trim_start_matches("/join/").to_owned()
    }

    fn form(token: &str, email: &str) -> Join {
        Join {
            token: token.into(),
            name: "Zoé Le Bihan".into(),
            email: email.into(),
            password: "cinq marées et un phare".into(),
            language: "fr".into(),
            device: "Firefox".into(),
        }
    }

    #[tokio::test]
    async fn an_invitation_is_accepted_once_for_its_own_address() {
        on_each_database(async |company| {
            let token = invite(&company, "zoe@brisemer.example").await;
            let visitor = company.backend.ctx(Actor::Visitor);
            let session = visitor.join(form(&token, "somebody@elsewhere.example")).await.expect("in");
            let actor = company.backend.actor(&session).await.expect("known");
            assert_eq!(actor.member().map(|m| m.name.as_str()), Some("Zoé Le Bihan"));
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM person WHERE email = 'zoe@brisemer.example'").await, 1);
            assert!(matches!(visitor.join(form(&token, "")).await, Err(Failure::Refused(Refusal::LinkExpired))));
        })
        .await;
    }

    #[tokio::test]
    async fn without_mail_a_joining_link_takes_what_is_typed_of_its_domains() {
        let company = Company::without_mail().await;
        let link = company.run(1, MakeJoiningLink { domains: "atelier.example".into(), department: None, site: None }).await.expect("made");
        let token = link.path.trim_start_matches("/join/").to_owned();
        let visitor = company.backend.ctx(Actor::Visitor);
        assert!(!visitor.ask(AskInvitation { token: token.clone() }).await.expect("open").prove);
        for (email, problem) in [("a@elsewhere.example", Problem::NotAChoice), ("nonsense", Problem::NotAnEmail)] {
            let refused = visitor.join(form(&token, email)).await;
            assert!(matches!(refused, Err(Failure::Invalid(e)) if e.of("email") == Some(&problem)), "{email}");
        }
        visitor.join(form(&token, "a@atelier.example")).await.expect("in");
        let again = visitor.join(form(&token, "a@atelier.example")).await;
        assert!(matches!(again, Err(Failure::Invalid(e)) if e.of("email") == Some(&Problem::Taken)));
    }

    #[tokio::test]
    async fn only_admins_invite() {
        on_each_database(async |company| {
            let refused = company.run(3, Invite { addresses: "x@brisemer.example".into(), department: None, site: None }).await;
            assert!(matches!(refused, Err(Failure::Refused(Refusal::OnlyAdmins))));
        })
        .await;
    }
}
