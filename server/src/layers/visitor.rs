//! Who asks: the session behind the cookie, the language, and the address the request came from.
use crate::{
    Installation,
    listen::Peer,
    troubles::{self, Asked},
};
use app::{error::AppError, gateway::Caller};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, header},
    middleware::Next,
    response::Response,
};
use backend::{Ctx, Failure};
use domain::{Actor, Language};
use ipnet::IpNet;
use std::net::IpAddr;

/// Whoever sent this request.
#[derive(Clone)]
pub struct Visit {
    pub ctx: Ctx,
    pub language: Language,
    pub caller: Caller,
}

pub async fn recognise(State(installation): State<Installation>, mut request: Request, next: Next) -> Response {
    let token = cookie(request.headers(), &installation.cookie("lagon"));
    let actor = match token {
        Some(token) => installation.backend().actor(&token).await,
        None => Ok(Actor::Visitor),
    };
    let actor = match actor {
        Ok(actor) => actor,
        Err(failure) => return broken(failure, &Asked::by(&request)),
    };
    let language = actor.member().map_or_else(|| accepted(request.headers()), |member| member.language);
    let peer = request.extensions().get::<Peer>().map(|peer| peer.0.ip());
    let caller = Caller(caller(peer, request.headers(), installation.proxies()).map(|a| a.to_string()).unwrap_or_default());
    request.extensions_mut().insert(Visit { ctx: installation.backend().ctx(actor), language, caller });
    next.run(request).await
}

fn broken(failure: Failure, asked: &Asked) -> Response {
    let reference = asked.reference.clone();
    tracing::error!(reference, %failure, "the session could not be read");
    let error = match failure {
        Failure::Unavailable(_) | Failure::Again => AppError::Unavailable { reference },
        _ => AppError::Unexpected { reference },
    };
    troubles::answer(&error, asked)
}

/// A cookie's value, if it came along.
pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let cookies = headers.get_all(header::COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(key, _)| *key == name).map(|(_, value)| value.to_owned())
}

pub fn accepted(headers: &HeaderMap) -> Language {
    let header = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    header.map(Language::accepted).unwrap_or_default()
}

/// The address behind trusted proxies: from the right, the first in `X-Forwarded-For` that isn't one of them. What stands
/// left of it was written by the client.
fn caller(peer: Option<IpAddr>, headers: &HeaderMap, proxies: &[IpNet]) -> Option<IpAddr> {
    let trusted = |address: &IpAddr| proxies.iter().any(|network| network.contains(address));
    let mut nearest = peer?;
    if !trusted(&nearest) {
        return Some(nearest);
    }
    let hops: Vec<&str> = headers.get_all("x-forwarded-for").iter().filter_map(|v| v.to_str().ok()).flat_map(|v| v.split(',')).collect();
    for hop in hops.into_iter().rev() {
        let Ok(address) = hop.trim().parse() else { break };
        nearest = address;
        if !trusted(&nearest) {
            break;
        }
    }
    Some(nearest)
}

/// Sets a cookie that scripts don't see, for so many seconds.
pub fn hand_out(installation: &Installation, response: &mut Response, (name, value, seconds): (&str, &str, i64)) {
    let secure = if installation.origin().keeps_secure_cookies() { "; Secure" } else { "" };
    let name = installation.cookie(name);
    if let Ok(cookie) = HeaderValue::from_str(&format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}")) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forwarded(values: &[&str]) -> HeaderMap {
        values.iter().map(|v| (header::HeaderName::from_static("x-forwarded-for"), v.parse().expect("a value"))).collect()
    }

    #[test]
    fn only_trusted_proxies_are_believed() {
        let address = |text: &str| text.parse::<IpAddr>().ok();
        let proxies = ["10.0.0.0/8".parse().expect("a network")];
        for (peer, hops, expected) in [
            ("192.0.2.1", &["198.51.100.7"][..], "192.0.2.1"),
            ("10.0.0.1", &["198.51.100.7"], "198.51.100.7"),
            ("10.0.0.1", &["203.0.113.9, 198.51.100.7"], "198.51.100.7"),
            ("10.0.0.1", &["203.0.113.9, 198.51.100.7", "10.0.0.2"], "198.51.100.7"),
            ("10.0.0.1", &[], "10.0.0.1"),
            ("10.0.0.1", &["nonsense"], "10.0.0.1"),
        ] {
            assert_eq!(caller(address(peer), &forwarded(hops), &proxies), address(expected), "{peer} {hops:?}");
        }
    }

    #[test]
    fn cookies_are_found_among_others() {
        let headers: HeaderMap = [(header::COOKIE, "a=1; __Host-lagon=abc".parse().expect("a value"))].into_iter().collect();
        assert_eq!(cookie(&headers, "__Host-lagon").as_deref(), Some("abc"));
        assert_eq!(cookie(&headers, "lagon"), None);
    }
}
