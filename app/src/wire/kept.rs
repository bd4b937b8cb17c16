//! What a plain form leaves for the page that follows: what was typed, when it was refused, or that it went well. The page
//! hands it to the browser, so that both build the same tree.
use leptos::{prelude::*, server::SharedValue};
use serde::{Deserialize, Serialize};

/// Provided by the server on the page after a plain form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptForm {
    /// The fields of a refused form as they were posted, never passwords.
    pub fields: Vec<(String, String)>,
    /// The address of the function that a form was posted to, when it went well and led back to its page; else empty.
    pub done: String,
    /// What that function answered, as JSON, where the page shows it; else empty.
    pub answer: String,
}

impl KeptForm {
    pub fn get(&self, field: &str) -> Option<&str> {
        self.fields.iter().find(|(name, _)| name == field).map(|(_, value)| value.as_str())
    }

    /// All values of a field that can be chosen several times.
    pub fn all<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields.iter().filter(move |(name, _)| name == field).map(|(_, value)| value.as_str())
    }
}

/// Carries the kept fields from the server to the browser.
pub fn provide() {
    let kept = SharedValue::new(|| use_context::<KeptForm>().unwrap_or_default());
    provide_context(kept.into_inner());
}
