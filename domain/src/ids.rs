//! Identifiers are UUIDs of version 7, made by the server, one type per noun.
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }
        impl FromStr for $name {
            type Err = UnknownId;
            fn from_str(s: &str) -> Result<Self, UnknownId> { s.trim().parse().map(Self).map_err(|_| UnknownId) }
        }
        impl From<Uuid> for $name { fn from(id: Uuid) -> Self { Self(id) } }
        impl From<$name> for Uuid { fn from(id: $name) -> Uuid { id.0 } }
    )+};
}

/// What was given is no identifier; whoever asks is told "not found".
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier")]
pub struct UnknownId;

id! {
    /// Somebody with an account.
    PersonId,
    /// A sign-in on one device.
    SessionId,
    /// A department of the company.
    DepartmentId,
    /// A place where the company works.
    SiteId,
    /// An invitation, personal or a joining link.
    InvitationId,
    /// An idea, in any stage.
    IdeaId,
    /// A challenge, or the standing shark tank.
    ChallengeId,
    /// A prize of a challenge.
    PrizeId,
    /// A comment on an idea.
    CommentId,
    /// A file on an idea.
    AttachmentId,
    /// A criterion of a rubric.
    CriterionId,
    /// A jury round.
    RoundId,
    /// An idea as the jury sees it in one round.
    PitchId,
    /// What one juror thinks of one pitch.
    ScorecardId,
    /// A card that is opened again.
    ReopeningId,
    /// A question for an opinion on an idea.
    OpinionRequestId,
    /// Something that happened.
    EventId,
    /// Something a person is told.
    NoticeId,
    /// Days on which the company is closed.
    ClosureId,
}
