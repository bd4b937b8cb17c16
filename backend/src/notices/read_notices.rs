//! A person has read one notice, or all of them.
use crate::{
    Command, Failure,
    store::{self, Tx},
};
use async_trait::async_trait;
use domain::{Actor, Moment, PersonId, Refusal, notices::ReadNotices, people::may_change_self};

#[async_trait]
impl Command for ReadNotices {
    type Facts = PersonId;
    type Outcome = ();

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<PersonId, Failure> {
        let person = actor.person().ok_or(Failure::SignedOut)?;
        match self.notice {
            Some(notice) if !store::notices::is_theirs(tx, person, notice).await? => Err(Failure::NotFound),
            Some(_) | None => Ok(person),
        }
    }

    fn authorize(&self, actor: &Actor, person: &PersonId, _now: Moment) -> Result<(), Refusal> {
        may_change_self(actor, *person)
    }

    async fn apply(self, tx: &Tx, _by: &Actor, person: PersonId, now: Moment) -> Result<(), Failure> {
        store::notices::read(tx, person, self.notice, now).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::on_each_database;
    use domain::notices::{AskNotices, AskUnread};

    #[tokio::test]
    async fn everybody_reads_their_own_notices_and_no_others() {
        on_each_database(async |company| {
            company.seat(company.tank, 3, 4, &[]).await.expect("seated");
            company.seat(company.tank, 4, 5, &[]).await.expect("seated");
            company.seat(company.tank, 3, 5, &[]).await.expect("seated");
            company.backend.settle().await.expect("settled");
            let unread = async |n| company.ask(n, AskUnread).await.expect("counted");
            let notice = company.ask(3, AskNotices).await.expect("notices").notices[0].id;
            let stranger = company.run(6, ReadNotices { notice: Some(notice) }).await;
            assert!(matches!(stranger, Err(Failure::NotFound)), "{stranger:?}");
            let before = unread(3).await;
            for _ in 0..2 {
                company.run(3, ReadNotices { notice: Some(notice) }).await.expect("read");
                assert_eq!(unread(3).await, before - 1);
            }
            company.run(3, ReadNotices { notice: None }).await.expect("read");
            assert_eq!(unread(3).await, 0);
            assert!(company.ask(3, AskNotices).await.expect("notices").notices.iter().all(|n| n.read));
            assert!(unread(5).await > 0, "others' stay unread");
        })
        .await;
    }
}
