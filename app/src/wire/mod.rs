//! How pages talk to server functions. Questions, answers and what is sent have one type for all of them, so that the
//! browser holds the machinery of asking, waiting and sending once and not once a page. What goes in and what comes out
//! keeps its type: the function's arguments, its output.

/// What came back.
mod answer;
/// Questions a page waits for.
mod asked;
/// Requests of the browser.
mod http;
/// What a plain form leaves for the page that follows.
pub mod kept;
/// What forms and pages send to change something.
mod sending;
/// What waits in this browser for the network.
pub mod shelf;

pub use {
    answer::{Answer, Model, Told},
    asked::{Asked, both},
    kept::KeptForm,
    sending::{Act, Fields},
};

use crate::error::AppError;
use leptos::server_fn::{
    Http, ServerFn,
    codec::{GetUrl, Json, PostUrl},
};
use serde::Serialize;
use web_sys::FormData;

/// A server function that reads: its arguments travel in the address.
pub trait Question: ServerFn<Protocol = Http<GetUrl, Json>, Error = AppError, Output: Model> + Serialize + Send + 'static {}
impl<S> Question for S where S: ServerFn<Protocol = Http<GetUrl, Json>, Error = AppError, Output: Model> + Serialize + Send + 'static {}

/// A server function that changes something: its arguments travel as a form does.
pub trait Sends: ServerFn<Protocol = Http<PostUrl, Json>, Error = AppError, Output: Model> + Serialize + Send + 'static {}
impl<S> Sends for S where S: ServerFn<Protocol = Http<PostUrl, Json>, Error = AppError, Output: Model> + Serialize + Send + 'static {}

/// Asks once, from the browser.
pub async fn ask<S: Question>(question: S) -> Result<S::Output, AppError> {
    http::get(S::PATH, words(&question)?).await?.read()
}

/// Sends once, from the browser.
pub async fn tell<S: Sends>(order: S) -> Result<S::Output, AppError> {
    http::post(S::PATH, words(&order)?).await?.read()
}

/// Sends a form with a file to an address, from the browser.
pub async fn upload<T: Model>(address: &str, form: FormData) -> Result<T, AppError> {
    http::upload(address, form).await?.read()
}

/// Arguments as an address or a form carries them.
fn words<S: Serialize>(arguments: &S) -> Result<String, AppError> {
    serde_qs::to_string(arguments).map_err(|_| AppError::BadRequest)
}
