//! The index: opened, written, read. One that can't be opened is thrown away: everything in it stands in the database.
use super::{
    layout::{EDITION, Fields},
    place::{Place, Where},
};
use crate::store::search::Entry;
use serde::{Deserialize, Serialize};
use std::sync::atomic::{AtomicBool, Ordering};
use tantivy::{
    IndexReader, IndexWriter, ReloadPolicy, Searcher, TantivyError, Term,
    directory::MmapDirectory,
    indexer::{IndexWriterOptions, LogMergePolicy},
};
use uuid::Uuid;

/// What a writer holds in memory before it writes a segment: the least that tantivy takes.
const HEAP: usize = 15_000_000;
/// Segments with more than this share of dead entries are written anew.
const DEAD: f32 = 0.2;

/// How far an index has read: the last event, and its place in the order of events. Where another event stands in that place,
/// the history is another one: a backup was restored, a demo started over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bookmark {
    pub position: i64,
    pub event: Option<Uuid>,
}

/// What stands in each commit.
#[derive(Serialize, Deserialize)]
struct Payload {
    edition: u32,
    bookmark: Bookmark,
}

/// An open index, for those who ask.
pub struct Index {
    inner: tantivy::Index,
    reader: IndexReader,
    pub fields: Fields,
    /// Whether it holds everything that was there when it was begun.
    complete: AtomicBool,
    place: Place,
}

impl Index {
    /// Opens the index of a place, or begins one; and how far it has read.
    pub fn open(place: &Where) -> Result<(Self, Option<Bookmark>), TantivyError> {
        let place = Place::take(place).unwrap_or_else(|error| {
            tracing::warn!(%error, "the search index has no folder and stays in memory");
            Place::in_memory()
        });
        let (inner, reader) = opened(&place).or_else(|error| {
            tracing::warn!(%error, "the search index can't be opened and is made anew");
            place.clear()?;
            opened(&place)
        })?;
        let payload = inner.load_metas()?.payload.and_then(|payload| serde_json::from_str::<Payload>(&payload).ok());
        let bookmark = payload.filter(|payload| payload.edition == EDITION).map(|payload| payload.bookmark);
        let (_, fields) = Fields::new();
        Ok((Self { inner, reader, fields, complete: AtomicBool::new(false), place }, bookmark))
    }

    /// What can be searched; none while the index is being built.
    pub fn searcher(&self) -> Option<Searcher> {
        self.complete.load(Ordering::Acquire).then(|| self.reader.searcher())
    }

    pub fn set_complete(&self, complete: bool) {
        self.complete.store(complete, Ordering::Release);
    }

    /// Throws away what lies in its place; for an index that is no good.
    pub fn throw_away(&self) {
        self.set_complete(false);
        if let Err(error) = self.place.clear() {
            tracing::warn!(%error, "the search index can't be thrown away");
        }
    }

    pub fn writer(&self) -> Result<Writer, TantivyError> {
        let options = IndexWriterOptions::builder().memory_budget_per_thread(HEAP).num_worker_threads(1).num_merge_threads(1).build();
        let inner = self.inner.writer_with_options(options)?;
        let mut policy = LogMergePolicy::default();
        policy.set_del_docs_ratio_before_merge(DEAD);
        inner.set_merge_policy(Box::new(policy));
        Ok(Writer { inner, fields: self.fields, reader: self.reader.clone() })
    }
}

fn opened(place: &Place) -> Result<(tantivy::Index, IndexReader), TantivyError> {
    let (schema, _) = Fields::new();
    let inner = match place.folder()? {
        Some(folder) => tantivy::Index::open_or_create(MmapDirectory::open(folder)?, schema)?,
        None => tantivy::Index::create_in_ram(schema),
    };
    let reader = inner.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
    Ok((inner, reader))
}

/// The one who writes in an index.
pub struct Writer {
    inner: IndexWriter,
    fields: Fields,
    reader: IndexReader,
}

/// What is to be taken out of the index.
pub enum Gone {
    Everything,
    Entry(Uuid),
    /// An idea and what was said about it.
    Around(Uuid),
    All(domain::search::Kind),
}

impl Writer {
    pub fn take_out(&self, gone: &Gone) -> Result<(), TantivyError> {
        let term: Term = match gone {
            Gone::Everything => return self.inner.delete_all_documents().map(|_| ()),
            Gone::Entry(id) => self.fields.entry(*id),
            Gone::Around(idea) => self.fields.around(*idea),
            Gone::All(kind) => self.fields.all(*kind),
        };
        self.inner.delete_term(term);
        Ok(())
    }

    pub fn put_in(&self, entries: &[Entry]) -> Result<(), TantivyError> {
        entries.iter().try_for_each(|entry| self.inner.add_document(self.fields.document(entry)).map(|_| ()))
    }

    /// Indexes what was put in until now. What is opened again from here is begun anew: it does not say how far was read.
    pub fn settle(&mut self) -> Result<(), TantivyError> {
        self.inner.commit().map(|_| ())
    }

    /// Keeps what was written, and how far was read, in one step; from then on it is found.
    pub fn commit(&mut self, bookmark: Bookmark) -> Result<(), TantivyError> {
        let payload = serde_json::to_string(&Payload { edition: EDITION, bookmark }).map_err(std::io::Error::other)?;
        let mut commit = self.inner.prepare_commit()?;
        commit.set_payload(&payload);
        commit.commit()?;
        self.reader.reload()
    }
}
