//! Commands after which one stands on another page: the page of an idea, the form of its draft.
use super::{go_to, optional_id, run};
use crate::{error::AppError, ideas::Done, routes};
use axum::http::{header::ACCEPT, request::Parts};
use backend::Command;
use domain::ideas::{IdeaForm, Intent, WriteIdea, Written};
use leptos::prelude::use_context;

/// Runs a command, and goes on to a page of ours.
pub async fn run_and_go<C: Command>(command: C, path: &str) -> Result<C::Outcome, AppError> {
    let outcome = run(command).await?;
    go_to(path);
    Ok(outcome)
}

/// Keeps an idea, or submits it. Whoever submits, or changes what is out, goes to its page. A draft that was saved stays
/// under the writer's hands; a plain form goes to the draft's own address, so that the next save finds it.
pub async fn write_idea(idea: &str, version: &str, challenge: &str, form: IdeaForm, intent: &str) -> Result<Written, AppError> {
    let (intent, done) = match intent {
        "submit" => (Intent::Submit, Done::Submitted),
        _ => (Intent::Save, Done::Changed),
    };
    let (idea, challenge) = (optional_id(idea)?, optional_id(challenge)?);
    // What is no version is none that was ever seen.
    let version = version.trim().parse().unwrap_or(0);
    let written = run(WriteIdea { idea, version, challenge, form, intent }).await?;
    if written.submitted {
        go_to(&done.page(written.idea));
    } else if is_plain_form() {
        go_to(&routes::edit_idea(written.idea));
    }
    Ok(written)
}

/// Whether the browser itself posted the form, and shows the page that follows.
fn is_plain_form() -> bool {
    let accept = use_context::<Parts>().and_then(|parts| parts.headers.get(ACCEPT)?.to_str().ok().map(str::to_owned));
    accept.is_some_and(|accept| accept.contains("text/html"))
}
