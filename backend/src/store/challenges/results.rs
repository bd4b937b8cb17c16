//! What a challenge came to, as its publication said it.
use crate::{
    Failure,
    store::{Connection, Reader, Tx, all, exec, values},
};
use domain::{
    Cents, ChallengeId, IdeaId, Moment, PersonId,
    challenges::{AnsweredEntry, Winner},
    ideas::PublicAnswer,
    jury::Verdict,
    people::PersonRef,
};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// The results are out: what every entry was told, now or before, stays as it is.
pub async fn publish(tx: &Tx, challenge: ChallengeId, now: Moment) -> Result<(), Failure> {
    let sql = "INSERT INTO result (challenge_id, idea_id, verdict, reason, amount_cents, until_at, by_jury, at, criteria) \
        SELECT i.challenge_id, i.id, a.verdict, a.reason, a.amount_cents, a.until_at, a.by_jury, a.at, a.criteria \
        FROM idea i JOIN answer a ON a.idea_id = i.id WHERE i.challenge_id = $1";
    exec(tx, sql, values![challenge.0]).await?;
    exec(tx, "UPDATE challenge SET published_at = $2 WHERE id = $1", values![challenge.0, now.0]).await.map(|_| ())
}

#[derive(FromQueryResult)]
struct WinnerRow {
    idea: Uuid,
    title: String,
    author_id: Uuid,
    author: String,
    department: Option<String>,
    place: i64,
    prize: String,
    value_cents: Option<i64>,
    reason: String,
}

/// Who won what, the first prize first.
pub async fn winners(on: &impl Connection, challenge: ChallengeId) -> Result<Vec<Winner>, Failure> {
    let sql = "SELECT i.id AS idea, i.title, p.id AS author_id, p.name AS author, d.name AS department, z.place, z.label AS prize, \
        z.value_cents, COALESCE(n.reason, '') AS reason FROM prize z JOIN award a ON a.prize_id = z.id JOIN idea i ON i.id = a.idea_id \
        JOIN person p ON p.id = i.author_id LEFT JOIN department d ON d.id = i.department_id \
        LEFT JOIN result n ON n.challenge_id = z.challenge_id AND n.idea_id = i.id \
        WHERE z.challenge_id = $1 ORDER BY z.place, i.title, i.id";
    let rows: Vec<WinnerRow> = all(on, sql, values![challenge.0]).await?;
    let winner = |r: WinnerRow| Winner {
        idea: IdeaId(r.idea),
        title: r.title,
        author: PersonRef { id: PersonId(r.author_id), name: r.author },
        department: r.department,
        rank: r.place,
        prize: r.prize,
        value: r.value_cents.map(Cents),
        reason: r.reason,
        errata: vec![],
    };
    Ok(rows.into_iter().map(winner).collect())
}

#[derive(FromQueryResult)]
struct AnswerRow {
    idea: Uuid,
    title: String,
    author_id: Uuid,
    author: String,
    veiled: bool,
    verdict: String,
    reason: String,
    amount_cents: Option<i64>,
    until_at: Option<i64>,
    by_jury: bool,
    at: i64,
    criteria: String,
}

/// Every entry's answer, funded ones first: those of the publication, and those a host had given before. An entry withdrawn
/// since is nobody's business any more.
pub async fn answers(db: &Reader, challenge: ChallengeId) -> Result<Vec<AnsweredEntry>, Failure> {
    let sql = "SELECT i.id AS idea, i.title, p.id AS author_id, p.name AS author, (i.name_hidden OR i.blind) AS veiled, r.verdict, r.reason, r.amount_cents, r.until_at, r.by_jury, \
        r.at, r.criteria FROM result r JOIN idea i ON i.id = r.idea_id JOIN person p ON p.id = i.author_id WHERE r.challenge_id = $1 AND i.is_public = $2 \
        ORDER BY CASE r.verdict WHEN 'funded' THEN 0 WHEN 'deferred' THEN 1 WHEN 'kept_open' THEN 2 ELSE 3 END, i.title, i.id";
    let rows: Vec<AnswerRow> = all(db, sql, values![challenge.0, true]).await?;
    let entry = |r: AnswerRow| AnsweredEntry {
        idea: IdeaId(r.idea),
        title: r.title,
        author: (!r.veiled).then_some(PersonRef { id: PersonId(r.author_id), name: r.author }),
        answer: PublicAnswer {
            verdict: r.verdict.parse().unwrap_or(Verdict::Declined),
            reason: r.reason,
            amount: r.amount_cents.map(Cents),
            until: r.until_at.map(|at| db.stamp(at)),
            at: db.stamp(r.at),
            by_jury: r.by_jury,
            criteria: r.criteria.lines().map(str::to_owned).collect(),
            errata: vec![],
        },
    };
    Ok(rows.into_iter().map(entry).collect())
}
