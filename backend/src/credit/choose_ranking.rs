//! Yes or no to the leaderboard: asked when the first points come, changeable at any time.
use crate::{
    Command, Failure,
    store::{self, Tx},
};
use async_trait::async_trait;
use domain::{Actor, Event, Moment, PersonId, Refusal, credit::ChooseRanking, people::may_change_self};

#[async_trait]
impl Command for ChooseRanking {
    type Facts = PersonId;
    type Outcome = ();

    async fn gather(&self, _tx: &Tx, actor: &Actor) -> Result<PersonId, Failure> {
        actor.person().ok_or(Failure::SignedOut)
    }

    fn authorize(&self, actor: &Actor, person: &PersonId, _now: Moment) -> Result<(), Refusal> {
        may_change_self(actor, *person)
    }

    async fn apply(self, tx: &Tx, by: &Actor, person: PersonId, now: Moment) -> Result<(), Failure> {
        if store::credit::choose(tx, person, self.ranked).await? {
            tx.record(Event::RankingChosen { person, ranked: self.ranked }, by, now).await?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::on_each_database;

    #[tokio::test]
    async fn a_choice_is_told_once_and_can_be_changed() {
        on_each_database(async |company| {
            for ranked in [true, true, false, false, true] {
                company.run(3, ChooseRanking { ranked }).await.expect("chosen");
            }
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM event WHERE kind = 'ranking_chosen'").await, 3);
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM person WHERE ranked").await, 1);
        })
        .await;
    }

    #[tokio::test]
    async fn who_is_not_in_chooses_nothing() {
        on_each_database(async |company| {
            let refused = company.backend.ctx(Actor::Visitor).run(ChooseRanking { ranked: true }).await;
            assert!(matches!(refused, Err(Failure::SignedOut)), "{refused:?}");
        })
        .await;
    }
}
