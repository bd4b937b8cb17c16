//! What both worlds are asked, and what somebody gets to read of them.
use super::{CANARY, OTHER_CANARY};
use crate::{
    authz::{MATRIX, registered},
    payloads::PAGES,
    support::{Answer, House},
    world::{HIDDEN_FILE, Who, World},
};
use app::mail::Rendered;
use axum::http::{Method, header};
use backend::notices::outbox::{due_mails, mark_sent};
use domain::{ChallengeId, IdeaId, RoundId};
use server::{config::Origin, jobs::mail::Post};

/// Whether what was written as a secret stands in it. An author knows what their own file is called.
pub fn tells(text: &str, who: Who) -> bool {
    let canaries = [CANARY, OTHER_CANARY, HIDDEN_FILE];
    let canaries = if who == Who::Author { &canaries[..2] } else { &canaries };
    canaries.iter().any(|canary| text.contains(canary))
}

/// Everything that an answer says: what its head says of it, and the body.
pub fn whole(answer: &Answer) -> String {
    let heads =
        [header::CONTENT_TYPE, header::CONTENT_DISPOSITION, header::LOCATION, header::ETAG, header::LAST_MODIFIED, header::SET_COOKIE];
    let heads: Vec<&str> = heads.iter().map(|name| answer.header(name.as_str())).collect();
    format!("{} {}\n{}", answer.status, heads.join(" | "), settled(&answer.body))
}

/// Every mail that waits, as it will read, with whom it goes to; none of them waits any more.
pub async fn mails(house: &House) -> Vec<(String, String)> {
    let post = Post::new(Origin::parse("http://127.0.0.1:3000").expect("an origin"), None, true).expect("settings").expect("a way");
    let mut mails = Vec::new();
    loop {
        let due = due_mails(&house.backend).await.expect("a list");
        if due.is_empty() {
            mails.sort();
            return mails;
        }
        for mail in due {
            let Rendered { subject, text } = post.write(&mail, "Brisemer").expect("a template");
            mails.push((mail.recipient, format!("{subject}\n{text}")));
            mark_sent(&house.backend, mail.id).await.expect("sent");
        }
    }
}

/// What differs from one answer to the next, whatever the world: nonces, the moment.
pub fn settled(body: &str) -> String {
    let nonce = body.split_once("nonce=\"").and_then(|(_, rest)| rest.split_once('"')).map(|(nonce, _)| nonce);
    let settled = nonce.map_or_else(|| body.to_owned(), |nonce| body.replace(nonce, ""));
    let mut out = String::with_capacity(settled.len());
    let mut digits = String::new();
    for c in settled.chars().chain(std::iter::once(' ')) {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        // Microseconds since 1970.
        out.push_str(if digits.len() == 16 { "#" } else { &digits });
        digits.clear();
        out.push(c);
    }
    out
}

/// What is asked: a function or a page, and its form.
#[derive(Clone, Debug)]
pub enum Question {
    Function(String, String),
    Page(String),
}

impl std::fmt::Display for Question {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Function(path, form) => write!(f, "/api/{path}?{form}"),
            Self::Page(path) => f.write_str(path),
        }
    }
}

impl Question {
    pub fn function(path: &str, form: impl Into<String>) -> Self {
        Self::Function(path.into(), form.into())
    }

    pub async fn ask(&self, house: &House, cookie: &str) -> Answer {
        match self {
            Self::Function(path, form) => house.call(Method::GET, &format!("/api/{path}"), cookie, form).await,
            Self::Page(path) => house.page(path, cookie).await,
        }
    }
}

/// What a round is asked: its page, as the browser's code and as a browser asks for it, and its files.
pub fn of_round(round: RoundId) -> impl Iterator<Item = Question> {
    let files = ["", "/sealed", "/scores.csv", "/ranking.csv", "/round.xlsx"];
    let files = files.map(|file| Question::Page(format!("/jury/rounds/{round}{file}")));
    files.into_iter().chain(["jury/round", "jury/sealed_scores"].map(|path| Question::function(path, format!("round={round}"))))
}

/// What an idea is asked.
pub fn of_idea(idea: IdeaId) -> impl Iterator<Item = Question> {
    [Question::function("ideas/idea", format!("idea={idea}")), Question::Page(format!("/ideas/{idea}"))].into_iter()
}

/// What a challenge is asked, its results and the lists of its entries included.
pub fn of_challenge(challenge: ChallengeId) -> impl Iterator<Item = Question> {
    let functions = ["challenges/challenge", "challenges/results", "ideas/board", "ideas/list", "ideas/list&order=most_supported"];
    let function = move |path: &str| {
        let (path, order) = path.split_once('&').unwrap_or((path, ""));
        Question::function(path, format!("challenge={challenge}&{order}").trim_end_matches('&'))
    };
    let pages =
        [format!("/challenges/{challenge}"), format!("/challenges/{challenge}/results"), format!("/host/board?challenge={challenge}")];
    functions.map(function).into_iter().chain(pages.map(Question::Page))
}

/// Every address that reads.
pub fn questions(world: &World, who: Who) -> Vec<Question> {
    let functions = registered();
    let reads = MATRIX.iter().filter(|row| functions.get(row.0) == Some(&Method::GET));
    let asked = reads.map(|row| Question::function(row.0, world.fill(row.1, who)));
    let ideas = [
        ("ideas/idea", "idea={judged}"),
        ("ideas/idea", "idea={hidden}"),
        ("ideas/list", "department={department}"),
        ("ideas/list", "department={other_department}"),
        ("people/person", "person={author}"),
        ("people/person", "person={other_author}"),
        ("challenges/results", "challenge={other}"),
        ("challenges/challenge", "challenge={tank}"),
    ];
    let ideas = ideas.map(|(path, form)| Question::function(path, world.fill(form, who)));
    let searches = [
        "",
        "&kind=challenges",
        "&kind=people",
        "&kind=comments",
        "&department={department}",
        "&department={other_department}",
        "&kind=people&department={department}",
        "&kind=people&department={other_department}",
        "&kind=comments&challenge={tank}",
        "&kind=comments&challenge={other}",
        "&kind=comments&department={department}",
    ];
    let searches = searches.map(|which| world.fill(which, who));
    let searches = searches.map(|kind| Question::function("search/everything", format!("q={SOUGHT}{kind}")));
    let pages = PAGES.iter().map(|page| world.fill(page, who).replace("{p}", "x"));
    let hidden = ["/ideas/{hidden}", "/people/{author}", "/people/{other_author}"];
    let pages = pages.chain(hidden.map(|page| world.fill(page, who))).map(Question::Page);
    let rounds = [world.scoring, world.deliberating].into_iter().flat_map(of_round);
    let stored = ["{attachment}", "{hidden_attachment}"].map(|file| world.fill(file, who));
    let stored = stored.into_iter().flat_map(|id| [format!("/files/{id}"), format!("/files/{id}/preview")]).map(Question::Page);
    asked.chain(stored).chain(rounds).chain(of_idea(world.shortlisted)).chain(ideas).chain(searches).chain(pages).collect()
}

/// Words that stand in what nobody may know, and in what everybody may.
const SOUGHT: &str = "bon+chaque+colis";

/// Where two answers part.
pub fn difference(a: &str, b: &str) -> String {
    let at = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let around = |text: &str| text.chars().skip(at.saturating_sub(40)).take(120).collect::<String>();
    format!("\n  {}\n  {}", around(a), around(b))
}
