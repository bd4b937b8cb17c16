//! Each request gets an id, a span and a line in the log, without query, body or address. A panic becomes an answer.
use crate::troubles::{self, Asked};
use app::error::AppError;
use axum::{
    extract::Request,
    http::{HeaderName, HeaderValue, header::CONTENT_TYPE},
    middleware::Next,
    response::Response,
};
use futures_util::FutureExt;
use std::{
    any::Any,
    hash::{BuildHasher, RandomState},
    panic::AssertUnwindSafe,
    sync::{
        LazyLock,
        atomic::{AtomicU64, Ordering},
    },
    time::Instant,
};
use tracing::Instrument;

pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Ids that don't repeat, and of which none tells the next.
fn new_id() -> String {
    static KEY: LazyLock<RandomState> = LazyLock::new(RandomState::new);
    static NEXT: AtomicU64 = AtomicU64::new(0);
    format!("{:016x}", KEY.hash_one(NEXT.fetch_add(1, Ordering::Relaxed)))
}

pub async fn trace(mut request: Request, next: Next) -> Response {
    #[expect(clippy::disallowed_methods, reason = "how long an answer took")]
    let started = Instant::now();
    let id = new_id();
    let header = HeaderValue::from_str(&id).ok();
    // The gateway's references are taken from it, so what a client sends is not kept.
    request.headers_mut().remove(REQUEST_ID);
    if let Some(header) = &header {
        request.headers_mut().insert(REQUEST_ID, header.clone());
    }
    let asked = Asked::by(&request);
    let span = tracing::info_span!("request", id, method = %request.method(), path = without_secrets(request.uri().path()));
    let answered = AssertUnwindSafe(next.run(request).instrument(span.clone())).catch_unwind().await;
    let mut response = answered.unwrap_or_else(|panic| {
        span.in_scope(|| tracing::error!(reference = asked.reference, panic = words(&panic), "a request panicked"));
        troubles::answer(&AppError::Unexpected { reference: asked.reference.clone() }, &asked)
    });
    if let Some(header) = header {
        response.headers_mut().insert(REQUEST_ID, header);
    }
    let (status, ms) = (response.status().as_u16(), (started.elapsed().as_micros() as f64) / 1000.0);
    let html = response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    span.in_scope(|| {
        if status >= 500 {
            tracing::error!(status, ms, "answered");
        } else if html || asked.is_function || status >= 400 {
            tracing::info!(status, ms, "answered");
        } else {
            tracing::debug!(status, ms, "answered");
        }
    });
    response
}

/// Links to join or to choose a password carry a token behind their first word.
fn without_secrets(path: &str) -> &str {
    let secret = ["/join/", "/reset/"].into_iter().find(|start| path.starts_with(start));
    secret.map_or(path, |start| &path[..start.len()])
}

fn words(panic: &Box<dyn Any + Send>) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("?")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_do_not_reach_the_log() {
        for (path, logged) in [("/reset/abc", "/reset/"), ("/join/abc", "/join/"), ("/reset", "/reset"), ("/ideas/1", "/ideas/1")] {
            assert_eq!(without_secrets(path), logged);
        }
    }

    #[test]
    fn ids_differ() {
        assert_ne!(new_id(), new_id());
    }
}
