//! Files, for who may see their idea, and the list of them, for who may change it.
use crate::{
    Failure, Query,
    store::{
        Reader,
        attachments::{self, Size},
        ideas,
    },
};
use async_trait::async_trait;
use domain::{
    Actor, Moment,
    attachments::{AskAttachments, AskFile, Attachment, FileContent},
    ideas::may_edit,
};

#[async_trait]
impl Query for AskAttachments {
    type Answer = Vec<Attachment>;

    async fn answer(self, actor: &Actor, db: &Reader, now: Moment) -> Result<Vec<Attachment>, Failure> {
        let idea = ideas::seen(db, actor, self.idea).await?;
        may_edit(actor, &idea, now)?;
        attachments::of(db, self.idea).await
    }
}

#[async_trait]
impl Query for AskFile {
    type Answer = FileContent;

    async fn answer(self, actor: &Actor, db: &Reader, _now: Moment) -> Result<FileContent, Failure> {
        if *actor == Actor::Visitor {
            return Err(Failure::SignedOut);
        }
        let idea = attachments::idea_of(db, self.file).await?.ok_or(Failure::NotFound)?;
        let idea = ideas::seen(db, actor, idea).await?;
        let size = if self.preview { Size::Preview } else { Size::Whole };
        let content = attachments::content(db, self.file, size).await?.ok_or(Failure::NotFound)?;
        let name = attachments::seen(db, actor, &idea).await?.into_iter().find(|file| file.id == self.file).map(|file| file.name);
        Ok(FileContent { name: name.unwrap_or_default(), ..content })
    }
}
