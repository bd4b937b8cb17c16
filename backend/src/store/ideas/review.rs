//! Promised answers, of ideas in review and of those that are open for long: when they are due, and who was reminded of what is
//! overdue.
use super::{Choice, hosted_by, rows_by_key};
use crate::{
    Failure,
    store::{Bound, Connection, Reader, Tx, all, challenges::hiding_counts, count, exec, one, values},
};
use domain::{
    Actor, ChallengeId, IdeaId, Moment,
    ideas::{Closed, IdeaRow, IdeaText, WorkingDays, number_of},
    time::DAY,
};
use sea_orm::FromQueryResult;
use std::collections::HashMap;
use uuid::Uuid;

/// What counts as a working day in this company, around a moment.
pub async fn working_days(on: &impl Connection, at: Moment, zone: &domain::Zone) -> Result<WorkingDays, Failure> {
    let closures = crate::store::admin::closures(on, number_of(zone.stamp(at).local)).await?;
    let closed: Vec<Closed> = closures.iter().map(|c| Closed { first: c.first_day, last: c.last_day }).collect();
    Ok(WorkingDays::around(at, zone, &closed))
}

/// An idea is in review from now on; when its answer is due.
pub async fn begin_review(tx: &Tx, idea: IdeaId, now: Moment) -> Result<Moment, Failure> {
    let days = crate::store::admin::answering(tx).await?.answer_days;
    let due = working_days(tx, now, &tx.zone()).await?.due(now, days, &tx.zone());
    let sql = "INSERT INTO review (idea_id, since, due_at) VALUES ($1, $2, $3)";
    exec(tx, sql, values![idea.0, now.0, due.0]).await.map(|_| due)
}

/// The promise waits aside while the idea is part of another one.
pub(super) async fn keep_promise(tx: &Tx, idea: IdeaId) -> Result<(), Failure> {
    let sql = "INSERT INTO merged_review (idea_id, since, due_at, reminded_at) SELECT v.idea_id, v.since, v.due_at, \
        (SELECT o.at FROM overdue o WHERE o.idea_id = v.idea_id) FROM review v WHERE v.idea_id = $1";
    exec(tx, sql, values![idea.0]).await.map(|_| ())
}

/// It runs again as it was made, and is late where its day has passed: its authors have waited all the while.
pub(super) async fn promise_again(tx: &Tx, idea: IdeaId) -> Result<(), Failure> {
    let sql = "INSERT INTO review (idea_id, since, due_at) SELECT m.idea_id, m.since, m.due_at FROM merged_review m WHERE m.idea_id = $1";
    exec(tx, sql, values![idea.0]).await?;
    let sql = "INSERT INTO overdue (idea_id, at) SELECT m.idea_id, m.reminded_at FROM merged_review m \
        WHERE m.idea_id = $1 AND m.reminded_at IS NOT NULL";
    exec(tx, sql, values![idea.0]).await.map(|_| ())
}

/// When a promised answer to an idea is due.
pub async fn due_at(on: &impl Connection, idea: IdeaId) -> Result<Option<Moment>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        due_at: i64,
    }
    let row: Option<Row> = one(on, "SELECT due_at FROM review WHERE idea_id = $1", values![idea.0]).await?;
    Ok(row.map(|r| Moment(r.due_at)))
}

/// Promises are counted anew, each from the day it was made: the company promises something else, or is closed.
pub async fn promise_anew(tx: &Tx, now: Moment) -> Result<(), Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        idea_id: Uuid,
        since: i64,
    }
    let days = crate::store::admin::answering(tx).await?.answer_days;
    let lock = tx.for_update();
    // Many may have been made at one moment.
    let mut known: HashMap<i64, Moment> = HashMap::new();
    for table in ["review", "merged_review"] {
        let sql = format!("SELECT idea_id, since FROM {table} WHERE due_at > $1 ORDER BY idea_id{lock}");
        for row in all::<Row>(tx, &sql, values![now.0]).await? {
            let since = Moment(row.since);
            let due = match known.get(&row.since) {
                Some(due) => *due,
                None => working_days(tx, since, &tx.zone()).await?.due(since, days, &tx.zone()),
            };
            known.insert(row.since, due);
            exec(tx, &format!("UPDATE {table} SET due_at = $2 WHERE idea_id = $1"), values![row.idea_id, due.0]).await?;
        }
    }
    Ok(())
}

/// How many ideas in review a desk shows.
const MOST: u64 = 100;

/// Ideas in review where the actor hosts, what is due first, first, each with that moment.
pub async fn in_review(db: &Reader, actor: &Actor, now: Moment) -> Result<Vec<(Moment, IdeaRow)>, Failure> {
    let mut choice = Choice::of(actor, "(SELECT v.due_at FROM review v WHERE v.idea_id = i.id)", false, MOST);
    choice.and(format!("i.stage = 'submitted' AND {}", hosted_by(actor)));
    let hidden = hiding_counts(db, now).await?;
    Ok(rows_by_key(db, &choice, &hidden).await?.into_iter().map(|(due, row)| (Moment(due), row)).collect())
}

/// Which of these ideas were sent back before.
pub async fn sent_back(on: &impl Connection, ideas: &[IdeaId]) -> Result<Vec<IdeaId>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        idea_id: Uuid,
    }
    if ideas.is_empty() {
        return Ok(vec![]);
    }
    let mut bound = Bound::default();
    let list = bound.list(ideas.iter().map(|i| i.0));
    let sql = format!("SELECT DISTINCT idea_id FROM transition WHERE to_stage = 'returned' AND idea_id IN ({list}) ORDER BY idea_id");
    let rows: Vec<Row> = all(on, &sql, bound.0).await?;
    Ok(rows.into_iter().map(|r| IdeaId(r.idea_id)).collect())
}

/// The text as it was at a moment; none where no version of then was kept.
pub async fn text_as_of(on: &impl Connection, idea: IdeaId, at: Moment) -> Result<Option<IdeaText>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        body: String,
    }
    let sql = "SELECT body FROM idea_version WHERE idea_id = $1 AND at <= $2 ORDER BY version DESC LIMIT 1";
    let row: Option<Row> = one(on, sql, values![idea.0, at.0]).await?;
    row.map(|r| serde_json::from_str(&r.body).map_err(|e| Failure::Unexpected(format!("a version: {e}")))).transpose()
}

/// What has been open since a moment, `$1`, and has no promise that runs.
const LEFT_OPEN: &str = "i.stage = 'open' AND i.stage_since <= $1 AND NOT EXISTS (SELECT 1 FROM review v WHERE v.idea_id = i.id)";

/// Standing challenges with ideas that have been open since a moment, and nobody promised them an answer. In others their dates
/// decide.
pub async fn awaiting_challenges(on: &impl Connection, since: Moment) -> Result<Vec<ChallengeId>, Failure> {
    let sql = format!(
        "SELECT DISTINCT c.id FROM idea i JOIN challenge c ON c.id = i.challenge_id WHERE c.standing AND {LEFT_OPEN} ORDER BY c.id"
    );
    ids(on, &sql, values![since.0]).await
}

/// An answer is promised, from now on, to what has been open in a standing challenge for as long as the company lets it; how many
/// ideas.
pub async fn promise_answers(tx: &Tx, challenge: ChallengeId, now: Moment) -> Result<u64, Failure> {
    let promised = crate::store::admin::answering(tx).await?;
    let due = working_days(tx, now, &tx.zone()).await?.due(now, promised.answer_days, &tx.zone());
    // Locked, so that none gets its answer meanwhile and keeps a promise beside it.
    let sql = format!(
        "INSERT INTO review (idea_id, since, due_at) SELECT i.id, $2, $3 FROM idea i WHERE i.challenge_id = $4 \
         AND EXISTS (SELECT 1 FROM challenge c WHERE c.id = $4 AND c.standing) AND {LEFT_OPEN} ORDER BY i.id{} \
         ON CONFLICT (idea_id) DO NOTHING",
        tx.for_update()
    );
    exec(tx, &sql, values![now.plus(-promised.open_days * DAY).0, now.0, due.0, challenge.0]).await
}

/// When the promised answers to ideas are due; those without a promise are not in it.
pub async fn promises(on: &impl Connection, ideas: &[IdeaId]) -> Result<HashMap<IdeaId, Moment>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        idea_id: Uuid,
        due_at: i64,
    }
    if ideas.is_empty() {
        return Ok(HashMap::new());
    }
    let mut bound = Bound::default();
    let list = bound.list(ideas.iter().map(|i| i.0));
    let rows: Vec<Row> = all(on, &format!("SELECT idea_id, due_at FROM review WHERE idea_id IN ({list})"), bound.0).await?;
    Ok(rows.into_iter().map(|r| (IdeaId(r.idea_id), Moment(r.due_at))).collect())
}

/// What waits for longer than was promised, and nobody was reminded of it yet.
const OVERDUE: &str = "FROM review v JOIN idea i ON i.id = v.idea_id JOIN challenge c ON c.id = i.challenge_id \
    WHERE v.due_at <= $1 AND c.cancelled_at IS NULL AND NOT EXISTS (SELECT 1 FROM overdue o WHERE o.idea_id = v.idea_id)";

/// Challenges with ideas that are overdue, and nobody was reminded of it yet.
pub async fn overdue_challenges(on: &impl Connection, now: Moment) -> Result<Vec<ChallengeId>, Failure> {
    ids(on, &format!("SELECT DISTINCT c.id {OVERDUE} ORDER BY c.id"), values![now.0]).await
}

async fn ids(on: &impl Connection, sql: &str, values: Vec<sea_orm::Value>) -> Result<Vec<ChallengeId>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
    }
    let rows: Vec<Row> = all(on, sql, values).await?;
    Ok(rows.into_iter().map(|r| ChallengeId(r.id)).collect())
}

/// Remembers that somebody is reminded of the overdue ideas of a challenge; how many there are.
pub async fn mark_overdue(tx: &Tx, challenge: ChallengeId, now: Moment) -> Result<u64, Failure> {
    let sql = format!("INSERT INTO overdue (idea_id, at) SELECT i.id, $1 {OVERDUE} AND c.id = $2 ON CONFLICT (idea_id) DO NOTHING");
    exec(tx, &sql, values![now.0, challenge.0]).await
}

/// Ideas in review where a person hosts, and how many of them are late.
pub async fn count_in_review(on: &impl Connection, actor: &Actor, now: Moment) -> Result<(i64, i64), Failure> {
    let person = actor.person().map_or(Uuid::nil(), |p| p.0);
    let sql = |late: &str| {
        format!(
            "SELECT COUNT(*) AS n FROM idea i JOIN review v ON v.idea_id = i.id WHERE i.stage = 'submitted' AND {}{late}",
            hosted_by(actor)
        )
    };
    let all = count(on, &sql(""), values![person]).await?;
    let late = if all == 0 { 0 } else { count(on, &sql(" AND v.due_at <= $2"), values![person, now.0]).await? };
    Ok((all, late))
}
