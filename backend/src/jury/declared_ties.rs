//! The ties that were declared before a round, as whoever presides is told them: of nothing they wrote or are tied to themselves.
use crate::{
    Failure,
    store::{Reader, credit, jury, opinions},
};
use domain::{ChallengeId, IdeaId, PersonId, jury::DeclaredTie};
use std::collections::HashMap;

pub async fn declared_ties(db: &Reader, presides: PersonId, challenge: ChallengeId) -> Result<Vec<DeclaredTie>, Failure> {
    let mut known: HashMap<IdeaId, bool> = HashMap::new();
    let mut told = Vec::new();
    for (idea, tie) in jury::declared_ties(db, challenge).await? {
        let is_told = match known.get(&idea) {
            Some(is_told) => *is_told,
            None => !is_barred(db, presides, idea).await?,
        };
        known.insert(idea, is_told);
        if is_told {
            told.push(tie);
        }
    }
    Ok(told)
}

async fn is_barred(db: &Reader, person: PersonId, idea: IdeaId) -> Result<bool, Failure> {
    let wrote = credit::authors(db, idea).await?.contains(&person);
    Ok(wrote || jury::is_tied(db, idea, person).await? || opinions::is_recused(db, idea, person).await?)
}

/// From the word of a juror to the round.
#[cfg(test)]
mod story;
/// Who may not, and who is not told.
#[cfg(test)]
mod unseen;
