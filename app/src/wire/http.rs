//! Requests of the browser: what a server function answers, or why it did not.
use super::{Answer, Told};
use crate::error::AppError;
use gloo_net::http::{Request, Response};
use leptos::server_fn::{
    error::FromServerFnError,
    redirect::{REDIRECT_HEADER, call_redirect_hook},
};
use send_wrapper::SendWrapper;
use web_sys::FormData;

/// Asks the server function at a path; `query` holds its arguments.
pub async fn get(path: &str, query: String) -> Told {
    let address = if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") };
    let request = Request::get(&address).header("Accept", "application/json");
    // The browser has one thread: nothing is ever sent to another one.
    SendWrapper::new(async move { told(request.send().await).await }).await
}

/// The same, where the arguments may not have found words.
pub async fn sent(path: &'static str, query: Result<String, AppError>) -> Told {
    get(path, query?).await
}

/// Sends a form to the server function at a path.
pub async fn post(path: &str, fields: String) -> Told {
    let request = Request::post(path).header("Accept", "application/json").header("Content-Type", "application/x-www-form-urlencoded");
    SendWrapper::new(async move {
        match request.body(fields) {
            Ok(request) => told(request.send().await).await,
            Err(_) => Err(AppError::BadRequest),
        }
    })
    .await
}

/// Sends a form with a file to an address.
pub async fn upload(address: &str, form: FormData) -> Told {
    let request = Request::post(address).header("Accept", "application/json");
    SendWrapper::new(async move {
        match request.body(form) {
            Ok(request) => told(request.send().await).await,
            Err(_) => Err(AppError::BadRequest),
        }
    })
    .await
}

async fn told(response: Result<Response, gloo_net::Error>) -> Told {
    let response = response.map_err(|_| AppError::Offline)?;
    let text = response.text().await.map_err(|_| AppError::Offline)?;
    if response.status() >= 400 {
        return Err(AppError::de(text.into()));
    }
    // The server leads on to another page (RFC 9110 would do that before anybody reads the answer).
    if response.headers().get(REDIRECT_HEADER).is_some() {
        call_redirect_hook(&response.headers().get("Location").unwrap_or_else(|| response.url()));
    }
    Ok(Answer::Json(text.into()))
}
