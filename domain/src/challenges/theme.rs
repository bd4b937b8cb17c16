//! What challenges are about.
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// What a challenge is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    Acquisition,
    Retention,
    Awareness,
    Launch,
    #[default]
    Own,
}

impl Theme {
    pub const ALL: [Self; 5] = [Self::Acquisition, Self::Retention, Self::Awareness, Self::Launch, Self::Own];

    pub fn name(self) -> &'static str {
        match self {
            Self::Acquisition => "acquisition",
            Self::Retention => "retention",
            Self::Awareness => "awareness",
            Self::Launch => "launch",
            Self::Own => "own",
        }
    }
}

impl FromStr for Theme {
    type Err = ();
    fn from_str(s: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|t| t.name() == s).ok_or(())
    }
}
