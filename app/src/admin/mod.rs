//! Administration: the checklist, people and places, the event log.

/// What pages ask the server, and tell it.
pub mod api;
/// What a new company needs, and the company itself.
mod desk;
/// The event log.
mod log;
/// People, invitations, departments, sites.
mod people;

pub use {desk::AdminPage, log::LogPage, people::PeopleAdminPage};
