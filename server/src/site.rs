//! The site's files: scripts, styles, fonts, icons. Inside the binary in a release, on disk otherwise. Those with a hash
//! in their name never change, so browsers keep them for good.
use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use leptos::config::LeptosOptions;
use std::{
    borrow::Cow,
    io,
    path::{Path, PathBuf},
};

/// Files in the binary.
#[cfg(feature = "embed")]
mod embedded;
/// The style sheet, within a document or as a file.
mod style;

pub use style::Style;

const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const A_DAY: HeaderValue = HeaderValue::from_static("public, max-age=86400");
const EACH_TIME: HeaderValue = HeaderValue::from_static("no-cache");

/// Where the files are.
pub enum Site {
    /// A folder as cargo-leptos fills it, and the file with the hashes of names, where names have some.
    Folder { root: PathBuf, hashes: Option<PathBuf> },
    #[cfg(feature = "embed")]
    Embedded(embedded::Unpacked),
}

/// A file as it goes out.
pub struct File {
    pub content: Bytes,
    /// Changes with the content.
    pub tag: String,
}

impl Site {
    /// The site that belongs to this binary.
    #[cfg(feature = "embed")]
    pub fn of_this_binary() -> io::Result<Self> {
        embedded::Unpacked::new().map(Self::Embedded)
    }

    /// The site that belongs to this binary: the folder cargo-leptos names, or the one it fills by default.
    #[cfg(not(feature = "embed"))]
    pub fn of_this_binary() -> io::Result<Self> {
        let root = std::env::var("LEPTOS_SITE_ROOT").unwrap_or_else(|_| "target/site".to_owned());
        let hashes = std::env::current_exe()?.with_file_name("hash.txt");
        Ok(Self::Folder { root: std::path::absolute(root)?, hashes: Some(hashes).filter(|file| file.is_file()) })
    }

    /// What Leptos needs to know to link to the files.
    pub fn options(&self) -> LeptosOptions {
        let (root, hashes) = match self {
            Self::Folder { root, hashes } => (root.as_path(), hashes.as_deref()),
            #[cfg(feature = "embed")]
            Self::Embedded(unpacked) => (unpacked.root(), Some(unpacked.hashes())),
        };
        let named = |path: &Path| path.to_string_lossy().into_owned();
        LeptosOptions::builder()
            .output_name("lagon")
            .site_root(named(root))
            .site_pkg_dir("pkg")
            .hash_files(hashes.is_some())
            .hash_file(hashes.map_or_else(|| "hash.txt".to_owned(), named).into())
            .build()
    }

    /// Answers with a file, when the path names one.
    pub async fn answer(&self, path: &str, asked: &HeaderMap) -> Option<Response> {
        let path = path.trim_start_matches('/');
        if !is_name_of_a_file(path) {
            return None;
        }
        for (ending, encoding) in [(".br", "br"), (".gz", "gzip")] {
            if accepts(asked, encoding)
                && let Some(file) = self.read(&format!("{path}{ending}")).await
            {
                return Some(respond(path, file, Some(encoding), asked));
            }
        }
        let file = self.read(path).await;
        file.map(|file| respond(path, file, None, asked)).or_else(|| path.starts_with("pkg/").then(gone))
    }

    /// A file's content, before anybody is served.
    fn read_now(&self, path: &str) -> Option<Bytes> {
        match self {
            Self::Folder { root, .. } => std::fs::read(root.join(path)).ok().map(Bytes::from),
            #[cfg(feature = "embed")]
            Self::Embedded(_) => embedded::read(path).map(|file| file.content),
        }
    }

    async fn read(&self, path: &str) -> Option<File> {
        match self {
            Self::Folder { root, .. } => {
                let content = tokio::fs::read(root.join(path)).await.ok()?;
                let tag = format!("{:016x}", domain::text::fnv(&content));
                Some(File { content: content.into(), tag })
            }
            #[cfg(feature = "embed")]
            Self::Embedded(_) => embedded::read(path),
        }
    }
}

/// A relative path of plain names, the last with an ending: pages have none.
fn is_name_of_a_file(path: &str) -> bool {
    let plain = |part: &str| {
        !part.is_empty() && !part.starts_with('.') && part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'))
    };
    path.split('/').all(plain) && path.rsplit('/').next().is_some_and(|name| name.contains('.'))
}

fn accepts(headers: &HeaderMap, encoding: &str) -> bool {
    let values = headers.get_all(header::ACCEPT_ENCODING).into_iter().filter_map(|v| v.to_str().ok());
    values.flat_map(|v| v.split(',')).any(|item| {
        let mut parts = item.split(';').map(str::trim);
        let named = parts.next() == Some(encoding);
        named && !parts.any(|weight| matches!(weight, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
    })
}

fn respond(path: &str, file: File, encoding: Option<&'static str>, asked: &HeaderMap) -> Response {
    let tag = format!("\"{}\"", file.tag);
    let known = asked.get(header::IF_NONE_MATCH).and_then(|v| v.to_str().ok()).is_some_and(|v| v.split(',').any(|t| t.trim() == tag));
    let mut response = if known { Response::new(Body::empty()) } else { Response::new(Body::from(file.content)) };
    if known {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    }
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind(path)));
    headers.insert(header::CACHE_CONTROL, kept(path));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

/// A file of an older build: a tab from before an upgrade asks for it.
fn gone() -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}

/// How long browsers may keep a file: for good what has a hash in its name, and fonts, whose names change with them.
fn kept(path: &str) -> HeaderValue {
    let name = path.rsplit('/').next().unwrap_or(path);
    let hashed = path.starts_with("pkg/") && name.split('.').count() > 2;
    match path.split('/').next() {
        Some("pkg") if hashed => FOREVER,
        Some("pkg") => EACH_TIME,
        Some("fonts") => FOREVER,
        _ => A_DAY,
    }
}

fn kind(path: &str) -> &'static str {
    let ending: Cow<'_, str> = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase().into();
    match ending.as_ref() {
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "css" => "text/css; charset=utf-8",
        "woff2" => "font/woff2",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "webmanifest" => "application/manifest+json",
        "json" => "application/json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_names_are_read() {
        for path in ["favicon.svg", "pkg/lagon.3f2a.js", "fonts/bricolage-grotesque-latin.woff2"] {
            assert!(is_name_of_a_file(path), "{path}");
        }
        for path in ["", "ideas", "../lagon.toml", "pkg/..", "pkg/%2e%2e/x.js", ".env", "pkg//x.js", "a\\b.js", "pkg/.hidden.js"] {
            assert!(!is_name_of_a_file(path), "{path}");
        }
    }

    #[test]
    fn what_has_a_hash_in_its_name_is_kept_for_good() {
        for (path, expected) in
            [("pkg/lagon.AbC12.wasm", FOREVER), ("pkg/lagon.wasm", EACH_TIME), ("fonts/x-latin.woff2", FOREVER), ("favicon.svg", A_DAY)]
        {
            assert_eq!(kept(path), expected, "{path}");
        }
    }

    #[test]
    fn refused_encodings_are_not_sent() {
        let headers = |value: &str| [(header::ACCEPT_ENCODING, value.parse().expect("a value"))].into_iter().collect::<HeaderMap>();
        assert!(accepts(&headers("gzip, br;q=0.9"), "br"));
        assert!(!accepts(&headers("gzip, br;q=0"), "br"));
        assert!(!accepts(&headers("gzip"), "br"));
    }
}
