//! What the reader of an idea may do with it.
use serde::{Deserialize, Serialize};

/// What this reader may do here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdeaAbilities {
    pub edit: bool,
    pub withdraw: bool,
    pub discard: bool,
    /// Shows who wrote it, for good.
    pub show_names: bool,
    /// Opens it to everybody, or asks for changes.
    pub open: bool,
    pub ask_changes: bool,
    pub take_up: bool,
    pub ask_second_look: bool,
    pub give_second_look: bool,
    pub merge: bool,
    /// Parts it from the idea it is part of.
    pub part: bool,
    pub shortlist: bool,
    pub unshortlist: bool,
    /// Asks its authors to complete it, by when and with whose help.
    pub ask_completion: bool,
    /// Chooses it beside those that supports choose.
    pub favourite: bool,
    pub archive: bool,
    pub unarchive: bool,
    pub answer: bool,
    /// Publishes a correction of its answer.
    pub erratum: bool,
    pub comment: bool,
    /// Begins to follow it.
    pub follow: bool,
    /// Marks comments as useful.
    pub mark_useful: bool,
}
