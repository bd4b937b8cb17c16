//! Invitations: addresses pasted as they are, or a joining link for e-mail domains. The links are shown once, to copy,
//! and go by mail where mail works.
use crate::{
    Command, Failure, secrets,
    store::{self, Tx, entity::invitation, values},
};
use async_trait::async_trait;
use domain::{
    Actor, Event, Moment, Refusal,
    people::{HandedLink, Invite, MakeJoiningLink, RevokeInvitation, addresses, domains, may_administer},
    time::DAY,
};

/// A personal invitation lasts two weeks, a joining link three months.
const PERSONAL: i64 = 14 * DAY;
const JOINING: i64 = 90 * DAY;

#[async_trait]
impl Command for Invite {
    type Facts = ();
    type Outcome = Vec<HandedLink>;

    async fn gather(&self, _tx: &Tx, _actor: &Actor) -> Result<(), Failure> {
        Ok(())
    }

    fn authorize(&self, actor: &Actor, _facts: &(), _now: Moment) -> Result<(), Refusal> {
        may_administer(actor)
    }

    async fn apply(self, tx: &Tx, by: &Actor, _facts: (), now: Moment) -> Result<Vec<HandedLink>, Failure> {
        let mut links = Vec::new();
        let language = by.member().map(|m| m.language).unwrap_or_default();
        for email in addresses(&self.addresses)? {
            // Who is in already is passed over; an older invitation of the same address ends.
            if store::people::has_account(tx, &email).await? {
                continue;
            }
            store::exec(tx, "DELETE FROM invitation WHERE email = $1 AND used_at IS NULL", values![email.clone()]).await?;
            let (row, path) = offer(tx, by, now, PERSONAL)?;
            let places = (self.department.map(|d| d.0), self.site.map(|s| s.0));
            store::insert(tx, invitation::Model { email: Some(email.clone()), department_id: places.0, site_id: places.1, ..row }).await?;
            let mailed = store::notices::queue_mail(tx, &email, language, "invitation", Some(path.clone()), now).await?;
            tx.record(Event::PersonInvited { person: None }, by, now).await?;
            links.push(HandedLink { email: Some(email), path, mailed });
        }
        Ok(links)
    }
}

#[async_trait]
impl Command for MakeJoiningLink {
    type Facts = ();
    type Outcome = HandedLink;

    async fn gather(&self, _tx: &Tx, _actor: &Actor) -> Result<(), Failure> {
        Ok(())
    }

    fn authorize(&self, actor: &Actor, _facts: &(), _now: Moment) -> Result<(), Refusal> {
        may_administer(actor)
    }

    async fn apply(self, tx: &Tx, by: &Actor, _facts: (), now: Moment) -> Result<HandedLink, Failure> {
        let domains = domains(&self.domains)?.join(" ");
        let (row, path) = offer(tx, by, now, JOINING)?;
        let row = invitation::Model { domains, department_id: self.department.map(|d| d.0), site_id: self.site.map(|s| s.0), ..row };
        store::insert(tx, row).await?;
        tx.record(Event::PersonInvited { person: None }, by, now).await?;
        Ok(HandedLink { email: None, path, mailed: false })
    }
}

fn offer(tx: &Tx, by: &Actor, now: Moment, lasts: i64) -> Result<(invitation::Model, String), Failure> {
    let token = secrets::token()?;
    let row = invitation::Model {
        id: tx.id(now),
        token_hash: secrets::digest(&token),
        email: None,
        domains: String::new(),
        department_id: None,
        site_id: None,
        invited_by: by.person().ok_or(Failure::SignedOut)?.0,
        created_at: now.0,
        ends_at: now.plus(lasts).0,
        used_at: None,
    };
    Ok((row, format!("/join/{token}")))
}

#[async_trait]
impl Command for RevokeInvitation {
    type Facts = ();
    type Outcome = ();

    async fn gather(&self, _tx: &Tx, _actor: &Actor) -> Result<(), Failure> {
        Ok(())
    }

    fn authorize(&self, actor: &Actor, _facts: &(), _now: Moment) -> Result<(), Refusal> {
        may_administer(actor)
    }

    async fn apply(self, tx: &Tx, _by: &Actor, _facts: (), _now: Moment) -> Result<(), Failure> {
        let gone = store::exec(tx, "DELETE FROM invitation WHERE id = $1 AND used_at IS NULL", values![self.invitation.0]).await?;
        if gone == 0 { Err(Failure::NotFound) } else { Ok(()) }
    }
}
