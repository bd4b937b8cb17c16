//! Who may look after whom.
use crate::{Actor, PersonId, Refusal};

/// Company, people, roles, departments, the event log.
pub fn may_administer(actor: &Actor) -> Result<(), Refusal> {
    if actor.is_admin() || actor.is_system() { Ok(()) } else { Err(Refusal::OnlyAdmins) }
}

/// Challenges, answers before the jury.
pub fn may_host(actor: &Actor) -> Result<(), Refusal> {
    if actor.is_host() || actor.is_system() { Ok(()) } else { Err(Refusal::OnlyHosts) }
}

/// Profile, settings, sessions: everybody their own.
pub fn may_change_self(actor: &Actor, person: PersonId) -> Result<(), Refusal> {
    if actor.is(person) { Ok(()) } else { Err(Refusal::OnlyOneself) }
}

/// An admin who stops being one must not be the last.
pub fn may_stop_being_admin(other_admins: i64) -> Result<(), Refusal> {
    if other_admins > 0 { Ok(()) } else { Err(Refusal::LastAdmin) }
}
