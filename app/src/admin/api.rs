//! What administration asks the server, and tells it.
use crate::error::AppError;
use domain::{admin, people};
use leptos::{prelude::*, server_fn::codec::GetUrl};

/// The checklist, and how the company stands.
#[server(endpoint = "admin/desk", input = GetUrl)]
pub async fn desk() -> Result<admin::AdminDesk, AppError> {
    crate::gateway::ask(admin::AskAdmin).await
}

#[server(endpoint = "admin/change_company")]
pub async fn change_company(name: String, language: String, zone: String) -> Result<(), AppError> {
    crate::gateway::run(admin::ChangeCompany { name, language, zone }).await
}

/// Whether hosts look at ideas before they open, in how many working days an answer is promised, when that starts again, and for
/// how many months the jury's notes are kept.
#[server(endpoint = "admin/change_answering")]
pub async fn change_answering(
    #[server(default)] review: String,
    days: String,
    #[server(default)] open_days: String,
    #[server(default)] note_months: String,
) -> Result<(), AppError> {
    crate::gateway::run(admin::ChangeAnswering { review: review == "on", days, open_days, note_months }).await
}

/// The company is closed for some days.
#[server(endpoint = "admin/add_closure")]
pub async fn add_closure(label: String, first: String, #[server(default)] last: String) -> Result<(), AppError> {
    crate::gateway::run(domain::ideas::AddClosure { first, last, label }).await
}

#[server(endpoint = "admin/remove_closure")]
pub async fn remove_closure(closure: String) -> Result<(), AppError> {
    crate::gateway::run(admin::RemoveClosure { closure: crate::gateway::id(&closure)? }).await
}

/// A mail to myself, to see whether mail works; whether one could be sent.
#[server(endpoint = "admin/send_test_mail")]
pub async fn send_test_mail() -> Result<bool, AppError> {
    crate::gateway::run(admin::SendTestMail).await
}

/// The event log, from a position downwards.
#[server(endpoint = "admin/log", input = GetUrl)]
pub async fn log(#[server(default)] before: String) -> Result<admin::EventLog, AppError> {
    crate::gateway::ask(admin::AskLog { before: before.parse().ok() }).await
}

/// People, by name, from one on.
#[server(endpoint = "admin/people", input = GetUrl)]
pub async fn people(#[server(default)] search: String, #[server(default)] after: String) -> Result<people::PeoplePage, AppError> {
    crate::gateway::ask(people::AskPeople { search, after }).await
}

/// Departments and sites.
#[server(endpoint = "admin/places", input = GetUrl)]
pub async fn places() -> Result<people::Places, AppError> {
    crate::gateway::ask(people::AskPlaces).await
}

/// Invite people by their addresses.
#[server(endpoint = "admin/invite")]
pub async fn invite(
    addresses: String,
    #[server(default)] department: String,
    #[server(default)] site: String,
) -> Result<Vec<people::HandedLink>, AppError> {
    let (department, site) = (crate::gateway::optional_id(&department)?, crate::gateway::optional_id(&site)?);
    crate::gateway::run(people::Invite { addresses, department, site }).await
}

/// A link that lets in whoever has an address at these domains.
#[server(endpoint = "admin/make_joining_link")]
pub async fn make_joining_link(
    domains: String,
    #[server(default)] department: String,
    #[server(default)] site: String,
) -> Result<people::HandedLink, AppError> {
    let (department, site) = (crate::gateway::optional_id(&department)?, crate::gateway::optional_id(&site)?);
    crate::gateway::run(people::MakeJoiningLink { domains, department, site }).await
}

#[server(endpoint = "admin/revoke_invitation")]
pub async fn revoke_invitation(invitation: String) -> Result<(), AppError> {
    crate::gateway::run(people::RevokeInvitation { invitation: crate::gateway::id(&invitation)? }).await
}

/// Place a person, give or take roles.
#[server(endpoint = "admin/change_person")]
pub async fn change_person(
    person: String,
    #[server(default)] department: String,
    #[server(default)] site: String,
    #[server(default)] manager: String,
    #[server(default)] host: String,
    #[server(default)] admin: String,
) -> Result<(), AppError> {
    let person = crate::gateway::id(&person)?;
    let (department, site) = (crate::gateway::optional_id(&department)?, crate::gateway::optional_id(&site)?);
    let (host, admin) = (host == "on", admin == "on");
    crate::gateway::run(people::ChangePerson { person, department, site, manager, host, admin }).await
}

/// A link with which somebody chooses a new password, to hand on.
#[server(endpoint = "admin/make_reset_link")]
pub async fn make_reset_link(person: String) -> Result<people::HandedLink, AppError> {
    crate::gateway::run(people::MakeResetLink { person: crate::gateway::id(&person)? }).await
}

/// Close an account, or open it again.
#[server(endpoint = "admin/set_active")]
pub async fn set_active(person: String, #[server(default)] active: String) -> Result<(), AppError> {
    crate::gateway::run(people::SetActive { person: crate::gateway::id(&person)?, active: active == "on" }).await
}

/// Add departments or sites, a line each.
#[server(endpoint = "admin/add_places")]
pub async fn add_places(kind: people::PlaceKind, names: String) -> Result<(), AppError> {
    crate::gateway::run(people::AddPlaces { kind, names }).await
}

#[server(endpoint = "admin/rename_place")]
pub async fn rename_place(kind: people::PlaceKind, place: String, name: String) -> Result<(), AppError> {
    crate::gateway::run(people::RenamePlace { kind, id: crate::gateway::id(&place)?, name }).await
}

/// Remove a department or site that nobody is in any more.
#[server(endpoint = "admin/remove_place")]
pub async fn remove_place(kind: people::PlaceKind, place: String) -> Result<(), AppError> {
    crate::gateway::run(people::RemovePlace { kind, id: crate::gateway::id(&place)? }).await
}
