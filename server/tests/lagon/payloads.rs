//! What attackers type, through every field that keeps a text and onto every page that shows one. A field that is not
//! named here is found by the first test.
use crate::{
    support::House,
    world::{Who, World},
};
use axum::http::{Method, StatusCode};

/// Each carries its mark, so that its trace on a page is told from what the page says itself.
const CORPUS: [&str; 7] = [
    "<script>attack()</script>",
    "\"><img src=x onerror=attack()>",
    "</textarea></title><script>attack()</script>",
    "'onmouseover='attack()",
    "[x](javascript:attack()) <a href=javascript:attack()>x</a>",
    "--><svg onload=attack()>{{attack}}",
    "=cmd|attack!A1' OR 1=1 --",
];

/// What must not stand on any page: code that would run.
const RUNNING: [&str; 7] = [
    "<script>attack",
    "<img src=x onerror",
    "<svg onload",
    "<a href=javascript",
    "href=\"javascript",
    "'onmouseover='attack()'",
    "</textarea></title>",
];

/// Who sends what; `{p}` is what was typed.
const WRITES: &[(Who, &str, &str)] = &[
    (Who::Employee, "people/change_profile", "name={p}&title={p}&about={p}&language=fr"),
    (
        Who::Author,
        "ideas/write",
        "challenge={tank}&title={p}&one_liner={p}&problem={p}&audience={p}&proposal={p}&impact_metric={p}&impact_baseline={p}\
         &impact_target={p}&impact_by=2027-06-30&tags={p}&intent=submit",
    ),
    (Who::Employee, "talk/post", "idea={open}&text={p}"),
    (Who::Employee, "talk/edit", "comment={comment}&text={p}"),
    (
        Who::Host,
        "challenges/write",
        "title={p}&theme=own&brief={p}&rules={p}&opens=2098-01-01T09:00&submissions_close=2098-02-01T18:00&voting_close=2098-03-01T18:00\
         &judging_close=2098-04-01T18:00&results=2098-05-01T18:00&voting=simple&prizes[0][rank]=1&prizes[0][label]={p}\
         &prizes[0][value]=100&prizes[0][quantity]=1",
    ),
    (
        Who::Host,
        "challenges/write_rubric",
        "challenge={announced}&criteria[0][name]={p}&criteria[0][help]={p}&criteria[0][weight]=100&criteria[0][levels]={p}%0A{p}+2",
    ),
    (Who::Host, "challenges/publish", "challenge={unjudged}&verdict=declined&reason={p}"),
    (Who::Host, "challenges/cancel", "challenge={announced}&reason={p}"),
    (Who::Juror, "jury/score", "pitch={pitch}&intent=save&comment={p}&for_author={p}&private={p}"),
    (Who::Juror, "jury/step_aside", "pitch={pitch}&how=recused&why={p}"),
    (Who::Juror, "jury/declare_tie", "idea={shortlisted}&why={p}"),
    (Who::Chair, "jury/prepare", "round={deliberating}&idea={judged}&verdict=declined&reason={p}"),
    (Who::Chair, "jury/prepare_rest", "round={deliberating}&verdict=declined&reason={p}"),
    (Who::Host, "jury/ask_reopening", "round={deliberating}&pitch={judged_pitch}&juror={deputy}&why={p}"),
    (Who::Chair, "jury/publish", "round={deliberating}&departure={p}"),
    (Who::Host, "opinions/ask", "idea={open}&who=admin%40brisemer.example&question={p}"),
    (Who::Host, "opinions/ask", "idea={open}&who={p}"),
    (Who::Host, "opinions/ask", "idea={open}&to=department&department={p}"),
    (Who::Employee, "opinions/give", "idea={open}&stance=reserved&words={p}"),
    (Who::Host, "ideas/shortlist", "idea={open}&on=on&reason={p}"),
    (Who::Host, "ideas/shortlist", "idea={open}&on=off&reason={p}"),
    (Who::Host, "ideas/answer", "idea={open}&verdict=deferred&until=2098-01-01&reason={p}"),
    (Who::Host, "ideas/add_erratum", "idea={open}&words={p}"),
    (Who::Host, "ideas/add_erratum", "idea={open}&answer={p}&words={p}"),
    (Who::Author, "ideas/ask_second_look", "idea={open}&words={p}"),
    (Who::Chair, "ideas/give_second_look", "idea={open}&outcome=kept&reply={p}"),
    (Who::Host, "ideas/archive", "idea={open}&on=on&reason={p}"),
    (Who::Host, "ideas/archive", "idea={open}&on=off&reason={p}"),
    (Who::Host, "ideas/merge", "idea={review}&into={p}&reason={p}"),
    (Who::Host, "ideas/ask_completion", "idea={open}&until={p}&helper={p}"),
    (Who::Admin, "jury/read_scores", "round={scoring}&reason={p}"),
    (Who::Admin, "ideas/read_names", "idea={hidden}&reason={p}"),
    (Who::Host, "ideas/favourite", "idea={open}&reason={p}"),
    (Who::Author, "ideas/invite_co_author", "idea={open}&who={p}"),
    (Who::Host, "ideas/return", "idea={review}&reason={p}"),
    (Who::Admin, "admin/change_answering", "review=on&days={p}&open_days={p}&note_months={p}"),
    (Who::Admin, "admin/add_closure", "label={p}&first=2098-01-01&last=2098-01-02"),
    (Who::Admin, "admin/add_closure", "label=X&first={p}&last={p}"),
    (Who::Author, "ideas/withdraw", "idea={open}&reason={p}"),
    (Who::Admin, "admin/change_company", "name={p}&language=fr&zone=Europe/Paris"),
    (Who::Admin, "admin/add_places", "kind=department&names={p}"),
    (Who::Admin, "admin/add_places", "kind=site&names={p}"),
    (Who::Admin, "admin/rename_place", "kind=site&place={employee}&name={p}"),
    (Who::Admin, "admin/invite", "addresses={p}"),
    (Who::Admin, "admin/make_joining_link", "domains={p}"),
    (Who::Admin, "admin/change_person", "person={employee}&manager={p}"),
    (Who::Admin, "people/write_footer_page", "page=privacy&language=fr&markdown={p}"),
    (Who::Anonymous, "people/join", "token={joining}&name={p}&email=p@brisemer.example&password=quatre+bouees+sur+le+quai&language=fr"),
    (Who::Anonymous, "people/sign_in", "email={p}&password=x&next={p}"),
    (Who::Anonymous, "people/prove_address", "token={joining}&email={p}"),
    (Who::Anonymous, "people/ask_reset", "email={p}"),
];

/// Where texts are shown.
pub const PAGES: &[&str] = &[
    "/",
    "/ideas",
    "/ideas?q={p}&tag={p}&after={p}&order={p}",
    "/ideas?mine=1",
    "/ideas/new",
    "/ideas/new?challenge={tank}",
    "/ideas/{open}",
    "/ideas/{open}/edit",
    "/ideas/{review}",
    "/ideas/{review}/edit",
    "/ideas/{judged}",
    "/search?q={p}&kind={p}&stage={p}&phase={p}&theme={p}&challenge={p}&department={p}&site={p}&tag={p}&page={p}",
    "/search?q=attack",
    "/search?q=attack&kind=challenges",
    "/search?q=attack&kind=people",
    "/search?q=attack&kind=comments",
    "/search?q=attack&kind=challenges&phase=submissions&theme=retention",
    "/search?q=attack&kind=people&department={department}&site={p}",
    "/search?q=attack&kind=comments&challenge={tank}",
    "/host",
    "/host/board?challenge={p}",
    "/host/board",
    "/challenges",
    "/challenges/new?{p}",
    "/challenges/{announced}",
    "/challenges/{announced}/edit",
    "/challenges/{announced}/rules",
    "/challenges/{other}",
    "/challenges/{other}/results",
    "/challenges/{unjudged}/results",
    "/jury",
    "/jury/pitches/{pitch}",
    "/jury/compare?a={pitch}&b={pitch}",
    "/jury/rounds/{scoring}",
    "/jury/rounds/{deliberating}",
    "/jury/rounds/{deliberating}/pitches/{judged_pitch}",
    "/jury/rounds/{scoring}/sealed",
    "/jury/rounds/{deliberating}/sealed",
    "/leaderboard?period={p}&view={p}",
    "/points",
    "/people/{employee}",
    "/notifications",
    "/settings",
    "/admin",
    "/admin/people?search={p}",
    "/admin/log?before={p}",
    "/about/privacy",
    "/sign-in?next={p}&__path=%2Fapi%2Fpeople%2Fsign_in&__err={p}",
    "/reset?{p}",
    "/reset/{p}",
    "/join/{joining}?sent={p}",
    "/set-up",
    "/dev/mailbox",
    "/{p}",
];

/// What stands around a place in a page.
fn around(page: &str, at: usize) -> String {
    let before = page[..at].chars().rev().take(60).collect::<Vec<_>>().into_iter().rev().collect::<String>();
    before + &page[at..].chars().take(80).collect::<String>()
}

fn encoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// Sends one attack through every field, and reads every page as everybody.
async fn attack(typed: &str) -> (usize, Vec<String>) {
    let folder = tempfile::tempdir().expect("a folder");
    let world = World::make(folder.path()).await;
    let house = House::in_folder(folder, "http://127.0.0.1:3000").await;
    let mut wrong = Vec::new();
    let cookie = async |who: Who| if who == Who::Anonymous { String::new() } else { house.cookie(&who.email()).await };
    for (who, path, form) in WRITES {
        let form = world.fill(form, *who).replace("{p}", &encoded(typed));
        let answer = house.call(Method::POST, &format!("/api/{path}"), &cookie(*who).await, &form).await;
        let known = [StatusCode::OK, StatusCode::UNPROCESSABLE_ENTITY, StatusCode::FORBIDDEN, StatusCode::NOT_FOUND];
        if !known.contains(&answer.status) {
            wrong.push(format!("{path}: {} {}", answer.status, answer.body));
        }
    }
    house.backend.settle().await.expect("settled");
    house.index().await;
    let mut shown = 0;
    for who in Who::ALL {
        let cookie = cookie(who).await;
        for page in PAGES {
            let address = world.fill(page, who).replace("{p}", &encoded(typed));
            let answer = house.page(&address, &cookie).await;
            if answer.status.is_server_error() {
                wrong.push(format!("{address} for {who:?}: {}", answer.status));
            }
            shown += answer.body.matches("attack").count();
            let runs = RUNNING.iter().filter_map(|code| Some((code, answer.body.find(code)?)));
            wrong.extend(runs.map(|(code, at)| format!("{address} for {who:?} holds {code}: {}", around(&answer.body, at))));
        }
    }
    (shown, wrong)
}

#[tokio::test]
async fn what_is_typed_is_shown_and_never_runs() {
    for typed in CORPUS {
        let (shown, wrong) = attack(typed).await;
        assert!(wrong.is_empty(), "{typed}\n{}", wrong.join("\n"));
        assert!(shown > 50, "{typed} is on the pages, as text: seen {shown} times");
    }
}

/// NUL can't be stored by PostgreSQL, and directions that turn a line around are no letters.
#[tokio::test]
async fn bytes_that_are_no_text_never_break_a_page() {
    for typed in ["a\0ttack", "\u{202e}attack\u{2066}", "attack \u{fffd}\u{fffe}"] {
        let (_, wrong) = attack(typed).await;
        assert!(wrong.is_empty(), "{typed:?}\n{}", wrong.join("\n"));
    }
}

/// Every function that changes something and takes words is among those above.
#[test]
fn every_writing_function_is_attacked_or_takes_no_words() {
    const NO_WORDS: [&str; 38] = [
        "people/step_into",
        "people/sign_out",
        "people/found_company",
        "people/reset_password",
        "people/change_password",
        "people/end_session",
        "people/choose_mail",
        "people/choose_ranking",
        "notices/read",
        "ideas/discard",
        "ideas/show_names",
        "ideas/open",
        "ideas/part",
        "ideas/take_up",
        "ideas/follow",
        "ideas/answer_invitation",
        "ideas/take_back_invitation",
        "ideas/leave",
        "opinions/take_back",
        "opinions/decline",
        "votes/set",
        "talk/useful",
        "talk/remove",
        "attachments/remove",
        "challenges/name_hosts",
        "challenges/seat_panel",
        "challenges/start_rubric",
        "jury/take_back_tie",
        "jury/open_round",
        "jury/close_round",
        "jury/confirm_reopening",
        "jury/end_reopening",
        "admin/send_test_mail",
        "admin/revoke_invitation",
        "admin/make_reset_link",
        "admin/set_active",
        "admin/remove_place",
        "admin/remove_closure",
    ];
    let functions = leptos::server_fn::axum::server_fn_paths().filter(|(_, method)| *method == Method::POST);
    let attacked: Vec<&str> = WRITES.iter().map(|(_, path, _)| *path).collect();
    let forgotten: Vec<&str> = functions
        .map(|(path, _)| path.trim_start_matches("/api/"))
        .filter(|path| !attacked.contains(path) && !NO_WORDS.contains(path))
        .collect();
    assert!(forgotten.is_empty(), "{forgotten:?}");
}

/// Every page that there is is among those above.
#[test]
fn every_page_is_read() {
    let routes = include_str!("../../../app/src/routes.rs");
    let paths = routes.split("path!(\"").skip(1).filter_map(|rest| rest.split_once('"')).map(|(path, _)| path);
    let segments = |path: &str| path.split('?').next().unwrap_or_default().split('/').map(str::to_owned).collect::<Vec<_>>();
    let is_read = |path: &str| {
        let wanted = segments(path);
        let fits = |page: &&&str| {
            let there = segments(page);
            there.len() == wanted.len() && wanted.iter().zip(&there).all(|(w, t)| w == t || (w.starts_with(':') && t.starts_with('{')))
        };
        PAGES.iter().find(fits).is_some()
    };
    // The frame has no address of its own; the pages of the footer differ in their texts alone.
    let unread: Vec<&str> = paths.filter(|path| !["", "/about/:page"].contains(path) && !is_read(path)).collect();
    assert!(unread.is_empty(), "{unread:?}");
}
