//! The rules a challenge goes by.
use crate::{
    Failure, Query, markdown,
    store::{Reader, challenges},
};
use async_trait::async_trait;
use domain::{
    Actor, Moment,
    challenges::{AskRules, RulesPage},
};

#[async_trait]
impl Query for AskRules {
    type Answer = RulesPage;

    async fn answer(self, actor: &Actor, db: &Reader, _now: Moment) -> Result<RulesPage, Failure> {
        if *actor == Actor::Visitor {
            return Err(Failure::SignedOut);
        }
        let text = challenges::text(db, self.challenge).await?.ok_or(Failure::NotFound)?;
        if text.rules.is_empty() {
            return Err(Failure::NotFound);
        }
        Ok(RulesPage { id: self.challenge, title: text.title, rules_html: markdown::render(&text.rules) })
    }
}
