//! The guard in front of everything that changes state: browsers say where a request comes from, and only our own pages
//! may ask (server functions are public endpoints; cookies alone would let any page act for its reader).
use crate::{
    Installation,
    troubles::{self, Asked},
};
use app::error::AppError;
use axum::{
    extract::{Request, State},
    http::{HeaderMap, Method, header::ORIGIN},
    middleware::Next,
    response::Response,
};

pub async fn guard(State(installation): State<Installation>, request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    if reads || is_own(request.headers(), &installation.origin().to_string()) {
        return next.run(request).await;
    }
    tracing::warn!("refused: from another site");
    troubles::answer(&AppError::CrossSite, &Asked::by(&request))
}

/// `Sec-Fetch-Site` where the browser sends it (W3C Fetch Metadata); otherwise `Origin` (RFC 6454) must be ours.
fn is_own(headers: &HeaderMap, ours: &str) -> bool {
    match headers.get("sec-fetch-site") {
        Some(site) => matches!(site.as_bytes(), b"same-origin" | b"none"),
        None => headers.get(ORIGIN).is_some_and(|origin| origin.as_bytes() == ours.as_bytes()),
    }
}
