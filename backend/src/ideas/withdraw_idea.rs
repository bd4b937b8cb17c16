//! Its author withdraws an idea before the decision. Colleagues see it no more; supports are kept, and votes of a budget go
//! back to their voters while they can spend them.
use crate::{
    Command, Failure,
    store::{Tx, challenges, ideas, votes},
};
use async_trait::async_trait;
use domain::{
    Actor, Event, FieldErrors, Moment, Refusal,
    ideas::{IdeaFacts, LONGEST_REASON, Stage, WithdrawIdea, may_withdraw},
    text,
};

#[async_trait]
impl Command for WithdrawIdea {
    type Facts = IdeaFacts;
    type Outcome = ();

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<IdeaFacts, Failure> {
        ideas::seen_to_change(tx, actor, self.idea).await
    }

    fn authorize(&self, actor: &Actor, idea: &IdeaFacts, _now: Moment) -> Result<(), Refusal> {
        may_withdraw(actor, idea)
    }

    async fn apply(self, tx: &Tx, by: &Actor, idea: IdeaFacts, now: Moment) -> Result<(), Failure> {
        let reason = text::optional_paragraphs(&self.reason, LONGEST_REASON);
        let reason = reason.map_err(|problem| FieldErrors::one("reason", problem))?;
        if idea.challenge.takes_votes(now) {
            votes::give_back(tx, idea.id).await?;
        }
        challenges::step(tx, idea.id, idea.stage, Stage::Withdrawn, by, &reason, now).await?;
        if idea.stage == Stage::Shortlisted {
            tx.record(Event::IdeaUnshortlisted { idea: idea.id }, by, now).await?;
        }
        tx.record(Event::IdeaWithdrawn { idea: idea.id }, by, now).await.map(|_| ())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::on_each_database;
    use domain::{
        IdeaId,
        ideas::{AskIdea, AskIdeas, IdeaFilter, Shortlist},
        votes::SetSupport,
    };

    fn withdraw(idea: IdeaId) -> WithdrawIdea {
        WithdrawIdea { idea, reason: "Je la reprends".into() }
    }

    #[tokio::test]
    async fn a_withdrawn_idea_is_gone_for_colleagues_and_keeps_its_supports() {
        on_each_database(async |company| {
            let idea = company.open_idea(3, "Un bon dans le colis").await;
            company.run(4, SetSupport { idea, votes: 1 }).await.expect("supported");
            assert!(matches!(company.run(4, withdraw(idea)).await, Err(Failure::Refused(Refusal::OnlyAuthors))));
            company.run(3, withdraw(idea)).await.expect("withdrawn");
            assert!(matches!(company.run(3, withdraw(idea)).await, Err(Failure::Refused(Refusal::WrongStage))));
            assert!(matches!(company.ask(4, AskIdea { idea }).await, Err(Failure::NotFound)));
            assert!(matches!(company.run(4, SetSupport { idea, votes: 0 }).await, Err(Failure::NotFound)));
            assert_eq!(company.ask(4, AskIdeas { filter: IdeaFilter::default() }).await.expect("listed").rows, []);
            for knows in [2, 3] {
                let page = company.ask(knows, AskIdea { idea }).await.expect("its author and hosts still see it");
                assert_eq!(page.history.last().map(|step| (step.to, step.reason.as_str())), Some((Stage::Withdrawn, "Je la reprends")));
            }
            let withdrawn = IdeaFilter { stage: "withdrawn".into(), ..IdeaFilter::default() };
            for (n, found) in [(2, 1), (3, 1), (4, 0)] {
                let list = company.ask(n, AskIdeas { filter: withdrawn.clone() }).await.expect("listed");
                assert_eq!(list.rows.len(), found, "{n}");
            }
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM support").await, 1);
        })
        .await;
    }

    #[tokio::test]
    async fn withdrawing_from_the_shortlist_takes_that_back_too() {
        on_each_database(async |company| {
            let idea = company.open_idea(3, "Un bon dans le colis").await;
            company.run(2, Shortlist { idea, on: true, reason: String::new() }).await.expect("shortlisted");
            company.run(3, withdraw(idea)).await.expect("withdrawn");
            for kind in ["idea_shortlisted", "idea_unshortlisted", "idea_withdrawn"] {
                assert_eq!(company.count(&format!("SELECT COUNT(*) AS n FROM event WHERE kind = '{kind}'")).await, 1, "{kind}");
            }
        })
        .await;
    }

    #[tokio::test]
    async fn votes_of_a_budget_go_back_to_their_voters_while_they_can_be_spent() {
        on_each_database(async |company| {
            let challenge = company.challenge_with_votes(3, 2).await;
            let [gone, stays] = [company.enter(10, challenge, "A").await, company.enter(11, challenge, "B").await];
            company.run(4, SetSupport { idea: gone, votes: 2 }).await.expect("voted");
            company.run(4, SetSupport { idea: stays, votes: 1 }).await.expect("voted");
            let spent = async || company.count("SELECT COUNT(*) AS n FROM budget_vote").await;
            assert_eq!(spent().await, 3);
            company.run(10, withdraw(gone)).await.expect("withdrawn");
            assert_eq!(spent().await, 1);
            company.run(4, SetSupport { idea: stays, votes: 2 }).await.expect("spent anew");
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM idea WHERE supports = 2").await, 1);
            company.person(11).offset_by(30 * domain::time::DAY).run(withdraw(stays)).await.expect("withdrawn after the close");
            assert_eq!(spent().await, 2, "nothing to spend them on");
        })
        .await;
    }
}
