//! A colleague sets how many of their votes stand on an idea. The same request twice changes nothing; the schema keeps
//! supports unique and budgets whole, whatever arrives at once.
use crate::{
    Command, Failure,
    store::{Tx, ideas, votes},
};
use async_trait::async_trait;
use domain::{
    Actor, Event, Moment, PersonId, Refusal,
    challenges::Voting,
    ideas::IdeaFacts,
    votes::{Ballot, Holdings, SetSupport, ballot, may_support},
};

pub struct Facts {
    idea: IdeaFacts,
    voter: PersonId,
    holdings: Holdings,
}

/// Fewer than none is none.
fn wanted(ask: &SetSupport) -> i64 {
    ask.votes.max(0)
}

#[async_trait]
impl Command for SetSupport {
    type Facts = Facts;
    type Outcome = Ballot;

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<Facts, Failure> {
        let idea = ideas::seen_to_change(tx, actor, self.idea).await?;
        let voter = actor.person().ok_or(Failure::SignedOut)?;
        let holdings = match idea.challenge.voting {
            // A simple support needs no count: its row is there or not.
            Voting::Simple | Voting::JuryOnly => Holdings::default(),
            Voting::Votes { .. } => votes::holdings(tx, idea.challenge.voting, idea.challenge.id, idea.id, voter).await?,
        };
        Ok(Facts { idea, voter, holdings })
    }

    fn authorize(&self, actor: &Actor, facts: &Facts, now: Moment) -> Result<(), Refusal> {
        may_support(actor, &facts.idea, facts.holdings, wanted(self), now)
    }

    async fn apply(self, tx: &Tx, by: &Actor, facts: Facts, now: Moment) -> Result<Ballot, Failure> {
        let (idea, votes) = (facts.idea.id, wanted(&self));
        let challenge = facts.idea.challenge.id;
        let change = match facts.idea.challenge.voting {
            Voting::Simple | Voting::JuryOnly => votes::set_simple(tx, challenge, idea, facts.voter, votes > 0, now).await?,
            Voting::Votes { .. } => spend(tx, &facts, votes, now).await?,
        };
        let supports = votes::add_up(tx, idea, change).await?;
        if change > 0 {
            tx.record(Event::SupportSet { idea, challenge }, by, now).await?;
        }
        if change < 0 {
            tx.record(Event::SupportWithdrawn { idea, challenge }, by, now).await?;
        }
        let spent = facts.holdings.spent - facts.holdings.here + votes;
        Ok(ballot(by, &facts.idea, Holdings { here: votes, spent }, supports, now))
    }
}

/// Takes votes back, or casts what is missing; how the count changes.
async fn spend(tx: &Tx, facts: &Facts, votes: i64, now: Moment) -> Result<i64, Failure> {
    let (challenge, idea) = (facts.idea.challenge.id, facts.idea.id);
    if votes < facts.holdings.here {
        return votes::take_back(tx, challenge, idea, facts.voter, votes).await;
    }
    for nth in facts.holdings.here + 1..=votes {
        if !votes::cast(tx, challenge, idea, facts.voter, nth, now).await? {
            return Err(Refusal::NoVotesLeft.into());
        }
    }
    Ok(votes - facts.holdings.here)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Company, on_each_database};
    use domain::{IdeaId, time::DAY};

    async fn set(company: &Company, n: u128, idea: IdeaId, votes: i64) -> Result<Ballot, Failure> {
        company.run(n, SetSupport { idea, votes }).await
    }

    /// Every counter equals its recount, and nobody exceeds a budget or a limit per idea.
    async fn assert_sound(company: &Company, budget: i64, per_idea: i64) {
        let wrong = "SELECT COUNT(*) AS n FROM idea i WHERE i.supports <> (SELECT COUNT(*) FROM support s WHERE s.idea_id = i.id) \
            + (SELECT COUNT(*) FROM budget_vote b WHERE b.idea_id = i.id)";
        assert_eq!(company.count(wrong).await, 0, "counters equal recounts");
        let over = format!(
            "SELECT COUNT(*) AS n FROM (SELECT 1 AS one FROM budget_vote GROUP BY challenge_id, voter_id HAVING COUNT(*) > {budget} \
             UNION ALL SELECT 1 FROM budget_vote GROUP BY voter_id, idea_id HAVING COUNT(*) > {per_idea}) AS over_budget"
        );
        assert_eq!(company.count(&over).await, 0, "budgets hold");
    }

    #[tokio::test]
    async fn a_hundred_identical_supports_at_once_leave_one() {
        on_each_database(async |company| {
            let idea = company.open_idea(3, "Un bon dans le colis").await;
            for (votes, left) in [(1, 1), (0, 0)] {
                let ctx = company.person(4);
                let tasks: Vec<_> = (0..100)
                    .map(|_| {
                        let ctx = ctx.clone();
                        tokio::spawn(async move { ctx.run(SetSupport { idea, votes }).await })
                    })
                    .collect();
                for task in tasks {
                    let ballot = task.await.expect("ran").expect("set");
                    assert_eq!((ballot.mine, ballot.supports), (left, Some(left)));
                }
                assert_eq!(company.count("SELECT COUNT(*) AS n FROM support").await, left);
                assert_eq!(company.count("SELECT supports AS n FROM idea").await, left);
            }
            for kind in ["support_set", "support_withdrawn"] {
                let events = format!("SELECT COUNT(*) AS n FROM event WHERE kind = '{kind}'");
                assert_eq!(company.count(&events).await, 1, "only what changes something is an event");
            }
            let named = "SELECT COUNT(*) AS n FROM event WHERE kind LIKE 'support%' AND by_person IS NOT NULL";
            assert_eq!(company.count(named).await, 0, "the log does not know who");
        })
        .await;
    }

    #[tokio::test]
    async fn votes_cast_at_once_never_exceed_the_budget_nor_the_limit_per_idea() {
        on_each_database(async |company| {
            let challenge = company.challenge_with_votes(5, 2).await;
            let ideas = company.open_ideas(3, challenge, 12).await;
            let mut tasks = Vec::new();
            for (n, idea) in (4..7).flat_map(|n| ideas.iter().map(move |idea| (n, *idea))) {
                for votes in [2, 1] {
                    let ctx = company.person(n);
                    tasks.push(tokio::spawn(async move { ctx.run(SetSupport { idea, votes }).await }));
                }
            }
            for task in tasks {
                match task.await.expect("ran") {
                    Ok(_) | Err(Failure::Refused(Refusal::NoVotesLeft)) => {}
                    Err(failure) => panic!("{failure:?}"),
                }
            }
            assert_sound(&company, 5, 2).await;
            assert!(company.count("SELECT COUNT(*) AS n FROM budget_vote").await >= 3 * 4, "and the budgets are used");
        })
        .await;
    }

    #[tokio::test]
    async fn a_budget_is_spent_taken_back_and_spent_again() {
        on_each_database(async |company| {
            let challenge = company.challenge_with_votes(3, 2).await;
            let ideas = company.open_ideas(3, challenge, 3).await;
            let ballot = set(&company, 4, ideas[0], 2).await.expect("two");
            assert_eq!((ballot.mine, ballot.left, ballot.supports), (2, Some(1), Some(2)));
            assert!(matches!(set(&company, 4, ideas[1], 2).await, Err(Failure::Refused(Refusal::NoVotesLeft))));
            assert!(matches!(set(&company, 4, ideas[1], 3).await, Err(Failure::Refused(Refusal::NoMoreVotesHere))));
            set(&company, 4, ideas[0], 1).await.expect("one back");
            let ballot = set(&company, 4, ideas[1], 2).await.expect("two elsewhere");
            assert_eq!((ballot.mine, ballot.left, ballot.most), (2, Some(0), 2));
            set(&company, 4, ideas[0], 0).await.expect("the other back");
            set(&company, 4, ideas[0], 0).await.expect("twice is once");
            assert_sound(&company, 3, 2).await;
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM budget_vote").await, 2);
        })
        .await;
    }

    #[tokio::test]
    async fn who_may_not_support_is_told_why() {
        on_each_database(async |company| {
            let challenge = company.challenge(|_| ()).await;
            let idea = company.enter(3, challenge, "Un bon dans le colis").await;
            let draft = company.draft(3, "Encore secret").await;
            let jury_only = company.challenge(|c| c.voting = "jury_only".into()).await;
            let judged = company.enter(3, jury_only, "Pour le jury").await;
            assert!(matches!(set(&company, 3, idea, 1).await, Err(Failure::Refused(Refusal::OwnIdea))));
            assert!(matches!(set(&company, 2, idea, 1).await, Err(Failure::Refused(Refusal::OrganisersDoNotVote))));
            assert!(matches!(set(&company, 4, idea, 2).await, Err(Failure::Refused(Refusal::NoMoreVotesHere))));
            assert!(matches!(set(&company, 4, draft, 1).await, Err(Failure::NotFound)));
            assert!(matches!(set(&company, 4, judged, 1).await, Err(Failure::Refused(Refusal::JuryOnly))));
            let visitor = company.backend.ctx(Actor::Visitor);
            assert!(matches!(visitor.run(SetSupport { idea, votes: 1 }).await, Err(Failure::SignedOut)));
            let too_late = company.person(4).offset_by(4 * DAY);
            assert!(matches!(too_late.run(SetSupport { idea, votes: 1 }).await, Err(Failure::Refused(Refusal::VotingClosed))));
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM support").await, 0);
        })
        .await;
    }

    #[tokio::test]
    async fn a_hidden_count_is_not_told_to_the_voter_either() {
        on_each_database(async |company| {
            let challenge = company.challenge(|c| c.counts_hidden = true).await;
            let idea = company.enter(3, challenge, "Un bon dans le colis").await;
            let ballot = set(&company, 4, idea, 1).await.expect("set");
            assert_eq!((ballot.supports, ballot.mine), (None, 1));
        })
        .await;
    }
}
