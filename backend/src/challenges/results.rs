//! What a challenge came to. Before the publication there is nothing here, for nobody.
use crate::{
    Failure, Query,
    store::{Reader, challenges, ideas},
};
use async_trait::async_trait;
use domain::{
    Actor, IdeaId, Moment,
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
        let mut podium = challenges::winners(db, self.challenge).await?;
        let mut answers = challenges::answers(db, self.challenge).await?;
        // Whoever reads the reason here reads what was wrong in it.
        let errata = ideas::errata_of_results(db, self.challenge).await?;
        let of = |idea: IdeaId| errata.get(&idea).cloned().unwrap_or_default();
        podium.iter_mut().for_each(|winner| winner.errata = of(winner.idea));
        answers.iter_mut().for_each(|entry| entry.answer.errata = of(entry.idea));
        Ok(ResultsPage { id: self.challenge, title: ending.title, published: db.stamp(published), podium, answers })
    }
}
