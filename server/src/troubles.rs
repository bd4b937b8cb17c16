//! Answers to requests that no page answers: refused at the door, broken, unavailable. For people a plain page in both
//! languages, for the browser's code the error as it is.
use crate::layers::{headers::PLAIN_DOCUMENT, trace::REQUEST_ID, visitor::accepted};
use app::{error::AppError, language::locale_of};
use axum::{
    body::Body,
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use domain::Language;
use leptos::server_fn::error::FromServerFnError;

/// What is remembered of a request for the case that something goes wrong.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Takes HTML: a page, or a plain form.
    pub html: bool,
    pub is_function: bool,
    pub language: Language,
    /// What the log can be searched for.
    pub reference: String,
}

impl Asked {
    pub fn by(request: &Request) -> Self {
        let header = |name| request.headers().get(name).and_then(|value: &HeaderValue| value.to_str().ok());
        Self {
            html: header(header::ACCEPT).is_some_and(|accept| accept.contains("text/html")),
            is_function: request.uri().path().starts_with("/api/"),
            language: accepted(request.headers()),
            reference: header(REQUEST_ID).unwrap_or_default().chars().take(8).collect(),
        }
    }
}

/// The answer for people or for the browser's code.
pub fn answer(error: &AppError, asked: &Asked) -> Response {
    let mut response = if asked.html { page(error, asked.language) } else { plain(error) };
    *response.status_mut() = status(error);
    response
}

/// An error's HTTP status. Arguments that can't be decoded are well-formed requests that can't be processed (RFC 9110, 15.5.21).
pub fn status(error: &AppError) -> StatusCode {
    let code = if *error == AppError::BadRequest { 422 } else { error.status() };
    StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

fn plain(error: &AppError) -> Response {
    let mut response = Response::new(Body::from(error.ser()));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

fn page(error: &AppError, first: Language) -> Response {
    let second = if first == Language::Fr { Language::En } else { Language::Fr };
    let paragraph = |language: Language| {
        // Sentences are ours; what is filled in is a reference of letters and digits.
        format!("<p lang=\"{}\">{}</p>\n", language.code(), error.sentence(locale_of(language)))
    };
    let html = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\"><title>Lagon</title><link rel=\"icon\" href=\"/favicon.svg\" type=\"image/svg+xml\">\
         <link rel=\"stylesheet\" href=\"/plain.css\"></head>\n<body><main>\n<h1><a href=\"/\"><img src=\"/favicon.svg\" alt=\"\" width=\"40\" height=\"40\">Lagon</a></h1>\n{}{}</main></body>\n</html>\n",
        first.code(),
        paragraph(first),
        paragraph(second),
    );
    let mut response = Response::new(Body::from(html));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, PLAIN_DOCUMENT);
    response
}
