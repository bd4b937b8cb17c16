//! People: coming in and going out, who they are, where they work, what they may.

/// Admins place people, give roles, close accounts.
mod administer;
/// Whoever runs the machine makes admins and sessions.
mod at_the_machine;
/// The first start of a real company.
mod found_company;
/// Invitations and joining links.
mod invite;
/// Accepting an invitation.
mod join;
/// Who is signed in, for the page's frame.
mod me;
/// Departments and sites.
mod places;
/// A colleague's page.
mod profile;
/// Proving an address by mail, before joining by a link that many may know.
mod prove_address;
/// A forgotten password.
mod reset;
/// My own settings.
mod settings;
/// Sessions: in, out, others ended.
mod sign_in;
/// Counting attempts, so that guessing takes for ever.
mod throttle;

pub use at_the_machine::{create_admin, issue_session};
pub use found_company::make_set_up_code;
