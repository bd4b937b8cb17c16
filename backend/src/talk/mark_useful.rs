//! An author of the idea says that somebody else's comment helped, or takes that back. Twice the same changes nothing.
use crate::{
    Command, Failure,
    store::{Tx, talk},
};
use async_trait::async_trait;
use domain::{
    Actor, Event, Moment, Refusal,
    talk::{CommentFacts, MarkUseful, may_mark_useful},
};

#[async_trait]
impl Command for MarkUseful {
    type Facts = CommentFacts;
    type Outcome = ();

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<CommentFacts, Failure> {
        talk::seen_to_change(tx, actor, self.comment).await
    }

    fn authorize(&self, actor: &Actor, comment: &CommentFacts, _now: Moment) -> Result<(), Refusal> {
        may_mark_useful(actor, comment)
    }

    async fn apply(self, tx: &Tx, by: &Actor, facts: CommentFacts, now: Moment) -> Result<(), Failure> {
        if facts.useful == self.useful {
            return Ok(());
        }
        let (comment, idea) = (facts.id, facts.idea.id);
        talk::set_useful(tx, comment, self.useful).await?;
        let event = if self.useful { Event::CommentMarkedUseful { comment, idea } } else { Event::CommentUnmarked { comment, idea } };
        tx.record(event, by, now).await.map(|_| ())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::on_each_database;
    use domain::{
        ideas::AskIdea,
        talk::{EditComment, PostComment, RemoveComment},
    };

    #[tokio::test]
    async fn an_author_thanks_others_for_their_comments_once_and_never_themselves() {
        on_each_database(async |company| {
            let idea = company.open_idea(3, "Un bon dans le colis").await;
            let post = |text: &str| PostComment { idea, parent: None, text: text.into() };
            let comment = company.run(4, post("Une piste")).await.expect("posted");
            let own = company.run(3, post("Merci")).await.expect("posted");
            let mark = |comment, useful| MarkUseful { comment, useful };
            for other in [2, 4, 5] {
                assert!(matches!(company.run(other, mark(comment, true)).await, Err(Failure::Refused(Refusal::OnlyAuthors))), "{other}");
            }
            assert!(matches!(company.run(3, mark(own, true)).await, Err(Failure::Refused(Refusal::OwnIdea))));
            for _ in 0..2 {
                company.run(3, mark(comment, true)).await.expect("marked");
            }
            assert!(company.ask(5, AskIdea { idea }).await.expect("seen").comments[0].useful);
            let events = async |kind: &str| company.count(&format!("SELECT COUNT(*) AS n FROM event WHERE kind = '{kind}'")).await;
            assert_eq!(events("comment_marked_useful").await, 1);
            for _ in 0..2 {
                company.run(3, mark(comment, false)).await.expect("unmarked");
            }
            assert_eq!(events("comment_unmarked").await, 1);
        })
        .await;
    }

    #[tokio::test]
    async fn a_removed_comment_loses_its_text_and_its_mark() {
        on_each_database(async |company| {
            let idea = company.open_idea(3, "Un bon dans le colis").await;
            let comment = company.run(4, PostComment { idea, parent: None, text: "Une piste".into() }).await.expect("posted");
            company.run(3, MarkUseful { comment, useful: true }).await.expect("marked");
            let refused = company.run(5, RemoveComment { comment }).await;
            assert!(matches!(refused, Err(Failure::Refused(Refusal::OnlyItsAuthor))));
            company.run(2, RemoveComment { comment }).await.expect("a host moderates");
            let shown = company.ask(4, AskIdea { idea }).await.expect("seen").comments.remove(0);
            assert_eq!((shown.text, shown.useful, shown.may_remove), (None, false, false));
            assert_eq!(company.count("SELECT comments AS n FROM idea").await, 0);
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM event WHERE kind = 'comment_unmarked'").await, 1, "and its points");
            let removed = |failure| matches!(failure, Err(Failure::Refused(Refusal::Removed)));
            assert!(removed(company.run(4, RemoveComment { comment }).await));
            assert!(removed(company.run(4, EditComment { comment, text: "Encore".into() }).await));
            assert!(removed(company.run(3, MarkUseful { comment, useful: true }).await));
            assert_eq!(company.count("SELECT comments AS n FROM idea").await, 0, "counted down once");
        })
        .await;
    }
}
