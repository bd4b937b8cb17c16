//! Finding what is written, with an index beside the database. The index holds only what every colleague may read, so
//! neither results nor counts nor order can tell of anything else; what is shown is read again from the database, with the
//! eyes of whoever asks. Scores are whole numbers made of living texts alone: an index that was followed and one that was
//! rebuilt put everything in the same order, on any database.

/// Why a text was found, and where.
mod explain;
/// What the found can be narrowed by.
mod facets;
/// Keeps an index in step with what happens.
mod follower;
/// The index: opened, written, read.
mod index;
/// What of a text stands where in the index.
mod layout;
/// Which words the index knows.
mod lexicon;
/// Where an index lies.
mod place;
/// What texts have of a query, and how much it weighs.
mod ranking;
/// A query, as the index understands it.
mod reading;
/// The search over everything.
mod results;
/// The ideas most like a title.
mod similar;
/// Words without their endings.
mod stems;
/// Other words for the same.
mod synonyms;
/// What an event changes in the index.
mod touched;

pub use {
    follower::{Follower, Stumble},
    index::Index,
    place::Where,
};

use crate::{Failure, store::Reader};
use layout::Fields;
use tantivy::{Searcher, TantivyError};

/// Asks the index of this server, in a thread that may take a moment; none while the index is being built. One that is no good
/// is asked no more: whoever keeps it makes another.
async fn ask<T: Send + 'static>(
    db: &Reader,
    work: impl FnOnce(&Searcher, &Fields) -> Result<T, TantivyError> + Send + 'static,
) -> Result<Option<T>, Failure> {
    let Some(index) = db.backend().search_index() else { return Ok(None) };
    let asked = move || {
        let searcher = index.searcher()?;
        let answer = work(&searcher, &index.fields);
        if let Err(error) = &answer {
            tracing::error!(%error, "the search index can't be read");
            index.set_complete(false);
        }
        answer.ok()
    };
    tokio::task::spawn_blocking(asked).await.map_err(|error| Failure::Unexpected(error.to_string()))
}

/// A company that looks for things.
#[cfg(test)]
mod tests;
