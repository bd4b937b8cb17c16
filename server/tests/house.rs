//! The shape of the house: what the compiler can't keep, this does.
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a workspace").to_path_buf()
}

/// The files under a folder with one of these endings, generated ones aside.
fn files(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    const ELSEWHERE: [&str; 5] = ["node_modules", "test-results", "playwright-report", "target", ".dev"];
    let (mut found, mut folders) = (Vec::new(), vec![root().join(folder)]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
            if path.is_dir() && !ELSEWHERE.contains(&name.as_str()) {
                folders.push(path);
            } else if path.is_file() && endings.iter().any(|ending| name.ends_with(ending)) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

const CRATES: [&str; 5] = ["domain", "backend", "app", "frontend", "server"];

fn sources(crates: &[&str]) -> Vec<(String, String)> {
    let paths = crates.iter().flat_map(|name| files(name, &[".rs"]));
    paths.map(|path| (name(&path), fs::read_to_string(&path).expect("a text"))).collect()
}

fn name(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

/// Where a text stands: `app/src/ui/prose.rs:12`.
fn places(sources: &[(String, String)], is_there: impl Fn(&str) -> bool) -> Vec<String> {
    let lines = sources.iter().flat_map(|(name, text)| text.lines().enumerate().map(move |(n, line)| (name, n, line)));
    lines.filter(|(_, _, line)| is_there(line)).map(|(name, n, _)| format!("{name}:{}", n + 1)).collect()
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("//")
}

#[test]
fn no_file_is_too_long() {
    let paths = CRATES.iter().chain(&["style", "end2end", "dev"]).flat_map(|folder| files(folder, &[".rs", ".css", ".ts"]));
    let long: Vec<String> = paths
        .filter_map(|path| {
            let lines = fs::read_to_string(&path).expect("a text").lines().count();
            (lines > 300).then(|| format!("{}: {lines} lines", name(&path)))
        })
        .collect();
    assert!(long.is_empty(), "over 300 lines:\n{}", long.join("\n"));
}

#[test]
fn every_file_says_what_it_is_about() {
    let silent: Vec<String> = sources(&CRATES)
        .into_iter()
        .filter(|(name, text)| !name.contains("/store/entity/") && !text.starts_with("//!"))
        .map(|(name, _)| name)
        .collect();
    assert!(silent.is_empty(), "without a first line:\n{}", silent.join("\n"));
}

#[test]
fn the_app_looks_at_its_feature_in_two_places_at_most() {
    let found = places(&sources(&["app/src"]), |line| line.contains("feature = \"ssr\""));
    assert!(found.len() <= 2, "{found:?}");
}

/// In server-side rendering the children of a text area are not escaped: one component is safe, and no other exists.
#[test]
fn there_is_one_text_area_and_one_place_for_raw_html() {
    let app = sources(&["app/src"]);
    let text_areas = places(&app, |line| line.contains("<textarea") && !is_comment(line));
    assert_eq!(text_areas.len(), 1, "{text_areas:?}");
    // Sanitised prose; and icons, covers and the style sheet: files of ours that no text ever reaches.
    let known =
        ["inner_html=html>", "inner_html=of.data>", "inner_html=SCENES[motif]>", "<style nonce=use_nonce() inner_html=sheet.to_string()>"];
    let raw = places(&app, |line| line.contains("inner_html") && !is_comment(line) && !known.iter().any(|known| line.contains(known)));
    assert!(raw.is_empty(), "{raw:?}");
    let prose = places(&app, |line| line.contains("inner_html=html"));
    assert!(prose.len() == 1 && prose[0].starts_with("app/src/ui/prose.rs"), "{prose:?}");
}

/// The content security policy blocks them.
#[test]
fn no_inline_styles() {
    let found = places(&sources(&["app/src"]), |line| {
        !is_comment(line) && (line.contains("style=\"") || line.contains(" style=") || line.contains(" style:"))
    });
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn lints_are_expected_with_a_reason_and_never_allowed() {
    let needles = [concat!("#[", "allow"), concat!("#![", "allow")];
    let found = places(&sources(&CRATES), |line| needles.iter().any(|needle| line.contains(needle)));
    assert!(found.is_empty(), "{found:?}");
    let without_reason = places(&sources(&CRATES), |line| line.contains("#[expect(") && line.contains(")]") && !line.contains("reason"));
    assert!(without_reason.is_empty(), "{without_reason:?}");
}

#[test]
fn names_say_what_things_are() {
    let empty = ["Service", "Manager", "Helper", "Util"];
    let found = places(&sources(&CRATES), |line| {
        let named = ["struct ", "enum ", "trait "].iter().find_map(|kind| line.trim_start().trim_start_matches("pub ").strip_prefix(kind));
        let word = named.map(|rest| rest.chars().take_while(|c| c.is_alphanumeric()).collect::<String>());
        word.is_some_and(|word| empty.iter().any(|ending| word.ends_with(ending)))
    });
    assert!(found.is_empty(), "{found:?}");
}

/// The keys of a file of words, with what is filled into each.
fn keys(path: &Path) -> BTreeMap<String, Vec<String>> {
    fn collect(prefix: &str, value: &serde_json::Value, into: &mut BTreeMap<String, Vec<String>>) {
        match value {
            serde_json::Value::Object(map) => map.iter().for_each(|(key, value)| collect(&format!("{prefix}.{key}"), value, into)),
            other => {
                let text = other.as_str().unwrap_or_default();
                assert!(!text.trim().is_empty(), "{prefix} says nothing");
                let mut holes: Vec<String> =
                    text.split("{{").skip(1).filter_map(|rest| rest.split("}}").next()).map(|hole| hole.trim().to_owned()).collect();
                holes.sort();
                holes.dedup();
                into.insert(prefix.to_owned(), holes);
            }
        }
    }
    let text = fs::read_to_string(path).expect("a text");
    let mut found = BTreeMap::new();
    collect("", &serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display())), &mut found);
    found
}

#[test]
fn both_languages_say_the_same_things() {
    let names = |language: &str| files(&format!("app/locales/{language}"), &[".json"]);
    let (french, english) = (names("fr"), names("en"));
    assert_eq!(french.len(), english.len());
    for (french, english) in french.iter().zip(&english) {
        assert_eq!(french.file_name(), english.file_name());
        let (ours, theirs) = (keys(french), keys(english));
        let different: Vec<&String> = ours.keys().chain(theirs.keys()).filter(|key| ours.get(*key) != theirs.get(*key)).collect();
        assert!(different.is_empty(), "{}: {different:?}", name(french));
    }
}

/// A colon or a question mark never begins a line.
#[test]
fn french_punctuation_keeps_to_its_word() {
    for path in files("app/locales/fr", &[".json"]) {
        let text = fs::read_to_string(&path).expect("a text");
        let loose = [" :", " ;", " ?", " !", " »", "« "].iter().find(|loose| text.contains(*loose));
        assert!(loose.is_none(), "{}: {loose:?} with a space that breaks", name(&path));
    }
}

/// Who may use whom, of our own crates.
#[test]
fn layers_are_kept() {
    for (name, allowed) in [
        ("domain", &[][..]),
        ("backend", &["domain"]),
        ("app", &["backend", "domain"]),
        ("frontend", &["app"]),
        ("server", &["app", "backend", "domain"]),
    ] {
        let text = fs::read_to_string(root().join(name).join("Cargo.toml")).expect("a manifest");
        let manifest: toml::Table = text.parse().expect("TOML");
        for section in ["dependencies", "dev-dependencies", "build-dependencies"] {
            let used = manifest.get(section).and_then(|s| s.as_table()).into_iter().flat_map(|t| t.keys());
            let ours: Vec<&String> = used.filter(|dependency| CRATES.contains(&dependency.as_str())).collect();
            assert!(ours.iter().all(|dependency| allowed.contains(&dependency.as_str())), "{name} {section}: {ours:?}");
        }
        let sea = text.contains("sea-orm");
        assert_eq!(sea, name == "backend", "only backend names the database: {name}");
    }
    let pure = fs::read_to_string(root().join("domain/Cargo.toml")).expect("a manifest");
    for impure in ["leptos", "tokio", "sqlx", "rand", "axum"] {
        assert!(!pure.contains(impure), "domain is pure: {impure}");
    }
}

#[test]
fn the_browser_gets_no_database() {
    let tree = Command::new(env!("CARGO"))
        .current_dir(root())
        .args(["tree", "--offline", "-p", "frontend", "--target", "wasm32-unknown-unknown", "-e", "normal", "--prefix", "none"])
        .output()
        .expect("runs");
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let packages = String::from_utf8_lossy(&tree.stdout).into_owned();
    assert!(packages.lines().any(|line| line.starts_with("leptos ")), "a whole tree");
    for server_only in ["sea-orm", "sqlx", "libsqlite3-sys", "backend ", "tokio ", "axum ", "argon2"] {
        assert!(!packages.lines().any(|line| line.starts_with(server_only)), "{server_only} is in the browser's tree");
    }
}
