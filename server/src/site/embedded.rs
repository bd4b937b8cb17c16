//! The site inside the binary. Leptos reads the hashes of file names from a file, and from another what
//! each part of the browser's code consists of: those two are unpacked into a private folder at start.
use super::File;
use axum::body::Bytes;
use rust_embed::{Embed, EmbeddedFile};
use std::{
    borrow::Cow,
    io,
    path::{Path, PathBuf},
};

#[derive(Embed)]
#[folder = "../target/site"]
struct Files;

const HASHES: &[u8] = include_bytes!(env!("LAGON_HASHES"));

/// The private folder; gone when the server ends.
pub struct Unpacked {
    folder: tempfile::TempDir,
    hashes: PathBuf,
}

impl Unpacked {
    pub fn new() -> io::Result<Self> {
        let folder = tempfile::Builder::new().prefix("lagon-").tempdir()?;
        let hashes = folder.path().join("hash.txt");
        std::fs::write(&hashes, HASHES)?;
        let manifest = |name: &str| name.starts_with("pkg/__wasm_split_manifest") && name.ends_with(".json");
        for name in Files::iter().filter(|name| manifest(name)) {
            let to = folder.path().join(&*name);
            std::fs::create_dir_all(to.parent().unwrap_or(folder.path()))?;
            std::fs::write(to, Files::get(&name).map(|file| file.data).unwrap_or_default())?;
        }
        Ok(Self { folder, hashes })
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    pub fn hashes(&self) -> &Path {
        &self.hashes
    }
}

pub fn read(path: &str) -> Option<File> {
    let EmbeddedFile { data, metadata } = Files::get(path)?;
    let content = match data {
        Cow::Borrowed(bytes) => Bytes::from_static(bytes),
        Cow::Owned(bytes) => Bytes::from(bytes),
    };
    let tag = metadata.sha256_hash()[..8].iter().map(|byte| format!("{byte:02x}")).collect();
    Some(File { content, tag })
}
