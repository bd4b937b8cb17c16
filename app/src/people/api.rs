//! What the pages about people ask the server, and tell it.
use crate::error::AppError;
use domain::{admin, people};
use leptos::{prelude::*, server_fn::codec::GetUrl};

/// Who I am; none for those who have not signed in.
#[server(endpoint = "people/me", input = GetUrl)]
pub async fn me() -> Result<Option<people::Me>, AppError> {
    crate::gateway::ask(people::AskMe).await
}

/// Where the installation stands, for those outside.
#[server(endpoint = "people/front_door", input = GetUrl)]
pub async fn front_door() -> Result<people::FrontDoor, AppError> {
    crate::gateway::ask(people::AskFrontDoor).await
}

/// Sign in, and go on to a page of ours.
#[server(endpoint = "people/sign_in")]
pub async fn sign_in(email: String, password: String, #[server(default)] next: String) -> Result<(), AppError> {
    crate::gateway::sign_in(email, password, &next).await
}

/// In the demo: step into a person.
#[server(endpoint = "people/step_into")]
pub async fn step_into(person: String) -> Result<(), AppError> {
    crate::gateway::step_into(crate::gateway::id(&person)?).await
}

#[server(endpoint = "people/sign_out")]
pub async fn sign_out() -> Result<(), AppError> {
    crate::gateway::sign_out().await
}

/// The first start: the company and its first admin.
#[server(endpoint = "people/found_company")]
pub async fn found_company(
    code: String,
    company: String,
    name: String,
    email: String,
    password: String,
    language: String,
) -> Result<(), AppError> {
    crate::gateway::found_company(people::FoundCompany { code, company, name, email, password, language }).await
}

/// What an invitation says before it is accepted.
#[server(endpoint = "people/invitation", input = GetUrl)]
pub async fn invitation(token: String) -> Result<people::OpenInvitation, AppError> {
    crate::gateway::ask(people::AskInvitation { token }).await
}

/// Accept an invitation.
#[server(endpoint = "people/join")]
pub async fn join(token: String, name: String, email: String, password: String, language: String) -> Result<(), AppError> {
    crate::gateway::join(people::Join { token, name, email, password, language, device: String::new() }).await
}

/// Ask for a mail that proves an address, before joining by a link that many may know.
#[server(endpoint = "people/prove_address")]
pub async fn prove_address(token: String, email: String, #[server(default)] language: String) -> Result<(), AppError> {
    crate::gateway::prove_address(people::ProveAddress { token, email, language, from: String::new() }).await
}

/// Ask for a link to set a new password.
#[server(endpoint = "people/ask_reset")]
pub async fn ask_reset(email: String) -> Result<(), AppError> {
    crate::gateway::ask_reset(email).await
}

/// Set a new password with such a link.
#[server(endpoint = "people/reset_password")]
pub async fn reset_password(token: String, password: String) -> Result<(), AppError> {
    crate::gateway::reset_password(people::ResetPassword { token, password }).await
}

/// A colleague's page.
#[server(endpoint = "people/person", input = GetUrl)]
pub async fn person(person: String) -> Result<people::Profile, AppError> {
    crate::gateway::ask(people::AskPerson { person: crate::gateway::id(&person)? }).await
}

/// My settings.
#[server(endpoint = "people/settings", input = GetUrl)]
pub async fn settings() -> Result<people::Settings, AppError> {
    crate::gateway::ask(people::AskSettings).await
}

/// Change what my colleagues read about me, and my language.
#[server(endpoint = "people/change_profile")]
pub async fn change_profile(name: String, title: String, about: String, language: String) -> Result<(), AppError> {
    crate::gateway::run(people::ChangeProfile { name, title, about, language }).await
}

#[server(endpoint = "people/change_password")]
pub async fn change_password(current: String, password: String) -> Result<(), AppError> {
    crate::gateway::change_password(people::ChangePassword { current, new: password }).await
}

/// End one of my sessions, or all others where none is named.
#[server(endpoint = "people/end_session")]
pub async fn end_session(#[server(default)] session: String) -> Result<(), AppError> {
    crate::gateway::run(people::EndSession { session: crate::gateway::optional_id(&session)? }).await
}

/// Turn the mails of one kind on or off.
#[server(endpoint = "people/choose_mail")]
pub async fn choose_mail(kind: String, #[server(default)] on: String) -> Result<(), AppError> {
    crate::gateway::run(people::ChooseMail { kind: crate::gateway::choice("kind", &kind)?, on: on == "on" }).await
}

/// Whether my name may stand in the leaderboard.
#[server(endpoint = "people/choose_ranking")]
pub async fn choose_ranking(#[server(default)] ranked: String) -> Result<(), AppError> {
    crate::gateway::run(domain::credit::ChooseRanking { ranked: ranked == "on" }).await
}

/// A page of the footer, in a language.
#[server(endpoint = "people/footer_page", input = GetUrl)]
pub async fn footer_page(page: String, language: String) -> Result<admin::FooterText, AppError> {
    let (page, language) = (crate::gateway::named(&page)?, people::language(&language));
    crate::gateway::ask(admin::AskFooterPage { page, language }).await
}

/// Change a page of the footer; an empty text brings the default back.
#[server(endpoint = "people/write_footer_page")]
pub async fn write_footer_page(page: String, language: String, markdown: String) -> Result<(), AppError> {
    let (page, language) = (crate::gateway::named(&page)?, people::language(&language));
    crate::gateway::run(admin::WriteFooterPage { page, language, markdown }).await
}
