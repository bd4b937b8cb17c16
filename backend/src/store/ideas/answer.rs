//! The public answer to an idea, and the deferred ones whose date has come.
use crate::{
    Failure,
    store::{Connection, Tx, all, exec, one, values},
};
use domain::{
    IdeaId, Moment,
    ideas::{Answer, Answered},
    jury::Verdict,
};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// An answer as it is kept.
#[derive(FromQueryResult)]
pub struct AnswerRow {
    pub verdict: String,
    pub reason: String,
    pub amount_cents: Option<i64>,
    pub until_at: Option<i64>,
    pub by_jury: bool,
    pub at: i64,
    pub change_words: String,
    pub criteria: String,
}

impl AnswerRow {
    pub fn verdict(&self) -> Result<Verdict, Failure> {
        self.verdict.parse().map_err(|()| Failure::Unexpected(format!("no verdict: {}", self.verdict)))
    }

    pub fn answered(&self) -> Result<Answered, Failure> {
        Ok(Answered { verdict: self.verdict()?, by_jury: self.by_jury, at: Moment(self.at), former: false })
    }
}

/// The answer an idea has, if any.
pub async fn answer(on: &impl Connection, idea: IdeaId) -> Result<Option<AnswerRow>, Failure> {
    let sql = "SELECT verdict, reason, amount_cents, until_at, by_jury, at, change_words, criteria FROM answer WHERE idea_id = $1";
    one(on, sql, values![idea.0]).await
}

/// Gives the answer; it takes the place of an earlier one.
pub async fn put_answer(tx: &Tx, idea: IdeaId, answer: &Answer, by_jury: bool, now: Moment) -> Result<(), Failure> {
    let sql = "INSERT INTO answer (idea_id, verdict, reason, amount_cents, until_at, by_jury, at, change_words, criteria) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
        ON CONFLICT (idea_id) DO UPDATE SET verdict = excluded.verdict, reason = excluded.reason, amount_cents = excluded.amount_cents, \
        until_at = excluded.until_at, by_jury = excluded.by_jury, at = excluded.at, change_words = excluded.change_words, \
        criteria = excluded.criteria";
    let (amount, until) = (answer.amount.map(|c| c.0), answer.until.map(|m| m.0));
    let (reason, change, criteria) = (answer.reason.as_str(), answer.change.as_str(), answer.criteria.join("\n"));
    let values = values![idea.0, answer.verdict.name(), reason, amount, until, by_jury, now.0, change, criteria];
    exec(tx, sql, values).await.map(|_| ())
}

/// Takes the answer back: a deferred idea is open again.
pub async fn take_answer_back(tx: &Tx, idea: IdeaId) -> Result<(), Failure> {
    exec(tx, "DELETE FROM answer WHERE idea_id = $1", values![idea.0]).await.map(|_| ())
}

/// Deferred ideas whose date has come, those that waited longest first.
pub async fn due(on: &impl Connection, now: Moment) -> Result<Vec<IdeaId>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
    }
    let sql = "SELECT i.id FROM idea i JOIN answer a ON a.idea_id = i.id \
        WHERE i.stage = 'deferred' AND a.until_at <= $1 ORDER BY a.until_at, i.id LIMIT 200";
    let rows: Vec<Row> = all(on, sql, values![now.0]).await?;
    Ok(rows.into_iter().map(|r| IdeaId(r.id)).collect())
}
