//! Pages and server functions, rendered and run for whoever asks: both get the same context.
use crate::{
    Installation,
    layers::{
        headers::document_policy,
        kept_forms,
        visitor::{Visit, cookie, hand_out},
    },
    troubles::{self, Asked},
};
use app::{error::AppError, gateway::KeptForm, routes, shell::shell};
use axum::{
    Extension,
    body::{Body, Bytes},
    extract::{MatchedPath, Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::Actor;
use http_body_util::BodyExt;
use leptos::{
    nonce::use_nonce,
    prelude::{provide_context, use_context},
    server_fn::{
        axum::get_server_fn_service,
        error::{FromServerFnError, ServerFnUrlError},
    },
};
use leptos_axum::ResponseOptions;

/// Says which style sheet a browser has, and for how many seconds it may be believed.
const STYLE: &str = "lagon-style";
const A_YEAR: i64 = 31_536_000;

/// What somebody who is not signed in may see. The mailbox is the demo's; a real company has none.
const IN_FRONT_OF_THE_DOOR: [&str; 6] = ["/sign-in", "/set-up", "/join", "/reset", "/about", "/dev/mailbox"];

/// The functions behind those pages. Whatever is not named here is closed to strangers, before it is asked.
const FUNCTIONS_IN_FRONT: [&str; 13] = [
    "/api/people/me",
    "/api/people/front_door",
    "/api/people/sign_in",
    "/api/people/step_into",
    "/api/people/sign_out",
    "/api/people/found_company",
    "/api/people/invitation",
    "/api/people/join",
    "/api/people/prove_address",
    "/api/people/ask_reset",
    "/api/people/reset_password",
    "/api/people/footer_page",
    "/api/notices/mailbox",
];

/// Any page; the application knows which. Without an address of its own, none.
pub async fn page(
    State(installation): State<Installation>,
    Extension(visit): Extension<Visit>,
    address: Option<MatchedPath>,
    request: Request,
) -> Response {
    if *visit.ctx.actor() == Actor::Visitor && !in_front_of_the_door(request.uri().path()) {
        return to_the_door(&request);
    }
    let (parts, _) = request.into_parts();
    let kept = kept_forms::kept(&installation, &visit, &parts).await;
    let asked = parts.headers.clone();
    let style = installation.style().for_document(cookie(&asked, &installation.cookie(STYLE)).as_deref());
    let inlined = style.text.is_some();
    let context = {
        let installation = installation.clone();
        move || {
            provide(&installation, &visit, kept.clone());
            provide_context(style.clone());
            if let (Some(response), Some(nonce)) = (use_context::<ResponseOptions>(), use_nonce())
                && let Ok(policy) = HeaderValue::from_str(&document_policy(&nonce, inlined))
            {
                response.insert_header(header::CONTENT_SECURITY_POLICY, policy);
            }
        }
    };
    let options = installation.options();
    let render = leptos_axum::render_app_async_with_context(context, move || shell(options.clone()));
    let mut response = installation.rendering().to_its_end(render(Request::from_parts(parts, Body::empty()))).await;
    if address.is_none() && response.status() == StatusCode::OK {
        *response.status_mut() = StatusCode::NOT_FOUND;
    }
    kept_forms::forget_done(&installation, &asked, &mut response);
    if inlined {
        hand_out(&installation, &mut response, (STYLE, installation.style().name(), A_YEAR));
    }
    // Pages belong to who asked: kept by the browser for going back, never shown again without asking.
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    response
}

/// Any server function.
pub async fn function(State(installation): State<Installation>, Extension(visit): Extension<Visit>, request: Request) -> Response {
    let asked = Asked::by(&request);
    if get_server_fn_service(request.uri().path(), request.method().clone()).is_none() {
        // A tab from before an upgrade, or a stranger's guess.
        return troubles::answer(&AppError::Outdated, &asked);
    }
    if *visit.ctx.actor() == Actor::Visitor && !FUNCTIONS_IN_FRONT.contains(&request.uri().path()) {
        return signed_out(&request, &asked);
    }
    let posted = *request.method() == Method::POST;
    let context = move || provide(&installation, &visit, KeptForm::default());
    let mut response = leptos_axum::handle_server_fns_with_context(context, request).await.into_response();
    if posted && response.status() == StatusCode::FOUND {
        *response.status_mut() = StatusCode::SEE_OTHER;
    }
    if asked.html || response.status() != StatusCode::INTERNAL_SERVER_ERROR { response } else { with_its_status(response).await }
}

/// Leptos answers every error that happened around a function with 500; its own status stands in the error.
async fn with_its_status(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let bytes: Bytes = body.collect().await.map(|collected| collected.to_bytes()).unwrap_or_default();
    parts.status = troubles::status(&AppError::de(bytes.clone()));
    Response::from_parts(parts, Body::from(bytes))
}

fn provide(installation: &Installation, visit: &Visit, kept: KeptForm) {
    provide_context(visit.ctx.clone());
    provide_context(visit.language);
    provide_context(visit.caller.clone());
    provide_context(installation.door());
    provide_context(routes::Origin(installation.origin().to_string()));
    provide_context(kept);
}

/// A stranger, or somebody whose session has ended. A plain form leads back to its page, and from there to the door: what
/// was typed is kept, and is there again after signing in.
fn signed_out(request: &Request, asked: &Asked) -> Response {
    let page = request.headers().get(header::REFERER).filter(|_| asked.html).and_then(|page| page.to_str().ok());
    let back = page.and_then(|page| ServerFnUrlError::new(request.uri().path(), AppError::SignedOut).to_url(page).ok());
    match back.and_then(|url| HeaderValue::from_str(url.as_str()).ok()) {
        Some(location) => (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response(),
        None => troubles::answer(&AppError::SignedOut, asked),
    }
}

fn in_front_of_the_door(path: &str) -> bool {
    IN_FRONT_OF_THE_DOOR.iter().any(|open| path.strip_prefix(open).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

pub fn to_the_door(request: &Request) -> Response {
    let here = request.uri().path_and_query().map_or("/", |path| path.as_str());
    let door = if here == "/" { routes::SIGN_IN.to_owned() } else { routes::sign_in_and_back(here) };
    let location = HeaderValue::from_str(&door).unwrap_or(HeaderValue::from_static(routes::SIGN_IN));
    (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strangers_see_the_door_and_nothing_behind_it() {
        for open in ["/sign-in", "/join/abc", "/about/privacy", "/reset"] {
            assert!(in_front_of_the_door(open), "{open}");
        }
        for closed in ["/", "/ideas", "/sign-inn", "/aboutness", "/admin", "/dev/reload"] {
            assert!(!in_front_of_the_door(closed), "{closed}");
        }
    }
}
