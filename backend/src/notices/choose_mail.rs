//! Which kinds of notices also come by mail: everybody chooses for themselves.
use crate::{
    Command, Failure,
    store::{self, Tx},
};
use async_trait::async_trait;
use domain::{
    Actor, FieldErrors, Moment, PersonId, Problem, Refusal,
    people::{ChooseMail, may_change_self},
};

#[async_trait]
impl Command for ChooseMail {
    type Facts = PersonId;
    type Outcome = ();

    async fn gather(&self, _tx: &Tx, actor: &Actor) -> Result<PersonId, Failure> {
        if !self.kind.is_mailed() {
            return Err(FieldErrors::one("kind", Problem::NotAChoice).into());
        }
        actor.person().ok_or(Failure::SignedOut)
    }

    fn authorize(&self, actor: &Actor, person: &PersonId, _now: Moment) -> Result<(), Refusal> {
        may_change_self(actor, *person)
    }

    async fn apply(self, tx: &Tx, _by: &Actor, person: PersonId, _now: Moment) -> Result<(), Failure> {
        store::notices::mails::choose(tx, person, self.kind, self.on).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{notices::outbox::due_mails, testing::on_each_database};
    use domain::notices::NoticeKind;

    #[tokio::test]
    async fn switching_off_stops_what_waits_for_this_reader_only() {
        on_each_database(async |company| {
            company.seat(company.tank, 3, 4, &[]).await.expect("seated");
            company.backend.settle().await.expect("settled");
            assert_eq!(due_mails(&company.backend).await.expect("due").len(), 2);
            company.run(3, ChooseMail { kind: NoticeKind::Jury, on: false }).await.expect("chosen");
            let left = due_mails(&company.backend).await.expect("due");
            assert_eq!(left.iter().map(|m| m.recipient.as_str()).collect::<Vec<_>>(), ["p4@brisemer.example"]);
        })
        .await;
    }

    #[tokio::test]
    async fn only_what_is_mailed_can_be_chosen_and_only_by_who_is_in() {
        on_each_database(async |company| {
            let reply = company.run(3, ChooseMail { kind: NoticeKind::Reply, on: true }).await;
            assert!(matches!(reply, Err(Failure::Invalid(e)) if e.of("kind").is_some()));
            let visitor = company.backend.ctx(Actor::Visitor).run(ChooseMail { kind: NoticeKind::Jury, on: false }).await;
            assert!(matches!(visitor, Err(Failure::SignedOut)));
        })
        .await;
    }
}
