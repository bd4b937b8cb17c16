//! Its author puts another text in place of a comment; the old one is kept, and readers see that it was edited.
use crate::{
    Command, Failure,
    store::{Tx, talk},
};
use async_trait::async_trait;
use domain::{
    Actor, Event, Moment, Refusal,
    talk::{CommentFacts, EditComment, comment_text, may_edit_comment},
};

#[async_trait]
impl Command for EditComment {
    type Facts = CommentFacts;
    type Outcome = ();

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<CommentFacts, Failure> {
        talk::seen_to_change(tx, actor, self.comment).await
    }

    fn authorize(&self, actor: &Actor, comment: &CommentFacts, _now: Moment) -> Result<(), Refusal> {
        may_edit_comment(actor, comment)
    }

    async fn apply(self, tx: &Tx, by: &Actor, comment: CommentFacts, now: Moment) -> Result<(), Failure> {
        let text = comment_text(&self.text)?;
        if talk::edit(tx, comment.id, &text, now).await? {
            tx.record(Event::CommentEdited { comment: comment.id, idea: comment.idea.id }, by, now).await?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::on_each_database;
    use domain::{
        CommentId,
        ideas::{AskIdea, WithdrawIdea},
        talk::PostComment,
    };

    #[tokio::test]
    async fn an_edit_is_visible_keeps_the_old_text_and_is_its_authors_alone() {
        on_each_database(async |company| {
            let idea = company.open_idea(3, "Un bon dans le colis").await;
            let comment = company.run(4, PostComment { idea, parent: None, text: "Avant".into() }).await.expect("posted");
            let edit = |text: &str| EditComment { comment, text: text.into() };
            for other in [2, 3, 5] {
                let refused = company.run(other, edit("Volé")).await;
                assert!(matches!(refused, Err(Failure::Refused(Refusal::OnlyItsAuthor))), "{other}");
            }
            company.run(4, edit("Avant")).await.expect("the same text");
            assert!(!company.ask(5, AskIdea { idea }).await.expect("seen").comments[0].edited);
            company.run(4, edit("Après")).await.expect("edited");
            let shown = company.ask(5, AskIdea { idea }).await.expect("seen").comments.remove(0);
            assert_eq!((shown.text.as_deref(), shown.edited), (Some("Après"), true));
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM comment_version WHERE text = 'Avant'").await, 1);
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM event WHERE kind = 'comment_edited'").await, 1);
            company.run(3, WithdrawIdea { idea, reason: String::new() }).await.expect("withdrawn");
            assert!(matches!(company.run(4, edit("Encore")).await, Err(Failure::NotFound)), "the idea is gone for its readers");
            let unknown = EditComment { comment: CommentId(uuid::Uuid::from_u128(404)), text: "?".into() };
            assert!(matches!(company.run(4, unknown).await, Err(Failure::NotFound)));
        })
        .await;
    }
}
