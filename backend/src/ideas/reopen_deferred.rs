//! A deferred idea's date has come: Lagon opens it again, in the shark tank where its challenge is over.
use crate::{
    Command, Failure,
    store::{Tx, challenges, ideas},
};
use async_trait::async_trait;
use domain::{
    Actor, Event, Moment, Refusal,
    ideas::{IdeaFacts, ReopenDeferred, Stage, may_reopen},
};

pub struct Facts {
    idea: IdeaFacts,
    until: Option<Moment>,
}

#[async_trait]
impl Command for ReopenDeferred {
    type Facts = Facts;
    type Outcome = ();

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<Facts, Failure> {
        let idea = ideas::seen_to_change(tx, actor, self.idea).await?;
        let until = ideas::answer(tx, self.idea).await?.and_then(|a| a.until_at).map(Moment);
        Ok(Facts { idea, until })
    }

    fn authorize(&self, actor: &Actor, facts: &Facts, now: Moment) -> Result<(), Refusal> {
        may_reopen(actor, &facts.idea, facts.until, now)
    }

    async fn apply(self, tx: &Tx, by: &Actor, facts: Facts, now: Moment) -> Result<(), Failure> {
        open_again(tx, &facts.idea, by, now).await
    }
}

/// Takes the answer back and opens the idea, in the shark tank where its challenge is over.
pub async fn open_again(tx: &Tx, idea: &IdeaFacts, by: &Actor, now: Moment) -> Result<(), Failure> {
    ideas::take_answer_back(tx, idea.id).await?;
    challenges::step(tx, idea.id, idea.stage, Stage::Open, by, "", now).await?;
    if idea.challenge.phase(now).is_over() {
        let tank = challenges::tank(tx).await?;
        challenges::move_to_tank(tx, idea.id, tank, now).await?;
    }
    tx.record(Event::IdeaReopened { idea: idea.id }, by, now).await.map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Company, on_each_database};
    use domain::{
        IdeaId,
        ideas::{AnswerIdea, AskIdea},
        time::DAY,
        votes::SetSupport,
    };

    async fn defer(company: &Company, idea: IdeaId) {
        let (verdict, reason, until) = ("deferred".into(), "Après l’été".into(), "2999-01-01".into());
        company.run(2, AnswerIdea { idea, verdict, reason, until, change: String::new() }).await.expect("deferred");
    }

    #[tokio::test]
    async fn a_deferred_idea_opens_on_its_date_and_only_lagon_opens_it() {
        on_each_database(async |company| {
            let idea = company.open_idea(3, "Un bon dans le colis").await;
            defer(&company, idea).await;
            let early = company.backend.system().run(ReopenDeferred { idea }).await;
            assert!(matches!(early, Err(Failure::Refused(Refusal::WrongStage))));
            let until = "SELECT until_at AS n FROM answer";
            let wait = company.count(until).await - company.backend.system().now().await.expect("a clock").0;
            let then = |actor: Actor| company.backend.ctx(actor).offset_by(wait + DAY);
            let host = then(company.person(2).actor().clone());
            assert!(matches!(host.run(ReopenDeferred { idea }).await, Err(Failure::Refused(Refusal::NotThisHost))));
            let due = ideas::due(&then(Actor::System).reader(), Moment(wait).plus(i64::MAX / 2)).await.expect("listed");
            assert_eq!(due, [idea]);
            then(Actor::System).run(ReopenDeferred { idea }).await.expect("reopened");
            let page = company.ask(4, AskIdea { idea }).await.expect("seen");
            assert_eq!((page.stage, page.answer), (Stage::Open, None));
            assert!(page.history.last().is_some_and(|step| step.to == Stage::Open && step.by.is_none()));
            let again = then(Actor::System).run(ReopenDeferred { idea }).await;
            assert!(matches!(again, Err(Failure::Refused(Refusal::WrongStage))), "once");
        })
        .await;
    }

    #[tokio::test]
    async fn where_its_challenge_is_over_it_opens_in_the_shark_tank_with_its_supporters() {
        on_each_database(async |company| {
            let challenge = company.challenge_with_votes(5, 2).await;
            let idea = company.enter(3, challenge, "Un bon dans le colis").await;
            company.run(4, SetSupport { idea, votes: 2 }).await.expect("supported");
            defer(&company, idea).await;
            company.write("UPDATE challenge SET published_at = 1 WHERE NOT standing", vec![]).await;
            company.write("UPDATE answer SET until_at = 1", vec![]).await;
            company.backend.system().run(ReopenDeferred { idea }).await.expect("reopened");
            let page = company.ask(4, AskIdea { idea }).await.expect("seen");
            assert!(page.standing && page.ballot.mine == 1 && page.ballot.supports == Some(1), "each supporter once");
            assert_eq!(page.ballot.refusal, None, "and supports again");
        })
        .await;
    }
}
