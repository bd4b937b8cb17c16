//! Files on ideas. What comes in is recognised by what is in it; pictures are written anew, without what cameras and
//! attackers put beside them, before the database is asked to change anything. Who may have a file is asked of its idea,
//! each time.

/// An author puts a file on their idea.
mod add;
/// Office files, recognised without unpacking them.
mod office;
/// Pictures, written anew.
mod picture;
/// Files, for who may see their idea.
mod read;
/// What came in, and what is kept of it.
mod recognise;
/// An author takes a file off.
mod remove;

pub use add::attach;

/// Files to test with.
#[cfg(test)]
mod samples;
