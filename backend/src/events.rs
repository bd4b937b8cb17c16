//! Followers read events in order from their own cursors, each batch with its cursor in one transaction, so that what
//! they write is written once. Each can be rebuilt from the beginning.
use crate::{
    Backend, Failure, credit, notices,
    store::{self, Reader, Tx, events::Recorded},
};

/// Something that follows from events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Follower {
    Points,
    Notices,
}

impl Follower {
    pub const ALL: [Self; 2] = [Self::Points, Self::Notices];

    pub fn name(self) -> &'static str {
        match self {
            Self::Points => "points",
            Self::Notices => "notices",
        }
    }

    async fn follow(self, tx: &Tx, event: &Recorded) -> Result<(), Failure> {
        match self {
            Self::Points => credit::follow(tx, event).await,
            Self::Notices => notices::follow(tx, event).await,
        }
    }

    /// Forgets what can be told again from the events.
    async fn forget(self, tx: &Tx) -> Result<(), Failure> {
        match self {
            Self::Points => store::credit::forget(tx).await,
            // Notices are unique by event and person: reading the events again adds what is missing and keeps what was read.
            Self::Notices => Ok(()),
        }
    }
}

/// How many events a follower reads in one transaction.
const BATCH: i64 = 1_000;

/// Places the events that wait, and lets every follower catch up; how many events were read.
pub async fn follow(backend: &Backend) -> Result<u64, Failure> {
    let reader = Reader::new(backend, 0);
    while store::events::are_waiting(&reader).await? {
        in_one(backend, async |tx| store::events::place(tx).await).await?;
    }
    let mut read = 0;
    for follower in Follower::ALL {
        loop {
            let from = store::events::cursor(&reader, follower.name()).await?;
            if store::events::after(&reader, from, 1).await?.is_empty() {
                break;
            }
            read += in_one(backend, async move |tx| batch(tx, follower).await).await?;
        }
    }
    Ok(read)
}

async fn batch(tx: &Tx, follower: Follower) -> Result<u64, Failure> {
    let from = store::events::cursor(tx, follower.name()).await?;
    let events = store::events::after(tx, from, BATCH).await?;
    for event in &events {
        follower.follow(tx, event).await?;
    }
    if let Some(last) = events.last() {
        store::events::move_cursor(tx, follower.name(), last.position).await?;
    }
    Ok(events.len() as u64)
}

/// Rebuilds every follower from the first event.
pub async fn rebuild(backend: &Backend) -> Result<u64, Failure> {
    for follower in Follower::ALL {
        in_one(backend, async move |tx| {
            follower.forget(tx).await?;
            store::events::move_cursor(tx, follower.name(), 0).await
        })
        .await?;
    }
    follow(backend).await
}

async fn in_one<T>(backend: &Backend, work: impl AsyncFn(&Tx) -> Result<T, Failure>) -> Result<T, Failure> {
    let tx = Tx::begin(backend, 0).await?;
    match work(&tx).await {
        Ok(done) => tx.commit().await.map(|()| done),
        Err(failure) => {
            tx.give_up(false).await;
            Err(failure)
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::on_each_database;

    #[tokio::test]
    async fn an_empty_company_has_nothing_to_follow() {
        on_each_database(async |company| {
            assert_eq!(company.backend.settle().await.expect("settled"), 0);
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM person").await, 20);
        })
        .await;
    }
}
