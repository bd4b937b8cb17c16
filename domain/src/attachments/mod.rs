//! Files on an idea: pictures, shown beside its story, and documents, to take away. Who may change an idea may change its
//! files, and who may see an idea may see them.
use crate::{AttachmentId, FieldErrors, IdeaId, Problem};
use serde::{Deserialize, Serialize};

/// What a file can be.
mod kind;
/// What a file is called.
mod name;

pub use {
    kind::FileKind,
    name::{clean_name, shown_name},
};

/// So many files an idea holds: enough for sketches, a budget and a deck, and a page one still reads.
pub const MOST_FILES: usize = 8;
/// The largest file, in bytes: 10 MB, which every photograph of a phone and most decks stay below. They are kept in the
/// database, so that one backup holds everything.
pub const MOST_BYTES: usize = 10 * 1024 * 1024;
/// The dots of the largest picture that is read: more than the cameras of phones make, and less than a bomb unfolds to.
pub const MOST_PIXELS: u64 = 50_000_000;
/// The longer side of a picture as it is kept, in dots: sharp on a projector.
pub const LONGEST_SIDE: u32 = 2_000;
/// The same of its preview, sharp where several stand in a row.
pub const PREVIEW_SIDE: u32 = 480;
/// The most characters of a name.
pub const LONGEST_NAME: usize = 120;
/// The field of the form that files come in.
pub const FIELD: &str = "files";

/// A file on an idea, without what is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    pub id: AttachmentId,
    pub name: String,
    pub kind: FileKind,
    /// How large it is, in bytes.
    pub bytes: i64,
    /// Width and height of a picture, in dots.
    pub dots: Option<(u32, u32)>,
}

/// What is wrong with a file that somebody wants to add.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum FileFault {
    #[error("nothing is in it")]
    Empty,
    #[error("too large")]
    TooLarge,
    #[error("not a kind that is taken")]
    WrongKind,
    /// It says what it is, and can't be read as that.
    #[error("broken")]
    Broken,
    #[error("too many dots")]
    TooManyDots,
    /// A document that brings a program along.
    #[error("it holds macros")]
    Macros,
    #[error("too many files")]
    TooMany,
}

impl FileFault {
    /// Told beside the field, with the name of the file.
    pub fn of(self, typed: &str) -> FieldErrors {
        FieldErrors::one(FIELD, Problem::File { name: shown_name(typed), fault: self })
    }
}

/// The files of an idea, to change them.
#[derive(Clone, Debug)]
pub struct AskAttachments {
    pub idea: IdeaId,
}

/// A file, with what is in it.
#[derive(Clone, Debug)]
pub struct AskFile {
    pub file: AttachmentId,
    /// The small picture instead.
    pub preview: bool,
}

/// What is in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileContent {
    pub name: String,
    pub kind: FileKind,
    pub content: Vec<u8>,
}

/// An author takes a file off their idea.
#[derive(Clone, Debug)]
pub struct RemoveAttachment {
    pub file: AttachmentId,
}
