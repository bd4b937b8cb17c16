//! A made-up company of a given size, for trying out and for measuring: the same number makes the same company. Everything
//! in it could have happened by the rules, the events are all there, and the followers read them as always.

/// Chance that can be repeated.
mod chance;
/// Who writes what when, drawn from one number.
mod plan;
/// From the plan to rows.
mod sow;
/// French words.
mod words;

use crate::{Backend, Failure, store};
use std::{fmt, sync::Arc};

/// How much to make up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    pub people: u32,
    pub ideas: u32,
    pub votes: u32,
    pub comments: u32,
    pub challenges: u32,
    pub random_seed: u64,
}

/// What was made up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seeded {
    pub people: usize,
    pub ideas: usize,
    pub votes: usize,
    pub comments: usize,
    pub challenges: usize,
    pub events: u64,
}

impl fmt::Display for Seeded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { people, ideas, votes, comments, challenges, events } = self;
        write!(f, "{people} people, {ideas} ideas, {votes} votes, {comments} comments, {challenges} challenges, {events} events")
    }
}

#[derive(Debug, thiserror::Error)]
pub enum SeedError {
    #[error("this database holds a company already; a made-up one needs a database of its own")]
    NotEmpty,
    #[error("{votes} votes are more than {people} people can give {ideas} ideas")]
    TooManyVotes { votes: u32, people: usize, ideas: u32 },
    #[error("{0}")]
    Failed(#[from] Failure),
}

/// Makes a company up in an empty database.
pub async fn seed(backend: &Backend, size: Size) -> Result<Seeded, SeedError> {
    let system = backend.system();
    if store::admin::company(&system.reader()).await?.is_some_and(|c| c.founded_at.is_some()) {
        return Err(SeedError::NotEmpty);
    }
    let plan = Arc::new(plan::Plan::draw(size, system.now().await?)?);
    for part in sow::Part::all(&plan) {
        system.run(sow::Sow { plan: plan.clone(), part }).await?;
    }
    let events = plan.events.len() as u64;
    backend.settle().await?;
    Ok(Seeded {
        people: plan.people.len(),
        ideas: plan.ideas.len(),
        votes: plan.supports.len(),
        comments: plan.comments.len(),
        challenges: plan.challenges.len(),
        events,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{operations, testing::on_each_empty_database};

    const SMALL: Size = Size { people: 60, ideas: 120, votes: 2_000, comments: 300, challenges: 5, random_seed: 3 };

    async fn ledger(backend: &Backend) -> (i64, i64) {
        let reader = backend.system().reader();
        let sum = "SELECT CAST(COALESCE(SUM(points), 0) AS BIGINT) AS n FROM standing";
        let lines = "SELECT COUNT(*) AS n FROM point_entry";
        (store::count(&reader, sum, vec![]).await.expect("summed"), store::count(&reader, lines, vec![]).await.expect("counted"))
    }

    #[tokio::test]
    async fn a_made_up_company_is_sound_and_a_rebuild_agrees() {
        on_each_empty_database(async |backend| {
            let seeded = seed(&backend, SMALL).await.expect("seeded");
            assert_eq!((seeded.people, seeded.ideas, seeded.votes, seeded.comments), (60, 120, 2_000, 300));
            assert_eq!(operations::check(&backend).await.expect("checked"), vec![]);
            let before = ledger(&backend).await;
            assert!(before.0 > 0);
            operations::rebuild(&backend).await.expect("rebuilt");
            assert_eq!(ledger(&backend).await, before);
            assert_eq!(operations::check(&backend).await.expect("checked"), vec![]);
            assert!(matches!(seed(&backend, SMALL).await, Err(SeedError::NotEmpty)));
        })
        .await;
    }

    #[test]
    fn the_same_number_makes_the_same_company() {
        let now = domain::Moment(1_700_000_000_000_000);
        let draw = |random_seed| plan::Plan::draw(Size { random_seed, ..SMALL }, now).expect("drawn");
        assert_eq!(draw(3).fingerprint(), draw(3).fingerprint());
        assert_ne!(draw(3).fingerprint(), draw(4).fingerprint());
    }

    #[test]
    fn votes_that_nobody_could_give_are_refused() {
        let size = Size { votes: 1_000_000, ..SMALL };
        assert!(matches!(plan::Plan::draw(size, domain::Moment(0)), Err(SeedError::TooManyVotes { .. })));
    }
}
