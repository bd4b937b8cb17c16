//! Ideas: the list one browses, the story one reads, the pitch one writes, the desk of those who answer.

/// The list's address, so that it can be sent to a colleague.
pub mod address;
/// What pages ask the server, and tell it.
pub mod api;
/// Ideas of a challenge by stage.
mod board;
/// An idea as a card.
mod card;
/// A field that names a colleague.
mod colleague_field;
/// What was just done to an idea.
mod done;
/// What the list shows, and in what order.
mod filters;
/// What waits for a host's answer.
mod host_desk;
/// The list of ideas.
mod list;
/// One idea: story, support, answer, discussion, history.
mod story;
/// Channels, as they are called.
mod words;
/// The form: a new idea, a draft, an open idea.
mod writing;

pub use {
    board::BoardPage, card::IdeaCard, colleague_field::ColleagueField, done::Done, host_desk::HostDeskPage, list::IdeasPage,
    story::StoryPage, words::channel_name, writing::WritingPage,
};
