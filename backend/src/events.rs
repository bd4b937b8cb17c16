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
const BATCH: usize = 1_000;

/// Places the events that wait, and lets every follower catch up; how many events were read.
pub async fn follow(backend: &Backend) -> Result<u64, Failure> {
    let reader = Reader::new(backend, 0);
    while store::events::are_waiting(&reader).await? {
        in_one(backend, async |tx| store::events::place(tx).await).await?;
        backend.shared.placed.notify_one();
    }
    let mut read = 0;
    for follower in Follower::ALL {
        loop {
            let from = store::events::cursor(&reader, follower.name()).await?;
            if from >= store::events::last(&reader).await? {
                break;
            }
            read += in_one(backend, async move |tx| batch(tx, follower).await).await?;
        }
    }
    Ok(read)
}

async fn batch(tx: &Tx, follower: Follower) -> Result<u64, Failure> {
    let from = store::events::cursor(tx, follower.name()).await?;
    let last = store::events::last(tx).await?;
    let events = store::events::after(tx, from, BATCH).await?;
    for event in &events {
        follower.follow(tx, event).await?;
    }
    let to = events.last().map(|event| event.position).filter(|_| events.len() == BATCH).unwrap_or(last);
    store::events::move_cursor(tx, follower.name(), to).await?;
    Ok(events.len() as u64)
}

/// Places all events anew by their times, and rebuilds what follows from them: for a history that was made up.
pub async fn tell_by_time(backend: &Backend) -> Result<u64, Failure> {
    in_one(backend, store::events::place_by_time).await?;
    rebuild(backend).await
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
    use domain::{Event, votes::SetSupport};

    #[tokio::test]
    async fn an_empty_company_has_nothing_to_follow() {
        on_each_database(async |company| {
            assert_eq!(company.backend.settle().await.expect("settled"), 0);
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM person").await, 20);
        })
        .await;
    }

    #[tokio::test]
    async fn support_is_passed_over_and_never_read_again() {
        on_each_database(async |company| {
            let idea = company.open_idea(3, "Un bon dans le colis").await;
            company.backend.settle().await.expect("settled");
            company.run(4, SetSupport { idea, votes: 1 }).await.expect("supported");
            assert_eq!(company.backend.settle().await.expect("settled"), 0, "nobody reads it");
            let behind = "SELECT COUNT(*) AS n FROM cursor WHERE position < (SELECT MAX(position) FROM event)";
            assert_eq!(company.count(behind).await, 0, "and it is passed over");
        })
        .await;
    }

    #[tokio::test]
    async fn events_are_read_in_the_order_in_which_they_were_written() {
        on_each_database(async |company| {
            let idea = company.open_idea(3, "Un bon dans le colis").await;
            company.happen(Some(2), Event::IdeaShortlisted { idea }, 0).await;
            // The clock is set back by an hour in between.
            company.happen(Some(2), Event::IdeaUnshortlisted { idea }, 3_600_000_000).await;
            company.backend.settle().await.expect("settled");
            let lines = "SELECT COUNT(*) AS n FROM point_entry WHERE rule = 'idea_shortlisted'";
            assert_eq!(company.count(lines).await, 2, "given, and taken back");
            let owed = "SELECT COUNT(*) AS n FROM standing WHERE period = 'all' AND points <> 10";
            assert_eq!(company.count(owed).await, 0, "what is left is for opening the idea");
        })
        .await;
    }
}
