//! What comes in with a request: at most 256 kB, in reasonable time, and without the NUL bytes that PostgreSQL can't store.
//! Files are read by who takes them, with limits of their own: they are larger, and what is in them is no text.
use crate::troubles::{self, Asked};
use app::{error::AppError, routes::UPLOADS};
use axum::{
    body::{Body, Bytes},
    extract::Request,
    http::{
        Method,
        header::{CONTENT_LENGTH, CONTENT_TYPE},
    },
    middleware::Next,
    response::Response,
};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use std::time::Duration;

pub const MOST_BYTES: usize = 256 * 1024;
const MOST_TIME: Duration = Duration::from_secs(30);

pub async fn check(request: Request, next: Next) -> Response {
    let asked = Asked::by(&request);
    match read(request).await {
        Ok(request) => next.run(request).await,
        Err(error) => troubles::answer(&error, &asked),
    }
}

async fn read(request: Request) -> Result<Request, AppError> {
    let uri = request.uri();
    if hides_nul(uri.path().as_bytes()) || uri.query().is_some_and(|q| hides_nul(q.as_bytes())) {
        return Err(AppError::BadRequest);
    }
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return Ok(request.map(|_| Body::empty()));
    }
    if is_upload(&request) {
        return Ok(request);
    }
    let announced = request.headers().get(CONTENT_LENGTH).and_then(|n| n.to_str().ok()?.parse::<usize>().ok());
    if announced.is_some_and(|n| n > MOST_BYTES) {
        return Err(AppError::TooLarge);
    }
    let (parts, body) = request.into_parts();
    let read = tokio::time::timeout(MOST_TIME, Limited::new(body, MOST_BYTES).collect()).await;
    let bytes: Bytes = match read {
        Ok(Ok(collected)) => collected.to_bytes(),
        Ok(Err(error)) if error.is::<LengthLimitError>() => return Err(AppError::TooLarge),
        Ok(Err(_)) | Err(_) => return Err(AppError::BadRequest),
    };
    let json = parts.headers.get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"application/json"));
    let hidden = if json { contains(&bytes, br"\u0000") } else { hides_nul(&bytes) };
    if bytes.contains(&0) || hidden {
        return Err(AppError::BadRequest);
    }
    Ok(Request::from_parts(parts, Body::from(bytes)))
}

/// A form with files, at the address that takes them.
fn is_upload(request: &Request) -> bool {
    let form = request.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data"));
    form && *request.method() == Method::POST && request.uri().path().starts_with(UPLOADS)
}

/// `%00`, which decodes to NUL.
fn hides_nul(encoded: &[u8]) -> bool {
    contains(encoded, b"%00")
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
