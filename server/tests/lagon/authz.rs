//! Who may call what: one row for each server function, one column for each kind of person, every cell through the real
//! router. A function without a row fails, and so does a row without a function.
use crate::{
    support::{House, settings},
    world::{Who, World},
};
use Answer::{Done, Hidden, Invalid, Refused, SignedOut};
use axum::http::{Method, StatusCode};
use backend::{Backend, Settings};
use std::{collections::BTreeMap, path::Path};
use tempfile::TempDir;

/// What one is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Done,
    /// The door.
    SignedOut,
    /// The rules say no, and say why.
    Refused,
    /// For this person there is no such thing.
    Hidden,
    /// Allowed, but with what was typed here nothing can be done.
    Invalid,
    Other(u16),
}

impl Answer {
    pub fn of(status: StatusCode) -> Self {
        match status.as_u16() {
            200 => Done,
            401 => SignedOut,
            403 => Refused,
            404 => Hidden,
            422 => Invalid,
            other => Self::Other(other),
        }
    }
}

/// A function, what it is asked, and the answers for anonymous, employee, author, juror, chair, host, admin. The deputy is answered
/// as the chair is, but where [`DEPUTY`] says otherwise.
pub struct Row(pub &'static str, pub &'static str, [Answer; 7]);

const EVERYBODY: [Answer; 7] = [Done; 7];
const NOBODY: [Answer; 7] = [Refused; 7];
const NOTHING: [Answer; 7] = [Hidden; 7];
const NOTHING_YET: [Answer; 7] = [SignedOut, Hidden, Hidden, Hidden, Hidden, Hidden, Hidden];
const MEMBERS: [Answer; 7] = [SignedOut, Done, Done, Done, Done, Done, Done];
const ADMINS: [Answer; 7] = [SignedOut, Refused, Refused, Refused, Refused, Refused, Done];

/// Dates far enough away.
const CHALLENGE: &str = "title=Un+challenge&theme=own&brief=Un+mot&rules=Un+mot&opens=2098-01-01T09:00&submissions_close=2098-02-01T18:00&\
    voting_close=2098-03-01T18:00&judging_close=2098-04-01T18:00&results=2098-05-01T18:00&voting=simple";

pub const MATRIX: &[Row] = &[
    // Coming in.
    Row("people/me", "", EVERYBODY),
    Row("people/front_door", "", EVERYBODY),
    Row("people/sign_in", "email=nobody@brisemer.example&password=x", NOBODY),
    Row("people/step_into", "person={employee}", NOTHING),
    Row("people/sign_out", "", EVERYBODY),
    Row("people/found_company", "code=x&company=x&name=x&email=x@y.fr&password=x&language=fr", NOBODY),
    Row("people/invitation", "token={joining}", EVERYBODY),
    Row("people/join", "token={joining}&name=X&email=new.{who}@brisemer.example&password=quatre+bouees+sur+le+quai&language=fr", EVERYBODY),
    // This company sends no mail; what comes by mail elsewhere is not there.
    Row("people/prove_address", "token={joining}&email=new.{who}@brisemer.example", NOTHING),
    Row("people/ask_reset", "email=nobody@brisemer.example", EVERYBODY),
    Row("people/reset_password", "token=0000&password=quatre+bouees+sur+le+quai", NOBODY),
    Row("people/footer_page", "page=privacy&language=fr", EVERYBODY),
    Row("notices/mailbox", "", NOTHING),
    // Oneself and one another.
    Row("people/person", "person={employee}", MEMBERS),
    Row("people/settings", "", MEMBERS),
    Row("people/change_profile", "name=X&title=&about=&language=fr", MEMBERS),
    Row("people/change_password", "current=quatre+bouees+sur+le+quai&password=trois+voiliers+dans+la+brume", MEMBERS),
    Row("people/end_session", "", MEMBERS),
    Row("people/choose_mail", "kind=answer&on=on", MEMBERS),
    Row("people/choose_ranking", "ranked=on", MEMBERS),
    Row("people/write_footer_page", "page=privacy&language=fr&markdown=x", ADMINS),
    Row("home/home", "", MEMBERS),
    Row("notices/list", "", MEMBERS),
    Row("notices/unread", "", MEMBERS),
    Row("notices/read", "", MEMBERS),
    Row("credit/leaderboard", "period=month", MEMBERS),
    Row("credit/my_points", "", MEMBERS),
    // Ideas.
    Row("ideas/list", "", MEMBERS),
    Row("ideas/facets", "", MEMBERS),
    Row("ideas/idea", "idea={open}", MEMBERS),
    Row("ideas/form", "", MEMBERS),
    Row("ideas/write", "title=X&intent=save", MEMBERS),
    Row("ideas/withdraw", "idea={open}&reason=", [SignedOut, Refused, Done, Refused, Refused, Refused, Refused]),
    Row("ideas/show_names", "idea={hidden}", [SignedOut, Refused, Done, Refused, Refused, Refused, Refused]),
    Row("ideas/read_names", "idea={hidden}&reason=Plainte", [SignedOut, Refused, Refused, Refused, Refused, Refused, Done]),
    Row("ideas/discard", "idea={draft}", [SignedOut, Hidden, Done, Hidden, Hidden, Hidden, Hidden]),
    Row("ideas/open", "idea={review}", [SignedOut, Hidden, Refused, Hidden, Hidden, Done, Hidden]),
    Row("ideas/return", "idea={review}&reason=Quand", [SignedOut, Hidden, Refused, Hidden, Hidden, Done, Hidden]),
    Row("ideas/merge", "idea={review}&into={open}", [SignedOut, Hidden, Refused, Hidden, Hidden, Done, Hidden]),
    Row("ideas/part", "idea={open}", [SignedOut, Refused, Refused, Refused, Refused, Refused, Refused]),
    Row("ideas/take_up", "idea={open}", [SignedOut, Refused, Refused, Refused, Refused, Refused, Refused]),
    Row("ideas/ask_second_look", "idea={open}&words=Non", [SignedOut, Refused, Refused, Refused, Refused, Refused, Refused]),
    Row("ideas/give_second_look", "idea={open}&outcome=kept&reply=Non", [SignedOut, Refused, Refused, Refused, Refused, Refused, Refused]),
    Row("ideas/shortlist", "idea={open}&on=on", [SignedOut, Refused, Refused, Refused, Refused, Done, Refused]),
    Row("ideas/ask_completion", "idea={open}&until=2999-01-01", [SignedOut, Refused, Refused, Refused, Refused, Refused, Refused]),
    Row("ideas/favourite", "idea={open}&reason=Oui", [SignedOut, Refused, Refused, Refused, Refused, Refused, Refused]),
    Row("ideas/archive", "idea={open}&on=on", [SignedOut, Refused, Refused, Refused, Refused, Refused, Refused]),
    Row("ideas/follow", "idea={open}&on=on", [SignedOut, Done, Refused, Done, Done, Done, Done]),
    Row("ideas/invite_co_author", "idea={open}&who=Personne+d+ici", [SignedOut, Refused, Invalid, Refused, Refused, Refused, Refused]),
    Row("ideas/answer_invitation", "idea={open}&accept=on", [SignedOut, Refused, Refused, Refused, Refused, Refused, Refused]),
    Row("ideas/take_back_invitation", "idea={open}&person={employee}", [SignedOut, Refused, Done, Refused, Refused, Refused, Refused]),
    Row("ideas/leave", "idea={open}", [SignedOut, Refused, Refused, Refused, Refused, Refused, Refused]),
    Row("ideas/colleagues", "q=colis", MEMBERS),
    Row("opinions/ask", "idea={open}&who=admin%40brisemer.example", [SignedOut, Refused, Refused, Refused, Refused, Done, Refused]),
    Row("opinions/take_back", "request={request}", [SignedOut, Hidden, Hidden, Hidden, Hidden, Done, Hidden]),
    Row("opinions/give", "idea={open}&stance=reserved&words=Oui", [SignedOut, Done, Refused, Refused, Refused, Refused, Refused]),
    Row("opinions/decline", "idea={open}", [SignedOut, Done, Refused, Refused, Refused, Refused, Refused]),
    Row("ideas/board", "challenge={tank}", [SignedOut, Refused, Refused, Refused, Refused, Done, Refused]),
    Row("ideas/answer", "idea={open}&verdict=declined&reason=Non", [SignedOut, Refused, Refused, Refused, Refused, Done, Refused]),
    Row("ideas/add_erratum", "idea={open}&words=Non", [SignedOut, Refused, Refused, Refused, Refused, Refused, Refused]),
    Row("ideas/host_desk", "", [SignedOut, Refused, Refused, Refused, Refused, Done, Refused]),
    Row("search/similar", "title=Un+bon+dans+le+colis&except={open}", MEMBERS),
    Row("search/everything", "q=colis&kind=ideas&challenge={tank}", MEMBERS),
    // Support and talk.
    Row("votes/set", "idea={open}&votes=1", [SignedOut, Done, Refused, Done, Done, Done, Done]),
    Row("talk/post", "idea={open}&text=Oui", MEMBERS),
    Row("talk/edit", "comment={comment}&text=Non", [SignedOut, Done, Refused, Refused, Refused, Refused, Refused]),
    Row("talk/useful", "comment={comment}&useful=on", [SignedOut, Refused, Done, Refused, Refused, Refused, Refused]),
    Row("talk/remove", "comment={comment}", [SignedOut, Done, Refused, Refused, Refused, Done, Refused]),
    Row("attachments/remove", "file={attachment}", [SignedOut, Refused, Done, Refused, Refused, Refused, Refused]),
    // Challenges.
    Row("challenges/list", "", MEMBERS),
    Row("challenges/challenge", "challenge={announced}", MEMBERS),
    Row("challenges/rules", "challenge={announced}", MEMBERS),
    Row("challenges/results", "challenge={announced}", NOTHING_YET),
    Row("challenges/form", "", [SignedOut, Refused, Refused, Refused, Refused, Done, Refused]),
    Row("challenges/write", CHALLENGE, [SignedOut, Refused, Refused, Refused, Refused, Done, Refused]),
    Row(
        "challenges/publish",
        "challenge={unjudged}&verdict=declined&reason=Non",
        [SignedOut, Refused, Refused, Refused, Refused, Done, Refused],
    ),
    Row("challenges/name_hosts", "challenge={announced}&hosts[]={host}", [SignedOut, Refused, Refused, Refused, Refused, Done, Refused]),
    Row("challenges/cancel", "challenge={announced}&reason=Non", [SignedOut, Refused, Refused, Refused, Refused, Done, Refused]),
    Row(
        "challenges/seat_panel",
        "challenge={announced}&chair={employee}&deputy={employee}",
        [SignedOut, Refused, Refused, Refused, Refused, Invalid, Refused],
    ),
    Row("challenges/write_rubric", "challenge={announced}", [SignedOut, Refused, Refused, Refused, Refused, Invalid, Refused]),
    Row(
        "challenges/start_rubric",
        "challenge={announced}&template=innovation",
        [SignedOut, Refused, Refused, Refused, Refused, Done, Refused],
    ),
    // The jury.
    Row("jury/desk", "", MEMBERS),
    Row("jury/scoring_desk", "pitch={pitch}", [SignedOut, Hidden, Hidden, Done, Done, Hidden, Hidden]),
    Row("jury/compare", "a={pitch}&b={pitch}", [SignedOut, Hidden, Hidden, Done, Done, Hidden, Hidden]),
    Row("jury/score", "pitch={pitch}&intent=save&comment=Oui", [SignedOut, Hidden, Hidden, Done, Done, Refused, Hidden]),
    Row("jury/step_aside", "pitch={pitch}&how=passed&why=Non", [SignedOut, Hidden, Hidden, Done, Done, Refused, Hidden]),
    Row("jury/declare_tie", "idea={shortlisted}&why=Ma+soeur", [SignedOut, Refused, Refused, Done, Done, Refused, Refused]),
    Row("jury/take_back_tie", "idea={shortlisted}", [SignedOut, Refused, Refused, Done, Done, Refused, Refused]),
    Row("jury/round", "round={scoring}", [SignedOut, Hidden, Hidden, Done, Done, Done, Hidden]),
    Row("jury/sealed_scores", "round={scoring}", [SignedOut, Hidden, Hidden, Hidden, Hidden, Hidden, Done]),
    Row("jury/read_scores", "round={scoring}&reason=Plainte", [SignedOut, Hidden, Hidden, Refused, Refused, Refused, Done]),
    Row("jury/decision", "pitch={judged_pitch}", [SignedOut, Hidden, Hidden, Done, Done, Done, Hidden]),
    Row("jury/open_round", "challenge={waiting}", [SignedOut, Refused, Refused, Refused, Done, Refused, Refused]),
    Row("jury/close_round", "round={scoring}", [SignedOut, Hidden, Hidden, Refused, Done, Refused, Hidden]),
    Row(
        "jury/prepare",
        "round={deliberating}&idea={judged}&verdict=declined&reason=Non",
        [SignedOut, Hidden, Hidden, Refused, Done, Refused, Hidden],
    ),
    Row("jury/prepare_rest", "round={deliberating}&verdict=declined&reason=Non", [SignedOut, Hidden, Hidden, Refused, Done, Done, Hidden]),
    Row(
        "jury/ask_reopening",
        "round={deliberating}&pitch={judged_pitch}&juror={deputy}&why=Oui",
        [SignedOut, Hidden, Hidden, Refused, Done, Done, Hidden],
    ),
    Row("jury/confirm_reopening", "reopening={reopening}", [SignedOut, Hidden, Hidden, Refused, Done, Refused, Hidden]),
    Row("jury/end_reopening", "reopening={reopening}", [SignedOut, Hidden, Hidden, Refused, Done, Done, Hidden]),
    Row("jury/publish", "round={deliberating}", [SignedOut, Hidden, Hidden, Refused, Done, Refused, Hidden]),
    // Administration.
    Row("admin/desk", "", ADMINS),
    Row("admin/change_company", "name=X&language=fr&zone=Europe/Paris", ADMINS),
    Row("admin/change_answering", "review=on&days=5&open_days=90&note_months=12", ADMINS),
    Row("admin/add_closure", "label=X&first=2098-01-01", ADMINS),
    Row("admin/remove_closure", "closure={employee}", ADMINS),
    Row("admin/send_test_mail", "", ADMINS),
    Row("admin/log", "", ADMINS),
    Row("admin/people", "", ADMINS),
    Row("admin/places", "", MEMBERS),
    Row("admin/invite", "addresses=x@y.fr", ADMINS),
    Row("admin/make_joining_link", "domains=y.fr", ADMINS),
    Row("admin/revoke_invitation", "invitation={invitation}", ADMINS),
    Row("admin/change_person", "person={employee}", ADMINS),
    Row("admin/make_reset_link", "person={employee}", ADMINS),
    Row("admin/set_active", "person={employee}", ADMINS),
    Row("admin/add_places", "kind=site&names=Brest", ADMINS),
    Row("admin/rename_place", "kind=site&place={employee}&name=Brest", [SignedOut, Refused, Refused, Refused, Refused, Refused, Hidden]),
    Row("admin/remove_place", "kind=site&place={employee}", [SignedOut, Refused, Refused, Refused, Refused, Refused, Hidden]),
];

/// Decisions are the chair's while nothing bars them, and nobody has their own card opened again.
const DEPUTY: [(&str, Answer); 2] = [("jury/prepare", Refused), ("jury/ask_reopening", Refused)];

/// What everybody is to be answered, in the order of [`Who::ALL`].
fn expected(Row(path, _, answers): &Row) -> Vec<Answer> {
    let deputy = DEPUTY.iter().find(|(of, _)| of == path).map_or(answers[4], |(_, answer)| *answer);
    answers.iter().copied().chain([deputy]).collect()
}

/// Every registered function by its path, and how it is called.
pub fn registered() -> BTreeMap<String, Method> {
    leptos::server_fn::axum::server_fn_paths().map(|(path, method)| (path.trim_start_matches("/api/").to_owned(), method)).collect()
}

#[test]
fn every_server_function_has_a_row() {
    let rows: Vec<&str> = MATRIX.iter().map(|row| row.0).collect();
    let functions = registered();
    let without: Vec<&String> = functions.keys().filter(|path| !rows.contains(&path.as_str())).collect();
    assert!(without.is_empty(), "functions without a row: {without:?}");
    let gone: Vec<&&str> = rows.iter().filter(|row| !functions.contains_key(**row)).collect();
    assert!(gone.is_empty(), "rows without a function: {gone:?}");
    assert_eq!(rows.len(), functions.len(), "one row each");
}

#[tokio::test]
async fn everybody_may_do_what_the_matrix_says_and_nothing_else() {
    let first = tempfile::tempdir().expect("a folder");
    let world = World::make(first.path()).await;
    let (functions, mut wrong) = (registered(), Vec::new());
    for row @ Row(path, form, _) in MATRIX {
        let expected = expected(row);
        let Some(method) = functions.get(*path) else { continue };
        let got = ask_everybody(first.path(), &world, path, method, form).await;
        if got != expected {
            wrong.push(format!("{path}\n  expected {expected:?}\n  got      {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "anonymous, employee, author, juror, chair, host, admin, deputy:\n{}", wrong.join("\n"));
}

/// The answers, on a fresh copy of the world after each change of it.
async fn ask_everybody(first: &Path, world: &World, path: &str, method: &Method, form: &str) -> Vec<Answer> {
    let mut house = copy(first).await;
    let mut answers = Vec::new();
    for who in Who::ALL {
        let cookie = if who == Who::Anonymous { String::new() } else { house.cookie(&who.email()).await };
        let answer = house.call(method.clone(), &format!("/api/{path}"), &cookie, &world.fill(form, who)).await;
        answers.push(Answer::of(answer.status));
        if *method == Method::POST && answer.status == StatusCode::OK {
            house.backend.close().await;
            house = copy(first).await;
        }
    }
    house.backend.close().await;
    answers
}

/// The world again, in a folder of its own.
pub async fn copy(first: &Path) -> House {
    House::in_folder(copied(first).await, "http://127.0.0.1:3000").await
}

/// The same in a company that can mail.
pub async fn copy_that_mails(first: &Path) -> House {
    let folder = copied(first).await;
    let settings = Settings { can_mail: true, ..settings(folder.path()) };
    House::around(Backend::open(settings, true).await.expect("opens"), folder, "http://127.0.0.1:3000")
}

async fn copied(first: &Path) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let file = |folder: &Path| settings(folder).database.trim_start_matches("sqlite://").to_owned();
    std::fs::copy(file(first), file(folder.path())).expect("copied");
    folder
}
