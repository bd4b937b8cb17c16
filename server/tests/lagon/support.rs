//! A small made-up company behind the real router, on a SQLite file in a temporary folder.
use axum::{
    Router,
    body::{Body, Bytes},
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use backend::{
    Backend, Settings,
    operations::{Size, seed},
    people::issue_session,
    search::{Follower, Where},
};
use domain::{
    Actor, IdeaId,
    ideas::{AskIdeas, IdeaFilter},
};
use http_body_util::BodyExt;
use server::{Installation, config::Origin, router, site::Site};
use std::{path::Path, sync::Once, time::Duration};
use tempfile::TempDir;
use tower::ServiceExt;

/// The company's size: an admin, three hosts, eight others.
pub const SMALL: Size = Size { people: 12, ideas: 8, votes: 20, comments: 4, challenges: 3, random_seed: 1 };

/// For one answer, on a machine that does other things too.
const PATIENCE: Duration = Duration::from_secs(30);

pub struct House {
    pub backend: Backend,
    pub router: Router,
    pub folder: TempDir,
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
    /// As it was sent.
    pub bytes: Bytes,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

pub fn settings(folder: &Path) -> Settings {
    let database = format!("sqlite://{}", folder.join("test.db").display());
    Settings { database, connections: 2, can_mail: false, exclusive: true, demo: false }
}

impl House {
    /// On `http://127.0.0.1:3000`.
    pub async fn new() -> Self {
        Self::at("http://127.0.0.1:3000").await
    }

    pub async fn at(origin: &str) -> Self {
        let house = Self::empty_at(origin).await;
        seed(&house.backend, SMALL).await.expect("seeded");
        house
    }

    /// Without a company.
    pub async fn empty_at(origin: &str) -> Self {
        Self::in_folder(tempfile::tempdir().expect("a folder"), origin).await
    }

    /// On a database that is there.
    pub async fn in_folder(folder: TempDir, origin: &str) -> Self {
        Self::around(Backend::open(settings(folder.path()), true).await.expect("opens"), folder, origin)
    }

    pub fn around(backend: Backend, folder: TempDir, origin: &str) -> Self {
        let origin = Origin::parse(origin).expect("an origin");
        let site = Site::Folder { root: folder.path().join("site"), hashes: None };
        let router = router(Installation::new(backend.clone(), origin, vec![], site));
        Self { backend, router, folder }
    }

    /// Lets an index in memory read what there is now.
    pub async fn index(&self) {
        let mut follower = Follower::begin(&self.backend, &Where::Memory).await.expect("an index");
        follower.catch_up().await.expect("caught up");
    }

    /// A session's token of somebody.
    pub async fn session(&self, email: &str) -> String {
        issue_session(&self.backend, email).await.expect("issued")
    }

    /// The cookie of somebody who is signed in.
    pub async fn cookie(&self, email: &str) -> String {
        format!("__Host-lagon={}", self.session(email).await)
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let asked = format!("{} {}", request.method(), request.uri());
        let answer = async {
            let (parts, body) = self.router.clone().oneshot(request).await.expect("infallible").into_parts();
            (parts, body.collect().await.expect("a body").to_bytes())
        };
        let (parts, bytes) = tokio::time::timeout(PATIENCE, answer).await.unwrap_or_else(|_| panic!("no answer to {asked}"));
        Answer { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&bytes).into_owned(), bytes }
    }

    /// A page, as a browser asks for it.
    pub async fn page(&self, path: &str, cookie: &str) -> Answer {
        self.send(
            ask(Method::GET, path)
                .header(header::ACCEPT, "text/html")
                .header(header::COOKIE, cookie)
                .body(Body::empty())
                .expect("a request"),
        )
        .await
    }

    /// A server function, as the browser's code calls it.
    pub async fn call(&self, method: Method, path: &str, cookie: &str, form: &str) -> Answer {
        let reads = method == Method::GET;
        let address = if reads && !form.is_empty() { format!("{path}?{form}") } else { path.to_owned() };
        let request = ask(method, &address)
            .header("sec-fetch-site", "same-origin")
            .header(header::ACCEPT, "application/json")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::COOKIE, cookie);
        let body = if reads { Body::empty() } else { Body::from(form.to_owned()) };
        self.send(request.body(body).expect("a request")).await
    }

    /// A form, as a browser without JavaScript posts it from a page.
    pub async fn post(&self, function: &str, page: &str, cookie: &str, form: &str) -> Answer {
        let request = ask(Method::POST, function)
            .header("sec-fetch-site", "same-origin")
            .header(header::ACCEPT, "text/html,application/xhtml+xml")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::REFERER, format!("http://127.0.0.1:3000{page}"))
            .header(header::COOKIE, cookie);
        self.send(request.body(Body::from(form.to_owned())).expect("a request")).await
    }
}

pub fn ask(method: Method, path: &str) -> axum::http::request::Builder {
    static LOG: Once = Once::new();
    LOG.call_once(|| server::log::start(server::config::LogFormat::Human));
    Request::builder().method(method).uri(path)
}

/// Open ideas, as many as there are up to a number.
pub async fn ideas(backend: &Backend, reader: &Actor, most: usize) -> Vec<IdeaId> {
    let (mut found, mut filter) = (Vec::new(), IdeaFilter { stage: "open".into(), ..IdeaFilter::default() });
    loop {
        let page = backend.ctx(reader.clone()).ask(AskIdeas { filter: filter.clone() }).await.expect("a list");
        found.extend(page.rows.iter().map(|row| row.id));
        match page.next {
            Some(next) if found.len() < most => filter.after = next,
            Some(_) | None => break,
        }
    }
    found.truncate(most);
    found
}

/// A command without the settings of whoever runs the tests.
pub fn lagon(binary: &str) -> std::process::Command {
    let mut command = std::process::Command::new(binary);
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("LAGON_")) {
        command.env_remove(name);
    }
    command
}
