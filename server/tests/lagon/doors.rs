//! What stands in front of every request: headers, the cross-site guard, limits, cookies, health.
use crate::support::{House, ask};
use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};

#[tokio::test]
async fn every_kind_of_response_carries_the_security_headers() {
    let house = House::new().await;
    let somebody = house.cookie("p5@seed.example").await;
    let answers = [
        ("health", house.page("/livez", "").await),
        ("a page", house.page("/sign-in", "").await),
        ("a page behind the door", house.page("/", &somebody).await),
        ("a redirect", house.page("/ideas", "").await),
        ("an unknown page", house.page("/nothing/here", &somebody).await),
        ("a function", house.call(Method::GET, "/api/people/me", &somebody, "").await),
        ("an unknown function", house.call(Method::POST, "/api/no/such", &somebody, "").await),
        ("a refused call", house.send(ask(Method::POST, "/api/votes/set").body(Body::empty()).expect("a request")).await),
        ("a missing file", house.page("/pkg/lagon.old.js", "").await),
        (
            "a wrong method",
            house.send(ask(Method::DELETE, "/").header("sec-fetch-site", "none").body(Body::empty()).expect("a request")).await,
        ),
    ];
    for (what, answer) in answers {
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(answer.header(name), value, "{name} on {what}");
        }
        assert!(answer.header("permissions-policy").contains("camera=()"), "{what}");
        assert!(answer.header("x-request-id").len() == 16, "{what}");
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{what}: {policy}");
        let document = answer.header("content-type").starts_with("text/html");
        assert_eq!(policy.contains("script-src"), document, "{what}: {policy}");
        assert!(!answer.headers.contains_key("strict-transport-security"), "{what}");
        assert!(answer.headers.contains_key("cache-control"), "{what}");
    }
}

#[tokio::test]
async fn scripts_of_a_document_carry_its_nonce_and_no_other_document_has_it() {
    let house = House::new().await;
    let nonce = |policy: &str| policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).expect("a nonce").to_owned();
    let (one, other) = (house.page("/sign-in", "").await, house.page("/sign-in", "").await);
    let first = nonce(one.header("content-security-policy"));
    assert_ne!(first, nonce(other.header("content-security-policy")));
    assert!(one.body.contains("<script"));
    for script in one.body.split("<script").skip(1) {
        let tag = script.split('>').next().unwrap_or_default();
        assert!(tag.contains(&format!("nonce=\"{first}\"")), "<script{tag}>");
    }
    assert!(!one.body.contains("style=\""), "inline styles are blocked");
}

#[tokio::test]
async fn tls_is_remembered_where_there_is_some() {
    let house = House::at("https://lagon.example.com").await;
    assert!(house.page("/livez", "").await.header("strict-transport-security").starts_with("max-age="));
}

#[tokio::test]
async fn nothing_changes_at_another_sites_wish() {
    let house = House::new().await;
    let cookie = house.cookie("p5@seed.example").await;
    for (site, origin, passes) in [
        (Some("same-origin"), None, true),
        (Some("none"), None, true),
        (Some("same-site"), None, false),
        (Some("cross-site"), None, false),
        (Some("cross-site"), Some("http://127.0.0.1:3000"), false),
        (Some("nonsense"), None, false),
        (None, Some("http://127.0.0.1:3000"), true),
        (None, Some("http://127.0.0.1:3001"), false),
        (None, Some("https://127.0.0.1:3000"), false),
        (None, Some("null"), false),
        (None, None, false),
    ] {
        let mut request = ask(Method::POST, "/api/people/sign_out").header(header::COOKIE, &cookie);
        if let Some(site) = site {
            request = request.header("sec-fetch-site", site);
        }
        if let Some(origin) = origin {
            request = request.header(header::ORIGIN, origin);
        }
        let answer = house.send(request.body(Body::empty()).expect("a request")).await;
        assert_eq!(answer.status != StatusCode::FORBIDDEN, passes, "{site:?} {origin:?}: {}", answer.body);
        if !passes {
            assert!(answer.body.contains("cross_site"), "{}", answer.body);
        }
    }
}

#[tokio::test]
async fn reading_is_not_guarded() {
    let house = House::new().await;
    let request = ask(Method::GET, "/sign-in").header("sec-fetch-site", "cross-site").header(header::ACCEPT, "text/html");
    let answer = house.send(request.body(Body::empty()).expect("a request")).await;
    assert_eq!(answer.status, StatusCode::OK);
}

#[tokio::test]
async fn what_is_too_large_or_cannot_be_stored_is_refused() {
    let house = House::new().await;
    let cookie = house.cookie("p5@seed.example").await;
    let large = format!("idea=x&text={}", "a".repeat(300 * 1024));
    let answer = house.call(Method::POST, "/api/talk/post", &cookie, &large).await;
    assert_eq!((answer.status, answer.body.contains("too_large")), (StatusCode::PAYLOAD_TOO_LARGE, true), "{}", answer.body);
    let streamed = futures_util::stream::iter((0..40).map(|_| Ok::<_, std::io::Error>(vec![b'a'; 8 * 1024])));
    let request = ask(Method::POST, "/api/talk/post").header("sec-fetch-site", "same-origin").body(Body::from_stream(streamed));
    assert_eq!(house.send(request.expect("a request")).await.status, StatusCode::PAYLOAD_TOO_LARGE, "without a length");
    for form in ["idea=x&text=a%00b", "idea=x&text=a\0b"] {
        let answer = house.call(Method::POST, "/api/talk/post", &cookie, form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{form:?}");
    }
    for path in ["/ideas/%00", "/ideas?q=%00"] {
        assert_eq!(house.page(path, &cookie).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
    }
    let page = house.page("/ideas?q=%00", &cookie).await;
    assert!(page.body.contains("lang=\"fr\"") && page.body.contains("lang=\"en\""), "for people, in both languages");
}

#[tokio::test]
async fn arguments_that_cannot_be_decoded_are_the_callers_mistake() {
    let house = House::new().await;
    let cookie = house.cookie("admin@seed.example").await;
    let answer = house.call(Method::POST, "/api/admin/add_places", &cookie, "kind=moon&names=x").await;
    assert_eq!((answer.status, answer.body.contains("bad_request")), (StatusCode::UNPROCESSABLE_ENTITY, true), "{}", answer.body);
    let form = house.post("/api/admin/add_places", "/admin", &cookie, "kind=moon&names=x").await;
    assert_eq!(form.status, StatusCode::SEE_OTHER);
    assert!(form.header("location").starts_with("http://127.0.0.1:3000/admin?") && form.header("location").contains("__err="));
}

#[tokio::test]
async fn the_session_cookie_is_bound_to_its_host_wherever_browsers_keep_that() {
    for (origin, name, secure) in [
        ("http://127.0.0.1:3000", "__Host-lagon=", true),
        ("http://localhost:3000", "__Host-lagon=", true),
        ("https://lagon.example.com", "__Host-lagon=", true),
        ("http://intranet.lan", "lagon=", false),
    ] {
        let house = House::at(origin).await;
        let path = backend::people::create_admin(&house.backend, "zoe@seed.example", "Zoé").await.expect("made");
        let token = path.rsplit('/').next().unwrap_or_default();
        let reset = format!("token={token}&password=quatre+bouees+sur+le+quai");
        let chosen = house.call(Method::POST, "/api/people/reset_password", "", &reset).await;
        assert_eq!(chosen.status, StatusCode::OK, "{}", chosen.body);
        let answer =
            house.call(Method::POST, "/api/people/sign_in", "", "email=zoe@seed.example&password=quatre+bouees+sur+le+quai&next=/").await;
        let cookie = answer.header("set-cookie");
        assert!(cookie.starts_with(name), "{origin}: {cookie}");
        for part in ["Path=/", "HttpOnly", "SameSite=Lax"] {
            assert!(cookie.contains(part), "{origin}: {cookie}");
        }
        assert_eq!(cookie.contains("Secure"), secure, "{origin}: {cookie}");
        assert!(!cookie.contains("Domain"), "{cookie}");
        let pair = cookie.split(';').next().unwrap_or_default();
        let me = house.call(Method::GET, "/api/people/me", pair, "").await;
        assert!(me.body.contains("Zoé"), "{}", me.body);
    }
}

#[tokio::test]
async fn strangers_are_led_to_the_door_and_back() {
    let house = House::new().await;
    for path in ["/ideas?order=new", "/admin", "/nothing/here", "/jury"] {
        let answer = house.page(path, "").await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
        assert!(answer.header("location").starts_with("/sign-in?next=/"), "{path}: {}", answer.header("location"));
        assert!(answer.body.is_empty(), "{path}");
    }
    let stale = house.page("/ideas", "__Host-lagon=0000").await;
    assert_eq!(stale.status, StatusCode::SEE_OTHER, "a session that is no more");
}

#[tokio::test]
async fn what_is_not_there_is_said_to_be_missing() {
    let house = House::new().await;
    let cookie = house.cookie("p5@seed.example").await;
    for (path, status) in [
        ("/", StatusCode::OK),
        ("/ideas", StatusCode::OK),
        ("/nothing/here", StatusCode::NOT_FOUND),
        ("/sign-in/further", StatusCode::NOT_FOUND),
        ("/ideas/0", StatusCode::NOT_FOUND),
        ("/ideas/00000000-0000-7000-8000-000000000000", StatusCode::NOT_FOUND),
        ("/dev/mailbox", StatusCode::NOT_FOUND),
    ] {
        let answer = house.page(path, &cookie).await;
        assert_eq!(answer.status, status, "{path}");
        assert!(answer.body.contains("<html"), "{path}");
    }
    let reload = house.post("/dev/reload", "/", &cookie, "").await;
    assert_eq!(reload.status, StatusCode::NOT_FOUND, "a real company is not reloaded");
}

#[tokio::test]
async fn health_tells_the_process_from_its_database() {
    let house = House::new().await;
    assert_eq!(house.page("/livez", "").await.status, StatusCode::OK);
    assert_eq!(house.page("/readyz", "").await.status, StatusCode::OK);
    let cookie = house.cookie("p5@seed.example").await;
    house.backend.close().await;
    assert_eq!(house.page("/livez", "").await.status, StatusCode::OK);
    assert_eq!(house.page("/readyz", "").await.status, StatusCode::SERVICE_UNAVAILABLE);
    let page = house.page("/ideas", &cookie).await;
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
    let reference = &page.header("x-request-id")[..8];
    assert!(page.body.contains(reference) && page.body.contains("lang=\"fr\"") && page.body.contains("lang=\"en\""), "{}", page.body);
    let call = house.call(Method::POST, "/api/votes/set", &cookie, "idea=x&votes=1").await;
    assert_eq!((call.status, call.body.contains("unavailable")), (StatusCode::SERVICE_UNAVAILABLE, true), "{}", call.body);
    assert!(!call.body.to_lowercase().contains("pool"), "nothing of the inside: {}", call.body);
}
