//! What a challenge came to, as its publication said it.
use crate::{
    Failure,
    store::{Connection, Reader, all, values},
};
use domain::{
    Cents, ChallengeId, IdeaId, PersonId,
    challenges::{AnsweredEntry, Winner},
    ideas::PublicAnswer,
    jury::Verdict,
    people::PersonRef,
};
use sea_orm::FromQueryResult;
use uuid::Uuid;

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
        LEFT JOIN round r ON r.challenge_id = z.challenge_id AND r.published_at IS NOT NULL \
        LEFT JOIN decision n ON n.round_id = r.id AND n.idea_id = i.id \
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
    };
    Ok(rows.into_iter().map(winner).collect())
}

#[derive(FromQueryResult)]
struct AnswerRow {
    idea: Uuid,
    title: String,
    author_id: Uuid,
    author: String,
    verdict: String,
    reason: String,
    amount_cents: Option<i64>,
    until_at: Option<i64>,
    published_at: i64,
    judged: i64,
}

/// Every entry's answer, funded ones first: those of the publication, and those a host had given before. An entry withdrawn
/// since is nobody's business any more.
pub async fn answers(db: &Reader, challenge: ChallengeId) -> Result<Vec<AnsweredEntry>, Failure> {
    let published = "r.challenge_id = $1 AND r.published_at IS NOT NULL";
    let sql = format!(
        "SELECT i.id AS idea, i.title, p.id AS author_id, p.name AS author, told.verdict, told.reason, told.amount_cents, told.until_at, \
        told.published_at, told.judged FROM ( \
            SELECT n.idea_id, n.verdict, n.reason, n.amount_cents, n.until_at, r.published_at, \
            (SELECT COUNT(*) FROM pitch t WHERE t.round_id = r.id AND t.idea_id = n.idea_id) AS judged \
            FROM round r JOIN decision n ON n.round_id = r.id WHERE {published} \
            UNION ALL \
            SELECT a.idea_id, a.verdict, a.reason, a.amount_cents, a.until_at, a.at, CAST(0 AS BIGINT) \
            FROM idea e JOIN answer a ON a.idea_id = e.id JOIN challenge c ON c.id = e.challenge_id \
            WHERE e.challenge_id = $1 AND NOT c.standing AND NOT EXISTS \
            (SELECT 1 FROM round r JOIN decision n ON n.round_id = r.id WHERE {published} AND n.idea_id = e.id) \
        ) AS told JOIN idea i ON i.id = told.idea_id JOIN person p ON p.id = i.author_id WHERE i.is_public = $2 \
        ORDER BY CASE told.verdict WHEN 'funded' THEN 0 WHEN 'deferred' THEN 1 WHEN 'kept_open' THEN 2 ELSE 3 END, i.title, i.id"
    );
    let rows: Vec<AnswerRow> = all(db, &sql, values![challenge.0, true]).await?;
    let entry = |r: AnswerRow| AnsweredEntry {
        idea: IdeaId(r.idea),
        title: r.title,
        author: PersonRef { id: PersonId(r.author_id), name: r.author },
        answer: PublicAnswer {
            verdict: r.verdict.parse().unwrap_or(Verdict::Declined),
            reason: r.reason,
            amount: r.amount_cents.map(Cents),
            until: r.until_at.map(|at| db.stamp(at)),
            at: db.stamp(r.published_at),
            by_jury: r.judged > 0,
        },
    };
    Ok(rows.into_iter().map(entry).collect())
}
