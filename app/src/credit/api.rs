//! What the pages about credit ask the server.
use crate::error::AppError;
use domain::credit;
use leptos::{prelude::*, server_fn::codec::GetUrl};

/// The leaderboard of a period.
#[server(endpoint = "credit/leaderboard", input = GetUrl)]
pub async fn leaderboard(period: String) -> Result<credit::Leaderboard, AppError> {
    crate::gateway::ask(credit::AskLeaderboard { period: crate::gateway::named(&period)? }).await
}

/// Why I have my points; nobody else can ask.
#[server(endpoint = "credit/my_points", input = GetUrl)]
pub async fn my_points() -> Result<credit::MyPoints, AppError> {
    crate::gateway::ask(credit::AskMyPoints).await
}
