//! What waits in this browser for the network: each person has a shelf of their own, which signing out clears. Only in the
//! browser; where it keeps nothing, nothing waits.
use domain::PersonId;
use leptos::prelude::window;
use serde::{Serialize, de::DeserializeOwned};
use web_sys::Storage;

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// Where everything of a person stands.
fn shelf(person: PersonId) -> String {
    format!("lagon.{person}.")
}

pub fn put<T: Serialize>(person: PersonId, name: &str, what: &T) {
    if let (Some(storage), Ok(text)) = (storage(), serde_json::to_string(what)) {
        let _ = storage.set_item(&(shelf(person) + name), &text);
    }
}

/// What is kept under a name; nothing where another version of this page wrote it differently.
pub fn find<T: DeserializeOwned>(person: PersonId, name: &str) -> Option<T> {
    let text = storage()?.get_item(&(shelf(person) + name)).ok().flatten()?;
    serde_json::from_str(&text).ok()
}

pub fn remove(person: PersonId, name: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&(shelf(person) + name));
    }
}

/// The names of what somebody has on their shelf.
pub fn names(person: PersonId) -> Vec<String> {
    let Some(storage) = storage() else { return Vec::new() };
    let all = (0..storage.length().unwrap_or_default()).filter_map(|at| storage.key(at).ok().flatten());
    let shelf = shelf(person);
    let mut names: Vec<String> = all.filter_map(|key| key.strip_prefix(&shelf).map(str::to_owned)).collect();
    names.sort();
    names
}

/// Nothing of a person stays behind in a browser they leave.
pub fn clear(person: PersonId) {
    for name in names(person) {
        remove(person, &name);
    }
}
