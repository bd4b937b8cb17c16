//! What was wrong in a public answer is said below it, with its day; the answer itself stays as it is.
use crate::{
    Command, Failure,
    store::{Connection, Tx, challenges, ideas, jury, opinions},
};
use async_trait::async_trait;
use domain::{
    Actor, Event, Moment, PersonId, Refusal,
    ideas::{AddErratum, Answered, IdeaFacts, may_add_erratum, speaks_for_the_jury},
};

pub struct Facts {
    idea: IdeaFacts,
    answered: Option<Answered>,
    /// What the last correction of this answer says.
    last: Option<String>,
    /// Who may not speak for a jury here.
    barred: Vec<PersonId>,
}

/// The idea in the challenge that answered it, wherever it went since; and who of those who could correct a jury's answer is
/// tied to it or stepped aside.
pub(super) async fn answering(
    on: &impl Connection,
    actor: &Actor,
    mut idea: IdeaFacts,
    answered: Option<Answered>,
) -> Result<(IdeaFacts, Vec<PersonId>), Failure> {
    let Some(answered) = answered.filter(|answered| answered.by_jury) else { return Ok((idea, vec![])) };
    if let Some(challenge) = ideas::answered_in(on, idea.id, answered.at).await?.filter(|id| *id != idea.challenge.id) {
        idea.challenge = challenges::facts(on, challenge).await?.ok_or(Failure::NotFound)?;
    }
    let mut barred = vec![];
    let panel = [idea.challenge.chair, idea.challenge.deputy];
    if panel.iter().flatten().any(|person| actor.is(*person)) || idea.challenge.hosted_by(actor).is_ok() {
        for person in panel.into_iter().chain([actor.person()]).flatten() {
            if jury::is_tied(on, idea.id, person).await? || opinions::is_recused(on, idea.id, person).await? {
                barred.push(person);
            }
        }
    }
    Ok((idea, barred))
}

#[async_trait]
impl Command for AddErratum {
    type Facts = Facts;
    type Outcome = ();

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<Facts, Failure> {
        let idea = ideas::seen_to_change(tx, actor, self.idea).await?;
        let answered = ideas::answer(tx, idea.id).await?.map(|row| row.answered()).transpose()?;
        let last = match answered {
            Some(answered) => ideas::last_erratum(tx, idea.id, answered).await?,
            None => None,
        };
        let (idea, barred) = answering(tx, actor, idea, answered).await?;
        Ok(Facts { idea, answered, last, barred })
    }

    fn authorize(&self, actor: &Actor, facts: &Facts, _now: Moment) -> Result<(), Refusal> {
        may_add_erratum(actor, &facts.idea, facts.answered, &facts.barred)
    }

    async fn apply(self, tx: &Tx, by: &Actor, facts: Facts, now: Moment) -> Result<(), Failure> {
        let words = self.parse()?;
        let answered = facts.answered.ok_or(Refusal::WrongStage)?;
        // Two clicks say it once.
        if facts.last.as_ref() == Some(&words) {
            return Ok(());
        }
        let by_jury = speaks_for_the_jury(by, &facts.idea, answered);
        ideas::put_erratum(tx, facts.idea.id, answered, &words, by_jury, by, now).await?;
        tx.record(Event::ErratumAdded { idea: facts.idea.id }, by, now).await.map(|_| ())
    }
}
