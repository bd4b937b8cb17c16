//! Keeps an index in step with what happens, on every server for itself. First everything is read, then events say what to
//! read again; the database is never written to. Where the history is not the one that was followed, everything is read anew.
use super::{
    index::{Bookmark, Gone, Index, Writer},
    place::Where,
    touched::Touched,
};
use crate::{
    Backend, Failure,
    store::{
        self, Reader,
        search::{BATCH, Entry, Which, comments_on, entries, event_at},
    },
};
use domain::search::Kind;
use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, PoisonError},
};
use tantivy::TantivyError;
use uuid::Uuid;

/// Why following stopped.
#[derive(Debug, thiserror::Error)]
pub enum Stumble {
    /// The database does not answer: later.
    #[error("{0}")]
    Database(#[from] Failure),
    /// The index is no good: it is thrown away.
    #[error("the search index: {0}")]
    Index(#[from] TantivyError),
}

/// The one who keeps the index of this server.
pub struct Follower {
    backend: Backend,
    index: Arc<Index>,
    writer: Arc<Mutex<Writer>>,
    /// None: everything is to be read.
    read_to: Option<Bookmark>,
}

/// How many events are read at once.
const EVENTS: usize = 500;
/// How many entries wait to be indexed, at most, while everything is read.
const WAITING: usize = 4_000;
/// How many ideas' discussions are read at once.
const DISCUSSIONS: usize = 20;

impl Follower {
    /// Opens the index of this server, or begins one, and lets people ask it. It is asked by nobody before it holds
    /// everything.
    pub async fn begin(backend: &Backend, place: &Where) -> Result<Self, Stumble> {
        // Of an index that was there before, the place is free again.
        backend.search_in(None);
        let place = place.clone();
        let (index, read_to) = apart(move || Index::open(&place)).await?;
        let index = Arc::new(index);
        let writer = Arc::new(Mutex::new(index.writer()?));
        let mut follower = Self { backend: backend.clone(), index, writer, read_to };
        follower.read_to = follower.still_true().await?;
        follower.index.set_complete(follower.read_to.is_some());
        backend.search_in(Some(follower.index.clone()));
        Ok(follower)
    }

    /// Throws the index away, for one that is no good.
    pub fn give_up(self) {
        self.backend.search_in(None);
        self.index.throw_away();
    }

    /// Reads what happened since the last time; how many events.
    pub async fn catch_up(&mut self) -> Result<u64, Stumble> {
        if self.read_to.is_some() && self.index.searcher().is_none() {
            return Err(TantivyError::SystemError("somebody could not read it".into()).into());
        }
        let mut read = 0;
        loop {
            let Some(from) = self.still_true().await? else {
                self.read_everything().await?;
                continue;
            };
            let last = self.bookmark().await?;
            let events = store::events::after(&self.reader(), from.position, EVENTS).await?;
            if from.position >= last.position {
                return Ok(read);
            }
            let mut touched = Touched::default();
            events.iter().for_each(|recorded| touched.by(&recorded.event));
            let to = match events.last() {
                Some(recorded) if events.len() == EVENTS => Bookmark { position: recorded.position, event: Some(recorded.id.0) },
                Some(_) | None => last,
            };
            if !touched.is_nothing() {
                self.read_again(touched.settled(), to).await?;
            }
            self.read_to = Some(to);
            read += events.len() as u64;
        }
    }

    fn reader(&self) -> Reader {
        Reader::new(&self.backend, 0)
    }

    /// The last event there is.
    async fn bookmark(&self) -> Result<Bookmark, Stumble> {
        let position = store::events::last(&self.reader()).await?;
        Ok(Bookmark { position, event: event_at(&self.reader(), position).await? })
    }

    /// How far was read, if that is still the same history.
    async fn still_true(&self) -> Result<Option<Bookmark>, Stumble> {
        let Some(read_to) = self.read_to else { return Ok(None) };
        let stands = event_at(&self.reader(), read_to.position).await? == read_to.event;
        Ok(stands.then_some(read_to))
    }

    async fn read_everything(&mut self) -> Result<(), Stumble> {
        self.index.set_complete(false);
        self.read_to = None;
        // What happens from here on is read again afterwards.
        let to = self.bookmark().await?;
        self.write(vec![Gone::Everything], vec![]).await?;
        for kind in Kind::ALL {
            self.read_all(kind).await?;
        }
        self.commit(to).await?;
        self.read_to = Some(to);
        self.index.set_complete(true);
        Ok(())
    }

    async fn read_all(&self, kind: Kind) -> Result<(), Stumble> {
        let (mut after, mut waiting) = (Uuid::nil(), 0);
        loop {
            let batch = entries(&self.reader(), kind, Which::After(after)).await?;
            let Some(last) = batch.last() else { return Ok(()) };
            (after, waiting) = (last.id, waiting + batch.len());
            self.write(vec![], batch).await?;
            // Read is faster than indexed, and what waits is held in memory.
            if waiting >= WAITING {
                self.settle().await?;
                waiting = 0;
            }
        }
    }

    async fn read_again(&self, touched: Touched, to: Bookmark) -> Result<(), Stumble> {
        let all = [(touched.everybody, Kind::People), (touched.every_idea, Kind::Ideas), (touched.every_idea, Kind::Comments)];
        for (_, kind) in all.into_iter().filter(|(all, _)| *all) {
            self.write(vec![Gone::All(kind)], vec![]).await?;
            self.read_all(kind).await?;
        }
        for ideas in chunks(&touched.discussions, DISCUSSIONS) {
            let mut batch = entries(&self.reader(), Kind::Ideas, Which::These(&ideas)).await?;
            batch.extend(comments_on(&self.reader(), &ideas).await?);
            self.write(ideas.into_iter().map(Gone::Around).collect(), batch).await?;
        }
        let each = [
            (Kind::Ideas, &touched.ideas),
            (Kind::Comments, &touched.comments),
            (Kind::Challenges, &touched.challenges),
            (Kind::People, &touched.people),
        ];
        for (kind, ids) in each {
            for ids in chunks(ids, BATCH) {
                let batch = entries(&self.reader(), kind, Which::These(&ids)).await?;
                self.write(ids.into_iter().map(Gone::Entry).collect(), batch).await?;
            }
        }
        self.commit(to).await
    }

    /// Takes out and puts in, where waiting for a disk keeps nobody else waiting.
    async fn write(&self, gone: Vec<Gone>, entries: Vec<Entry>) -> Result<(), Stumble> {
        let writer = self.writer.clone();
        let write = move || {
            let writer = writer.lock().unwrap_or_else(PoisonError::into_inner);
            gone.iter().try_for_each(|gone| writer.take_out(gone))?;
            writer.put_in(&entries)
        };
        Ok(apart(write).await?)
    }

    async fn settle(&self) -> Result<(), Stumble> {
        let writer = self.writer.clone();
        Ok(apart(move || writer.lock().unwrap_or_else(PoisonError::into_inner).settle()).await?)
    }

    async fn commit(&self, to: Bookmark) -> Result<(), Stumble> {
        let writer = self.writer.clone();
        Ok(apart(move || writer.lock().unwrap_or_else(PoisonError::into_inner).commit(to)).await?)
    }
}

fn chunks(ids: &BTreeSet<Uuid>, most: usize) -> Vec<Vec<Uuid>> {
    let ids: Vec<Uuid> = ids.iter().copied().collect();
    ids.chunks(most).map(<[Uuid]>::to_vec).collect()
}

/// In a thread that may wait.
async fn apart<T: Send + 'static>(work: impl FnOnce() -> Result<T, TantivyError> + Send + 'static) -> Result<T, TantivyError> {
    let failed = |error: tokio::task::JoinError| TantivyError::SystemError(error.to_string());
    tokio::task::spawn_blocking(work).await.map_err(failed)?
}
