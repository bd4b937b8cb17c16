//! What the list can be filtered by: challenges, departments, tags in use.
use crate::{
    Failure, Query,
    store::{Reader, ideas},
};
use async_trait::async_trait;
use domain::{
    Actor, Moment,
    ideas::{AskFacets, IdeaFacets},
};

#[async_trait]
impl Query for AskFacets {
    type Answer = IdeaFacets;

    async fn answer(self, actor: &Actor, db: &Reader, _now: Moment) -> Result<IdeaFacets, Failure> {
        actor.member().ok_or(Failure::SignedOut)?;
        ideas::facets(db).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{form, on_each_database};
    use domain::ideas::{IdeaForm, Intent, WriteIdea};

    #[tokio::test]
    async fn tags_of_drafts_are_nobodys_business() {
        on_each_database(async |company| {
            let running = company.challenge(|_| ()).await;
            let tagged = |tags: &str, intent| WriteIdea {
                idea: None,
                version: 0,
                challenge: None,
                form: IdeaForm { tags: tags.into(), ..form("Un bon") },
                intent,
            };
            company.run(3, tagged("secret", Intent::Save)).await.expect("saved");
            company.run(3, tagged("colis", Intent::Submit)).await.expect("submitted");
            company.run(4, tagged("bons, colis", Intent::Submit)).await.expect("submitted");
            let facets = company.ask(5, AskFacets).await.expect("facets");
            assert_eq!(facets.tags, ["colis", "bons"]);
            assert_eq!(facets.challenges.iter().map(|c| c.id).collect::<Vec<_>>(), [company.tank, running]);
            assert_eq!(facets.departments.len(), 1);
        })
        .await;
    }
}
