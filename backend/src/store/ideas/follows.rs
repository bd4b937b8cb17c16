//! Following: its SQL. Who follows what leaves this module for that person alone, and for what they are told.
use crate::{
    Failure,
    store::{Connection, Tx, count, exec, values},
};
use domain::{IdeaId, Moment, PersonId};

/// Whether a person follows an idea.
pub async fn follows(on: &impl Connection, idea: IdeaId, person: PersonId) -> Result<bool, Failure> {
    let sql = "SELECT COUNT(*) AS n FROM idea_follow WHERE idea_id = $1 AND person_id = $2";
    Ok(count(on, sql, values![idea.0, person.0]).await? > 0)
}

/// From now on, unless they follow it already; or no more.
pub async fn set_follow(tx: &Tx, idea: IdeaId, person: PersonId, on: bool, now: Moment) -> Result<(), Failure> {
    if on {
        let sql = "INSERT INTO idea_follow (idea_id, person_id, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
        return exec(tx, sql, values![idea.0, person.0, now.0]).await.map(|_| ());
    }
    exec(tx, "DELETE FROM idea_follow WHERE idea_id = $1 AND person_id = $2", values![idea.0, person.0]).await.map(|_| ())
}

/// Each follower of an idea follows the one it goes into, once; who has become an author no longer does. Who followed both, or
/// is an author there, stays where they were.
pub(super) async fn merge_followers(tx: &Tx, idea: IdeaId, into: IdeaId, now: Moment) -> Result<(), Failure> {
    let both = values![idea.0, into.0];
    let sql = "INSERT INTO merged_follow (idea_id, person_id, what, at) SELECT $1, f.person_id, 'lost', f.at FROM idea_follow f \
        JOIN merged_author m ON m.idea_id = $1 AND m.person_id = f.person_id WHERE f.idea_id = $2";
    exec(tx, sql, both.clone()).await?;
    let sql = "DELETE FROM idea_follow WHERE idea_id = $2 AND person_id IN (SELECT person_id FROM merged_author WHERE idea_id = $1)";
    exec(tx, sql, both.clone()).await?;
    let sql = "INSERT INTO merged_follow (idea_id, person_id, what, at) SELECT $1, f.person_id, 'moved', f.at FROM idea_follow f \
        WHERE f.idea_id = $1 AND NOT EXISTS (SELECT 1 FROM idea_follow t WHERE t.idea_id = $2 AND t.person_id = f.person_id) \
        AND NOT EXISTS (SELECT 1 FROM idea_author a WHERE a.idea_id = $2 AND a.person_id = f.person_id)";
    exec(tx, sql, both).await?;
    let sql = "UPDATE idea_follow SET idea_id = $2, at = $3 WHERE idea_id = $1 \
        AND person_id IN (SELECT person_id FROM merged_follow WHERE idea_id = $1 AND what = 'moved')";
    exec(tx, sql, values![idea.0, into.0, now.0]).await.map(|_| ())
}

/// They follow what they followed, as long as they did; who left the idea that stays has left both.
pub(super) async fn part_followers(tx: &Tx, idea: IdeaId, into: IdeaId) -> Result<(), Failure> {
    let both = values![idea.0, into.0];
    let sql = "UPDATE idea_follow SET idea_id = $1, at = (SELECT m.at FROM merged_follow m \
            WHERE m.idea_id = $1 AND m.what = 'moved' AND m.person_id = idea_follow.person_id) WHERE idea_id = $2 \
        AND person_id IN (SELECT person_id FROM merged_follow WHERE idea_id = $1 AND what = 'moved')";
    exec(tx, sql, both.clone()).await?;
    let sql = "INSERT INTO idea_follow (idea_id, person_id, at) SELECT $2, m.person_id, m.at FROM merged_follow m \
        WHERE m.idea_id = $1 AND m.what = 'lost' \
        AND NOT EXISTS (SELECT 1 FROM idea_author a WHERE a.idea_id = $2 AND a.person_id = m.person_id) ON CONFLICT DO NOTHING";
    exec(tx, sql, both.clone()).await?;
    // Who also followed another idea that stays part of it goes on following it, by that one.
    let other = "(SELECT o.idea_id FROM merge o JOIN idea_follow b ON b.idea_id = o.idea_id AND b.person_id = f.person_id \
        WHERE o.into_id = $2 AND o.idea_id <> $1 ORDER BY o.idea_id LIMIT 1)";
    let sql = format!(
        "INSERT INTO merged_follow (idea_id, person_id, what, at) SELECT f.idea_id, f.person_id, 'moved', f.at FROM idea_follow f \
         WHERE f.idea_id = {other} AND f.person_id IN (SELECT m.person_id FROM merged_follow m JOIN idea_follow g \
             ON g.idea_id = m.idea_id AND g.person_id = m.person_id WHERE m.idea_id = $1 AND m.what = 'moved')"
    );
    exec(tx, &sql, both.clone()).await?;
    let sql = "UPDATE idea_follow SET idea_id = $2, at = (SELECT o.at FROM merge o WHERE o.idea_id = idea_follow.idea_id) \
        WHERE idea_id IN (SELECT o.idea_id FROM merge o WHERE o.into_id = $2 AND o.idea_id <> $1) AND EXISTS (SELECT 1 FROM merged_follow m \
            WHERE m.idea_id = idea_follow.idea_id AND m.person_id = idea_follow.person_id AND m.what = 'moved')";
    exec(tx, sql, both).await.map(|_| ())
}
