//! A jury round as files, at plain addresses beside its page, for whoever may take it away. A stranger is led to the door,
//! and gets the file after it.
use crate::{
    Installation,
    layers::{trace::REQUEST_ID, visitor::Visit},
    pages::to_the_door,
    troubles::{self, Asked},
};
use app::{
    gateway::plainly,
    jury::{SheetWords, sheet_words},
    language::locale_of,
};
use axum::{
    Extension, Router,
    body::Body,
    extract::{Path, Request},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use backend::Failure;
use domain::{
    Actor,
    jury::{ExportRound, RoundExport, Takes},
    text,
};

/// Comma-separated values, for other tools.
mod values;
/// A workbook, for people.
mod workbook;

const CSV: &str = "text/csv; charset=utf-8";
const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A sheet that could not be written.
type Broken = Box<dyn std::error::Error + Send + Sync>;

/// The addresses of the files.
pub fn routes() -> Router<Installation> {
    Router::new()
        .route("/jury/rounds/{id}/scores.csv", get(scores))
        .route("/jury/rounds/{id}/ranking.csv", get(ranking))
        .route("/jury/rounds/{id}/round.xlsx", get(both))
}

async fn scores(Extension(visit): Extension<Visit>, Path(round): Path<String>, request: Request) -> Response {
    let csv = |export: &RoundExport, words: &SheetWords| {
        let lines = export.scores.as_deref().unwrap_or_default();
        Ok(File { kind: CSV, name: words.scores, ending: "csv", content: values::scores(lines)? })
    };
    send(visit, (&round, Takes::Scores), request, csv).await
}

async fn ranking(Extension(visit): Extension<Visit>, Path(round): Path<String>, request: Request) -> Response {
    let csv = |export: &RoundExport, words: &SheetWords| {
        Ok(File { kind: CSV, name: words.ranking, ending: "csv", content: values::ranking(&export.ranking)? })
    };
    send(visit, (&round, Takes::Ranking), request, csv).await
}

async fn both(Extension(visit): Extension<Visit>, Path(round): Path<String>, request: Request) -> Response {
    let sheets = |export: &RoundExport, words: &SheetWords| {
        Ok(File { kind: WORKBOOK, name: words.workbook, ending: "xlsx", content: workbook::write(export, words)? })
    };
    send(visit, (&round, Takes::Both), request, sheets).await
}

struct File {
    kind: &'static str,
    name: &'static str,
    ending: &'static str,
    content: Vec<u8>,
}

async fn send(
    visit: Visit,
    (round, takes): (&str, Takes),
    request: Request,
    write: impl FnOnce(&RoundExport, &SheetWords) -> Result<File, Broken>,
) -> Response {
    if *visit.ctx.actor() == Actor::Visitor {
        return to_the_door(&request);
    }
    let asked = Asked { language: visit.language, ..Asked::by(&request) };
    let id = request.headers().get(REQUEST_ID).and_then(|id| id.to_str().ok()).map(str::to_owned);
    let taken = match round.parse() {
        Ok(round) => visit.ctx.run(ExportRound { round, takes }).await,
        Err(_) => Err(Failure::NotFound),
    };
    let words = sheet_words(locale_of(visit.language));
    let written = taken.and_then(|export| match write(&export, &words) {
        Ok(file) => Ok((export.title, file)),
        Err(broken) => Err(Failure::Unexpected(broken.to_string())),
    });
    match written {
        Ok((title, file)) => attachment(&title, file),
        Err(failure) => troubles::answer(&plainly(failure, id), &asked),
    }
}

/// Saved, never shown, and kept by nothing on its way.
fn attachment(title: &str, file: File) -> Response {
    let disposition = HeaderValue::from_str(&disposition(title, file.name, file.ending));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(file.kind)),
        (header::CONTENT_DISPOSITION, disposition.unwrap_or(HeaderValue::from_static("attachment"))),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    ];
    (StatusCode::OK, headers, Body::from(file.content)).into_response()
}

/// The name in letters that every system knows, and as it is (RFC 6266, RFC 8187).
fn disposition(title: &str, name: &str, ending: &str) -> String {
    let slug = |words: &str| {
        let plain: String = text::fold(words).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
        plain.split_whitespace().collect::<Vec<_>>().join("-")
    };
    let plain = [slug(title), slug(name)].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    let full: String =
        format!("{title} - {name}").chars().map(|c| if c.is_control() || "/\\:*?\"<>|".contains(c) { ' ' } else { c }).collect();
    let encoded: String = format!("{}.{ending}", full.split_whitespace().collect::<Vec<_>>().join(" ")).bytes().map(encode).collect();
    format!("attachment; filename=\"{plain}.{ending}\"; filename*=UTF-8''{encoded}")
}

pub(crate) fn encode(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_so_that_every_system_can_keep_it() {
        assert_eq!(
            disposition("Été : \"l’atelier\"\r\n", "Notes", "csv"),
            "attachment; filename=\"ete-l-atelier-notes.csv\"; filename*=UTF-8''%C3%89t%C3%A9%20l%E2%80%99atelier%20-%20Notes.csv"
        );
        assert!(disposition("日本", "Notes", "csv").contains("filename=\"notes.csv\""));
    }
}
