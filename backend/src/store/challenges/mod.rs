//! Challenges and the standing shark tank: their SQL.

/// What the rules need to know of a challenge.
mod facts;
/// What surrounds a challenge on its page.
mod page;
/// What a challenge came to.
mod results;
/// Challenges in lists.
mod rows;
/// Back to the shark tank.
mod tank;
/// What a challenge says.
mod text;

pub use {facts::*, page::*, results::*, rows::*, tank::*, text::*};
