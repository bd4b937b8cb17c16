//! An author shows a hidden name, for good: at once, or with the results where the challenge is blind.
use crate::{
    Command, Failure,
    jury::part_ties,
    store::{Tx, ideas},
};
use async_trait::async_trait;
use domain::{
    Actor, Moment, Refusal,
    ideas::{IdeaFacts, ShowNames, may_show_names},
};

#[async_trait]
impl Command for ShowNames {
    type Facts = IdeaFacts;
    type Outcome = ();

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<IdeaFacts, Failure> {
        ideas::seen_to_change(tx, actor, self.idea).await
    }

    fn authorize(&self, actor: &Actor, idea: &IdeaFacts, _now: Moment) -> Result<(), Refusal> {
        may_show_names(actor, idea)
    }

    async fn apply(self, tx: &Tx, by: &Actor, idea: IdeaFacts, now: Moment) -> Result<(), Failure> {
        ideas::show_names(tx, idea.id, by, now).await?;
        // Who judges it and stands above or below them is tied from now on.
        for author in idea.authors {
            part_ties(tx, author, by, now).await?;
        }
        Ok(())
    }
}
