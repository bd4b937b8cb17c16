//! The only way from a page or a server function to the backend. Takes the context of the request, maps failures to
//! what people may know of them, and sets statuses, cookies and redirects.

/// The session cookie, and what a request says of who sends it.
mod door;
/// Signing in and out, set-up, invitations, passwords.
mod entrance;
/// Commands after which one stands on another page.
mod onward;
/// Failures as people are told them.
mod told;

pub use crate::wire::KeptForm;
pub use door::{Caller, Door};
pub use entrance::{ask_reset, change_password, found_company, join, prove_address, reset_password, sign_in, sign_out, step_into};
pub use onward::{run_and_go, write_idea};
pub use told::plainly;

use crate::error::AppError;
use backend::{Command, Ctx, Query};
use leptos::prelude::use_context;
use told::{Telling, tell};

/// Runs a command for whoever sent the request.
pub async fn run<C: Command>(command: C) -> Result<C::Outcome, AppError> {
    let (ctx, telling) = request()?;
    ctx.run(command).await.map_err(|failure| tell(failure, &telling))
}

/// Asks a query for whoever sent the request.
pub async fn ask<Q: Query>(query: Q) -> Result<Q::Answer, AppError> {
    let (ctx, telling) = request()?;
    ctx.ask(query).await.map_err(|failure| tell(failure, &telling))
}

/// An identifier from an address or a form; what is none names nothing.
pub fn id<T: std::str::FromStr>(typed: &str) -> Result<T, AppError> {
    typed.parse().map_err(|_| told::not_found(&Telling::of_this_request()))
}

/// An identifier that may be left out: empty is none.
pub fn optional_id<T: std::str::FromStr>(typed: &str) -> Result<Option<T>, AppError> {
    if typed.trim().is_empty() { Ok(None) } else { id(typed).map(Some) }
}

/// One of a closed set of names, in a form's field.
pub fn choice<T: std::str::FromStr>(field: &str, typed: &str) -> Result<T, AppError> {
    typed.parse().map_err(|_| told::invalid(field, domain::Problem::NotAChoice, &Telling::of_this_request()))
}

/// Goes on to a page of ours, once the action is done: without JavaScript by the server, otherwise by the browser.
pub fn go_to(path: &str) {
    leptos_axum::redirect(crate::routes::own_path(path).unwrap_or("/"));
}

/// One of a closed set of names in an address: what is none is not there.
pub fn named<T: std::str::FromStr>(name: &str) -> Result<T, AppError> {
    id(name)
}

fn request() -> Result<(Ctx, Telling), AppError> {
    let telling = Telling::of_this_request();
    match use_context::<Ctx>() {
        Some(ctx) => Ok((ctx, telling)),
        None => Err(tell(backend::Failure::Unexpected("no backend context was provided".into()), &telling)),
    }
}
