//! The company itself: its name, its checklist, its footer pages, its event log.
use crate::{ClosureId, Language, Stamp};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

#[derive(Clone, Debug)]
pub struct AskAdmin;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdminDesk {
    pub company: String,
    pub language: Language,
    pub zone: String,
    pub checklist: Vec<(CheckItem, bool)>,
    pub people: i64,
    pub ideas: i64,
    pub challenges: i64,
    pub can_mail: bool,
    pub answering: Answering,
    pub now: Stamp,
}

/// The longest name of a closure.
pub const LONGEST_CLOSURE: u32 = 80;

/// After how many days without an answer an open idea of the shark tank is promised one, as a company starts with it.
pub const OPEN_DAYS: i64 = 90;
pub const FEWEST_OPEN_DAYS: i64 = 7;
pub const MOST_OPEN_DAYS: i64 = 365;

/// For how many months after the publication of a round jurors' notes are kept, as a company starts with it.
pub const NOTE_MONTHS: i64 = 12;
pub const MOST_NOTE_MONTHS: i64 = 60;

/// How ideas are answered: whether hosts review them before they open, in how many working days, and what becomes of jurors'
/// notes after it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answering {
    pub review: bool,
    pub days: i64,
    /// So long may an open idea of the shark tank wait before the answer clock runs again.
    pub open_days: i64,
    /// So many months after the publication of a round its jurors' notes are deleted.
    pub note_months: i64,
    /// To come or going on, the first first.
    pub closures: Vec<Closure>,
}

/// Days on which the company is closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closure {
    pub id: ClosureId,
    pub label: String,
    pub first: Stamp,
    pub last: Stamp,
}

/// Sets whether ideas are reviewed, the promised answer time, when it runs again, and how long jurors' notes are kept.
#[derive(Clone, Debug)]
pub struct ChangeAnswering {
    pub review: bool,
    pub days: String,
    pub open_days: String,
    pub note_months: String,
}

/// The company is open on those days after all.
#[derive(Clone, Debug)]
pub struct RemoveClosure {
    pub closure: ClosureId,
}

/// What a new company needs before its first challenge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckItem {
    Departments,
    People,
    Hosts,
    Jury,
    FirstChallenge,
    Mail,
}

#[derive(Clone, Debug)]
pub struct ChangeCompany {
    pub name: String,
    pub language: String,
    pub zone: String,
}

/// Sends a mail to the admin who asks, to see whether mail works.
#[derive(Clone, Debug)]
pub struct SendTestMail;

#[derive(Clone, Debug, Default)]
pub struct AskLog {
    /// The position to go on from, downwards.
    pub before: Option<i64>,
}

/// The event log: who did what when, without votes and without sealed scores.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventLog {
    pub rows: Vec<LogRow>,
    pub next: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogRow {
    pub position: i64,
    pub at: Stamp,
    pub kind: String,
    /// None for Lagon itself.
    pub by: Option<String>,
    /// The title or name of what it is about, where the reader may know it.
    pub about: Option<String>,
}

/// The pages in every footer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FooterPage {
    Privacy,
    CodeOfUse,
    Accessibility,
}

impl FooterPage {
    pub const ALL: [Self; 3] = [Self::Privacy, Self::CodeOfUse, Self::Accessibility];

    pub fn name(self) -> &'static str {
        match self {
            Self::Privacy => "privacy",
            Self::CodeOfUse => "code_of_use",
            Self::Accessibility => "accessibility",
        }
    }
}

impl FromStr for FooterPage {
    type Err = ();
    fn from_str(s: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|p| p.name() == s).ok_or(())
    }
}

#[derive(Clone, Debug)]
pub struct AskFooterPage {
    pub page: FooterPage,
    pub language: Language,
}

/// A footer page: the company's own text, or none where the default one stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FooterText {
    pub company: String,
    /// How long jurors' notes are kept, for the default one.
    pub note_months: i64,
    pub html: Option<String>,
    pub markdown: String,
    pub may_edit: bool,
}

#[derive(Clone, Debug)]
pub struct WriteFooterPage {
    pub page: FooterPage,
    pub language: Language,
    pub markdown: String,
}
