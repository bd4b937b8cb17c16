//! What is wrong with a form: one problem per field, told beside it, in the reader's language.
use crate::attachments::FileFault;
use serde::{Deserialize, Serialize};

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Problem {
    #[error("required")]
    Required,
    #[error("longer than {most} characters")]
    TooLong { most: u32 },
    #[error("shorter than {least} characters")]
    TooShort { least: u32 },
    #[error("no number")]
    NotANumber,
    #[error("out of {lowest}..={highest}")]
    OutOfRange { lowest: i64, highest: i64 },
    #[error("no date")]
    NotADate,
    #[error("no e-mail address")]
    NotAnEmail,
    #[error("not an amount of money")]
    NotMoney,
    #[error("not one of the choices")]
    NotAChoice,
    #[error("taken already")]
    Taken,
    /// Of a question that takes one answer.
    #[error("answered twice")]
    Twice,
    #[error("too easy to guess")]
    TooCommon,
    #[error("before the date it follows")]
    BeforeThePrevious,
    #[error("in the past")]
    InThePast,
    #[error("more than allowed ({most})")]
    TooMany { most: u32 },
    /// Of a jury: too few may judge this pitch.
    #[error("only {may} may judge {title}")]
    TooFewMayJudge { title: String, may: u32 },
    /// The same of one that whoever reads this may not know.
    #[error("too few may judge one of them")]
    TooFewForSome,
    /// These pitches need more cards of these jurors than is their share: the titles, the names, and how many more there are.
    #[error("{cards} cards on {titles} by {jurors}, whose share is {share}")]
    TooMuchForThese { titles: String, more: u32, jurors: String, cards: u32, share: u32 },
    #[error("{juror} may judge too few")]
    TooLittleFor { juror: String },
    #[error("at least {least} each, to compare jurors")]
    TooFewEach { least: u32 },
    #[error("ties leave {jurors} no pitch in common with others")]
    NotLinked { jurors: String },
    #[error("no idea")]
    NotAnIdea,
    #[error("no colleague")]
    NoColleague,
    #[error("several colleagues of that name")]
    SeveralColleagues,
    /// Of a rule that counts supports where there are none, or closes where nothing does.
    #[error("does not go with the voting or the dates")]
    DoesNotGoTogether,
    /// Who judges lends authors no hand.
    #[error("sits on the jury")]
    Judges,
    /// What colleagues supported stays as it is.
    #[error("stays as it was supported")]
    AsSupported,
    /// Of a rubric: no criterion both counts and has to be answered.
    #[error("no criterion that counts and is required")]
    NothingCounts,
    /// Of a file, by its name.
    #[error("{name}: {fault}")]
    File { name: String, fault: FileFault },
    #[error("wrong")]
    Wrong,
}

/// Fields by name, in the order of the form, each with its problem.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FieldErrors(pub Vec<(String, Problem)>);

impl FieldErrors {
    /// One field, one problem.
    pub fn one(field: &str, problem: Problem) -> Self {
        Self(vec![(field.to_owned(), problem)])
    }

    /// Keeps the value, or notes the problem and goes on with the next field.
    pub fn take<T: Default>(&mut self, field: &str, parsed: Result<T, Problem>) -> T {
        match parsed {
            Ok(value) => value,
            Err(problem) => {
                self.add(field, problem);
                T::default()
            }
        }
    }

    pub fn add(&mut self, field: &str, problem: Problem) {
        self.0.push((field.to_owned(), problem));
    }

    /// The value, when no field had a problem.
    pub fn finish<T>(self, value: T) -> Result<T, Self> {
        if self.0.is_empty() { Ok(value) } else { Err(self) }
    }

    pub fn of(&self, field: &str) -> Option<&Problem> {
        self.0.iter().find(|(name, _)| name == field).map(|(_, problem)| problem)
    }
}
