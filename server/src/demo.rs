//! Starting the demo over. A real company has no such address.
use crate::{
    Installation,
    troubles::{self, Asked},
};
use app::{error::AppError, routes};
use axum::{
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use tokio::sync::Mutex;

/// One at a time: two people may press the button.
static RELOADING: Mutex<()> = Mutex::const_new(());

/// Throws the demo away and loads it anew; everybody is at the door again.
pub async fn reload(State(installation): State<Installation>, request: Request) -> Response {
    let asked = Asked::by(&request);
    let _alone = RELOADING.lock().await;
    match backend::operations::reload_demo(installation.backend()).await {
        Ok(()) => (StatusCode::SEE_OTHER, [(header::LOCATION, HeaderValue::from_static(routes::SIGN_IN))]).into_response(),
        Err(backend::Failure::NotFound) => troubles::answer(&AppError::NotFound, &asked),
        Err(failure) => {
            tracing::error!(reference = asked.reference, %failure, "the demo could not be reloaded");
            troubles::answer(&AppError::Unexpected { reference: asked.reference.clone() }, &asked)
        }
    }
}
