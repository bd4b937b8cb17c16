//! The release is one file: it starts from an empty folder and answers with pages and everything they link to.
//! `make test` names the binary; without a name there is one to test only when this build embeds the site itself.
use crate::lasting::Running;
use http_body_util::{BodyExt, Full};
use hyper::{Request, body::Bytes};
use std::path::PathBuf;

/// The binary to test, if there is one.
fn binary() -> Option<String> {
    match std::env::var("LAGON_RELEASE_BINARY") {
        Ok(named) => {
            let path = std::path::absolute(PathBuf::from(&named)).expect("a path");
            assert!(path.is_file(), "LAGON_RELEASE_BINARY names {named}, which is not there");
            Some(path.to_string_lossy().into_owned())
        }
        Err(_) => cfg!(feature = "embed").then(|| env!("CARGO_BIN_EXE_lagon").to_owned()),
    }
}

struct Got {
    status: u16,
    encoding: String,
    cache: String,
    body: Bytes,
}

async fn get(server: &Running, path: &str, encodings: &str) -> Got {
    let request = Request::get(path).header("host", "127.0.0.1").header("accept", "text/html,*/*").header("accept-encoding", encodings);
    let request = request.body(Full::<Bytes>::default()).expect("a request");
    let response = server.connect().await.send_request(request).await.expect("an answer");
    let header = |name: &str| response.headers().get(name).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
    let (status, encoding, cache) = (response.status().as_u16(), header("content-encoding"), header("cache-control"));
    Got { status, encoding, cache, body: response.into_body().collect().await.expect("a body").to_bytes() }
}

/// Addresses of files that a page links to.
fn links(html: &str) -> Vec<String> {
    let quoted = html.split('"').skip(1).step_by(2);
    quoted.filter(|text| ["/pkg/", "/fonts/", "/favicon"].iter().any(|start| text.starts_with(start))).map(str::to_owned).collect()
}

/// Addresses of fonts that a style names.
fn fonts(style: &str) -> Vec<String> {
    let named = style.split("url(").skip(1).filter_map(|rest| rest.split(')').next());
    named.map(|name| name.trim_matches(['"', '\'']).to_owned()).filter(|name| name.ends_with(".woff2")).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_file_in_an_empty_folder_is_enough() {
    let Some(binary) = binary() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let server = Running::start(&binary, folder.path(), &[]);
    let page = get(&server, "/sign-in", "").await;
    assert_eq!(page.status, 200);
    let html = String::from_utf8_lossy(&page.body).into_owned();
    let mut links = links(&html);
    let style = links.iter().find(|link| link.ends_with(".css")).cloned().unwrap_or_default();
    links.extend(fonts(&String::from_utf8_lossy(&get(&server, &style, "").await.body)));
    for kind in [".js", ".wasm", ".css", ".woff2"] {
        assert!(links.iter().any(|link| link.ends_with(kind)), "no {kind} in {links:?}");
    }
    for link in links {
        let file = get(&server, &link, "br, gzip").await;
        assert_eq!(file.status, 200, "{link}");
        assert!(!file.body.is_empty(), "{link}");
        if link.starts_with("/pkg/") {
            assert_eq!((file.encoding.as_str(), file.cache.as_str()), ("br", "public, max-age=31536000, immutable"), "{link}");
        }
    }
}
