//! An author takes a file off their idea; those that stay are answered.
use super::add::tell;
use crate::{
    Command, Failure,
    store::{Tx, attachments, ideas},
};
use async_trait::async_trait;
use domain::{
    Actor, Event, Moment, Refusal,
    attachments::{Attachment, RemoveAttachment},
    ideas::{IdeaFacts, may_edit},
};

#[async_trait]
impl Command for RemoveAttachment {
    type Facts = IdeaFacts;
    type Outcome = Vec<Attachment>;

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<IdeaFacts, Failure> {
        let idea = attachments::idea_of(tx, self.file).await?.ok_or(Failure::NotFound)?;
        let facts = ideas::seen_to_change(tx, actor, idea).await?;
        // Somebody else may have taken it off while this one waited for the idea.
        attachments::idea_of(tx, self.file).await?.ok_or(Failure::NotFound)?;
        Ok(facts)
    }

    fn authorize(&self, actor: &Actor, idea: &IdeaFacts, now: Moment) -> Result<(), Refusal> {
        may_edit(actor, idea, now)
    }

    async fn apply(self, tx: &Tx, by: &Actor, idea: IdeaFacts, now: Moment) -> Result<Vec<Attachment>, Failure> {
        attachments::remove(tx, self.file).await?;
        tell(tx, by, &idea, Event::FileRemoved { idea: idea.id, file: self.file }, now).await?;
        attachments::of(tx, idea.id).await
    }
}
