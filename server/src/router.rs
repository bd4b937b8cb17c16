//! The router: health, the site's files, server functions, pages; and the layers in front of them.
use crate::{
    Installation, attachments, demo, exports,
    layers::{cross_site, headers, intake, kept_forms, trace, visitor},
    pages,
};
use app::{App, routes};
use axum::{
    Router,
    extract::{Request, State},
    http::{Extensions, HeaderMap, Method, StatusCode, Version, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::{any, get, post},
};
use leptos_axum::generate_route_list;
use std::{collections::BTreeSet, sync::LazyLock};
use tower_http::{CompressionLevel, compression::CompressionLayer};

/// Every address of the application; what is none of them is answered by it too, as not found. Found out once: while
/// Leptos looks for them, it keeps every resource of the process from loading, for ever (leptos_server 0.8.8).
static ADDRESSES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    // Leptos renders on the runtime that calls it; a second call finds it set.
    let _ = any_spawner::Executor::init_tokio();
    generate_route_list(App).iter().map(|route| route.path().to_owned()).collect()
});

/// Everything Lagon answers.
pub fn router(installation: Installation) -> Router {
    let with = || installation.clone();
    let compressed = CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(is_page);
    let page = get(pages::page).layer(compressed);
    let function = any(pages::function).layer(middleware::from_fn_with_state(with(), kept_forms::keep));
    let people = ADDRESSES
        .iter()
        .fold(Router::new(), |router, address| router.route(address, page.clone()))
        .route("/api/{*function}", function)
        .merge(exports::routes())
        .merge(attachments::routes())
        .fallback_service(page.with_state(with()))
        .layer(middleware::from_fn_with_state(with(), visitor::recognise))
        .layer(middleware::from_fn_with_state(with(), files));
    Router::new()
        .route("/livez", get(|| async { "ok\n" }))
        .route("/readyz", get(ready))
        .route(routes::RELOAD_DEMO, post(demo::reload))
        .merge(people)
        .layer(middleware::from_fn(intake::check))
        .layer(middleware::from_fn_with_state(with(), cross_site::guard))
        .layer(middleware::from_fn_with_state(with(), headers::secure))
        .layer(middleware::from_fn(trace::trace))
        .with_state(installation)
}

/// Whether the database answers.
async fn ready(State(installation): State<Installation>) -> Response {
    if installation.backend().is_ready().await {
        "ok\n".into_response()
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n").into_response()
    }
}

/// The site's files need no session.
async fn files(State(installation): State<Installation>, request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let file = if reads { installation.site().answer(request.uri().path(), request.headers()).await } else { None };
    match file {
        Some(response) => response,
        None => next.run(request).await,
    }
}

/// Pages go out as gzip to those who take it: level 1 costs less than the bytes it saves on any network.
fn is_page(_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions) -> bool {
    headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}
