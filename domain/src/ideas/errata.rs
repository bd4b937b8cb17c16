//! Corrections of a public answer: the answer stays as it is, and what was wrong in it is said below, with its day.
use crate::{FieldErrors, IdeaId, Moment, Stamp, ideas::LONGEST_REASON, jury::Verdict, people::PersonRef, text};
use serde::{Deserialize, Serialize};

/// Whoever answers for it corrects what the public answer of an idea says.
#[derive(Clone, Debug)]
pub struct AddErratum {
    pub idea: IdeaId,
    /// The answer it corrects, by its moment; the one the idea has where none is named. Former ones are those that results say.
    pub answer: Option<Moment>,
    pub words: String,
}

impl AddErratum {
    pub fn parse(&self) -> Result<String, FieldErrors> {
        text::paragraphs(&self.words, LONGEST_REASON).map_err(|problem| FieldErrors::one("words", problem))
    }
}

/// The answer that an idea has, as far as the rules care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answered {
    pub verdict: Verdict,
    pub by_jury: bool,
    /// An idea may be answered anew; what is corrected is the answer of this moment.
    pub at: Moment,
    /// The idea has another one since, or none: it stands in the results of a challenge alone.
    pub former: bool,
}

/// A correction as everybody reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erratum {
    pub words: String,
    pub at: Stamp,
    /// The jury says it, not one of its members.
    pub by_jury: bool,
    /// The host who says it; none for the jury's, and where the names around the idea are hidden.
    pub by: Option<PersonRef>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Problem;
    use uuid::Uuid;

    #[test]
    fn a_correction_says_something_and_not_more_than_a_reason() {
        let parse = |words: &str| AddErratum { idea: IdeaId(Uuid::nil()), answer: None, words: words.into() }.parse();
        assert_eq!(parse(" Cinq, et non trois. "), Ok("Cinq, et non trois.".into()));
        assert_eq!(parse(" \n ").expect_err("what?").of("words"), Some(&Problem::Required));
        assert!(parse(&"é".repeat(280)).is_ok());
        assert!(parse(&"é".repeat(281)).expect_err("too long").of("words").is_some());
    }
}
