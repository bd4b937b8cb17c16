//! Administration: the checklist, people and places, the event log.

/// What pages ask the server, and tell it.
pub mod api;
/// What a new company needs, and the company itself.
mod desk;
/// The event log.
mod log;
/// People, their roles, their invitations.
mod people;
/// Departments and sites: added, renamed, removed.
mod places;
/// From one page of administration to the other.
mod tabs;

pub use {desk::AdminPage, log::LogPage, people::PeopleAdminPage};
