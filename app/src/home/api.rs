//! What home asks the server.
use crate::error::AppError;
use domain::home;
use leptos::{prelude::*, server_fn::codec::GetUrl};

/// What is mine to do, what runs, what rises, what was decided, and who won.
#[server(endpoint = "home/home", input = GetUrl)]
pub async fn home() -> Result<home::Home, AppError> {
    crate::gateway::ask(home::AskHome).await
}
