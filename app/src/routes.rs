//! All addresses in one place: what is shown where, and the functions that link there. A slice adds one line to its
//! group in [`pages`] and one link.
use crate::{
    areas::{Challenge, Company, Idea, Jury},
    frame::{Frame, Framed},
    home, people,
    ui::{NotFound, page},
};
use domain::{AttachmentId, ChallengeId, CommentId, IdeaId, PersonId, PitchId, RoundId, admin::FooterPage};
use leptos::prelude::*;
use leptos_router::{
    ChooseView, MatchNestedRoutes, NestedRoute, PossibleRouteMatch, SsrMode,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute},
    components::{RouteChildren, Routes, RoutesProps},
    path,
};
use std::fmt::Debug;

/// The public origin of this company, without a slash at its end; provided on the server.
#[derive(Clone, Debug)]
pub struct Origin(pub String);

/// Where the files of an idea are on the page it is written on.
pub const FILES: &str = "files";
/// What the addresses begin with that files are sent to.
pub const UPLOADS: &str = "/files/ideas/";

/// Where an idea is answered on its page.
pub const ANSWER: &str = "answer";
/// The part of an idea's page for its hosts.
pub const HOSTING: &str = "hosting";

pub const HOME: &str = "/";
pub const IDEAS: &str = "/ideas";
pub const MY_IDEAS: &str = "/ideas?mine=1";
pub const NEW_IDEA: &str = "/ideas/new";
pub const HOST: &str = "/host";
pub const BOARD: &str = "/host/board";
pub const SEARCH: &str = "/search";
pub const CHALLENGES: &str = "/challenges";
pub const NEW_CHALLENGE: &str = "/challenges/new";
pub const JURY: &str = "/jury";
pub const COMPARE: &str = "/jury/compare";
pub const LEADERBOARD: &str = "/leaderboard";
pub const POINTS: &str = "/points";
pub const NOTIFICATIONS: &str = "/notifications";
pub const SETTINGS: &str = "/settings";
pub const ADMIN: &str = "/admin";
pub const ADMIN_PEOPLE: &str = "/admin/people";
pub const ADMIN_LOG: &str = "/admin/log";
pub const SIGN_IN: &str = "/sign-in";
pub const SET_UP: &str = "/set-up";
pub const RESET: &str = "/reset";
pub const RESET_SENT: &str = "/reset?sent=1";
pub const MAILBOX: &str = "/dev/mailbox";
pub const RELOAD_DEMO: &str = "/dev/reload";

pub fn idea(id: IdeaId) -> String {
    format!("/ideas/{id}")
}

/// A host's form to answer an idea, unfolded.
pub fn answer(id: IdeaId) -> String {
    format!("/ideas/{id}#{ANSWER}")
}

/// What a host may do with an idea, on its page.
pub fn hosting(id: IdeaId) -> String {
    format!("/ideas/{id}#{HOSTING}")
}

/// A comment, where it stands below its idea.
pub fn comment(idea: IdeaId, id: CommentId) -> String {
    format!("/ideas/{idea}#comment-{id}")
}

/// Where files of an idea are sent to: no page.
pub fn idea_files(id: IdeaId) -> String {
    format!("{UPLOADS}{id}")
}

/// A file: no page.
pub fn file(id: AttachmentId) -> String {
    format!("/files/{id}")
}

/// A picture made small: no page.
pub fn preview(id: AttachmentId) -> String {
    format!("/files/{id}/preview")
}

pub fn edit_idea(id: IdeaId) -> String {
    format!("/ideas/{id}/edit")
}

/// A new idea, entered in a challenge.
pub fn enter(challenge: ChallengeId) -> String {
    format!("/ideas/new?challenge={challenge}")
}

/// A joining link, once the mail that proves the address is on its way.
pub fn join_sent(token: &str) -> String {
    format!("/join/{token}?sent=1")
}

pub fn challenge(id: ChallengeId) -> String {
    format!("/challenges/{id}")
}

pub fn edit_challenge(id: ChallengeId) -> String {
    format!("/challenges/{id}/edit")
}

pub fn rules(id: ChallengeId) -> String {
    format!("/challenges/{id}/rules")
}

pub fn results(id: ChallengeId) -> String {
    format!("/challenges/{id}/results")
}

pub fn pitch(id: PitchId) -> String {
    format!("/jury/pitches/{id}")
}

pub fn round(id: RoundId) -> String {
    format!("/jury/rounds/{id}")
}

/// Where an admin reads the sealed scores of a round.
pub fn sealed_scores(id: RoundId) -> String {
    format!("/jury/rounds/{id}/sealed")
}

pub fn decision(round: RoundId, pitch: PitchId) -> String {
    format!("/jury/rounds/{round}/pitches/{pitch}")
}

/// What a round is taken away as: no page.
pub fn round_file(id: RoundId, name: &str) -> String {
    format!("/jury/rounds/{id}/{name}")
}

pub fn person(id: PersonId) -> String {
    format!("/people/{id}")
}

pub fn about(page: FooterPage) -> String {
    format!("/about/{}", page.name())
}

/// To the door, and back here afterwards.
pub fn sign_in_and_back(here: &str) -> String {
    let mut encoded = String::with_capacity(here.len() + 16);
    for byte in own_path(here).unwrap_or(HOME).bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => encoded.push(char::from(byte)),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    format!("{SIGN_IN}?next={encoded}")
}

/// A path of ours, or nothing: it starts with one slash, and nothing in it, plain or encoded, can lead elsewhere.
pub fn own_path(path: &str) -> Option<&str> {
    let lower = path.to_ascii_lowercase();
    let (before, _) = lower.split_once(['?', '#']).unwrap_or((&lower, ""));
    let leads_away = before.starts_with("//") || before.contains('\\') || before.contains("%2f") || before.contains("%5c");
    let odd = path.chars().any(|c| c.is_control() || c.is_whitespace() || !c.is_ascii()) || before.contains("%0") || before.contains("%1");
    (path.starts_with('/') && path.len() <= 1_000 && !leads_away && !odd).then_some(path)
}

/// What is shown where. Pages wait for their data, so that statuses, titles and redirects are right and no page needs
/// JavaScript.
pub fn pages() -> impl IntoView {
    let lost = || view! { <Frame><NotFound/></Frame> };
    let routes = || (framed((ideas(), challenges(), jury(), people_and_credit(), administration())), doors());
    Routes(RoutesProps::builder().fallback(lost).children(RouteChildren::to_children(routes)).build())
}

/// Pages within the frame.
fn framed<Children>(children: Children) -> AnyNestedRoute
where
    Children: MatchNestedRoutes + Clone + Send + Debug + 'static,
{
    NestedRoute::new(path!(""), Framed).ssr_mode(SsrMode::Async).child(children).into_any_nested_route()
}

fn route<Segments>(path: Segments, view: impl ChooseView + Sync) -> AnyNestedRoute
where
    Segments: PossibleRouteMatch + Debug + Clone + Send + Sync + 'static,
{
    NestedRoute::new(path, view).ssr_mode(SsrMode::Async).into_any_nested_route()
}

fn ideas() -> impl MatchNestedRoutes + Clone + Send + Debug {
    (
        route(path!("/"), page::<home::HomePage>),
        route(path!("/ideas"), Idea::List),
        route(path!("/ideas/new"), Idea::Write),
        route(path!("/ideas/:id"), Idea::Story),
        route(path!("/ideas/:id/edit"), Idea::Write),
        route(path!("/host"), Idea::HostDesk),
        route(path!("/host/board"), Idea::Board),
        route(path!("/search"), Idea::Search),
    )
}

fn challenges() -> impl MatchNestedRoutes + Clone + Send + Debug {
    (
        route(path!("/challenges"), Challenge::List),
        route(path!("/challenges/new"), Challenge::New),
        route(path!("/challenges/:id"), Challenge::One),
        route(path!("/challenges/:id/edit"), Challenge::Edit),
        route(path!("/challenges/:id/rules"), Challenge::Rules),
        route(path!("/challenges/:id/results"), Challenge::Results),
    )
}

fn jury() -> impl MatchNestedRoutes + Clone + Send + Debug {
    (
        route(path!("/jury"), Jury::Desk),
        route(path!("/jury/pitches/:id"), Jury::Pitch),
        route(path!("/jury/compare"), Jury::Compare),
        route(path!("/jury/rounds/:id"), Jury::Round),
        route(path!("/jury/rounds/:id/pitches/:pitch"), Jury::Decision),
        route(path!("/jury/rounds/:id/sealed"), Jury::Sealed),
    )
}

fn people_and_credit() -> impl MatchNestedRoutes + Clone + Send + Debug {
    (
        route(path!("/people/:id"), Company::Person),
        route(path!("/leaderboard"), Company::Leaderboard),
        route(path!("/points"), Company::Points),
        route(path!("/notifications"), Company::Notices),
        route(path!("/dev/mailbox"), Company::Mailbox),
        route(path!("/settings"), Company::Settings),
        route(path!("/about/:page"), Company::FooterText),
    )
}

fn administration() -> impl MatchNestedRoutes + Clone + Send + Debug {
    (route(path!("/admin"), Company::Checklist), route(path!("/admin/people"), Company::People), route(path!("/admin/log"), Company::Log))
}

/// Pages before one is in: no frame.
fn doors() -> impl MatchNestedRoutes + Clone + Send + Debug {
    (
        route(path!("/sign-in"), page::<people::SignInPage>),
        route(path!("/set-up"), page::<people::SetUpPage>),
        route(path!("/join/:token"), page::<people::JoinPage>),
        route(path!("/reset"), page::<people::AskResetPage>),
        route(path!("/reset/:token"), page::<people::ResetPage>),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_own_paths_are_followed() {
        for path in ["/", "/ideas?q=a%2Fb&stage=open", "/ideas/0190#comments"] {
            assert_eq!(own_path(path), Some(path));
        }
        for path in [
            "",
            "ideas",
            "//evil.example",
            "/\\evil",
            "/%2f/evil",
            "/%5Cevil",
            "https://evil.example",
            "/a\r\nSet-Cookie: x",
            "/%0d%0a",
            "/\u{e9}",
        ] {
            assert_eq!(own_path(path), None, "{path:?}");
        }
    }

    #[test]
    fn the_way_back_survives_the_door() {
        assert_eq!(sign_in_and_back("/ideas?q=a b"), "/sign-in?next=/");
        assert_eq!(sign_in_and_back("/ideas?q=a&stage=open"), "/sign-in?next=/ideas%3Fq%3Da%26stage%3Dopen");
    }
}
