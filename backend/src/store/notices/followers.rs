//! Who follows an idea, to be told of it: their SQL. Who began to after an event is not told of it when it is read again.
use super::audience::people;
use crate::{
    Failure,
    store::{Connection, values},
};
use domain::{IdeaId, Moment, PersonId};

/// Whoever followed an idea at a moment, with an open account, while colleagues may read it; but for its authors.
pub async fn of(on: &impl Connection, idea: IdeaId, at: Moment) -> Result<Vec<PersonId>, Failure> {
    let sql = "SELECT f.person_id FROM idea_follow f JOIN idea i ON i.id = f.idea_id AND (i.is_public OR i.stage = 'archived') \
        JOIN person p ON p.id = f.person_id AND p.is_active WHERE f.idea_id = $1 AND f.at <= $2 \
        AND NOT EXISTS (SELECT 1 FROM idea_author a WHERE a.idea_id = $1 AND a.person_id = f.person_id) ORDER BY f.person_id";
    people(on, sql, values![idea.0, at.0]).await
}

/// The same of an idea that was put into another one at that moment; they follow that one now.
pub async fn of_merged(on: &impl Connection, idea: IdeaId, into: IdeaId, at: Moment) -> Result<Vec<PersonId>, Failure> {
    let before = "SELECT b.person_id FROM idea_follow b WHERE b.idea_id = $3 AND b.at <= $2 UNION SELECT m.person_id FROM merged_follow m \
        JOIN merge g ON g.idea_id = m.idea_id AND g.at = $2 WHERE m.idea_id = $3 AND m.what = 'moved'";
    let sql = format!(
        "SELECT f.person_id FROM idea_follow f JOIN idea i ON i.id = f.idea_id AND (i.is_public OR i.stage = 'archived') \
         JOIN person p ON p.id = f.person_id AND p.is_active WHERE f.idea_id = $1 AND f.at <= $2 AND f.person_id IN ({before}) \
         AND NOT EXISTS (SELECT 1 FROM idea_author a WHERE a.idea_id = $1 AND a.person_id = f.person_id) ORDER BY f.person_id"
    );
    people(on, &sql, values![into.0, at.0, idea.0]).await
}
