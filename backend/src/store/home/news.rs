//! What was decided last, and who won last: their SQL.
use crate::{
    Failure,
    store::{Connection, Reader, all, one, people::NamedRow, values},
};
use domain::{Cents, ChallengeId, IdeaId, PersonId, home::PublishedDecision};
use sea_orm::FromQueryResult;
use uuid::Uuid;

#[derive(FromQueryResult)]
struct DecisionRow {
    id: Uuid,
    title: String,
    verdict: String,
    amount_cents: Option<i64>,
    reason: String,
    erratum: Option<String>,
    at: i64,
    mine: bool,
}

/// The newest decisions that stand; of those published together the reader's own first, then what was funded.
pub async fn decisions(db: &Reader, person: PersonId, most: i64) -> Result<Vec<PublishedDecision>, Failure> {
    // Only those not older than the last that is shown are sorted.
    let sql = "SELECT i.id, i.title, w.verdict, w.amount_cents, w.reason, w.at, \
        (SELECT e.words FROM erratum e WHERE e.idea_id = w.idea_id AND e.answer_at = w.at ORDER BY e.at DESC, e.id DESC LIMIT 1) AS erratum, \
        EXISTS (SELECT 1 FROM idea_author a WHERE a.idea_id = i.id AND a.person_id = $1) AS mine \
        FROM answer w CROSS JOIN idea i WHERE i.id = w.idea_id AND i.stage = w.verdict AND w.verdict IN ('funded', 'declined', 'deferred') \
        AND w.at >= (SELECT COALESCE(MIN(t.at), 0) FROM (SELECT l.at FROM answer l CROSS JOIN idea j WHERE j.id = l.idea_id \
            AND j.stage = l.verdict AND l.verdict IN ('funded', 'declined', 'deferred') ORDER BY l.at DESC LIMIT $2) AS t) \
        ORDER BY w.at DESC, \
        CASE WHEN EXISTS (SELECT 1 FROM idea_author a WHERE a.idea_id = i.id AND a.person_id = $1) THEN 0 ELSE 1 END, \
        CASE w.verdict WHEN 'funded' THEN 0 WHEN 'deferred' THEN 1 ELSE 2 END, i.title, i.id LIMIT $2";
    let rows: Vec<DecisionRow> = all(db, sql, values![person.0, most]).await?;
    let decision = |row: DecisionRow| {
        Ok(PublishedDecision {
            idea: IdeaId(row.id),
            title: row.title,
            verdict: row.verdict.parse().map_err(|()| Failure::Unexpected(format!("an answer says {}", row.verdict)))?,
            amount: row.amount_cents.map(Cents),
            reason: row.reason,
            erratum: row.erratum,
            at: db.stamp(row.at),
            mine: row.mine,
        })
    };
    rows.into_iter().map(decision).collect()
}

/// The challenge whose winners were published last.
pub async fn last_won(on: &impl Connection) -> Result<Option<(ChallengeId, String)>, Failure> {
    let sql = "SELECT c.id, c.title AS name FROM challenge c WHERE c.published_at IS NOT NULL AND c.cancelled_at IS NULL \
        AND EXISTS (SELECT 1 FROM prize z JOIN award a ON a.prize_id = z.id WHERE z.challenge_id = c.id) \
        ORDER BY c.published_at DESC, c.id LIMIT 1";
    let row: Option<NamedRow> = one(on, sql, vec![]).await?;
    Ok(row.map(|r| (ChallengeId(r.id), r.name)))
}
