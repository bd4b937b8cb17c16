//! What was wrong in a public answer is said below it, with its day; the answer itself stays as it is. An answer that results
//! say is corrected also when the idea has another one since.
use crate::{
    Command, Failure,
    store::{Connection, Reader, Tx, challenges, ideas, jury, opinions},
};
use async_trait::async_trait;
use domain::{
    Actor, Event, Moment, PersonId, Refusal,
    ideas::{AddErratum, Answered, IdeaFacts, Step, may_add_erratum, speaks_for_the_jury},
};

pub struct Facts {
    idea: IdeaFacts,
    answered: Option<Answered>,
    /// What the last correction of this answer says.
    last: Option<String>,
    /// Who may not speak for a jury here.
    barred: Vec<PersonId>,
}

/// The idea in the challenge whose jury answered it, or whose results say an answer it has no more, wherever it went since; and
/// who of those who could correct a jury's answer is tied to it or stepped aside.
pub(super) async fn answering(
    on: &impl Connection,
    actor: &Actor,
    mut idea: IdeaFacts,
    answered: Option<Answered>,
) -> Result<(IdeaFacts, Vec<PersonId>), Failure> {
    let Some(answered) = answered.filter(|answered| answered.by_jury || answered.former) else { return Ok((idea, vec![])) };
    if let Some(challenge) = ideas::answered_in(on, idea.id, answered.at).await?.filter(|id| *id != idea.challenge.id) {
        idea.challenge = challenges::facts(on, challenge).await?.ok_or(Failure::NotFound)?;
    }
    let mut barred = vec![];
    if !answered.by_jury {
        return Ok((idea, barred));
    }
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

/// Says below each step what was wrong in the answer it gave, where that is no more the answer of the idea, and whether the
/// reader may correct it.
pub(super) async fn corrected_history(
    db: &Reader,
    actor: &Actor,
    (idea, current): (&IdeaFacts, Option<Answered>),
    names: bool,
    history: &mut [Step],
) -> Result<(), Failure> {
    let mut errata = ideas::former_errata(db, idea.id, current, names).await?;
    for step in history.iter_mut() {
        step.errata = errata.remove(&step.at.at).unwrap_or_default();
    }
    for former in ideas::former_answers(db, idea.id, current).await? {
        let (answering, barred) = answering(db, actor, idea.clone(), Some(former)).await?;
        let step = history.iter_mut().find(|step| step.at.at == former.at);
        if let (Some(step), Ok(())) = (step, may_add_erratum(actor, &answering, Some(former), &barred)) {
            step.may_correct = true;
        }
    }
    Ok(())
}

#[async_trait]
impl Command for AddErratum {
    type Facts = Facts;
    type Outcome = ();

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<Facts, Failure> {
        let idea = ideas::seen_to_change(tx, actor, self.idea).await?;
        let current = ideas::answer(tx, idea.id).await?.map(|row| row.answered()).transpose()?;
        let answered = match self.answer.filter(|at| current.is_none_or(|current| current.at != *at)) {
            None => current,
            Some(at) => {
                let former = ideas::former_answers(tx, idea.id, current).await?;
                Some(former.into_iter().find(|former| former.at == at).ok_or(Failure::NotFound)?)
            }
        };
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
