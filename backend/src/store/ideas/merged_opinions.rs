//! What becomes of opinions when ideas are put together: nobody has one on their own idea, until it is parted again.
use crate::{
    Failure,
    store::{Tx, exec, opinions, values},
};
use domain::IdeaId;

/// Who has become an author is asked no longer, and what they said is kept aside.
pub(super) async fn merge_opinions(tx: &Tx, idea: IdeaId, into: IdeaId) -> Result<(), Failure> {
    let both = values![idea.0, into.0];
    let sql = "INSERT INTO merged_request (idea_id, person_id, request_id, question, asked_by, asked_at, declined_at) \
        SELECT $1, r.person_id, r.id, r.question, r.asked_by, r.asked_at, r.declined_at FROM opinion_request r \
        JOIN merged_author m ON m.idea_id = $1 AND m.person_id = r.person_id WHERE r.idea_id = $2";
    exec(tx, sql, both.clone()).await?;
    let sql = "INSERT INTO merged_opinion (idea_id, person_id, request_id, stance, words, at, first_at) \
        SELECT $1, o.person_id, o.request_id, o.stance, o.words, o.at, o.first_at FROM opinion o \
        JOIN merged_author m ON m.idea_id = $1 AND m.person_id = o.person_id WHERE o.idea_id = $2";
    exec(tx, sql, both).await?;
    opinions::forget_authors(tx, into).await
}

/// Who is no author any more is asked again, and has said what they said, unless a host has taken that question back since.
pub(super) async fn part_opinions(tx: &Tx, idea: IdeaId, into: IdeaId) -> Result<(), Failure> {
    let both = values![idea.0, into.0];
    let no_author = "NOT EXISTS (SELECT 1 FROM idea_author a WHERE a.idea_id = $2 AND a.person_id = m.person_id)";
    let sql = format!(
        "INSERT INTO opinion_request (id, idea_id, person_id, question, asked_by, asked_at, declined_at) \
         SELECT m.request_id, $2, m.person_id, m.question, m.asked_by, m.asked_at, m.declined_at FROM merged_request m \
         WHERE m.idea_id = $1 AND {no_author} ON CONFLICT DO NOTHING"
    );
    exec(tx, &sql, both.clone()).await?;
    let sql = format!(
        "INSERT INTO opinion (idea_id, person_id, request_id, stance, words, at, first_at) \
         SELECT $2, m.person_id, m.request_id, m.stance, m.words, m.at, m.first_at FROM merged_opinion m \
         WHERE m.idea_id = $1 AND {no_author} AND EXISTS (SELECT 1 FROM opinion_request r WHERE r.id = m.request_id AND r.idea_id = $2) \
         ON CONFLICT DO NOTHING"
    );
    exec(tx, &sql, both).await.map(|_| ())
}
