//! A colleague comments on an idea, or replies. Replies are one level deep: a reply to a reply joins its thread.
use crate::{
    Command, Failure,
    store::{Tx, ideas, talk},
};
use async_trait::async_trait;
use domain::{
    Actor, CommentId, Event, Moment, Refusal,
    ideas::{IdeaFacts, may_comment},
    talk::{PostComment, comment_text},
};

pub struct Facts {
    idea: IdeaFacts,
    answered: Option<talk::Answered>,
}

#[async_trait]
impl Command for PostComment {
    type Facts = Facts;
    type Outcome = CommentId;

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<Facts, Failure> {
        let idea = ideas::seen_to_change(tx, actor, self.idea).await?;
        let answered = match self.parent {
            Some(parent) => Some(talk::answered(tx, self.idea, parent).await?.ok_or(Failure::NotFound)?),
            None => None,
        };
        Ok(Facts { idea, answered })
    }

    fn authorize(&self, actor: &Actor, facts: &Facts, _now: Moment) -> Result<(), Refusal> {
        if facts.answered.as_ref().is_some_and(|a| a.removed) {
            return Err(Refusal::Removed);
        }
        may_comment(actor, &facts.idea)
    }

    async fn apply(self, tx: &Tx, by: &Actor, facts: Facts, now: Moment) -> Result<CommentId, Failure> {
        let author = by.person().ok_or(Failure::SignedOut)?;
        let text = comment_text(&self.text)?;
        let comment: CommentId = tx.id(now);
        let thread = facts.answered.map(|a| a.thread);
        talk::post(tx, comment, self.idea, thread, (author, facts.idea.is_author(by)), text, now).await?;
        // Told to whoever was answered, even inside a thread.
        tx.record(Event::CommentPosted { comment, idea: self.idea, parent: self.parent }, by, now).await?;
        Ok(comment)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::on_each_database;
    use domain::{
        IdeaId,
        ideas::AskIdea,
        talk::{Comment, RemoveComment},
    };

    fn comment(idea: IdeaId, parent: Option<CommentId>, text: &str) -> PostComment {
        PostComment { idea, parent, text: text.into() }
    }

    #[tokio::test]
    async fn threads_come_in_order_each_with_its_replies_and_no_deeper() {
        on_each_database(async |company| {
            let idea = company.open_idea(3, "Un bon dans le colis").await;
            let first = company.run(4, comment(idea, None, "A")).await.expect("posted");
            company.run(5, comment(idea, None, "B")).await.expect("posted");
            let reply = company.run(5, comment(idea, Some(first), "A1")).await.expect("replied");
            company.run(3, comment(idea, Some(reply), "A2")).await.expect("replied to a reply");
            let page = company.ask(5, AskIdea { idea }).await.expect("seen");
            let shown = |c: &Comment| (c.text.clone().unwrap_or_default(), c.parent, c.mine, c.may_remove);
            let expected = [
                ("A".to_owned(), None, false, false),
                ("A1".into(), Some(first), true, true),
                ("A2".into(), Some(first), false, false),
                ("B".into(), None, true, true),
            ];
            assert_eq!(page.comments.iter().map(shown).collect::<Vec<_>>(), expected);
            assert_eq!(company.count("SELECT comments AS n FROM idea").await, 4);
            let host = company.ask(2, AskIdea { idea }).await.expect("seen");
            assert!(host.comments.iter().all(|c| c.may_remove), "a host moderates");
        })
        .await;
    }

    #[tokio::test]
    async fn nobody_comments_where_they_may_not_see_or_answers_what_is_not_there() {
        on_each_database(async |company| {
            let idea = company.open_idea(3, "Un bon dans le colis").await;
            let other = company.open_idea(3, "Une autre").await;
            let draft = company.draft(3, "Encore secret").await;
            let first = company.run(4, comment(idea, None, "A")).await.expect("posted");
            assert!(matches!(company.run(4, comment(draft, None, "?")).await, Err(Failure::NotFound)));
            assert!(matches!(company.run(3, comment(draft, None, "?")).await, Err(Failure::Refused(Refusal::WrongStage))));
            assert!(matches!(company.run(4, comment(other, Some(first), "?")).await, Err(Failure::NotFound)), "another idea's thread");
            assert!(matches!(company.run(4, comment(idea, None, " \n ")).await, Err(Failure::Invalid(e)) if e.of("text").is_some()));
            company.run(4, RemoveComment { comment: first }).await.expect("removed");
            assert!(matches!(company.run(5, comment(idea, Some(first), "?")).await, Err(Failure::Refused(Refusal::Removed))));
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM idea WHERE comments > 0").await, 0);
        })
        .await;
    }
}
