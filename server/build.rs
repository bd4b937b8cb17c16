//! With the feature `embed`: where the site and the hashes of its file names are, and that a new site is a new binary.
use std::{
    env,
    path::{Path, PathBuf},
};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if env::var_os("CARGO_FEATURE_EMBED").is_none() {
        return;
    }
    let var = |name: &str| PathBuf::from(env::var_os(name).unwrap_or_default());
    let site = var("CARGO_MANIFEST_DIR").join("../target/site");
    // target/<profile>/build/server-<hash>/out: cargo-leptos writes the hashes beside the binary.
    let hashes = var("OUT_DIR").ancestors().nth(3).map(|profile| profile.join("hash.txt")).unwrap_or_default();
    println!("cargo::rerun-if-changed={}", site.display());
    announce("LAGON_HASHES", &hashes);
}

fn announce(name: &str, path: &Path) {
    println!("cargo::rerun-if-changed={}", path.display());
    println!("cargo::rustc-env={name}={}", path.display());
}
