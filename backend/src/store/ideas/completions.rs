//! What shortlisted ideas still need: until when, and with whose help.
use crate::{
    Failure,
    store::{Connection, Tx, admin, all, exec, ideas, one, values},
};
use domain::{IdeaId, Moment, PersonId, people::PersonRef};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// What a jury wants to read of an idea `i` and does not find, as `IdeaText::lacking` says it.
const LACKS: &str = "(i.proposal = '' OR i.audience = '' OR i.channels = 0 OR (i.budget_low IS NULL AND i.budget_high IS NULL) \
    OR i.impact_metric = '' OR i.impact_target = '')";

/// As it is kept.
pub struct CompletionRow {
    pub due: Moment,
    /// Who lends a hand; none where their account is closed.
    pub helper: Option<PersonRef>,
}

pub async fn completion(on: &impl Connection, idea: IdeaId) -> Result<Option<CompletionRow>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        due_at: i64,
        helper_id: Option<Uuid>,
        helper: Option<String>,
    }
    let sql = "SELECT k.due_at, p.id AS helper_id, p.name AS helper FROM completion k \
        LEFT JOIN person p ON p.id = k.helper_id AND p.is_active WHERE k.idea_id = $1";
    let found: Option<Row> = one(on, sql, values![idea.0]).await?;
    let row = |row: Row| CompletionRow {
        due: Moment(row.due_at),
        helper: row.helper_id.zip(row.helper).map(|(id, name)| PersonRef { id: PersonId(id), name }),
    };
    Ok(found.map(row))
}

/// Asks for it, or asks anew.
pub async fn ask_completion(tx: &Tx, idea: IdeaId, due: Moment, helper: Option<PersonId>, now: Moment) -> Result<(), Failure> {
    let sql = "INSERT INTO completion (idea_id, due_at, helper_id, asked_at) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (idea_id) DO UPDATE SET due_at = excluded.due_at, helper_id = excluded.helper_id, asked_at = excluded.asked_at";
    exec(tx, sql, values![idea.0, due.0, helper.map(|p| p.0), now.0]).await.map(|_| ())
}

/// Asks for it within the promised answer time, where something is empty; whether it is.
pub async fn begin_completion(tx: &Tx, idea: IdeaId, helper: Option<PersonId>, now: Moment) -> Result<bool, Failure> {
    if ideas::text(tx, idea).await?.lacking().is_empty() {
        return Ok(false);
    }
    let days = admin::answering(tx).await?.answer_days;
    let due = ideas::working_days(tx, now, &tx.zone()).await?.due(now, days, &tx.zone());
    ask_completion(tx, idea, due, helper, now).await.map(|()| true)
}

/// Who lends a hand where a rule chose: a host of the challenge who neither wrote the idea nor judges it; who is named first,
/// the longest there first.
pub async fn helping_host(on: &impl Connection, idea: IdeaId) -> Result<Option<PersonId>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        person_id: Uuid,
    }
    let sql = "SELECT p.id AS person_id FROM idea i JOIN challenge c ON c.id = i.challenge_id JOIN person p ON p.is_active AND p.is_host \
        LEFT JOIN challenge_host h ON h.challenge_id = c.id AND h.person_id = p.id WHERE i.id = $1 AND (h.person_id IS NOT NULL OR c.standing) \
        AND NOT EXISTS (SELECT 1 FROM seat s WHERE s.challenge_id = c.id AND s.juror_id = p.id) \
        AND NOT EXISTS (SELECT 1 FROM idea_author a WHERE a.idea_id = i.id AND a.person_id = p.id) \
        ORDER BY CASE WHEN h.person_id IS NULL THEN 1 ELSE 0 END, p.id LIMIT 1";
    let row: Option<Row> = one(on, sql, values![idea.0]).await?;
    Ok(row.map(|r| PersonId(r.person_id)))
}

/// Ideas of a person that lack something for their jury, what is due first, first; each with that moment.
pub async fn to_complete(on: &impl Connection, person: PersonId, now: Moment, most: i64) -> Result<Vec<(IdeaId, String, Moment)>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        title: String,
        due_at: i64,
    }
    let sql = format!(
        "SELECT i.id, i.title, k.due_at FROM idea_author a CROSS JOIN idea i JOIN completion k ON k.idea_id = i.id \
         WHERE i.id = a.idea_id AND a.person_id = $1 AND i.stage = 'shortlisted' AND i.round_id IS NULL AND k.due_at > $2 AND {LACKS} \
         ORDER BY k.due_at, i.id LIMIT $3"
    );
    let rows: Vec<Row> = all(on, &sql, values![person.0, now.0, most]).await?;
    Ok(rows.into_iter().map(|r| (IdeaId(r.id), r.title, Moment(r.due_at))).collect())
}

/// How many shortlisted ideas of a challenge lack something that their authors may still add, and until when the last one may.
pub async fn still_completing(on: &impl Connection, challenge: domain::ChallengeId, now: Moment) -> Result<Option<(i64, Moment)>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        n: i64,
        last: Option<i64>,
    }
    let sql = format!(
        "SELECT COUNT(*) AS n, MAX(k.due_at) AS last FROM idea i JOIN completion k ON k.idea_id = i.id \
         WHERE i.challenge_id = $1 AND i.stage = 'shortlisted' AND i.round_id IS NULL AND k.due_at > $2 AND {LACKS}"
    );
    let row: Option<Row> = one(on, &sql, values![challenge.0, now.0]).await?;
    Ok(row.and_then(|r| r.last.map(|last| (r.n, Moment(last)))))
}
