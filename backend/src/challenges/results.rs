//! What a challenge came to. Before the publication there is nothing here, for nobody.
use crate::{
    Failure, Query,
    store::{Reader, challenges},
};
use async_trait::async_trait;
use domain::{
    Actor, Moment,
    challenges::{AskResults, ResultsPage},
};

#[async_trait]
impl Query for AskResults {
    type Answer = ResultsPage;

    async fn answer(self, actor: &Actor, db: &Reader, _now: Moment) -> Result<ResultsPage, Failure> {
        if *actor == Actor::Visitor {
            return Err(Failure::SignedOut);
        }
        let ending = challenges::ending(db, self.challenge).await?.ok_or(Failure::NotFound)?;
        let published = ending.published_at.ok_or(Failure::NotFound)?;
        Ok(ResultsPage {
            id: self.challenge,
            title: ending.title,
            published: db.stamp(published),
            podium: challenges::winners(db, self.challenge).await?,
            answers: challenges::answers(db, self.challenge).await?,
        })
    }
}
