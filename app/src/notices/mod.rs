//! What one is told, in the app and by mail.

/// What pages ask the server, and tell it.
pub mod api;
/// The list of notices.
mod list;
/// The mails of the demo, which go nowhere else.
mod mailbox;

use crate::language::{Locale, tr};
use domain::notices::NoticeKind;
pub use {list::NoticesPage, mailbox::MailboxPage};

/// What a kind of notice is called.
pub fn kind_name(l: Locale, kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::Answer => tr!(l, notices.kind_answer),
        NoticeKind::Jury => tr!(l, notices.kind_jury),
        NoticeKind::ClosingSoon => tr!(l, notices.kind_closing_soon),
        NoticeKind::Results => tr!(l, notices.kind_results),
        NoticeKind::Reply => tr!(l, notices.kind_reply),
        NoticeKind::Reopened => tr!(l, notices.kind_reopened),
        NoticeKind::Hosting => tr!(l, notices.kind_hosting),
        NoticeKind::Opened => tr!(l, notices.kind_opened),
        NoticeKind::ChangesAsked => tr!(l, notices.kind_changes_asked),
        NoticeKind::Again => tr!(l, notices.kind_again),
        NoticeKind::Merged => tr!(l, notices.kind_merged),
        NoticeKind::SupportLost => tr!(l, notices.kind_support_lost),
        NoticeKind::SecondLook => tr!(l, notices.kind_second_look),
        NoticeKind::Awaited => tr!(l, notices.kind_awaited),
        NoticeKind::Overdue => tr!(l, notices.kind_overdue),
        NoticeKind::CoAuthor => tr!(l, notices.kind_co_author),
        NoticeKind::Joined => tr!(l, notices.kind_joined),
        NoticeKind::Shortlisted => tr!(l, notices.kind_shortlisted),
        NoticeKind::Completion => tr!(l, notices.kind_completion),
        NoticeKind::NamesRead => tr!(l, notices.kind_names_read),
        NoticeKind::ScoresRead => tr!(l, notices.kind_scores_read),
        NoticeKind::NamesShown => tr!(l, notices.kind_names_shown),
        NoticeKind::OpinionGiven => tr!(l, notices.kind_opinion_given),
        NoticeKind::Opinion => tr!(l, notices.kind_opinion),
        NoticeKind::Erratum => tr!(l, notices.kind_erratum),
        NoticeKind::Withdrawn => tr!(l, notices.kind_withdrawn),
        NoticeKind::Archived => tr!(l, notices.kind_archived),
        NoticeKind::Unarchived => tr!(l, notices.kind_unarchived),
        NoticeKind::Unshortlisted => tr!(l, notices.kind_unshortlisted),
        NoticeKind::Left => tr!(l, notices.kind_left),
        NoticeKind::Uninvited => tr!(l, notices.kind_uninvited),
        NoticeKind::Cancelled => tr!(l, notices.kind_cancelled),
        NoticeKind::Reopening => tr!(l, notices.kind_reopening),
        NoticeKind::Parted => tr!(l, notices.kind_parted),
        NoticeKind::Review => tr!(l, notices.kind_review),
        NoticeKind::Followed => tr!(l, notices.kind_followed),
    }
}
