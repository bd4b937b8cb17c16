//! Short opinions: a host asks before a round, who was asked answers, the jury reads.

/// A host asks, or takes the question back.
mod ask;
/// Who was asked answers, or can't.
mod give;
/// What each reader sees of it.
mod shown;

pub use shown::{beside, on_idea};

use crate::{
    Failure,
    store::{Connection, jury, opinions},
};
use domain::{Actor, ideas::IdeaFacts, opinions::OpinionFacts};

/// What the rules need to know, and the questions as they were asked.
async fn facts(on: &impl Connection, actor: &Actor, idea: IdeaFacts) -> Result<(OpinionFacts, Vec<opinions::Request>), Failure> {
    let requests = opinions::requests(on, idea.id).await?;
    let barred = is_barred(on, actor, &idea).await?;
    let given = match actor.person() {
        Some(person) if !requests.is_empty() => opinions::has_given(on, idea.id, person).await?,
        Some(_) | None => false,
    };
    let facts = requests.iter().map(|request| request.facts.clone()).collect();
    Ok((OpinionFacts { idea, requests: facts, barred, given }, requests))
}

/// Whether a host who also sits on the jury is tied to the idea, or stepped aside from it.
async fn is_barred(on: &impl Connection, actor: &Actor, idea: &IdeaFacts) -> Result<bool, Failure> {
    let Some(juror) = actor.person().filter(|person| idea.challenge.judges(*person)) else { return Ok(false) };
    if idea.challenge.hosted_by(actor).is_err() {
        return Ok(false);
    }
    Ok(jury::is_tied(on, idea.id, juror).await? || opinions::is_recused(on, idea.id, juror).await?)
}

/// From the question to the jury, on both databases.
#[cfg(test)]
mod story;
/// Who never learns of it.
#[cfg(test)]
mod unseen;
