//! The session cookie, and what a request says of who sends it.
use axum::http::{HeaderValue, header, request::Parts};
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;

/// How the session cookie is called and sent. Provided by the server.
#[derive(Clone, Debug)]
pub struct Door {
    /// `__Host-lagon` where cookies are secure.
    pub cookie_name: String,
    pub secure: bool,
}

/// The address a request came from, as the server's own extractor found it. Provided by the server.
#[derive(Clone, Debug, Default)]
pub struct Caller(pub String);

/// The browser forgets a session after this long; the server ends it earlier if it likes.
const MAX_AGE: i64 = 30 * 24 * 60 * 60;

/// Hands out the session's token.
pub fn open(token: &str) {
    set_cookie(token, MAX_AGE);
}

/// Takes it back.
pub fn close() {
    set_cookie("", 0);
}

fn set_cookie(value: &str, max_age: i64) {
    let (Some(door), Some(response)) = (use_context::<Door>(), use_context::<ResponseOptions>()) else {
        tracing::error!("no door was provided: a session cookie could not be set");
        return;
    };
    let secure = if door.secure { "; Secure" } else { "" };
    let cookie = format!("{}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={max_age}{secure}", door.cookie_name);
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.append_header(header::SET_COOKIE, cookie);
    }
}

/// The address of whoever sent the request, to count attempts by.
pub fn caller() -> String {
    use_context::<Caller>().unwrap_or_default().0
}

/// The browser and system a request names, for the list of one's sessions.
pub fn device() -> String {
    let agent = use_context::<Parts>().and_then(|parts| parts.headers.get(header::USER_AGENT)?.to_str().ok().map(str::to_owned));
    describe(&agent.unwrap_or_default())
}

/// `Firefox, Android` for a `User-Agent` header. Order matters: each browser names the ones before it, too.
fn describe(agent: &str) -> String {
    const BROWSERS: [(&str, &str); 5] =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];
    const SYSTEMS: [(&str, &str); 6] =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux")];
    let named = |names: &[(&str, &'static str)]| names.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name);
    let parts: Vec<&str> = named(&BROWSERS).into_iter().chain(named(&SYSTEMS)).collect();
    if parts.is_empty() { "?".to_owned() } else { parts.join(", ") }
}

#[cfg(test)]
mod tests {
    use super::describe;

    #[test]
    fn a_device_is_named_as_people_know_it() {
        for (agent, device) in [
            ("Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0", "Firefox, Android"),
            ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130 Safari/537.36 Edg/130.0", "Edge, Windows"),
            ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) AppleWebKit/605.1.15 Version/17 Safari/605.1.15", "Safari, macOS"),
            ("curl/8", "?"),
        ] {
            assert_eq!(describe(agent), device, "{agent}");
        }
    }
}
