//! What happens to an idea that those who follow it hear of.
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    Answered,
    Shortlisted,
    /// It is part of another idea now, which they follow instead.
    Merged,
    Corrected,
    Reopened,
}

impl Fact {
    /// What an event tells followers, by the name it is stored under; most tell them nothing.
    pub fn of(event: &str) -> Option<Self> {
        match event {
            "idea_answered" => Some(Self::Answered),
            "idea_shortlisted" => Some(Self::Shortlisted),
            "idea_merged" => Some(Self::Merged),
            "erratum_added" => Some(Self::Corrected),
            "idea_reopened" => Some(Self::Reopened),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Event, IdeaId, jury::Verdict};
    use uuid::Uuid;

    #[test]
    fn followers_hear_of_what_an_event_says_by_its_name() {
        let (idea, into) = (IdeaId(Uuid::from_u128(1)), IdeaId(Uuid::from_u128(2)));
        for (event, fact) in [
            (Event::IdeaAnswered { idea, verdict: Verdict::Declined }, Some(Fact::Answered)),
            (Event::IdeaShortlisted { idea }, Some(Fact::Shortlisted)),
            (Event::IdeaMerged { idea, into }, Some(Fact::Merged)),
            (Event::ErratumAdded { idea }, Some(Fact::Corrected)),
            (Event::IdeaReopened { idea }, Some(Fact::Reopened)),
            (Event::IdeaEdited { idea, version: 2 }, None),
            (Event::SecondLookAsked { idea }, None),
        ] {
            assert_eq!(Fact::of(event.kind()), fact, "{event:?}");
        }
    }
}
