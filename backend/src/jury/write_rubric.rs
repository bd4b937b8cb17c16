//! A host sets the criteria of a challenge, until it opens and never while a round runs on them.
use crate::{
    Command, Failure,
    store::{self, Tx, challenges},
};
use async_trait::async_trait;
use domain::{
    Actor, ChallengeId, Event, Moment, Refusal,
    challenges::ChallengeFacts,
    jury::{WriteRubric, may_write_rubric},
};

pub struct Facts {
    pub challenge: ChallengeFacts,
    pub running: bool,
}

impl Facts {
    pub async fn of(tx: &Tx, challenge: ChallengeId) -> Result<Self, Failure> {
        let facts = challenges::facts_to_change(tx, challenge).await?.ok_or(Failure::NotFound)?;
        Ok(Self { running: store::jury::is_round_running(tx, challenge).await?, challenge: facts })
    }
}

#[async_trait]
impl Command for WriteRubric {
    type Facts = Facts;
    type Outcome = ();

    async fn gather(&self, tx: &Tx, _actor: &Actor) -> Result<Facts, Failure> {
        Facts::of(tx, self.challenge).await
    }

    fn authorize(&self, actor: &Actor, facts: &Facts, now: Moment) -> Result<(), Refusal> {
        may_write_rubric(actor, &facts.challenge, facts.running, now)
    }

    async fn apply(self, tx: &Tx, by: &Actor, _facts: Facts, now: Moment) -> Result<(), Failure> {
        store::jury::put_rubric(tx, self.challenge, &self.form.parse()?, now).await?;
        tx.record(Event::ChallengeChanged { challenge: self.challenge }, by, now).await.map(|_| ())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{arena::OPEN, on_each_database};
    use domain::{
        challenges::AskChallengeForm,
        jury::{AskScoringDesk, CriterionForm, PublishRound, RubricForm},
    };

    fn rubric(name: &str) -> RubricForm {
        let levels = "faible\nforte".into();
        RubricForm { criteria: vec![CriterionForm { name: name.into(), weight: "1".into(), levels, ..CriterionForm::default() }] }
    }

    #[tokio::test]
    async fn criteria_are_replaced_until_the_challenge_opens() {
        on_each_database(async |company| {
            let challenge = company.new_challenge(|_| {}).await;
            let write = |name: &str| WriteRubric { challenge, form: rubric(name) };
            company.run(2, write("Audace")).await.expect("written");
            let desk = company.ask(2, AskChallengeForm { challenge: Some(challenge), template: String::new() }).await.expect("a desk");
            assert_eq!((desk.rubric, desk.rubric_locked), (rubric("Audace"), false));
            assert!(matches!(company.run(3, write("Autre")).await, Err(Failure::Refused(Refusal::NotThisHost))));
            let late = company.at(2, OPEN).run(write("Autre")).await;
            assert!(matches!(late, Err(Failure::Refused(Refusal::LockedSinceOpening))));
            let empty = company.run(2, WriteRubric { challenge, form: RubricForm::default() }).await;
            assert!(matches!(empty, Err(Failure::Invalid(_))));
        })
        .await;
    }

    #[tokio::test]
    async fn a_round_keeps_the_criteria_it_opened_with() {
        on_each_database(async |company| {
            let challenge = company.tank;
            let write = |name: &str| WriteRubric { challenge, form: rubric(name) };
            company.run(2, write("Audace")).await.expect("written");
            company.seat(challenge, 3, 4, &[]).await.expect("seated");
            let idea = company.enter_on(10, challenge, "A", 0).await;
            company.shortlist(&[idea], 0).await;
            let round = company.open_round(3, challenge, 0, 7).await;
            assert!(matches!(company.run(2, write("Autre")).await, Err(Failure::Refused(Refusal::PanelLocked))));
            let pitch = company.pitch(4, "A", 0).await;
            company.at(3, 8).run(crate::testing::arena::decision(round, idea, "declined")).await.expect("decided");
            company.at(3, 8).run(PublishRound::of(round)).await.expect("published");
            company.at(2, 8).run(write("Autre")).await.expect("free again");
            let desk = company.at(4, 8).ask(AskScoringDesk { pitch }).await.expect("a desk");
            assert_eq!(desk.rubric.0[0].name, "Audace");
        })
        .await;
    }
}
