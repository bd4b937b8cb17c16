//! What was typed into a plain form that was refused: the server keeps it for the page that follows, and the page hands
//! it to the browser, so that both build the same tree.
use leptos::{prelude::*, server::SharedValue};
use serde::{Deserialize, Serialize};

/// Fields as they were posted, never passwords. Provided by the server on the page after a refused form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct KeptForm(pub Vec<(String, String)>);

impl KeptForm {
    pub fn get(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|(name, _)| name == field).map(|(_, value)| value.as_str())
    }

    /// All values of a field that can be chosen several times.
    pub fn all<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(name, _)| name == field).map(|(_, value)| value.as_str())
    }
}

/// Carries the kept fields from the server to the browser.
pub fn provide() {
    let kept = SharedValue::new(|| use_context::<KeptForm>().unwrap_or_default());
    provide_context(kept.into_inner());
}
