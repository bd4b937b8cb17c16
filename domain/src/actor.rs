//! Who asks. Nobody's permissions come from the page they are on: each policy takes the actor and the facts.
use crate::{DepartmentId, Language, PersonId, SessionId, SiteId};

/// Who asks for something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Somebody who has not signed in.
    Visitor,
    /// Somebody with an account, signed in.
    Person(Member),
    /// Lagon itself: the scheduler, followers, the command line.
    System,
}

/// A person who is signed in, with the roles they hold everywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub person: PersonId,
    pub session: SessionId,
    pub name: String,
    pub department: Option<DepartmentId>,
    pub site: Option<SiteId>,
    pub admin: bool,
    pub host: bool,
    pub language: Language,
}

impl Actor {
    pub fn person(&self) -> Option<PersonId> {
        self.member().map(|m| m.person)
    }

    pub fn member(&self) -> Option<&Member> {
        match self {
            Self::Person(member) => Some(member),
            Self::Visitor | Self::System => None,
        }
    }

    pub fn is(&self, person: PersonId) -> bool {
        self.person() == Some(person)
    }

    pub fn is_admin(&self) -> bool {
        self.member().is_some_and(|m| m.admin)
    }

    pub fn is_host(&self) -> bool {
        self.member().is_some_and(|m| m.host)
    }

    pub fn is_system(&self) -> bool {
        *self == Self::System
    }
}
