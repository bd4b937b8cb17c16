//! What comes in, file by file: never more than one in memory, and always read to the end, so that a browser that is still
//! sending hears what was wrong.
use app::error::AppError;
use axum::{
    body::Body,
    extract::{
        FromRequest, Multipart, Request,
        multipart::{Field, MultipartError},
    },
    http::StatusCode,
};
use backend::{Ctx, Failure, attachments::attach};
use domain::{
    Actor, FieldErrors, IdeaId, Problem,
    attachments::{FIELD, FileFault, MOST_BYTES, MOST_FILES},
};
use http_body_util::BodyExt;
use std::time::Duration;
use tokio::sync::Semaphore;

/// As many files as an idea may hold, and what a form puts around them.
pub const MOST_BODY: usize = MOST_FILES * MOST_BYTES + 1024 * 1024;
/// For all of it over a slow line.
const MOST_TIME: Duration = Duration::from_secs(300);
/// For what a stranger sends.
const A_STRANGER: Duration = Duration::from_secs(20);
/// How many are received at a time, so that they never fill the memory; the others wait before they send.
static RECEIVED: Semaphore = Semaphore::const_new(16);

/// Why not everything was taken.
pub enum Trouble {
    Failed(Failure),
    Told(AppError),
}

impl From<AppError> for Trouble {
    fn from(error: AppError) -> Self {
        Self::Told(error)
    }
}

/// Reads what a stranger still sends, and keeps nothing of it.
async fn turn_away(mut body: Body) {
    let read = async { while let Some(Ok(_)) = body.frame().await {} };
    if tokio::time::timeout(A_STRANGER, read).await.is_err() {
        tracing::debug!("a stranger went on sending");
    }
}

/// Takes the files of a form; what is wrong with some of them does not keep the others away.
pub async fn receive(ctx: &Ctx, idea: Option<IdeaId>, request: Request) -> Result<(), Trouble> {
    if *ctx.actor() == Actor::Visitor {
        turn_away(request.into_body()).await;
        return Err(Trouble::Failed(Failure::SignedOut));
    }
    let _permit = RECEIVED.acquire().await.map_err(|e| Trouble::Failed(Failure::Unexpected(e.to_string())))?;
    match tokio::time::timeout(MOST_TIME, files(ctx, idea, request)).await {
        Ok(taken) => taken,
        Err(_) => Err(AppError::BadRequest.into()),
    }
}

async fn files(ctx: &Ctx, idea: Option<IdeaId>, request: Request) -> Result<(), Trouble> {
    let mut form = Multipart::from_request(request, &()).await.map_err(|_| AppError::BadRequest)?;
    let (mut errors, mut failed, mut any) = (FieldErrors::default(), None, false);
    while let Some(field) = form.next_field().await.map_err(broken)? {
        let name = field.file_name().unwrap_or_default().to_owned();
        if field.name() != Some(FIELD) {
            continue;
        }
        let bytes = whole(field).await?;
        // A form in which nothing was chosen sends a file without name and content.
        if failed.is_some() || (name.is_empty() && bytes.as_ref().is_some_and(Vec::is_empty)) {
            continue;
        }
        any = true;
        match take(ctx, idea, &name, bytes).await {
            Ok(()) => {}
            Err(Failure::Invalid(wrong)) => errors.0.extend(wrong.0),
            Err(failure) => failed = Some(failure),
        }
    }
    if !any {
        errors.add(FIELD, Problem::Required);
    }
    match failed {
        Some(failure) => Err(Trouble::Failed(failure)),
        None => errors.finish(()).map_err(|errors| AppError::Invalid(errors).into()),
    }
}

async fn take(ctx: &Ctx, idea: Option<IdeaId>, name: &str, bytes: Option<Vec<u8>>) -> Result<(), Failure> {
    let idea = idea.ok_or(Failure::NotFound)?;
    let bytes = bytes.ok_or_else(|| FileFault::TooLarge.of(name))?;
    attach(ctx, idea, name, bytes).await.map(drop)
}

/// A file's content; none of one that is too large, though all of it was read.
async fn whole(mut field: Field<'_>) -> Result<Option<Vec<u8>>, AppError> {
    let (mut bytes, mut fits) = (Vec::new(), true);
    while let Some(chunk) = field.chunk().await.map_err(broken)? {
        fits = fits && bytes.len() + chunk.len() <= MOST_BYTES;
        if fits {
            bytes.extend_from_slice(&chunk);
        } else {
            bytes = Vec::new();
        }
    }
    Ok(fits.then_some(bytes))
}

fn broken(error: MultipartError) -> AppError {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { AppError::TooLarge } else { AppError::BadRequest }
}
