//! What was wrong in a public answer is said below it, with its day; the answer itself stays as it is.
use crate::{
    Command, Failure,
    store::{Tx, ideas},
};
use async_trait::async_trait;
use domain::{
    Actor, Event, Moment, Refusal,
    ideas::{AddErratum, Answered, IdeaFacts, may_add_erratum, speaks_for_the_jury},
};

pub struct Facts {
    idea: IdeaFacts,
    answered: Option<Answered>,
    /// What the last correction of this answer says.
    last: Option<String>,
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
        Ok(Facts { idea, answered, last })
    }

    fn authorize(&self, actor: &Actor, facts: &Facts, _now: Moment) -> Result<(), Refusal> {
        may_add_erratum(actor, &facts.idea, facts.answered)
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
