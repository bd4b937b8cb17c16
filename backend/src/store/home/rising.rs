//! Ideas that may rise: their SQL. Not the supports of the whole company are counted at each visit: an idea younger than
//! two weeks has its counts in its own row, and an older one is counted only where it could come first.
use crate::{
    Failure,
    store::{Bound, Connection, all, values},
};
use domain::{ChallengeId, IdeaId, Moment};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// An open idea with the attention it had, ever or lately.
#[derive(FromQueryResult)]
pub struct Attention {
    pub id: Uuid,
    pub opened: i64,
    pub supports: i64,
    pub comments: i64,
}

/// The newest open ideas and the most supported ones, with all the attention they ever had.
pub async fn candidates(on: &impl Connection, hidden: &[ChallengeId], newest: i64, liked: i64) -> Result<Vec<Attention>, Failure> {
    let mut bound = Bound(values![newest, liked]);
    let shown =
        if hidden.is_empty() { String::new() } else { format!(" AND i.challenge_id NOT IN ({})", bound.list(hidden.iter().map(|c| c.0))) };
    let columns =
        "i.id, i.submitted_at AS opened, i.supports, i.comments FROM idea i WHERE i.stage = 'open' AND i.submitted_at IS NOT NULL";
    let sql = format!(
        "SELECT id, opened, supports, comments FROM (SELECT {columns}{shown} ORDER BY i.submitted_at DESC, i.id DESC LIMIT $1) AS newest \
        UNION SELECT id, opened, supports, comments FROM \
        (SELECT {columns} AND i.is_public = TRUE{shown} ORDER BY i.supports DESC, i.id DESC LIMIT $2) AS liked"
    );
    all(on, &sql, bound.0).await
}

/// The attention these ideas had since a moment.
pub async fn lately(on: &impl Connection, ideas: &[IdeaId], since: Moment) -> Result<Vec<Attention>, Failure> {
    if ideas.is_empty() {
        return Ok(vec![]);
    }
    let mut bound = Bound(values![since.0]);
    let list = bound.list(ideas.iter().map(|i| i.0));
    let sql = format!(
        "SELECT i.id, i.submitted_at AS opened, \
            (SELECT COUNT(*) FROM support s WHERE s.challenge_id = i.challenge_id AND s.idea_id = i.id AND s.at >= $1) \
            + (SELECT COUNT(*) FROM budget_vote b WHERE b.idea_id = i.id AND b.at >= $1) AS supports, \
            (SELECT COUNT(*) FROM comment m WHERE m.idea_id = i.id AND m.at >= $1 AND m.removed_at IS NULL) AS comments \
        FROM idea i WHERE i.id IN ({list}) AND i.submitted_at IS NOT NULL ORDER BY i.id"
    );
    all(on, &sql, bound.0).await
}
