//! Failures as people are told them: closed, with a reference for what the log knows better, and the HTTP status where
//! it does no harm (a plain form needs its redirect instead).
use crate::{error::AppError, routes};
use axum::http::{StatusCode, header::ACCEPT, request::Parts};
use backend::Failure;
use domain::{FieldErrors, Problem};
use leptos::{nonce::Nonce, prelude::use_context};
use leptos_axum::ResponseOptions;

/// What is known of the request while its answer is prepared; taken before anything is awaited.
pub struct Telling {
    response: Option<ResponseOptions>,
    /// The request asks for a page, rather than for a server function.
    page: Option<String>,
    /// The request takes HTML: a plain form, or a page.
    html: bool,
    /// The request's id, when it has one.
    id: Option<String>,
}

impl Telling {
    pub fn of_this_request() -> Self {
        let parts = use_context::<Parts>();
        let header = |name: &str| parts.as_ref().and_then(|p| p.headers.get(name)?.to_str().ok().map(str::to_owned));
        let path = parts.as_ref().map(|p| p.uri.path_and_query().map_or("/", |path| path.as_str()).to_owned());
        Self {
            response: use_context(),
            page: path.filter(|path| !path.starts_with("/api/")),
            html: header(ACCEPT.as_str()).is_some_and(|accept| accept.contains("text/html")),
            id: header("x-request-id"),
        }
    }

    fn reference(&self) -> String {
        let id = self.id.clone().unwrap_or_else(|| Nonce::new().to_string());
        id.chars().filter(char::is_ascii_alphanumeric).take(8).collect()
    }
}

/// A failure, as people may know it.
pub fn tell(failure: Failure, telling: &Telling) -> AppError {
    let error = match failure {
        Failure::Refused(refusal) => AppError::Refused(refusal),
        Failure::Invalid(fields) => AppError::Invalid(fields),
        Failure::NotFound => AppError::NotFound,
        Failure::SignedOut => AppError::SignedOut,
        // A plain form carries its error in the address: the other text would not fit, and the page shows it anyway.
        Failure::Conflict { version, .. } if telling.html => AppError::Conflict { version, theirs: Box::default() },
        Failure::Conflict { version, theirs } => AppError::Conflict { version, theirs },
        Failure::TooMany => AppError::TooMany,
        Failure::Unavailable(why) => {
            let reference = telling.reference();
            tracing::error!(reference, why, "the database is unavailable");
            AppError::Unavailable { reference }
        }
        Failure::Unexpected(why) => {
            let reference = telling.reference();
            tracing::error!(reference, why, "an unexpected failure");
            AppError::Unexpected { reference }
        }
        Failure::Again => AppError::Unavailable { reference: telling.reference() },
    };
    announce(error, telling)
}

/// The same for what is neither a page nor a function: a file. No status, no redirect.
pub fn plainly(failure: Failure, request_id: Option<String>) -> AppError {
    tell(failure, &Telling { response: None, page: None, html: false, id: request_id })
}

pub fn not_found(telling: &Telling) -> AppError {
    announce(AppError::NotFound, telling)
}

pub fn invalid(field: &str, problem: Problem, telling: &Telling) -> AppError {
    announce(AppError::Invalid(FieldErrors::one(field, problem)), telling)
}

/// Sets the status of a page, or of a function's answer to the browser's code; leads strangers to the door.
fn announce(error: AppError, telling: &Telling) -> AppError {
    if let (Some(page), AppError::SignedOut) = (&telling.page, &error) {
        leptos_axum::redirect(&routes::sign_in_and_back(page));
    } else if let Some(response) = &telling.response
        && (telling.page.is_some() || !telling.html)
        && let Ok(status) = StatusCode::from_u16(error.status())
    {
        response.set_status(status);
    }
    error
}
