//! Everyone with an account, how they come in, and who may look after them.

/// Signing in and out, set-up, reset, invitations.
pub mod account;
/// Departments and sites.
pub mod places;
/// Who may do what to whom.
pub mod policy;
/// Profiles, settings, sessions as pages show them.
pub mod profile;

pub use {account::*, places::*, policy::*, profile::*};
