//! Comments on ideas: replies one level deep, edits, soft removal, "useful" marks by the idea's authors.
use crate::{
    Actor, CommentId, FieldErrors, IdeaId, PersonId, Refusal, Stamp,
    ideas::{IdeaFacts, may_see},
    people::PersonRef,
    text,
};
use serde::{Deserialize, Serialize};

pub const LONGEST_COMMENT: u32 = 4_000;

/// A comment as it is read; its text is gone once it is removed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    pub id: CommentId,
    pub parent: Option<CommentId>,
    /// None where it was said as an author, and the reader does not see who that is.
    pub author: Option<PersonRef>,
    pub department: Option<String>,
    pub text: Option<String>,
    pub at: Stamp,
    pub edited: bool,
    pub useful: bool,
    pub mine: bool,
    pub may_remove: bool,
}

#[derive(Clone, Debug)]
pub struct PostComment {
    pub idea: IdeaId,
    pub parent: Option<CommentId>,
    pub text: String,
}

#[derive(Clone, Debug)]
pub struct EditComment {
    pub comment: CommentId,
    pub text: String,
}

#[derive(Clone, Debug)]
pub struct RemoveComment {
    pub comment: CommentId,
}

/// An author of the idea says that a comment helped.
#[derive(Clone, Debug)]
pub struct MarkUseful {
    pub comment: CommentId,
    pub useful: bool,
}

/// What the rules need to know of a comment.
#[derive(Clone, Debug)]
pub struct CommentFacts {
    pub id: CommentId,
    pub author: PersonId,
    pub removed: bool,
    pub useful: bool,
    pub idea: IdeaFacts,
}

pub fn comment_text(typed: &str) -> Result<String, FieldErrors> {
    text::paragraphs(typed, LONGEST_COMMENT).map_err(|problem| FieldErrors::one("text", problem))
}

pub fn may_edit_comment(actor: &Actor, comment: &CommentFacts) -> Result<(), Refusal> {
    if comment.removed {
        return Err(Refusal::Removed);
    }
    if actor.is(comment.author) { Ok(()) } else { Err(Refusal::OnlyItsAuthor) }
}

/// Its author, or a host who moderates.
pub fn may_remove_comment(actor: &Actor, comment: &CommentFacts) -> Result<(), Refusal> {
    if comment.removed {
        return Err(Refusal::Removed);
    }
    if actor.is(comment.author) || comment.idea.challenge.hosted_by(actor).is_ok() { Ok(()) } else { Err(Refusal::OnlyItsAuthor) }
}

/// Authors of the idea, about others' comments.
pub fn may_mark_useful(actor: &Actor, comment: &CommentFacts) -> Result<(), Refusal> {
    if comment.removed {
        return Err(Refusal::Removed);
    }
    if !comment.idea.is_author(actor) || !may_see(actor, &comment.idea) {
        return Err(Refusal::OnlyAuthors);
    }
    if comment.idea.authors.contains(&comment.author) { Err(Refusal::OwnIdea) } else { Ok(()) }
}
