//! What is asked and answered. What it comes to stands on the pages of ideas and of the jury.
use crate::error::AppError;
use leptos::prelude::*;

/// As a host: ask a colleague, or a whole department, for a short opinion.
#[server(endpoint = "opinions/ask")]
pub async fn ask_opinion(
    idea: String,
    #[server(default)] to: String,
    #[server(default)] who: String,
    #[server(default)] department: String,
    #[server(default)] question: String,
) -> Result<(), AppError> {
    let ask = domain::opinions::AskOpinion { idea: crate::gateway::id(&idea)?, to, who, department, question };
    crate::gateway::run(ask).await.map(|_| ())
}

/// As a host: ask no longer.
#[server(endpoint = "opinions/take_back")]
pub async fn take_back_request(request: String) -> Result<(), AppError> {
    crate::gateway::run(domain::opinions::TakeBackRequest { request: crate::gateway::id(&request)? }).await
}

/// Say what I think, where I was asked.
#[server(endpoint = "opinions/give")]
pub async fn give_opinion(idea: String, #[server(default)] stance: String, #[server(default)] words: String) -> Result<(), AppError> {
    crate::gateway::run(domain::opinions::GiveOpinion { idea: crate::gateway::id(&idea)?, stance, words }).await
}

/// Say that I can't judge it.
#[server(endpoint = "opinions/decline")]
pub async fn decline_opinion(idea: String) -> Result<(), AppError> {
    crate::gateway::run(domain::opinions::DeclineOpinion { idea: crate::gateway::id(&idea)? }).await
}
