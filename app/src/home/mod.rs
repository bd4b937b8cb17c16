//! Home: what is mine to do, and what goes on.

/// What the page asks the server.
pub mod api;
/// An empty company: what to do first.
mod beginning;
/// What was decided, and who won.
mod news;
/// The one thing to do next.
mod next_step;
/// The page.
mod page;
/// What runs, and what rises.
mod running;
/// What waits for me, in words.
mod tasks;

pub use page::HomePage;
