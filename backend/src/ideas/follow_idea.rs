//! A colleague follows an idea, or no longer. It is no event: nothing follows from it, and the log need not know who follows what.
use crate::{
    Command, Failure,
    store::{Tx, ideas},
};
use async_trait::async_trait;
use domain::{
    Actor, Moment, Refusal,
    ideas::{FollowIdea, IdeaFacts, may_follow},
};

#[async_trait]
impl Command for FollowIdea {
    type Facts = IdeaFacts;
    /// Whether they follow it now.
    type Outcome = bool;

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<IdeaFacts, Failure> {
        ideas::seen_to_change(tx, actor, self.idea).await
    }

    fn authorize(&self, actor: &Actor, idea: &IdeaFacts, _now: Moment) -> Result<(), Refusal> {
        may_follow(actor, idea, self.on)
    }

    async fn apply(self, tx: &Tx, by: &Actor, idea: IdeaFacts, now: Moment) -> Result<bool, Failure> {
        let person = by.person().ok_or(Failure::SignedOut)?;
        ideas::set_follow(tx, idea.id, person, self.on, now).await?;
        Ok(self.on)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Company, on_each_database};
    use domain::{
        IdeaId,
        ideas::{AnswerIdea, ArchiveIdea, AskIdea, AskIdeas, IdeaFilter},
    };

    async fn follow(company: &Company, n: u128, idea: IdeaId, on: bool) -> Result<bool, Failure> {
        company.run(n, FollowIdea { idea, on }).await
    }

    #[tokio::test]
    async fn following_is_set_and_the_same_request_twice_changes_nothing() {
        on_each_database(async |company| {
            let idea = company.open_idea(3, "Un bon dans le colis").await;
            let rows = "SELECT COUNT(*) AS n FROM idea_follow";
            let may = async |n| {
                let page = company.ask(n, AskIdea { idea }).await.expect("seen");
                (page.following, page.abilities.follow)
            };
            assert_eq!((may(4).await, may(3).await), ((false, true), (false, false)));
            assert!(follow(&company, 4, idea, true).await.expect("followed"));
            let since = company.count("SELECT at AS n FROM idea_follow").await;
            assert!(follow(&company, 4, idea, true).await.expect("twice is once"));
            assert_eq!((company.count(rows).await, company.count("SELECT at AS n FROM idea_follow").await), (1, since));
            assert_eq!((may(4).await, may(5).await), ((true, true), (false, true)));
            for _ in 0..2 {
                assert!(!follow(&company, 4, idea, false).await.expect("left"));
                assert_eq!((company.count(rows).await, may(4).await), (0, (false, true)));
            }
        })
        .await;
    }

    #[tokio::test]
    async fn who_may_not_follow_is_told_why_and_leaving_is_always_allowed() {
        on_each_database(async |company| {
            let idea = company.open_idea(3, "Un bon dans le colis").await;
            let draft = company.draft(3, "Encore secret").await;
            assert!(matches!(follow(&company, 3, idea, true).await, Err(Failure::Refused(Refusal::ToldAnyway))));
            assert!(matches!(follow(&company, 3, draft, true).await, Err(Failure::Refused(Refusal::ToldAnyway))));
            assert!(matches!(follow(&company, 4, draft, true).await, Err(Failure::NotFound)));
            let visitor = company.backend.ctx(Actor::Visitor);
            assert!(matches!(visitor.run(FollowIdea { idea, on: true }).await, Err(Failure::SignedOut)));
            follow(&company, 4, idea, true).await.expect("followed");
            let (verdict, reason) = ("declined".into(), "Déjà en cours".into());
            let answer = AnswerIdea { idea, verdict, reason, until: String::new(), change: String::new() };
            company.run(2, answer).await.expect("answered");
            company.run(2, ArchiveIdea { idea, on: true, reason: String::new() }).await.expect("put away");
            assert!(matches!(follow(&company, 5, idea, true).await, Err(Failure::Refused(Refusal::WrongStage))));
            assert!(!follow(&company, 4, idea, false).await.expect("left"));
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM idea_follow").await, 0);
        })
        .await;
    }

    #[tokio::test]
    async fn the_list_shows_what_one_follows_oneself() {
        on_each_database(async |company| {
            let [one, two] = [company.open_idea(3, "A").await, company.open_idea(3, "B").await];
            follow(&company, 4, one, true).await.expect("followed");
            follow(&company, 5, two, true).await.expect("followed");
            let listed = async |n| {
                let filter = IdeaFilter { followed: "1".into(), ..IdeaFilter::default() };
                company.ask(n, AskIdeas { filter }).await.expect("listed").rows.into_iter().map(|row| row.id).collect::<Vec<_>>()
            };
            assert_eq!((listed(4).await, listed(5).await, listed(6).await), (vec![one], vec![two], vec![]));
        })
        .await;
    }
}
