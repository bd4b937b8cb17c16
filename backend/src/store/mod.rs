//! SQL, and nothing but SQL. A query exists only as a function of this module's slices: for people it takes the
//! actor and starts from what that actor may see; for followers it takes the system's part.

/// One table a file.
pub mod entity;
/// Errors of the database, classified once.
mod fault;
/// Plain SQL migrations, embedded.
pub mod migration;
/// Opening pools with the settings that keep commits.
mod open;
/// Statements by text and values.
mod sql;
/// The write transaction and the reader.
mod tx;

pub mod admin;
pub mod admin_log;
pub mod attachments;
pub mod challenges;
pub mod credit;
pub mod events;
pub mod home;
pub mod ideas;
pub mod jury;
pub mod notices;
pub mod operations;
pub mod opinions;
pub mod people;
mod people_lists;
pub mod search;
pub mod talk;
pub mod votes;

pub(crate) use sql::values;
pub use {
    open::{Pools, open, path_of},
    sql::{Bound, Connection, all, count, exec, insert, one},
    tx::{Reader, Tx, now},
};
