//! A plain form that is refused loses what was typed: Leptos redirects with the error alone. What was posted is kept ten
//! minutes for that browser, never what is secret, and the page that follows refills its form from it. One that went well
//! and leads back to its page says so there, once, and what was answered where that is what one came for.
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
/// Functions whose answer their page shows: links to hand on, whether a mail went out.
const SHOWN: [&str; 4] = ["/api/admin/invite", "/api/admin/make_joining_link", "/api/admin/make_reset_link", "/api/admin/send_test_mail"];
/// The name of an answer among what is kept; no field is called that.
const ANSWER: &str = "";

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
    let keep = if let Some(path) = refused_on(&response) {
        Some((path, without_secrets(&bytes)))
    } else if let Some(path) = leads_to(&response).map(|next| next.path().to_owned()).filter(|path| Some(path) == page.as_ref()) {
        hand_out(&installation, &mut response, (DONE, &function, DONE_SECONDS));
        if SHOWN.contains(&function.as_str()) { Some((path, vec![(ANSWER.to_owned(), text_of(&mut response).await)])) } else { None }
    } else {
        None
    };
    if let Some((path, fields)) = keep {
        match visit.ctx.run(KeepForm { key, path, fields }).await {
            Ok(key) => hand_out(&installation, &mut response, (COOKIE, &key, KEPT_FOR / domain::time::SECOND)),
            Err(failure) => tracing::warn!(%failure, "a form was not kept"),
        }
    }
    response
}

/// Takes the body out of a response that leads on: nobody would read it there.
async fn text_of(response: &mut Response) -> String {
    let body = std::mem::take(response.body_mut());
    response.headers_mut().remove(header::CONTENT_LENGTH);
    let bytes = body.collect().await.map(|collected| collected.to_bytes()).unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Says on the page of a form, once, that what was posted to an address of ours went well.
pub fn went_well(installation: &Installation, response: &mut Response, address: &str) {
    hand_out(installation, response, (DONE, address, DONE_SECONDS));
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
    let shown = SHOWN.contains(&done.as_str());
    let key = if after_refusal || shown { cookie(&parts.headers, &installation.cookie(COOKIE)) } else { None };
    let Some(key) = key else { return KeptForm { done, ..KeptForm::default() } };
    let fields = visit.ctx.ask(AskKeptForm { key, path: parts.uri.path().to_owned() }).await.unwrap_or_default();
    if shown {
        let answer = fields.into_iter().find_map(|(name, answer)| (name == ANSWER).then_some(answer)).unwrap_or_default();
        return KeptForm { done, answer, ..KeptForm::default() };
    }
    KeptForm { fields, ..KeptForm::default() }
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
