//! The kinds of what people are told, and which of them also go by mail.
use serde::{Deserialize, Serialize};
use std::str::FromStr;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// An answer or a decision on my idea.
    Answer,
    /// A seat on a panel, or new pitches to score.
    Jury,
    /// A round closes within a day and cards of mine are missing.
    ClosingSoon,
    /// Results of a challenge I entered.
    Results,
    /// A reply to my comment, or a comment on my idea.
    Reply,
    /// A deferred idea of mine is open again.
    Reopened,
    /// A challenge is mine to host.
    Hosting,
    /// My idea is open to supports.
    Opened,
    /// A host asks me to change my idea.
    ChangesAsked,
    /// An idea I sent back comes again.
    Again,
    /// My idea is part of another one, or another one of mine.
    Merged,
    /// By that I am an author of what I supported, and support it no more.
    SupportLost,
    /// An author asks for a second look at an answer.
    SecondLook,
    /// Ideas have been open for long: the answer clock runs again.
    Awaited,
    /// Ideas wait for longer than was promised.
    Overdue,
    /// I am asked to be a co-author.
    CoAuthor,
    /// Somebody is co-author of an idea of mine.
    Joined,
    /// An idea of mine goes before the jury.
    Shortlisted,
    /// A shortlisted idea of mine, or one I lend a hand with, is to be completed.
    Completion,
    /// Everybody sees who wrote an idea of mine.
    NamesShown,
    /// An opinion I asked for is there.
    OpinionGiven,
    /// An admin read who wrote an idea of mine.
    NamesRead,
    /// An admin read sealed scores of a round I preside over or host.
    ScoresRead,
    /// A host asks me, or my department, for an opinion.
    Opinion,
    /// The answer to my idea was corrected.
    Erratum,
    /// An idea I wrote with others, or was to review or see judged, is withdrawn.
    Withdrawn,
    /// An idea of mine is put away.
    Archived,
    /// And taken out again.
    Unarchived,
    /// An idea of mine goes before the jury no more.
    Unshortlisted,
    /// Whom I asked, or who wrote with me, is no co-author.
    Left,
    /// I am asked to be a co-author no more.
    Uninvited,
    /// A challenge I entered, or was to judge, is cancelled.
    Cancelled,
    /// A locked card is to be opened again, and it takes my word.
    Reopening,
    /// An idea of mine was part of another one, and stands alone again.
    Parted,
    /// An idea waits for a host again.
    Review,
    /// Something happened to an idea I follow.
    Followed,
}

impl NoticeKind {
    pub const ALL: [Self; 36] = [
        Self::Answer,
        Self::Jury,
        Self::ClosingSoon,
        Self::Results,
        Self::Reply,
        Self::Reopened,
        Self::Hosting,
        Self::Opened,
        Self::ChangesAsked,
        Self::Again,
        Self::Merged,
        Self::SupportLost,
        Self::SecondLook,
        Self::Awaited,
        Self::Overdue,
        Self::CoAuthor,
        Self::Joined,
        Self::Shortlisted,
        Self::Completion,
        Self::NamesShown,
        Self::NamesRead,
        Self::ScoresRead,
        Self::Opinion,
        Self::OpinionGiven,
        Self::Erratum,
        Self::Withdrawn,
        Self::Archived,
        Self::Unarchived,
        Self::Unshortlisted,
        Self::Left,
        Self::Uninvited,
        Self::Cancelled,
        Self::Reopening,
        Self::Parted,
        Self::Review,
        Self::Followed,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Jury => "jury",
            Self::ClosingSoon => "closing_soon",
            Self::Results => "results",
            Self::Reply => "reply",
            Self::Reopened => "reopened",
            Self::Hosting => "hosting",
            Self::Opened => "opened",
            Self::ChangesAsked => "changes_asked",
            Self::Again => "again",
            Self::Merged => "merged",
            Self::SupportLost => "support_lost",
            Self::SecondLook => "second_look",
            Self::Awaited => "awaited",
            Self::Overdue => "overdue",
            Self::CoAuthor => "co_author",
            Self::Joined => "joined",
            Self::Shortlisted => "shortlisted",
            Self::Completion => "completion",
            Self::NamesRead => "names_read",
            Self::ScoresRead => "scores_read",
            Self::NamesShown => "names_shown",
            Self::Opinion => "opinion",
            Self::OpinionGiven => "opinion_given",
            Self::Erratum => "erratum",
            Self::Withdrawn => "withdrawn",
            Self::Archived => "archived",
            Self::Unarchived => "unarchived",
            Self::Unshortlisted => "unshortlisted",
            Self::Left => "left",
            Self::Uninvited => "uninvited",
            Self::Cancelled => "cancelled",
            Self::Reopening => "reopening",
            Self::Parted => "parted",
            Self::Review => "review",
            Self::Followed => "followed",
        }
    }

    /// Whether it also goes by mail, unless its reader switched that off.
    pub fn is_mailed(self) -> bool {
        match self {
            Self::Answer
            | Self::Jury
            | Self::ClosingSoon
            | Self::Hosting
            | Self::ChangesAsked
            | Self::SupportLost
            | Self::SecondLook
            | Self::Awaited
            | Self::Overdue
            | Self::CoAuthor
            | Self::Completion
            | Self::NamesRead
            | Self::ScoresRead
            | Self::Opinion
            | Self::Erratum
            | Self::Withdrawn
            | Self::Archived
            | Self::Unshortlisted
            | Self::Cancelled
            | Self::Reopening => true,
            Self::Results
            | Self::Reply
            | Self::Reopened
            | Self::Opened
            | Self::Again
            | Self::Merged
            | Self::Joined
            | Self::Shortlisted
            | Self::NamesShown
            | Self::OpinionGiven
            | Self::Unarchived
            | Self::Left
            | Self::Uninvited
            | Self::Parted
            | Self::Review
            | Self::Followed => false,
        }
    }
}

impl FromStr for NoticeKind {
    type Err = ();
    fn from_str(s: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|k| k.name() == s).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_found_by_a_name_of_its_own() {
        for kind in NoticeKind::ALL {
            assert_eq!(kind.name().parse(), Ok(kind));
        }
        assert!("withdraw".parse::<NoticeKind>().is_err());
    }

    #[test]
    fn what_is_lost_goes_by_mail_and_what_comes_back_waits_in_the_bell() {
        use NoticeKind::{
            Archived, Cancelled, Left, Parted, Reopening, Review, SupportLost, Unarchived, Uninvited, Unshortlisted, Withdrawn,
        };
        assert!([Withdrawn, SupportLost, Archived, Unshortlisted, Cancelled, Reopening].into_iter().all(NoticeKind::is_mailed));
        assert!(![Unarchived, Left, Uninvited, Parted, Review].into_iter().any(NoticeKind::is_mailed));
    }
}
