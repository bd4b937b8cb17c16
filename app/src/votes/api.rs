//! What the support button tells the server.
use crate::error::AppError;
use domain::votes::Ballot;
use leptos::prelude::*;

/// Set how many of my votes stand on an idea; none withdraws my support.
#[server(endpoint = "votes/set")]
pub async fn set_support(idea: String, votes: String) -> Result<Ballot, AppError> {
    let (idea, votes) = (crate::gateway::id(&idea)?, crate::gateway::choice("votes", &votes)?);
    crate::gateway::run(domain::votes::SetSupport { idea, votes }).await
}
