//! What of a text stands where in the index: stems by how much they weigh, the words themselves to guess slips of the pen
//! from, and what is narrowed by. No text is kept: results are read from the database.
use super::stems::stemmed;
use crate::store::search::Entry;
use domain::search::Kind;
use std::collections::BTreeSet;
use tantivy::{
    TantivyDocument, Term,
    schema::{FAST, Field, IndexRecordOption, STRING, Schema, TextFieldIndexing, TextOptions},
    tokenizer::{PreTokenizedString, Token},
};
use uuid::Uuid;

/// Counts on when texts are indexed in another way; an index of another edition is made anew.
pub const EDITION: u32 = 2;

/// The fields of the index.
#[derive(Clone, Copy)]
pub struct Fields {
    /// The stems of a title, of what stands below it, of the rest; and of a comment.
    pub title: Field,
    pub line: Field,
    pub body: Field,
    pub talk: Field,
    /// The words as they are written, of comments apart.
    pub written: Field,
    pub said: Field,
    /// The identifier of the entry itself, and of the idea it belongs to.
    key: Field,
    idea: Field,
    kind: Field,
    high: Field,
    low: Field,
    stage: Field,
    theme: Field,
    challenge: Field,
    department: Field,
    site: Field,
    tag: Field,
}

/// The names of the columns that are read by name.
pub const KIND: &str = "kind";
pub const HIGH: &str = "high";
pub const LOW: &str = "low";
pub const STAGE: &str = "stage";
pub const THEME: &str = "theme";
pub const CHALLENGE: &str = "challenge";
pub const DEPARTMENT: &str = "department";
pub const SITE: &str = "site";
pub const TAG: &str = "tag";

impl Fields {
    pub fn new() -> (Schema, Self) {
        let mut schema = Schema::builder();
        // Which texts hold a word is all that is asked: no counts, no places, no lengths.
        let indexing = TextFieldIndexing::default().set_tokenizer("raw").set_index_option(IndexRecordOption::Basic).set_fieldnorms(false);
        let words = TextOptions::default().set_indexing_options(indexing);
        let column = TextOptions::default().set_fast("raw");
        let fields = Self {
            title: schema.add_text_field("title", words.clone()),
            line: schema.add_text_field("line", words.clone()),
            body: schema.add_text_field("body", words.clone()),
            talk: schema.add_text_field("talk", words.clone()),
            written: schema.add_text_field("written", words.clone()),
            said: schema.add_text_field("said", words),
            key: schema.add_text_field("key", STRING),
            idea: schema.add_text_field("idea", STRING),
            kind: schema.add_u64_field(KIND, FAST),
            high: schema.add_u64_field(HIGH, FAST),
            low: schema.add_u64_field(LOW, FAST),
            stage: schema.add_text_field(STAGE, column.clone()),
            theme: schema.add_text_field(THEME, column.clone()),
            challenge: schema.add_text_field(CHALLENGE, column.clone()),
            department: schema.add_text_field(DEPARTMENT, column.clone()),
            site: schema.add_text_field(SITE, column.clone()),
            tag: schema.add_text_field(TAG, column),
        };
        (schema.build(), fields)
    }

    /// Finds an entry.
    pub fn entry(&self, id: Uuid) -> Term {
        Term::from_field_text(self.key, &id.to_string())
    }

    /// Finds an idea and what was said about it.
    pub fn around(&self, idea: Uuid) -> Term {
        Term::from_field_text(self.idea, &idea.to_string())
    }

    /// Finds everything of a kind.
    pub fn all(&self, kind: Kind) -> Term {
        Term::from_field_text(self.key, kind.name())
    }

    pub fn document(&self, entry: &Entry) -> TantivyDocument {
        let mut document = TantivyDocument::default();
        let (high, low) = entry.id.as_u64_pair();
        document.add_u64(self.kind, code(entry.kind));
        document.add_u64(self.high, high);
        document.add_u64(self.low, low);
        document.add_text(self.key, entry.id.to_string());
        document.add_text(self.key, entry.kind.name());
        if let Some(idea) = entry.idea {
            document.add_text(self.idea, idea.to_string());
        }
        let line = format!("{} {}", entry.line, entry.tags.join(" "));
        let said = entry.kind == Kind::Comments;
        let mut written = BTreeSet::new();
        for (field, text) in [(self.title, &entry.title), (self.line, &line), (if said { self.talk } else { self.body }, &entry.body)] {
            let mut stems = BTreeSet::new();
            for (word, stem) in stemmed(text) {
                stems.insert(stem);
                written.insert(word.folded);
            }
            document.add_pre_tokenized_text(field, tokens(stems));
        }
        document.add_pre_tokenized_text(if said { self.said } else { self.written }, tokens(written));
        let narrowing = [
            (self.stage, &entry.stage),
            (self.theme, &entry.theme),
            (self.challenge, &entry.challenge),
            (self.department, &entry.department),
            (self.site, &entry.site),
        ];
        for (field, value) in narrowing {
            if let Some(value) = value {
                document.add_text(field, value);
            }
        }
        for tag in &entry.tags {
            document.add_text(self.tag, tag.to_lowercase());
        }
        document
    }
}

/// A kind as the index writes it.
fn code(kind: Kind) -> u64 {
    Kind::ALL.into_iter().position(|each| each == kind).unwrap_or_default() as u64
}

/// A kind as the index has it.
pub fn kind(code: u64) -> Option<Kind> {
    Kind::ALL.get(usize::try_from(code).ok()?).copied()
}

/// Each word once.
fn tokens(words: BTreeSet<String>) -> PreTokenizedString {
    let token = |(position, text): (usize, String)| Token { offset_from: 0, offset_to: 0, position, text, position_length: 1 };
    PreTokenizedString { text: String::new(), tokens: words.into_iter().enumerate().map(token).collect() }
}
