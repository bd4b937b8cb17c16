//! Files of ideas at plain addresses: sent by a form of the browser's own, and fetched by it. A picture is shown, a document
//! is saved and never opened here; either way nothing in it runs.
use crate::{
    Installation,
    exports::encode,
    layers::{kept_forms, trace::REQUEST_ID, visitor::Visit},
    pages::to_the_door,
    troubles::{self, Asked},
};
use app::{error::AppError, gateway::plainly, routes};
use axum::{
    Extension, Json, Router,
    body::Body,
    extract::{DefaultBodyLimit, Path, Request, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use backend::Failure;
use domain::{
    Actor, IdeaId,
    attachments::{AskAttachments, AskFile, FileContent},
    text,
};
use leptos::server_fn::error::ServerFnUrlError;

/// What comes in, file by file.
mod upload;

/// Nothing in a file runs, loads or leads anywhere, whoever opens it by its address.
const NOTHING: HeaderValue = HeaderValue::from_static("sandbox; default-src 'none'");
/// The same for a picture, which browsers show in a page of their own that has a style.
const A_PICTURE: HeaderValue = HeaderValue::from_static("sandbox; default-src 'none'; style-src 'unsafe-inline'");
/// Kept by the browser of who fetched it, and asked for each time: an idea may be theirs to see no longer.
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("private, no-cache");

/// The addresses of files.
pub fn routes() -> Router<Installation> {
    Router::new()
        .route("/files/{id}", get(whole))
        .route("/files/{id}/preview", get(preview))
        .route("/files/ideas/{id}", post(add).layer(DefaultBodyLimit::max(upload::MOST_BODY)))
}

async fn whole(Extension(visit): Extension<Visit>, Path(file): Path<String>, request: Request) -> Response {
    send(visit, &file, false, request).await
}

async fn preview(Extension(visit): Extension<Visit>, Path(file): Path<String>, request: Request) -> Response {
    send(visit, &file, true, request).await
}

async fn send(visit: Visit, file: &str, preview: bool, request: Request) -> Response {
    if *visit.ctx.actor() == Actor::Visitor {
        return to_the_door(&request);
    }
    let (asked, id) = of(&visit, &request);
    let found = match file.parse() {
        Ok(file) => visit.ctx.ask(AskFile { file, preview }).await,
        Err(_) => Err(Failure::NotFound),
    };
    match found {
        // What is in a file never changes.
        Ok(found) => answer(found, &format!("\"{file}{}\"", if preview { "-preview" } else { "" }), &request),
        Err(failure) => troubles::answer(&plainly(failure, id), &asked),
    }
}

/// What is remembered of a request in the language of who sent it, and its number.
fn of(visit: &Visit, request: &Request) -> (Asked, Option<String>) {
    let id = request.headers().get(REQUEST_ID).and_then(|id| id.to_str().ok()).map(str::to_owned);
    (Asked { language: visit.language, ..Asked::by(request) }, id)
}

fn answer(file: FileContent, tag: &str, request: &Request) -> Response {
    let known = request.headers().get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes());
    let how = if file.kind.is_picture() { "inline" } else { "attachment" };
    let disposition = HeaderValue::from_str(&disposition(how, &file.name));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(file.kind.media_type())),
        (header::CONTENT_DISPOSITION, disposition.unwrap_or(HeaderValue::from_static("attachment"))),
        (header::CONTENT_SECURITY_POLICY, if file.kind.is_picture() { A_PICTURE } else { NOTHING }),
        (header::CACHE_CONTROL, ASK_AGAIN),
        (header::ETAG, HeaderValue::from_str(tag).unwrap_or(HeaderValue::from_static("\"\""))),
    ];
    if known { (StatusCode::NOT_MODIFIED, headers).into_response() } else { (headers, Body::from(file.content)).into_response() }
}

/// The name in letters that every system knows, and as it is (RFC 6266, RFC 8187).
fn disposition(how: &str, name: &str) -> String {
    let plain: String = text::fold(name).chars().map(|c| if c.is_ascii_alphanumeric() || c == '.' { c } else { '-' }).collect();
    let encoded: String = name.bytes().map(encode).collect();
    format!("{how}; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}

/// A form with files. The browser's code is answered with the files there are now, or with what is wrong; a plain form is
/// led back to its page, which says the same.
async fn add(
    State(installation): State<Installation>,
    Extension(visit): Extension<Visit>,
    Path(idea): Path<String>,
    request: Request,
) -> Response {
    let (asked, id) = of(&visit, &request);
    let idea: Option<IdeaId> = idea.parse().ok();
    let taken = upload::receive(&visit.ctx, idea, request).await;
    let Some(idea) = idea else { return troubles::answer(&AppError::NotFound, &asked) };
    let told = match taken {
        Ok(()) if asked.html => Ok(Vec::new()),
        Ok(()) => visit.ctx.ask(AskAttachments { idea }).await.map_err(|failure| plainly(failure, id)),
        Err(upload::Trouble::Failed(failure)) => Err(plainly(failure, id)),
        Err(upload::Trouble::Told(error)) => Err(error),
    };
    match told {
        Ok(_) if asked.html => {
            let mut back = see_other(&format!("{}#{}", routes::edit_idea(idea), routes::FILES));
            kept_forms::went_well(&installation, &mut back, &routes::idea_files(idea));
            back
        }
        Ok(files) => Json(files).into_response(),
        Err(error) if asked.html => led_back(&installation, idea, error, &asked),
        Err(error) => troubles::answer(&error, &asked),
    }
}

/// To the page of the form, which says what was wrong; or to the door, or nowhere, where that page is not this person's.
fn led_back(installation: &Installation, idea: IdeaId, error: AppError, asked: &Asked) -> Response {
    let page = routes::edit_idea(idea);
    match error {
        AppError::SignedOut => see_other(&routes::sign_in_and_back(&page)),
        AppError::Refused(_) | AppError::NotFound => troubles::answer(&error, asked),
        error => {
            let told = ServerFnUrlError::new(routes::idea_files(idea), error.clone());
            match told.to_url(&format!("{}{page}", installation.origin())) {
                Ok(url) => see_other(&format!("{url}#{}", routes::FILES)),
                Err(_) => troubles::answer(&error, asked),
            }
        }
    }
}

fn see_other(location: &str) -> Response {
    let location = HeaderValue::from_str(location).unwrap_or(HeaderValue::from_static(routes::HOME));
    (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response()
}

#[cfg(test)]
mod tests {
    use super::disposition;

    #[test]
    fn a_file_keeps_its_name_on_every_system() {
        assert_eq!(
            disposition("attachment", "Été \"2026\".pdf"),
            "attachment; filename=\"ete--2026-.pdf\"; filename*=UTF-8''%C3%89t%C3%A9%20%222026%22.pdf"
        );
    }
}
