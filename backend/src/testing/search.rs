//! Searching in the tests: an index in memory that has read everything there is.
use super::Company;
use crate::search::{Follower, Where};
use domain::search::{AskSearch, AskSimilar, Hit, Kind, Piece, SearchFilter, SearchResults, SimilarIdea};

impl Company {
    /// An index beside this company.
    pub async fn index(&self) -> Follower {
        let mut follower = Follower::begin(&self.backend, &Where::Memory).await.expect("an index");
        self.followed(&mut follower).await;
        follower
    }

    /// Lets an index read what happened.
    pub async fn followed(&self, follower: &mut Follower) {
        self.backend.settle().await.expect("settled");
        follower.catch_up().await.expect("caught up");
    }

    /// What person `n` finds.
    pub async fn search(&self, n: u128, q: &str) -> SearchResults {
        self.search_by(n, SearchFilter { q: q.into(), ..SearchFilter::default() }).await
    }

    pub async fn search_by(&self, n: u128, filter: SearchFilter) -> SearchResults {
        self.ask(n, AskSearch { filter }).await.expect("searched")
    }

    /// The ideas that person `n` is told of while writing a title.
    pub async fn similar(&self, n: u128, title: &str) -> Vec<SimilarIdea> {
        self.ask(n, AskSimilar { title: title.into(), except: None }).await.expect("asked").ideas
    }

    /// Their titles.
    pub async fn like(&self, n: u128, title: &str) -> Vec<String> {
        self.similar(n, title).await.into_iter().map(|idea| idea.row.title).collect()
    }

    /// The titles, or the texts, of what is found.
    pub async fn found(&self, n: u128, q: &str) -> Vec<String> {
        self.search(n, q).await.hits.iter().map(said).collect()
    }
}

/// What a hit says first.
pub fn said(hit: &Hit) -> String {
    match hit {
        Hit::Idea { idea, .. } => idea.row.title.clone(),
        Hit::Challenge { title, .. } => plain(title),
        Hit::Person { name, .. } => name.clone(),
        Hit::Comment { excerpt, .. } => plain(excerpt),
    }
}

/// How many of a kind.
pub fn count(results: &SearchResults, kind: Kind) -> i64 {
    results.counts.iter().find(|(each, _)| *each == kind).map_or(0, |(_, n)| *n)
}

fn plain(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}

/// The marked words.
pub fn marks(pieces: &[Piece]) -> Vec<&str> {
    pieces.iter().filter(|piece| piece.marked).map(|piece| piece.text.as_str()).collect()
}
