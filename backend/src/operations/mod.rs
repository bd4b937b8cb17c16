//! Running an installation: what the scheduler does by the clock, and what whoever runs the machine does from its
//! command line.

/// A copy of the database in a file.
mod backup;
/// What must always be true of the data.
mod check;
/// The demo's database.
mod demo;
/// What was typed into a refused form.
mod kept_forms;
/// A backup in the database's place.
mod restore;
/// What no command does, for tests.
#[cfg(feature = "rewrite")]
mod rewrite;
/// A made-up company of a given size.
mod seed;
/// What is due by the clock.
mod tend;

#[cfg(feature = "rewrite")]
pub use rewrite::rewrite;
#[cfg(test)]
pub(crate) use tend::tend_at;
pub use {
    backup::{BackupError, backup},
    check::{Finding, check},
    demo::{is_demo, reload_demo},
    kept_forms::{AskKeptForm, KEPT_FOR, KeepForm},
    restore::restore,
    seed::{SeedError, Seeded, Size, seed},
    tend::tend,
};

use crate::{Backend, Failure};

/// Writes anew what follows from the events; how many were read.
pub async fn rebuild(backend: &Backend) -> Result<u64, Failure> {
    crate::events::rebuild(backend).await
}
