//! The company: its desk, its name, its footer pages, its event log.

/// Whether ideas are reviewed, in how many working days, and how long notes of juries are kept.
mod answering;
/// What a new company needs before its first challenge.
mod checklist;
/// Name, language, time zone.
mod company;
/// Privacy notice, code of use, accessibility statement.
mod footer_page;
/// Who did what when, without votes and without sealed scores.
mod log;
/// Whether mail works.
mod test_mail;

pub use checklist::checklist;
