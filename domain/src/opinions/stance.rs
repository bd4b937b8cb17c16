//! Three ways to stand to an idea.
use serde::{Deserialize, Serialize};
use std::str::FromStr;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    Favourable,
    /// Favourable, with reservations.
    Reserved,
    Unfavourable,
}

impl Stance {
    pub const ALL: [Self; 3] = [Self::Favourable, Self::Reserved, Self::Unfavourable];

    pub fn name(self) -> &'static str {
        match self {
            Self::Favourable => "favourable",
            Self::Reserved => "reserved",
            Self::Unfavourable => "unfavourable",
        }
    }
}

impl FromStr for Stance {
    type Err = ();
    fn from_str(s: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|stance| stance.name() == s).ok_or(())
    }
}
