//! Home: its SQL. The page is opened most, so that each question is one statement, for everything it shows at once.

/// What was decided last, and who won last.
pub mod news;
/// Ideas that may rise.
pub mod rising;
/// What waits for the reader.
pub mod to_do;
