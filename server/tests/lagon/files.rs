//! The site's files: hashed names are kept for good, the right encoding goes out, and nothing else leaves the folder.
use crate::support::{Answer, House, ask};
use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};

async fn file(house: &House, path: &str, encodings: &str) -> Answer {
    house.send(ask(Method::GET, path).header(header::ACCEPT_ENCODING, encodings).body(Body::empty()).expect("a request")).await
}

async fn house_with_files() -> House {
    let house = House::new().await;
    let site = house.folder.path().join("site");
    for (name, content) in [
        ("pkg/lagon.AbCdEf.js", "plain"),
        ("pkg/lagon.AbCdEf.js.br", "brotli"),
        ("pkg/lagon.AbCdEf.js.gz", "gzip"),
        ("pkg/lagon.css", "css"),
        ("fonts/x-latin.woff2", "font"),
        ("favicon.svg", "<svg/>"),
    ] {
        let path = site.join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(path, content).expect("written");
    }
    std::fs::write(house.folder.path().join("secret.txt"), "secret").expect("written");
    house
}

#[tokio::test]
async fn hashed_files_are_kept_for_good_and_others_are_asked_for_again() {
    let house = house_with_files().await;
    let forever = "public, max-age=31536000, immutable";
    for (path, kind, cache) in [
        ("/pkg/lagon.AbCdEf.js", "text/javascript; charset=utf-8", forever),
        ("/fonts/x-latin.woff2", "font/woff2", forever),
        ("/pkg/lagon.css", "text/css; charset=utf-8", "no-cache"),
        ("/favicon.svg", "image/svg+xml", "public, max-age=86400"),
    ] {
        let answer = file(&house, path, "").await;
        assert_eq!((answer.status, answer.header("content-type"), answer.header("cache-control")), (StatusCode::OK, kind, cache), "{path}");
        let tag = answer.header("etag").to_owned();
        let again = ask(Method::GET, path).header(header::IF_NONE_MATCH, &tag).body(Body::empty()).expect("a request");
        assert_eq!(house.send(again).await.status, StatusCode::NOT_MODIFIED, "{path}");
    }
}

#[tokio::test]
async fn the_smallest_encoding_that_is_taken_goes_out() {
    let house = house_with_files().await;
    for (accepted, encoding, body) in
        [("gzip, br", "br", "brotli"), ("gzip", "gzip", "gzip"), ("", "", "plain"), ("br;q=0, gzip", "gzip", "gzip"), ("zstd", "", "plain")]
    {
        let answer = file(&house, "/pkg/lagon.AbCdEf.js", accepted).await;
        assert_eq!((answer.header("content-encoding"), answer.body.as_str()), (encoding, body), "{accepted}");
        assert_eq!(answer.header("vary"), "accept-encoding");
    }
}

#[tokio::test]
async fn nothing_outside_the_folder_is_read() {
    let house = house_with_files().await;
    for path in ["/../secret.txt", "/pkg/../../secret.txt", "/pkg/%2e%2e/%2e%2e/secret.txt", "/%2e%2e%2fsecret.txt", "/secret.txt"] {
        let answer = file(&house, path, "").await;
        assert!(!answer.body.contains("secret") || answer.status != StatusCode::OK, "{path}: {}", answer.body);
    }
    assert_eq!(file(&house, "/pkg/lagon.old.js", "").await.status, StatusCode::NOT_FOUND);
}
