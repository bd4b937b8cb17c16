//! What was just done to an idea, told on its page. It travels in the address, so only these words are understood.
use crate::routes;
use domain::IdeaId;
use std::str::FromStr;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    Submitted,
    Changed,
}

impl Done {
    fn name(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::Changed => "changed",
        }
    }

    /// The page of the idea, where it is told.
    pub fn page(self, idea: IdeaId) -> String {
        format!("{}?done={}", routes::idea(idea), self.name())
    }
}

impl FromStr for Done {
    type Err = ();
    fn from_str(s: &str) -> Result<Self, ()> {
        [Self::Submitted, Self::Changed].into_iter().find(|done| done.name() == s).ok_or(())
    }
}
