//! What a discussion tells the server.
use crate::error::AppError;
use domain::CommentId;
use leptos::prelude::*;

/// Comment on an idea, or reply to a comment.
#[server(endpoint = "talk/post")]
pub async fn post_comment(idea: String, #[server(default)] parent: String, #[server(default)] text: String) -> Result<CommentId, AppError> {
    let (idea, parent) = (crate::gateway::id(&idea)?, crate::gateway::optional_id(&parent)?);
    crate::gateway::run(domain::talk::PostComment { idea, parent, text }).await
}

/// Put another text in place of mine.
#[server(endpoint = "talk/edit")]
pub async fn edit_comment(comment: String, #[server(default)] text: String) -> Result<(), AppError> {
    crate::gateway::run(domain::talk::EditComment { comment: crate::gateway::id(&comment)?, text }).await
}

/// Remove a comment: mine, or one that a host moderates.
#[server(endpoint = "talk/remove")]
pub async fn remove_comment(comment: String) -> Result<(), AppError> {
    crate::gateway::run(domain::talk::RemoveComment { comment: crate::gateway::id(&comment)? }).await
}

/// As an author of the idea: say that a comment helped, or take it back.
#[server(endpoint = "talk/useful")]
pub async fn mark_useful(comment: String, #[server(default)] useful: String) -> Result<(), AppError> {
    crate::gateway::run(domain::talk::MarkUseful { comment: crate::gateway::id(&comment)?, useful: useful == "on" }).await
}
