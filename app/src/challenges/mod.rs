//! Challenges: what runs, the invitation to one, what it came to, and how a host launches one.

/// What pages ask the server, and tell it.
pub mod api;
/// A challenge as a card.
mod card;
/// Where a host writes a challenge, seats its panel and sets its rubric.
mod desk;
/// All challenges.
mod list;
/// One challenge.
mod page;
/// What a challenge came to.
mod results;
/// The rules a challenge goes by.
mod rules;
/// Themes, phases and votes in words.
mod words;

pub use {
    card::ChallengeCard,
    desk::{EditChallengePage, NewChallengePage},
    list::ChallengesPage,
    page::ChallengePage,
    results::ResultsPage,
    rules::RulesPage,
    words::theme_name,
};
