//! An admin reads who wrote an idea whose names are hidden: a step of its own, with a reason, of which its authors are told.
use crate::{
    Actor, FieldErrors, IdeaId, Refusal, Stamp,
    ideas::{IdeaFacts, LONGEST_REASON, sees_names},
    people::{PersonRef, may_administer},
    text,
    time::DAY,
};
use serde::{Deserialize, Serialize};

/// How long who read the names sees them, in microseconds.
pub const NAMES_READ_FOR: i64 = DAY;

#[derive(Clone, Debug)]
pub struct ReadNames {
    pub idea: IdeaId,
    /// Why; its authors read it.
    pub reason: String,
}

impl ReadNames {
    pub fn reason(&self) -> Result<String, FieldErrors> {
        text::paragraphs(&self.reason, LONGEST_REASON).map_err(|problem| FieldErrors::one("reason", problem))
    }
}

/// Read them: an admin who does not see them anyway.
pub fn may_read_names(actor: &Actor, idea: &IdeaFacts) -> Result<(), Refusal> {
    may_administer(actor)?;
    if sees_names(actor, idea) { Err(Refusal::WrongStage) } else { Ok(()) }
}

/// That somebody read them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamesReading {
    pub by: PersonRef,
    pub reason: String,
    pub at: Stamp,
}

/// What a page says of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamesRead {
    /// Who read them, the last first: for the authors.
    pub readings: Vec<NamesReading>,
    /// Who wrote it: for who read it within a day.
    pub authors: Vec<PersonRef>,
    /// And until when.
    pub until: Option<Stamp>,
    /// I may read them.
    pub may_read: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Problem,
        ideas::{Stage, Veil, idea_for_tests},
        people_for_tests::{admin, host, member},
    };

    #[test]
    fn an_admin_reads_what_they_do_not_see_and_says_why() {
        let hidden = IdeaFacts { veil: Veil { hidden: true, blind: false }, ..idea_for_tests(Stage::Open) };
        assert_eq!(may_read_names(&admin(7), &hidden), Ok(()));
        for other in [member(1), member(9), host(8)] {
            assert_eq!(may_read_names(&other, &hidden), Err(Refusal::OnlyAdmins));
        }
        assert_eq!(may_read_names(&admin(1), &hidden), Err(Refusal::WrongStage), "their own");
        assert_eq!(may_read_names(&admin(7), &idea_for_tests(Stage::Open)), Err(Refusal::WrongStage), "nothing is hidden");
        let why = |reason: &str| ReadNames { idea: hidden.id, reason: reason.into() }.reason();
        assert_eq!(why(" Une plainte "), Ok("Une plainte".into()));
        assert_eq!(why(" ").expect_err("why?").of("reason"), Some(&Problem::Required));
    }
}
