//! Its author, or a host who moderates, removes a comment: its place in the thread stays, its text shows no more. What
//! it earned as useful is taken back.
use crate::{
    Command, Failure,
    store::{Tx, talk},
};
use async_trait::async_trait;
use domain::{
    Actor, Event, Moment, Refusal,
    talk::{CommentFacts, RemoveComment, may_remove_comment},
};

#[async_trait]
impl Command for RemoveComment {
    type Facts = CommentFacts;
    type Outcome = ();

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<CommentFacts, Failure> {
        talk::seen_to_change(tx, actor, self.comment).await
    }

    fn authorize(&self, actor: &Actor, comment: &CommentFacts, _now: Moment) -> Result<(), Refusal> {
        may_remove_comment(actor, comment)
    }

    async fn apply(self, tx: &Tx, by: &Actor, facts: CommentFacts, now: Moment) -> Result<(), Failure> {
        let (comment, idea) = (facts.id, facts.idea.id);
        talk::remove(tx, comment, idea, now).await?;
        if facts.useful {
            tx.record(Event::CommentUnmarked { comment, idea }, by, now).await?;
        }
        tx.record(Event::CommentRemoved { comment, idea }, by, now).await.map(|_| ())
    }
}
