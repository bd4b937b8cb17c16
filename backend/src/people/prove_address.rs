//! Where mail works, whoever follows a joining link proves their address first: what comes there is an invitation of their
//! own. The answer never tells who has an account.
use super::throttle;
use crate::{
    Command, Ctx, Failure, secrets,
    store::{self, Tx, entity::invitation, people::InvitationFacts, values},
};
use async_trait::async_trait;
use domain::{
    Actor, FieldErrors, Language, Moment, Problem, Refusal,
    people::{ProveAddress, email, language},
    time::DAY,
};

/// How long the mail's link works.
const LASTS: i64 = DAY;

/// An address that belongs to the domains of a joining link.
pub(super) fn of_domains(typed: &str, domains: &[String]) -> Result<String, Problem> {
    let address = email(typed)?;
    let belongs = domains.iter().any(|d| address.split_once('@').is_some_and(|(_, domain)| domain == d));
    if belongs { Ok(address) } else { Err(Problem::NotAChoice) }
}

impl Ctx {
    /// Mails an invitation for the typed address, or to somebody who is in already the way to the door.
    pub async fn prove_address(&self, form: ProveAddress) -> Result<(), Failure> {
        if !self.backend().settings().can_mail {
            return Err(Failure::NotFound);
        }
        let reader = self.reader();
        let link = store::people::invitation(&reader, secrets::digest(&form.token), reader.now().await?).await?;
        let link = link.filter(|link| link.email.is_none()).ok_or(Refusal::LinkExpired)?;
        let address = of_domains(&form.email, &link.domains).map_err(|problem| FieldErrors::one("email", problem))?;
        throttle::begin(self, "join", &address, &form.from).await?;
        let offer =
            OfferProof { link: secrets::digest(&form.token), address, token: secrets::token()?, language: language(&form.language) };
        self.backend().system().run(offer).await
    }
}

#[derive(Clone)]
struct OfferProof {
    link: Vec<u8>,
    address: String,
    token: String,
    language: Language,
}

#[async_trait]
impl Command for OfferProof {
    type Facts = InvitationFacts;
    type Outcome = ();

    async fn gather(&self, tx: &Tx, _actor: &Actor) -> Result<InvitationFacts, Failure> {
        let now = tx.now().await?;
        Ok(store::people::invitation(tx, self.link.clone(), now).await?.ok_or(Refusal::LinkExpired)?)
    }

    fn authorize(&self, actor: &Actor, _facts: &InvitationFacts, _now: Moment) -> Result<(), Refusal> {
        if actor.is_system() { Ok(()) } else { Err(Refusal::OnlyOneself) }
    }

    async fn apply(self, tx: &Tx, _by: &Actor, link: InvitationFacts, now: Moment) -> Result<(), Failure> {
        let queue = async |template, path| store::notices::queue_mail(tx, &self.address, self.language, template, Some(path), now).await;
        // Only the last mail's link works.
        let sql = "DELETE FROM invitation WHERE email = $1 AND domains <> '' AND used_at IS NULL";
        store::exec(tx, sql, values![&self.address]).await?;
        if store::people::has_account(tx, &self.address).await? {
            return queue("known", "/sign-in".into()).await.map(|_| ());
        }
        let row = invitation::Model {
            id: tx.id(now),
            token_hash: secrets::digest(&self.token),
            email: Some(self.address.clone()),
            domains: link.domains.join(" "),
            department_id: link.department,
            site_id: link.site,
            invited_by: link.invited_by,
            created_at: now.0,
            ends_at: now.plus(LASTS).0.min(link.ends_at),
            used_at: None,
        };
        store::insert(tx, row).await?;
        queue("address", format!("/join/{}", self.token)).await.map(|_| ())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Company, on_each_database};
    use domain::people::{AskInvitation, Join, MakeJoiningLink};

    async fn link(company: &Company) -> String {
        let link = company.run(1, MakeJoiningLink { domains: "atelier.example".into(), department: None, site: None }).await.expect("made");
        link.path.trim_start_matches("/join/").to_owned()
    }

    fn ask(token: &str, email: &str) -> ProveAddress {
        ProveAddress { token: token.into(), email: email.into(), language: "fr".into(), from: String::new() }
    }

    fn join(token: &str, email: &str) -> Join {
        Join {
            token: token.into(),
            name: "Zoé Le Bihan".into(),
            email: email.into(),
            password: "cinq marées et un phare".into(),
            language: "fr".into(),
            device: "Firefox".into(),
        }
    }

    /// The tokens that were mailed to an address, the last one last.
    async fn mailed(company: &Company, to: &str) -> Vec<String> {
        let reader = company.backend.system().reader();
        let now = reader.now().await.expect("a clock");
        let mails = store::notices::mails::due(&reader, now.plus(1), 50).await.expect("mails");
        let path = |m: store::notices::mails::DueRow| m.secret_path.unwrap_or_default().trim_start_matches("/join/").to_owned();
        mails.into_iter().filter(|m| m.recipient == to && m.template == "address").map(path).collect()
    }

    #[tokio::test]
    async fn a_joining_link_takes_an_address_of_its_domains_once_it_is_proved() {
        on_each_database(async |company| {
            let token = link(&company).await;
            let visitor = company.backend.ctx(Actor::Visitor);
            let said = visitor.ask(AskInvitation { token: token.clone() }).await.expect("open");
            assert!(said.prove && said.email.is_none());
            for (email, problem) in [("a@elsewhere.example", Problem::NotAChoice), ("nonsense", Problem::NotAnEmail)] {
                let refused = visitor.prove_address(ask(&token, email)).await;
                assert!(matches!(refused, Err(Failure::Invalid(e)) if e.of("email") == Some(&problem)), "{email}");
            }
            let unproved = visitor.join(join(&token, "zoe@atelier.example")).await;
            assert!(matches!(unproved, Err(Failure::Refused(Refusal::AddressUnproved))));
            for _ in 0..2 {
                visitor.prove_address(ask(&token, "Zoe@Atelier.example")).await.expect("mailed");
            }
            let proofs = mailed(&company, "zoe@atelier.example").await;
            assert_eq!(proofs.len(), 2);
            let first = visitor.join(join(&proofs[0], "")).await;
            assert!(matches!(first, Err(Failure::Refused(Refusal::LinkExpired))), "only the last one works");
            let said = visitor.ask(AskInvitation { token: proofs[1].clone() }).await.expect("open");
            assert_eq!((said.prove, said.email.as_deref()), (false, Some("zoe@atelier.example")));
            visitor.join(join(&proofs[1], "")).await.expect("in");
            assert!(matches!(
                visitor.prove_address(ask(&proofs[1], "a@atelier.example")).await,
                Err(Failure::Refused(Refusal::LinkExpired))
            ));
        })
        .await;
    }

    #[tokio::test]
    async fn who_is_in_already_gets_the_way_to_the_door_and_the_same_answer() {
        on_each_database(async |company| {
            let token = link(&company).await;
            company.write("UPDATE person SET email = 'p3@atelier.example' WHERE email = 'p3@brisemer.example'", vec![]).await;
            company.backend.ctx(Actor::Visitor).prove_address(ask(&token, "p3@atelier.example")).await.expect("the same answer");
            assert!(mailed(&company, "p3@atelier.example").await.is_empty());
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM mail WHERE template = 'known'").await, 1);
        })
        .await;
    }

    #[tokio::test]
    async fn a_withdrawn_link_proves_nothing_any_more_and_asking_is_throttled() {
        on_each_database(async |company| {
            let token = link(&company).await;
            let visitor = company.backend.ctx(Actor::Visitor);
            for _ in 0..10 {
                visitor.prove_address(ask(&token, "zoe@atelier.example")).await.expect("mailed");
            }
            assert!(matches!(visitor.prove_address(ask(&token, "zoe@atelier.example")).await, Err(Failure::TooMany)));
            company.write("DELETE FROM invitation WHERE email IS NULL", vec![]).await;
            let gone = visitor.prove_address(ask(&token, "ange@atelier.example")).await;
            assert!(matches!(gone, Err(Failure::Refused(Refusal::LinkExpired))));
        })
        .await;
    }
}
