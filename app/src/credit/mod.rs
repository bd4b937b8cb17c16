//! Credit: the leaderboard of those who said yes, and why I have my points.

/// What the pages ask the server.
pub mod api;
/// "May your name be ranked?", asked once, changeable.
mod consent_card;
/// Departments, a head.
mod departments;
/// The leaderboard.
mod leaderboard;
/// The first three.
mod podium;
/// Why I have my points.
mod points;
/// What earns points, in words.
mod rules;
/// Rows of ranked people.
mod standing_list;

pub use {consent_card::ConsentCard, leaderboard::LeaderboardPage, points::PointsPage};
