//! Back to the shark tank: entries leave a challenge with those who support them.
use crate::{
    Failure,
    store::{Connection, Reader, Tx, all, count, entity, exec, insert, one, values},
};
use domain::{Actor, ChallengeId, IdeaId, Moment, ideas::Stage};
use sea_orm::FromQueryResult;
use uuid::Uuid;

#[derive(FromQueryResult)]
struct Id {
    id: Uuid,
}

/// The shark tank: the oldest standing challenge.
pub async fn tank(on: &impl Connection) -> Result<ChallengeId, Failure> {
    let row: Option<Id> = one(on, "SELECT id FROM challenge WHERE standing ORDER BY created_at, id LIMIT 1", vec![]).await?;
    row.map(|r| ChallengeId(r.id)).ok_or_else(|| Failure::Unexpected("there is no shark tank".into()))
}

/// Moves an idea to the shark tank. Simple supports go along; of counted votes, each voter's become one support.
pub async fn move_to_tank(tx: &Tx, idea: IdeaId, tank: ChallengeId, now: Moment) -> Result<(), Failure> {
    let sql = "INSERT INTO support (challenge_id, idea_id, voter_id, at) \
        SELECT $1, idea_id, voter_id, at FROM support WHERE idea_id = $2 AND challenge_id = (SELECT challenge_id FROM idea WHERE id = $2) \
        ON CONFLICT DO NOTHING";
    exec(tx, sql, values![tank.0, idea.0]).await?;
    let sql = "INSERT INTO support (challenge_id, idea_id, voter_id, at) \
        SELECT $1, idea_id, voter_id, MIN(at) FROM budget_vote WHERE idea_id = $2 GROUP BY idea_id, voter_id ON CONFLICT DO NOTHING";
    exec(tx, sql, values![tank.0, idea.0]).await?;
    let sql =
        "DELETE FROM support WHERE idea_id = $2 AND challenge_id = (SELECT challenge_id FROM idea WHERE id = $2) AND challenge_id <> $1";
    exec(tx, sql, values![tank.0, idea.0]).await?;
    exec(tx, "DELETE FROM budget_vote WHERE idea_id = $1", values![idea.0]).await?;
    let sql = "UPDATE idea SET challenge_id = $1, updated_at = $3, \
        supports = (SELECT COUNT(*) FROM support s WHERE s.challenge_id = $1 AND s.idea_id = $2) WHERE id = $2";
    exec(tx, sql, values![tank.0, idea.0, now.0]).await.map(|_| ())
}

/// Drafts of a challenge that is over go to the shark tank; nobody supports a draft.
pub async fn move_drafts(tx: &Tx, from: ChallengeId, tank: ChallengeId) -> Result<(), Failure> {
    let sql = "UPDATE idea SET challenge_id = $2 WHERE challenge_id = $1 AND stage = 'draft'";
    exec(tx, sql, values![from.0, tank.0]).await.map(|_| ())
}

/// How many entries wait for a host, or for what a host asked of their authors.
pub async fn in_review(on: &impl Connection, challenge: ChallengeId) -> Result<i64, Failure> {
    let sql = "SELECT COUNT(*) AS n FROM idea WHERE challenge_id = $1 AND stage IN ('submitted', 'returned')";
    count(on, sql, values![challenge.0]).await
}

/// What is in review goes to the shark tank as it is; nobody supports it yet.
pub async fn move_reviewed(tx: &Tx, from: ChallengeId, tank: ChallengeId, now: Moment) -> Result<(), Failure> {
    let sql = "UPDATE idea SET challenge_id = $2, updated_at = $3 WHERE challenge_id = $1 AND stage IN ('submitted', 'returned')";
    exec(tx, sql, values![from.0, tank.0, now.0]).await.map(|_| ())
}

/// An entry that has no answer yet: open or shortlisted.
#[derive(Clone, Copy, Debug)]
pub struct UnansweredEntry {
    pub idea: IdeaId,
    pub stage: Stage,
}

/// The entries that have no answer yet, locked for a command.
pub async fn unanswered_entries(tx: &Tx, challenge: ChallengeId) -> Result<Vec<UnansweredEntry>, Failure> {
    unanswered(tx, challenge, tx.for_update()).await
}

/// The same, for a page.
pub async fn waiting_entries(db: &Reader, challenge: ChallengeId) -> Result<Vec<UnansweredEntry>, Failure> {
    unanswered(db, challenge, "").await
}

async fn unanswered(on: &impl Connection, challenge: ChallengeId, lock: &str) -> Result<Vec<UnansweredEntry>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        stage: String,
    }
    let sql = format!("SELECT id, stage FROM idea WHERE challenge_id = $1 AND stage IN ('open', 'shortlisted') ORDER BY id{lock}");
    let rows: Vec<Row> = all(on, &sql, values![challenge.0]).await?;
    Ok(rows.into_iter().filter_map(|r| Some(UnansweredEntry { idea: IdeaId(r.id), stage: r.stage.parse().ok()? })).collect())
}

/// Moves an idea to a stage, out of its round, and keeps who, when and why.
pub async fn step(tx: &Tx, idea: IdeaId, from: Stage, to: Stage, by: &Actor, reason: &str, now: Moment) -> Result<(), Failure> {
    let sql = "UPDATE idea SET stage = $2, is_public = $3, stage_since = $4, updated_at = $4, round_id = NULL WHERE id = $1";
    exec(tx, sql, values![idea.0, to.name(), to.is_public(), now.0]).await?;
    exec(tx, "DELETE FROM review WHERE idea_id = $1", values![idea.0]).await?;
    exec(tx, "DELETE FROM overdue WHERE idea_id = $1", values![idea.0]).await?;
    exec(tx, "DELETE FROM completion WHERE idea_id = $1", values![idea.0]).await?;
    let transition = entity::transition::Model {
        id: tx.id(now),
        idea_id: idea.0,
        from_stage: Some(from.name().into()),
        to_stage: to.name().into(),
        by_person: by.person().map(|p| p.0),
        reason: reason.into(),
        at: now.0,
    };
    insert(tx, transition).await
}
