//! A plain form that is refused loses what was typed: Leptos redirects with the error alone. What was posted is kept ten
//! minutes for that browser, never what is secret, and the page that follows refills its form from it. One that went well
//! and leads back to its page says so there, once.
use super::visitor::{Visit, cookie, hand_out};
use crate::Installation;
use app::gateway::KeptForm;
use axum::{
    body::{Body, Bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Uri, header, request::Parts},
    middleware::Next,
    response::Response,
};
use backend::operations::{AskKeptForm, KEPT_FOR, KeepForm};
use http_body_util::BodyExt;

const COOKIE: &str = "lagon-form";
/// Holds the address of the function that went well, until the next page.
const DONE: &str = "lagon-done";
const DONE_SECONDS: i64 = 10;

/// Keeps the fields of a plain form whose answer leads back to its page with an error.
pub async fn keep(State(installation): State<Installation>, request: Request, next: Next) -> Response {
    if !is_plain_form(request.headers()) {
        return next.run(request).await;
    }
    let Some(visit) = request.extensions().get::<Visit>().cloned() else { return next.run(request).await };
    let key = cookie(request.headers(), &installation.cookie(COOKIE));
    let (function, page) = (request.uri().path().to_owned(), page_of(request.headers()));
    let (parts, body) = request.into_parts();
    let bytes: Bytes = body.collect().await.map(|collected| collected.to_bytes()).unwrap_or_default();
    let mut response = next.run(Request::from_parts(parts, Body::from(bytes.clone()))).await;
    if let Some(path) = refused_on(&response) {
        let kept = visit.ctx.run(KeepForm { key, path, fields: without_secrets(&bytes) }).await;
        match kept {
            Ok(key) => hand_out(&installation, &mut response, (COOKIE, &key, KEPT_FOR / domain::time::SECOND)),
            Err(failure) => tracing::warn!(%failure, "a refused form was not kept"),
        }
    } else if leads_to(&response).is_some_and(|next| Some(next.path()) == page.as_deref()) {
        hand_out(&installation, &mut response, (DONE, &function, DONE_SECONDS));
    }
    response
}

/// Once told, it is over.
pub fn forget_done(installation: &Installation, asked: &HeaderMap, response: &mut Response) {
    if cookie(asked, &installation.cookie(DONE)).is_some() {
        hand_out(installation, response, (DONE, "", 0));
    }
}

/// What the page refills its form from, after a refusal.
pub async fn kept(installation: &Installation, visit: &Visit, parts: &Parts) -> KeptForm {
    let done = cookie(&parts.headers, &installation.cookie(DONE)).unwrap_or_default();
    let after_refusal = parts.uri.query().is_some_and(|query| query.contains("__err="));
    let key = if after_refusal { cookie(&parts.headers, &installation.cookie(COOKIE)) } else { None };
    let Some(key) = key else { return KeptForm { fields: Vec::new(), done } };
    let fields = visit.ctx.ask(AskKeptForm { key, path: parts.uri.path().to_owned() }).await;
    KeptForm { fields: fields.unwrap_or_default(), done: String::new() }
}

fn is_plain_form(headers: &HeaderMap) -> bool {
    let says = |name, text: &str| headers.get(name).and_then(|v: &HeaderValue| v.to_str().ok()).is_some_and(|v| v.contains(text));
    says(header::ACCEPT, "text/html") && says(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
}

/// The path of the page a form stands on.
fn page_of(headers: &HeaderMap) -> Option<String> {
    let page: Uri = headers.get(header::REFERER)?.to_str().ok()?.parse().ok()?;
    Some(page.path().to_owned())
}

fn leads_to(response: &Response) -> Option<Uri> {
    let location = response.headers().get(header::LOCATION).filter(|_| response.status().is_redirection())?;
    location.to_str().ok()?.parse().ok()
}

/// The page that a refusal leads back to.
fn refused_on(response: &Response) -> Option<String> {
    let location = leads_to(response)?;
    location.query()?.contains("__err=").then(|| location.path().to_owned())
}

fn without_secrets(form: &[u8]) -> Vec<(String, String)> {
    let is_secret = |name: &str| {
        let name = name.to_ascii_lowercase();
        ["password", "code", "token"].iter().any(|secret| name.contains(secret))
    };
    form_urlencoded::parse(form).into_owned().filter(|(name, _)| !is_secret(name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_not_kept() {
        let kept = without_secrets(b"email=a%40b.fr&password=x&new_password=y&code=z&reset_token=t&name=Ma%C3%ABlle+L");
        assert_eq!(kept, [("email".to_owned(), "a@b.fr".to_owned()), ("name".to_owned(), "Maëlle L".to_owned())]);
    }
}
