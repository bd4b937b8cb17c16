//! What people are told. A follower writes notices from the events; the weightiest also go by mail.
use crate::{NoticeId, Stamp};
use serde::{Deserialize, Serialize};

/// What is told to followers of an idea.
mod fact;
/// What people are told about.
mod kind;

pub use {fact::Fact, kind::NoticeKind};

/// Where a notice leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    Idea(crate::IdeaId),
    Challenge(crate::ChallengeId),
    Results(crate::ChallengeId),
    JuryDesk,
    Round(crate::RoundId),
    HostDesk,
    Home,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    pub id: NoticeId,
    pub kind: NoticeKind,
    /// The title of the idea or challenge it is about; empty where its reader may not know it.
    pub about: String,
    /// Who caused it, where that is not a secret.
    pub by: Option<String>,
    /// The reason that was given, where one was.
    pub why: Option<String>,
    /// What happened to an idea that is followed.
    pub fact: Option<Fact>,
    pub place: Place,
    pub at: Stamp,
    pub read: bool,
}

#[derive(Clone, Debug)]
pub struct AskNotices;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeList {
    pub notices: Vec<Notice>,
    pub unread: i64,
    pub now: Stamp,
}

#[derive(Clone, Debug)]
pub struct AskUnread;

/// Marks one notice, or all of them, as read.
#[derive(Clone, Debug)]
pub struct ReadNotices {
    pub notice: Option<NoticeId>,
}

/// The mails of the demo company, which go nowhere else.
#[derive(Clone, Debug)]
pub struct AskMailbox;

/// What landed in the demo's mailbox, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mailbox {
    pub mails: Vec<MailboxRow>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailboxRow {
    pub to: String,
    pub subject: String,
    pub body: String,
    pub at: Stamp,
}
