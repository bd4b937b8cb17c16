//! What an idea went through, step by step.
use crate::{
    Stamp,
    ideas::{Erratum, Stage},
    people::PersonRef,
};
use serde::{Deserialize, Serialize};

/// One transition of its history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    pub to: Stage,
    pub at: Stamp,
    /// None for what Lagon did by itself, and where names are hidden.
    pub by: Option<PersonRef>,
    /// Somebody did it, and the reader does not see who.
    pub veiled: bool,
    pub reason: String,
    /// What was wrong in the answer it gave, the first correction first; those of the answer the idea has stand below that one.
    pub errata: Vec<Erratum>,
    /// The reader may correct the answer it gave, which the results of a challenge say and the idea has no more.
    pub may_correct: bool,
}
