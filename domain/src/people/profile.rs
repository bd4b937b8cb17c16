//! People as pages show them: to colleagues, to themselves, to admins.
use crate::{DepartmentId, Language, PersonId, SessionId, SiteId, Stamp, ideas::IdeaRow};
use serde::{Deserialize, Serialize};

/// The least one needs to name somebody and show their initials.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonRef {
    pub id: PersonId,
    pub name: String,
}

/// Who is signed in, for the page's frame: slim, since it travels with each page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Me {
    pub person: PersonId,
    pub name: String,
    pub admin: bool,
    pub host: bool,
    /// Holds a seat on at least one panel.
    pub juror: bool,
    pub unread: i64,
    pub language: Language,
    pub company: String,
    /// The demo's banner: the persons one can step into.
    pub demo: bool,
}

#[derive(Clone, Debug)]
pub struct AskMe;

#[derive(Clone, Debug)]
pub struct AskPerson {
    pub person: PersonId,
}

/// A colleague's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    pub id: PersonId,
    pub name: String,
    pub title: String,
    pub about: String,
    pub department: Option<String>,
    pub site: Option<String>,
    pub manager: Option<PersonRef>,
    pub active: bool,
    /// Points and rank of those who said yes to the leaderboard; nobody else's.
    pub points: Option<i64>,
    pub ideas: Vec<IdeaRow>,
    pub mine: bool,
}

#[derive(Clone, Debug)]
pub struct AskSettings;

/// My own settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    pub name: String,
    pub title: String,
    pub about: String,
    pub email: Option<String>,
    pub language: Language,
    pub ranked: Option<bool>,
    pub department: Option<String>,
    pub site: Option<String>,
    pub sessions: Vec<SessionRow>,
    /// Mails, and whether they are on.
    pub mails: Vec<(crate::notices::NoticeKind, bool)>,
}

/// A sign-in of mine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionRow {
    pub id: SessionId,
    pub device: String,
    pub since: Stamp,
    pub seen: Stamp,
    pub this_one: bool,
    /// Made on the command line by whoever runs the machine.
    pub issued: bool,
}

#[derive(Clone, Debug)]
pub struct ChangeProfile {
    pub name: String,
    pub title: String,
    pub about: String,
    pub language: String,
}

/// Turns the mails of one kind on or off.
#[derive(Clone, Debug)]
pub struct ChooseMail {
    pub kind: crate::notices::NoticeKind,
    pub on: bool,
}

/// The admin's list of people.
#[derive(Clone, Debug, Default)]
pub struct AskPeople {
    pub search: String,
    pub after: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeoplePage {
    pub people: Vec<PersonRow>,
    pub next: Option<String>,
    pub invitations: Vec<InvitationRow>,
    pub can_mail: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonRow {
    pub id: PersonId,
    pub name: String,
    pub email: Option<String>,
    pub department: Option<DepartmentId>,
    pub department_name: Option<String>,
    pub site: Option<SiteId>,
    pub site_name: Option<String>,
    pub manager: Option<PersonRef>,
    pub admin: bool,
    pub host: bool,
    pub active: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationRow {
    pub id: crate::InvitationId,
    pub email: Option<String>,
    pub domains: Vec<String>,
    pub ends: Stamp,
}

/// An admin places a person and gives or takes roles.
#[derive(Clone, Debug)]
pub struct ChangePerson {
    pub person: PersonId,
    pub department: Option<DepartmentId>,
    pub site: Option<SiteId>,
    /// The manager's e-mail address or name as typed; empty for none.
    pub manager: String,
    pub host: bool,
    pub admin: bool,
}

/// Closes an account and ends all its sessions, or opens it again.
#[derive(Clone, Debug)]
pub struct SetActive {
    pub person: PersonId,
    pub active: bool,
}

/// Names to choose from, for panels and managers.
#[derive(Clone, Debug)]
pub struct AskColleagues;
