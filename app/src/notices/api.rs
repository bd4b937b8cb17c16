//! What the notices ask the server, and tell it.
use crate::error::AppError;
use domain::notices;
use leptos::{prelude::*, server_fn::codec::GetUrl};

/// My notices, newest first.
#[server(endpoint = "notices/list", input = GetUrl)]
pub async fn notices() -> Result<notices::NoticeList, AppError> {
    crate::gateway::ask(notices::AskNotices).await
}

/// How many of them wait.
#[server(endpoint = "notices/unread", input = GetUrl)]
pub async fn unread() -> Result<i64, AppError> {
    crate::gateway::ask(notices::AskUnread).await
}

/// Mark one notice as read, or all where none is named.
#[server(endpoint = "notices/read")]
pub async fn read_notices(#[server(default)] notice: String) -> Result<(), AppError> {
    crate::gateway::run(notices::ReadNotices { notice: crate::gateway::optional_id(&notice)? }).await
}

/// The mails of the demo company; a real one has no such page.
#[server(endpoint = "notices/mailbox", input = GetUrl)]
pub async fn mailbox() -> Result<notices::Mailbox, AppError> {
    crate::gateway::ask(notices::AskMailbox).await
}
