//! A host puts an idea into another one that says the same, or parts them again, exactly.
use crate::{
    Command, Failure,
    store::{Tx, challenges, ideas},
};
use async_trait::async_trait;
use domain::{
    Actor, Event, FieldErrors, IdeaId, Moment, Problem, Refusal,
    ideas::{IdeaFacts, LONGEST_REASON, MergeIdea, PartIdea, Stage, may_merge, may_part},
    text,
};

pub struct Both {
    idea: IdeaFacts,
    into: IdeaFacts,
}

/// Both ideas, locked in the order of their identifiers, so that two hosts never wait for each other.
async fn both(tx: &Tx, actor: &Actor, idea: IdeaId, into: IdeaId) -> Result<Both, Failure> {
    let (first, second) = if idea.0 <= into.0 { (idea, into) } else { (into, idea) };
    let first = ideas::seen_to_change(tx, actor, first).await?;
    let second = ideas::seen_to_change(tx, actor, second).await?;
    Ok(if first.id == idea { Both { idea: first, into: second } } else { Both { idea: second, into: first } })
}

#[async_trait]
impl Command for MergeIdea {
    type Facts = Option<Both>;
    type Outcome = IdeaId;

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<Option<Both>, Failure> {
        // Whoever may not know the idea learns nothing by naming another one.
        ideas::seen(tx, actor, self.idea).await?;
        let Some(into) = self.target() else { return Ok(None) };
        match both(tx, actor, self.idea, into).await {
            Ok(both) => Ok(Some(both)),
            Err(Failure::NotFound) => Ok(None),
            Err(failure) => Err(failure),
        }
    }

    fn authorize(&self, actor: &Actor, facts: &Option<Both>, now: Moment) -> Result<(), Refusal> {
        match facts {
            Some(both) => may_merge(actor, &both.idea, &both.into, now),
            None => Ok(()),
        }
    }

    async fn apply(self, tx: &Tx, by: &Actor, facts: Option<Both>, now: Moment) -> Result<IdeaId, Failure> {
        let Some(Both { idea, into }) = facts else { return Err(FieldErrors::one("into", Problem::NotAnIdea).into()) };
        let reason = text::optional_paragraphs(&self.reason, LONGEST_REASON).map_err(|problem| FieldErrors::one("reason", problem))?;
        ideas::merge(tx, idea.id, into.id, idea.stage, idea.challenge.voting, now).await?;
        challenges::step(tx, idea.id, idea.stage, Stage::Merged, by, &reason, now).await?;
        tx.record(Event::IdeaMerged { idea: idea.id, into: into.id }, by, now).await.map(|_| into.id)
    }
}

pub struct Parted {
    both: Both,
    from: Stage,
}

#[async_trait]
impl Command for PartIdea {
    type Facts = Parted;
    type Outcome = ();

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<Parted, Failure> {
        ideas::seen(tx, actor, self.idea).await?;
        let merged = ideas::merged(tx, self.idea).await?.ok_or(Refusal::WrongStage)?;
        Ok(Parted { both: both(tx, actor, self.idea, merged.into).await?, from: merged.from })
    }

    fn authorize(&self, actor: &Actor, facts: &Parted, _now: Moment) -> Result<(), Refusal> {
        may_part(actor, &facts.both.idea, &facts.both.into)
    }

    async fn apply(self, tx: &Tx, by: &Actor, facts: Parted, now: Moment) -> Result<(), Failure> {
        let Parted { both: Both { idea, into }, from } = facts;
        challenges::step(tx, idea.id, idea.stage, from, by, "", now).await?;
        ideas::part(tx, idea.id, into.id).await?;
        if from == Stage::Submitted && ideas::due_at(tx, idea.id).await?.is_none() {
            ideas::begin_review(tx, idea.id, now).await?;
        }
        tx.record(Event::IdeaParted { idea: idea.id, from: into.id }, by, now).await.map(|_| ())
    }
}
