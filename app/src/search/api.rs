//! What pages ask the server to find.
use crate::error::AppError;
use domain::search::{SearchResults, Similar};
use leptos::{prelude::*, server_fn::codec::GetUrl};

/// The ideas most like a title, that of `except` aside.
#[server(endpoint = "search/similar", input = GetUrl)]
pub async fn find_similar(#[server(default)] title: String, #[server(default)] except: String) -> Result<Similar, AppError> {
    // What names no idea leaves none out.
    crate::gateway::ask(domain::search::AskSimilar { title, except: except.parse().ok() }).await
}

/// A page of results, as its address asks for it.
#[server(endpoint = "search/everything", input = GetUrl)]
pub async fn find(
    #[server(default)] q: String,
    #[server(default)] kind: String,
    #[server(default)] stage: String,
    #[server(default)] phase: String,
    #[server(default)] theme: String,
    #[server(default)] challenge: String,
    #[server(default)] department: String,
    #[server(default)] site: String,
    #[server(default)] tag: String,
    #[server(default)] page: String,
) -> Result<SearchResults, AppError> {
    let filter = domain::search::SearchFilter { q, kind, stage, phase, theme, challenge, department, site, tag, page };
    crate::gateway::ask(domain::search::AskSearch { filter }).await
}
