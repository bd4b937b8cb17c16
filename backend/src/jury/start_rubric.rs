//! A host replaces the criteria of a challenge by a template's, to go on from there.
use super::{rubrics::rubric_from, write_rubric};
use crate::{
    Command, Failure,
    store::{self, Tx, challenges},
};
use async_trait::async_trait;
use domain::{
    Actor, Event, FieldErrors, Moment, Problem, Refusal,
    jury::{CriterionForm, StartRubric, may_write_rubric},
};

#[async_trait]
impl Command for StartRubric {
    type Facts = write_rubric::Facts;
    /// The new rubric, as its form shows it.
    type Outcome = Vec<CriterionForm>;

    async fn gather(&self, tx: &Tx, _actor: &Actor) -> Result<Self::Facts, Failure> {
        write_rubric::Facts::of(tx, self.challenge).await
    }

    fn authorize(&self, actor: &Actor, facts: &Self::Facts, now: Moment) -> Result<(), Refusal> {
        may_write_rubric(actor, &facts.challenge, facts.running, now)
    }

    async fn apply(self, tx: &Tx, by: &Actor, _facts: Self::Facts, now: Moment) -> Result<Vec<CriterionForm>, Failure> {
        let missing = if self.template.is_empty() { Problem::Required } else { Problem::NotAChoice };
        let template = self.template.parse().map_err(|()| FieldErrors::one("template", missing))?;
        let criteria = rubric_from(template, challenges::company_language(tx).await?)?;
        store::jury::put_rubric(tx, self.challenge, &criteria, now).await?;
        tx.record(Event::ChallengeChanged { challenge: self.challenge }, by, now).await?;
        Ok(criteria.into_iter().map(CriterionForm::from).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{arena::OPEN, on_each_database};
    use domain::challenges::AskChallengeForm;

    #[tokio::test]
    async fn a_template_replaces_the_rubric_until_the_challenge_opens() {
        on_each_database(async |company| {
            let challenge = company.new_challenge(|_| {}).await;
            let start = |template: &str| StartRubric { challenge, template: template.into() };
            let started = company.run(2, start("innovation")).await.expect("started");
            assert!(started.iter().any(|c| c.optional == "on" && c.uncounted == "on") && started.len() == 6);
            let desk = company.ask(2, AskChallengeForm { challenge: Some(challenge), template: String::new() }).await.expect("a desk");
            assert_eq!(desk.rubric.criteria, started, "it is kept as it is shown");
            for (nonsense, problem) in [("", Problem::Required), ("x", Problem::NotAChoice)] {
                let wrong = company.run(2, start(nonsense)).await;
                assert!(matches!(wrong, Err(Failure::Invalid(e)) if e.of("template") == Some(&problem)), "{nonsense}");
            }
            assert!(matches!(company.run(3, start("campaign")).await, Err(Failure::Refused(Refusal::NotThisHost))));
            let late = company.at(2, OPEN).run(start("campaign")).await;
            assert!(matches!(late, Err(Failure::Refused(Refusal::LockedSinceOpening))));
            let desk = company.ask(2, AskChallengeForm { challenge: Some(challenge), template: String::new() }).await.expect("a desk");
            assert_eq!(desk.rubric.criteria, started, "and refusals change nothing");
        })
        .await;
    }
}
