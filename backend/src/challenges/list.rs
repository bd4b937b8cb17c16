//! All challenges: what runs first, by its next date, then what is announced, then what is over.
use crate::{
    Failure, Query,
    store::{Reader, challenges},
};
use async_trait::async_trait;
use domain::{
    Actor, Moment,
    challenges::{AskChallenges, ChallengeList},
    people::may_host,
};

#[async_trait]
impl Query for AskChallenges {
    type Answer = ChallengeList;

    async fn answer(self, actor: &Actor, db: &Reader, now: Moment) -> Result<ChallengeList, Failure> {
        if *actor == Actor::Visitor {
            return Err(Failure::SignedOut);
        }
        let challenges = challenges::rows(db, now).await?;
        Ok(ChallengeList { challenges, may_create: may_host(actor).is_ok(), now: db.stamp(now.0) })
    }
}
