//! Mails, in the language of who gets them: a subject and plain text. Rendered here, sent by the server.
use crate::language::{Locale, locale_of, tr};
use domain::Language;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Template {
    Answer,
    Jury,
    ClosingSoon,
    Results,
    Reply,
    Reopened,
    Hosting,
    Opened,
    ChangesAsked,
    Again,
    Merged,
    SupportLost,
    SecondLook,
    Awaited,
    Overdue,
    CoAuthor,
    Joined,
    Shortlisted,
    Completion,
    NamesShown,
    NamesRead,
    ScoresRead,
    Opinion,
    OpinionGiven,
    Erratum,
    Withdrawn,
    Archived,
    Unarchived,
    Unshortlisted,
    Left,
    Uninvited,
    Cancelled,
    Reopening,
    Parted,
    Review,
    Followed,
    Invitation,
    /// Proves an address of a joining link.
    Address,
    /// The same, where the address has an account already.
    Known,
    Reset,
    Test,
}

impl Template {
    pub const ALL: [Self; 41] = [
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
        Self::Invitation,
        Self::Address,
        Self::Known,
        Self::Reset,
        Self::Test,
    ];

    /// The name it is stored under.
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
            Self::Invitation => "invitation",
            Self::Address => "address",
            Self::Known => "known",
            Self::Reset => "reset",
            Self::Test => "test",
        }
    }
}

impl std::str::FromStr for Template {
    type Err = ();
    fn from_str(s: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|t| t.name() == s).ok_or(())
    }
}

/// What a mail is made of.
#[derive(Clone, Copy, Debug)]
pub struct Letter<'a> {
    pub template: Template,
    pub language: Language,
    /// Who gets it; empty where nobody knows their name yet.
    pub name: &'a str,
    /// The title of what it is about, or the company's name.
    pub about: &'a str,
    /// The reason that was given, where one was.
    pub why: Option<&'a str>,
    /// Where it leads, absolute.
    pub url: &'a str,
}

/// A mail as it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    pub subject: String,
    pub text: String,
}

pub fn render(letter: Letter<'_>) -> Rendered {
    let l = locale_of(letter.language);
    let hello = if letter.name.is_empty() { tr!(l, mail.hello).to_owned() } else { tr!(l, mail.hello_name, name = letter.name) };
    let (subject, words) = told(l, letter.template, letter.about);
    let why = letter.why.map(|why| format!("\n\n{}", tr!(l, mail.why, why = why))).unwrap_or_default();
    let text = format!("{hello}\n\n{words}{why}\n\n{}\n\n{}\n", letter.url, farewell(l, letter.template));
    Rendered { subject: one_line(&subject), text }
}

fn told(l: Locale, template: Template, about: &str) -> (String, String) {
    match template {
        Template::Answer => (tr!(l, mail.answer, about = about), tr!(l, mail.answer_text, about = about)),
        Template::Jury => (tr!(l, mail.jury, about = about), tr!(l, mail.jury_text, about = about)),
        Template::ClosingSoon => (tr!(l, mail.closing_soon, about = about), tr!(l, mail.closing_soon_text, about = about)),
        Template::Results => (tr!(l, mail.results, about = about), tr!(l, mail.results_text, about = about)),
        Template::Reply => (tr!(l, mail.reply, about = about), tr!(l, mail.reply_text, about = about)),
        Template::Reopened => (tr!(l, mail.reopened, about = about), tr!(l, mail.reopened_text, about = about)),
        Template::Hosting => (tr!(l, mail.hosting, about = about), tr!(l, mail.hosting_text, about = about)),
        Template::Opened => (tr!(l, mail.opened, about = about), tr!(l, mail.opened_text, about = about)),
        Template::ChangesAsked => (tr!(l, mail.changes_asked, about = about), tr!(l, mail.changes_asked_text, about = about)),
        Template::Again => (tr!(l, mail.again, about = about), tr!(l, mail.again_text, about = about)),
        Template::Merged => (tr!(l, mail.merged, about = about), tr!(l, mail.merged_text, about = about)),
        Template::SupportLost => (tr!(l, mail.merged, about = about), tr!(l, mail.support_lost_text, about = about)),
        Template::SecondLook => (tr!(l, mail.second_look, about = about), tr!(l, mail.second_look_text, about = about)),
        Template::Awaited => (tr!(l, mail.awaited, about = about), tr!(l, mail.awaited_text, about = about)),
        Template::Overdue => (tr!(l, mail.overdue, about = about), tr!(l, mail.overdue_text, about = about)),
        Template::CoAuthor => (tr!(l, mail.co_author, about = about), tr!(l, mail.co_author_text, about = about)),
        Template::Joined => (tr!(l, mail.joined, about = about), tr!(l, mail.joined_text, about = about)),
        Template::NamesShown => (tr!(l, mail.names_shown, about = about), tr!(l, mail.names_shown_text, about = about)),
        Template::Shortlisted => (tr!(l, mail.shortlisted, about = about), tr!(l, mail.shortlisted_text, about = about)),
        Template::Completion => (tr!(l, mail.completion, about = about), tr!(l, mail.completion_text, about = about)),
        Template::NamesRead => (tr!(l, mail.names_read, about = about), tr!(l, mail.names_read_text, about = about)),
        Template::ScoresRead => (tr!(l, mail.scores_read, about = about), tr!(l, mail.scores_read_text, about = about)),
        Template::OpinionGiven => (tr!(l, mail.opinion_given, about = about), tr!(l, mail.opinion_given_text, about = about)),
        Template::Opinion => (tr!(l, mail.opinion, about = about), tr!(l, mail.opinion_text, about = about)),
        Template::Erratum => (tr!(l, mail.erratum, about = about), tr!(l, mail.erratum_text, about = about)),
        Template::Withdrawn => (tr!(l, mail.withdrawn, about = about), tr!(l, mail.withdrawn_text, about = about)),
        Template::Archived => (tr!(l, mail.archived, about = about), tr!(l, mail.archived_text, about = about)),
        Template::Unarchived => (tr!(l, mail.unarchived, about = about), tr!(l, mail.unarchived_text, about = about)),
        Template::Unshortlisted => (tr!(l, mail.unshortlisted, about = about), tr!(l, mail.unshortlisted_text, about = about)),
        Template::Left => (tr!(l, mail.left, about = about), tr!(l, mail.left_text, about = about)),
        Template::Cancelled => (tr!(l, mail.cancelled, about = about), tr!(l, mail.cancelled_text, about = about)),
        Template::Reopening => (tr!(l, mail.reopening, about = about), tr!(l, mail.reopening_text, about = about)),
        Template::Parted => (tr!(l, mail.parted, about = about), tr!(l, mail.parted_text, about = about)),
        Template::Review => (tr!(l, mail.review, about = about), tr!(l, mail.review_text, about = about)),
        Template::Followed => (tr!(l, mail.followed, about = about), tr!(l, mail.followed_text, about = about)),
        Template::Uninvited => (tr!(l, mail.uninvited).to_owned(), tr!(l, mail.uninvited_text).to_owned()),
        Template::Invitation => (tr!(l, mail.invitation, about = about), tr!(l, mail.invitation_text, about = about)),
        Template::Address => (tr!(l, mail.address, about = about), tr!(l, mail.address_text, about = about)),
        Template::Known => (tr!(l, mail.known).to_owned(), tr!(l, mail.known_text, about = about)),
        Template::Reset => (tr!(l, mail.reset).to_owned(), tr!(l, mail.reset_text).to_owned()),
        Template::Test => (tr!(l, mail.test).to_owned(), tr!(l, mail.test_text).to_owned()),
    }
}

/// How to get fewer of them, where that is a choice.
fn farewell(l: Locale, template: Template) -> &'static str {
    match template {
        Template::Answer
        | Template::Jury
        | Template::ClosingSoon
        | Template::Results
        | Template::Reply
        | Template::Reopened
        | Template::Hosting
        | Template::Opened
        | Template::ChangesAsked
        | Template::Again
        | Template::Merged
        | Template::SupportLost
        | Template::SecondLook
        | Template::Awaited
        | Template::Overdue
        | Template::CoAuthor
        | Template::Joined
        | Template::Shortlisted
        | Template::Completion
        | Template::NamesShown
        | Template::NamesRead
        | Template::ScoresRead
        | Template::Opinion
        | Template::OpinionGiven
        | Template::Erratum
        | Template::Withdrawn
        | Template::Archived
        | Template::Unarchived
        | Template::Unshortlisted
        | Template::Left
        | Template::Uninvited
        | Template::Cancelled
        | Template::Reopening
        | Template::Parted
        | Template::Review
        | Template::Followed => tr!(l, mail.fewer),
        Template::Invitation | Template::Address | Template::Known | Template::Reset | Template::Test => tr!(l, mail.unexpected),
    }
}

/// A subject is one line, whatever a title holds.
fn one_line(subject: &str) -> String {
    subject.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_cannot_add_headers() {
        for template in Template::ALL {
            let letter = Letter {
                template,
                language: Language::En,
                name: "Zoé",
                about: "A\r\nBcc: x@y.z",
                why: Some("Doublon"),
                url: "https://lagon.example/",
            };
            let mail = render(letter);
            assert!(!mail.subject.contains(['\r', '\n']), "{}", mail.subject);
            assert!(mail.text.contains("https://lagon.example/") && mail.text.contains("Zoé"));
            assert!(mail.text.contains("The reason given: Doublon") && !mail.subject.contains("Doublon"));
            assert!(!render(Letter { why: None, ..letter }).text.contains("reason given"));
        }
    }
}
