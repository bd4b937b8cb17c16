//! The list behind the bell, and the number on it.
use crate::{
    Failure, Query,
    store::{self, Reader},
};
use async_trait::async_trait;
use domain::{
    Actor, Moment,
    notices::{AskNotices, AskUnread, NoticeList},
};

/// How many notices the list shows.
const SHOWN: i64 = 100;

#[async_trait]
impl Query for AskNotices {
    type Answer = NoticeList;

    async fn answer(self, actor: &Actor, db: &Reader, now: Moment) -> Result<NoticeList, Failure> {
        let person = actor.person().ok_or(Failure::SignedOut)?;
        let notices = store::notices::newest(db, actor, person, SHOWN).await?;
        let unread = store::notices::unread(db, person).await?;
        Ok(NoticeList { notices, unread, now: db.stamp(now.0) })
    }
}

#[async_trait]
impl Query for AskUnread {
    type Answer = i64;

    async fn answer(self, actor: &Actor, db: &Reader, _now: Moment) -> Result<i64, Failure> {
        let person = actor.person().ok_or(Failure::SignedOut)?;
        store::notices::unread(db, person).await
    }
}
