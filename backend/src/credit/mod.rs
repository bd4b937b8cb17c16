//! Points: a follower writes the ledger from the events; the leaderboard shows those who said yes.

/// Yes or no to the leaderboard.
mod choose_ranking;
/// From events to lines of the ledger.
mod follow;
/// Who is ranked where, people and departments.
mod leaderboard;
/// Why I have my points.
mod my_points;

pub use follow::follow;

/// The ledger, tested by the commands that people use.
#[cfg(test)]
mod ledger;
/// The leaderboard, tested.
#[cfg(test)]
mod scores;
