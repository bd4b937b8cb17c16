//! A mail to the admin who asks, to see whether mail works.
use crate::{
    Command, Failure,
    store::{self, Tx},
};
use async_trait::async_trait;
use domain::{Actor, Moment, Refusal, admin::SendTestMail, people::may_administer};

#[async_trait]
impl Command for SendTestMail {
    type Facts = Option<String>;
    /// Whether a mail was queued: the admin has an address, and mail is set up.
    type Outcome = bool;

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<Option<String>, Failure> {
        let person = actor.person().ok_or(Failure::SignedOut)?;
        Ok(store::people::login(tx, person).await?.and_then(|l| l.email))
    }

    fn authorize(&self, actor: &Actor, _facts: &Option<String>, _now: Moment) -> Result<(), Refusal> {
        may_administer(actor)
    }

    async fn apply(self, tx: &Tx, by: &Actor, address: Option<String>, now: Moment) -> Result<bool, Failure> {
        let Some(address) = address else { return Ok(false) };
        let language = by.member().map(|m| m.language).unwrap_or_default();
        store::notices::queue_mail(tx, &address, language, "test", None, now).await
    }
}
