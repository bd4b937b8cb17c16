//! What a search and a list of similar ideas show. Everything in here has been read with the eyes of whoever asked.
use super::{
    filter::{Kind, SearchFilter},
    marked::Piece,
};
use crate::{
    ChallengeId, CommentId, DepartmentId, IdeaId, PersonId, SiteId, Stamp,
    challenges::{Phase, Theme},
    ideas::{IdeaRow, Stage},
    people::PersonRef,
};
use serde::{Deserialize, Serialize};

/// What is there already, for somebody who writes a title.
#[derive(Clone, Debug)]
pub struct AskSimilar {
    pub title: String,
    /// The idea being written, or looked at.
    pub except: Option<IdeaId>,
}

#[derive(Clone, Debug)]
pub struct AskSearch {
    pub filter: SearchFilter,
}

/// How a word of a text is what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Likeness {
    /// The same word, whatever its form.
    Same,
    /// Another word for the same.
    Synonym,
    /// It begins so.
    Beginning,
    /// But for a slip of the pen.
    Close,
}

/// Why something was found: a word of it, and the one that was typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    pub likeness: Likeness,
    pub typed: String,
    pub found: String,
}

/// An idea that says something like it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SimilarIdea {
    pub row: IdeaRow,
    pub title: Vec<Piece>,
    pub one_liner: Vec<Piece>,
    pub why: Vec<Reason>,
}

/// The ideas most like a title, the most alike first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Similar {
    pub ideas: Vec<SimilarIdea>,
    /// Nothing can be said yet.
    pub being_built: bool,
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hit {
    Idea { idea: Box<SimilarIdea>, excerpt: Option<Vec<Piece>> },
    Challenge { id: ChallengeId, title: Vec<Piece>, excerpt: Option<Vec<Piece>> },
    Person { id: PersonId, name: String, marked: Vec<Piece>, about: Vec<Piece> },
    Comment { id: CommentId, idea: IdeaId, idea_title: String, author: Option<PersonRef>, at: Stamp, excerpt: Vec<Piece> },
}

/// What the hits can be narrowed by, each with how many would be left; empty, where their kind has nothing of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchFacets {
    pub stages: Vec<(Stage, i64)>,
    pub phases: Vec<(Phase, i64)>,
    pub themes: Vec<(Theme, i64)>,
    pub challenges: Vec<(ChallengeId, String, i64)>,
    pub departments: Vec<(DepartmentId, String, i64)>,
    pub sites: Vec<(SiteId, String, i64)>,
    pub tags: Vec<(String, i64)>,
}

/// A page of results.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchResults {
    /// Nothing can be said yet.
    pub being_built: bool,
    /// Whether anything was looked for.
    pub asked: bool,
    /// What the hits are.
    pub kind: Kind,
    pub counts: Vec<(Kind, i64)>,
    pub hits: Vec<Hit>,
    /// Words nobody has written, nor anything like them.
    pub unknown: Vec<String>,
    pub facets: SearchFacets,
    /// From 1 on.
    pub page: i64,
    pub pages: i64,
    pub now: Stamp,
}
