//! Lagon's vocabulary and rules: ideas, support, challenges, the jury, credit. Everything here is pure:
//! no clock, no randomness, no input or output. The server enforces these rules, the browser shows them.

/// Who acts, and what they may be told about themselves.
pub mod actor;
/// The facts that happen, as ids only; everything that follows reads them in order.
pub mod events;
/// What is wrong with a form, field by field.
pub mod fields;
/// Typed identifiers, so that an idea is never taken for a person.
pub mod ids;
/// The two languages of the interface.
pub mod language;
/// Amounts in integer cents.
pub mod money;
/// Why the rules said no.
pub mod refusal;
/// Trimming, folding and measuring what people type.
pub mod text;
/// Moments on the database's clock, and how they read where the company is.
pub mod time;

/// The company, its checklist and its event log.
pub mod admin;
/// Files on an idea: pictures and documents.
pub mod attachments;
/// Challenges and the standing shark tank: dates, phases, rules, prizes.
pub mod challenges;
/// Points as a ledger, leaderboards, and why.
pub mod credit;
/// What is mine to do, and what goes on.
pub mod home;
/// The life of an idea, from draft to its answer.
pub mod ideas;
/// Panels, rubrics, scorecards, rounds, decisions.
pub mod jury;
/// What people are told, in the app and by mail.
pub mod notices;
/// Short opinions that the jury reads beside a pitch.
pub mod opinions;
/// People, roles, departments, sign-in, invitations.
pub mod people;
/// Similar ideas while one types, and the search over everything.
pub mod search;
/// Comments on ideas.
pub mod talk;
/// Support: set or withdrawn, unique, and nobody else's business.
pub mod votes;

pub use {
    actor::{Actor, Member},
    events::Event,
    fields::{FieldErrors, Problem},
    ids::*,
    language::Language,
    money::Cents,
    refusal::Refusal,
    time::{Civil, Moment, Stamp, Zone},
};

/// Actors for the unit tests of the policies.
#[cfg(test)]
pub(crate) mod people_for_tests {
    use crate::{Actor, DepartmentId, Language, Member, PersonId, SessionId, SiteId};
    use uuid::Uuid;

    pub fn member_of(n: u128, department: Option<DepartmentId>, site: Option<SiteId>) -> Actor {
        let (person, session) = (PersonId(Uuid::from_u128(n)), SessionId(Uuid::from_u128(n)));
        Actor::Person(Member {
            person,
            session,
            name: format!("P{n}"),
            department,
            site,
            admin: false,
            host: false,
            language: Language::Fr,
        })
    }

    pub fn member(n: u128) -> Actor {
        member_of(n, None, None)
    }

    pub fn host(n: u128) -> Actor {
        with(member(n), |m| m.host = true)
    }

    pub fn admin(n: u128) -> Actor {
        with(member(n), |m| m.admin = true)
    }

    fn with(actor: Actor, change: impl FnOnce(&mut Member)) -> Actor {
        match actor {
            Actor::Person(mut member) => {
                change(&mut member);
                Actor::Person(member)
            }
            other => other,
        }
    }
}
