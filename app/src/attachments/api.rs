//! What the writing page tells the server about files. They are sent to an address of their own, as browsers send them.
use crate::error::AppError;
use domain::attachments::Attachment;
use leptos::prelude::*;

/// Take a file off its idea; those that stay.
#[server(endpoint = "attachments/remove")]
pub async fn remove_attachment(file: String) -> Result<Vec<Attachment>, AppError> {
    crate::gateway::run(domain::attachments::RemoveAttachment { file: crate::gateway::id(&file)? }).await
}
