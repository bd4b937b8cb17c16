//! What running an installation asks of the database.

/// Many rows at once.
pub mod bulk;
/// What must always be true, as queries for what is not.
pub mod check;
/// A demo that starts over.
pub mod empty;
/// What has ended.
pub mod ended;
/// Copies of a SQLite file.
pub mod files;
/// What was typed into refused forms.
pub mod kept_forms;
