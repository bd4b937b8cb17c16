//! Comments: their SQL.
use super::{Connection, one, values};
use crate::Failure;
use domain::{CommentId, PersonId};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// Who wrote a comment.
pub async fn author(on: &impl Connection, comment: CommentId) -> Result<Option<PersonId>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        author_id: Uuid,
    }
    let row: Option<Row> = one(on, "SELECT author_id FROM comment WHERE id = $1", values![comment.0]).await?;
    Ok(row.map(|r| PersonId(r.author_id)))
}
