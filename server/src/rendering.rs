//! Pages are rendered to their end, by tasks of their own, whoever still waits for them.
//!
//! A page's reactive owner must not be dropped while tasks that Leptos has spawned still render under it: a task that walks up
//! to it for a context would be the last to hold it, and would clean up below a lock of its own (`Owner::with_context`,
//! reactive_graph 0.2.16). Its thread would then wait for itself for ever. So nobody who hangs up may drop a page.
use axum::{
    body::Body,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use http_body_util::BodyExt;
use std::{future::Future, sync::Arc};
use tokio::sync::Semaphore;
use tracing::Instrument;

/// How many pages are rendered at the same time: more than two cores are ever at, and what readers who hang up can leave behind.
const AT_ONCE: usize = 64;

/// Where pages are rendered.
pub struct Rendering(Arc<Semaphore>);

impl Rendering {
    pub fn new() -> Self {
        Self(Arc::new(Semaphore::new(AT_ONCE)))
    }

    /// The whole response, its body in one piece. Who hangs up before it has begun has never asked; after that it is rendered
    /// to its end.
    ///
    /// # Panics
    /// If the page panics.
    pub async fn to_its_end(&self, page: impl Future<Output = Response> + Send + 'static) -> Response {
        let Ok(permit) = self.0.clone().acquire_owned().await else {
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        };
        let rendered = async move {
            let (parts, body) = page.await.into_parts();
            let body = body.collect().await.map(|collected| Body::from(collected.to_bytes()));
            drop(permit);
            body.map(|body| Response::from_parts(parts, body))
        };
        match tokio::spawn(rendered.in_current_span()).await {
            Ok(Ok(response)) => response,
            Ok(Err(error)) => {
                tracing::error!(%error, "a page's body ended early");
                StatusCode::INTERNAL_SERVER_ERROR.into_response()
            }
            Err(ended) => match ended.try_into_panic() {
                Ok(panic) => std::panic::resume_unwind(panic),
                Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::{FutureExt, stream};
    use std::{convert::Infallible, panic::AssertUnwindSafe};
    use tokio::sync::oneshot;

    #[tokio::test]
    async fn a_page_is_rendered_to_its_end_when_its_reader_hangs_up() {
        let rendering = Rendering::new();
        let (go_on, wait) = oneshot::channel::<()>();
        let (tell, told) = oneshot::channel();
        let page = rendering.to_its_end(async move {
            wait.await.expect("somebody says when");
            let end = stream::once(async move { Ok::<_, Infallible>(tell.send("the end").map(|()| "…").expect("somebody listens")) });
            Response::new(Body::from_stream(end))
        });
        assert!(page.now_or_never().is_none(), "it waits, and its reader has hung up");
        go_on.send(()).expect("the page is still there");
        assert_eq!(told.await, Ok("the end"));
    }

    #[tokio::test]
    async fn who_hangs_up_while_others_are_served_has_never_asked() {
        let rendering = Rendering::new();
        let others = rendering.0.clone().acquire_many_owned(AT_ONCE as u32).await.expect("open");
        let (tell, told) = oneshot::channel::<()>();
        let page = rendering.to_its_end(async move {
            tell.send(()).expect("somebody listens");
            StatusCode::OK.into_response()
        });
        assert!(page.now_or_never().is_none());
        drop(others);
        assert!(told.await.is_err());
    }

    #[tokio::test]
    async fn a_page_that_panics_gives_its_place_back() {
        let rendering = Rendering::new();
        for _ in 0..=AT_ONCE {
            let page = rendering.to_its_end(async { panic!("as a page does that has a mistake") });
            assert!(AssertUnwindSafe(page).catch_unwind().await.is_err());
        }
        let page = rendering.to_its_end(async { "well".into_response() }).await;
        assert_eq!(page.into_body().collect().await.expect("a body").to_bytes(), "well");
    }
}
