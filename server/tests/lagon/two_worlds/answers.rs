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

/// Every address that reads.
pub fn questions(world: &World, who: Who) -> Vec<(bool, String, String)> {
    let functions = registered();
    let reads = MATRIX.iter().filter(|row| functions.get(row.0) == Some(&Method::GET));
    let asked = reads.map(|row| (true, format!("/api/{}", row.0), world.fill(row.1, who)));
    let rounds = [world.scoring, world.deliberating].map(|round| (true, "/api/jury/round".to_owned(), format!("round={round}")));
    let ideas = [
        ("ideas/idea", "idea={judged}"),
        ("ideas/idea", "idea={hidden}"),
        ("ideas/idea", "idea={shortlisted}"),
        ("ideas/list", "department={department}"),
        ("ideas/list", "department={other_department}"),
        ("people/person", "person={author}"),
        ("people/person", "person={other_author}"),
        ("challenges/results", "challenge={other}"),
        ("challenges/challenge", "challenge={tank}"),
    ];
    let ideas = ideas.map(|(path, form)| (true, format!("/api/{path}"), world.fill(form, who)));
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
    let searches = searches.map(|kind| (true, "/api/search/everything".to_owned(), format!("q={SOUGHT}{kind}")));
    let pages = PAGES.iter().map(|page| (false, world.fill(page, who).replace("{p}", "x"), String::new()));
    let hidden = ["/ideas/{hidden}", "/people/{author}", "/people/{other_author}"];
    let pages = pages.chain(hidden.map(|page| (false, world.fill(page, who), String::new())));
    let files = ["scores.csv", "ranking.csv", "round.xlsx"];
    let files = files.map(|file| (false, format!("/jury/rounds/{}/{file}", world.scoring), String::new()));
    let stored = ["{attachment}", "{hidden_attachment}"].map(|file| world.fill(file, who));
    let stored = stored.into_iter().flat_map(|id| [format!("/files/{id}"), format!("/files/{id}/preview")]);
    let stored = stored.map(|path| (false, path, String::new()));
    asked.chain(stored).chain(files).chain(rounds).chain(ideas).chain(searches).chain(pages).collect()
}

/// Words that stand in what nobody may know, and in what everybody may.
const SOUGHT: &str = "bon+chaque+colis";

/// Where two answers part.
pub fn difference(a: &str, b: &str) -> String {
    let at = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let around = |text: &str| text.chars().skip(at.saturating_sub(40)).take(120).collect::<String>();
    format!("\n  {}\n  {}", around(a), around(b))
}
