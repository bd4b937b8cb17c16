//! What must always be true, as queries for what is not.
use crate::{
    Failure,
    store::{Connection, all, count},
};
use domain::{Moment, PersonId};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// What would be wrong, and a query for its `id`s.
pub const QUESTIONS: [(&str, &str); 29] = [
    (
        "an idea counts other supports than it has",
        "SELECT i.id FROM idea i LEFT JOIN (SELECT idea_id, challenge_id, COUNT(*) AS n FROM support GROUP BY idea_id, challenge_id) s \
         ON s.idea_id = i.id AND s.challenge_id = i.challenge_id \
         LEFT JOIN (SELECT idea_id, challenge_id, COUNT(*) AS n FROM budget_vote GROUP BY idea_id, challenge_id) b \
         ON b.idea_id = i.id AND b.challenge_id = i.challenge_id WHERE i.supports <> COALESCE(s.n, 0) + COALESCE(b.n, 0)",
    ),
    (
        "an idea counts other comments than it has",
        "SELECT i.id FROM idea i LEFT JOIN (SELECT idea_id, COUNT(*) AS n FROM comment WHERE removed_at IS NULL GROUP BY idea_id) c \
         ON c.idea_id = i.id WHERE i.comments <> COALESCE(c.n, 0)",
    ),
    ("a support is there twice", "SELECT idea_id AS id FROM support GROUP BY challenge_id, idea_id, voter_id HAVING COUNT(*) > 1"),
    ("a vote is there twice", "SELECT idea_id AS id FROM budget_vote GROUP BY challenge_id, voter_id, idea_id, nth HAVING COUNT(*) > 1"),
    (
        "somebody supports an idea both simply and with votes",
        "SELECT b.idea_id AS id FROM budget_vote b JOIN support s ON s.idea_id = b.idea_id AND s.challenge_id = b.challenge_id AND s.voter_id = b.voter_id",
    ),
    (
        "somebody supports an idea of their own",
        "SELECT a.idea_id AS id FROM idea_author a WHERE EXISTS (SELECT 1 FROM support s WHERE s.idea_id = a.idea_id AND s.voter_id = a.person_id) \
         OR EXISTS (SELECT 1 FROM budget_vote b WHERE b.idea_id = a.idea_id AND b.voter_id = a.person_id)",
    ),
    (
        "somebody follows an idea of their own",
        "SELECT a.idea_id AS id FROM idea_author a WHERE EXISTS (SELECT 1 FROM idea_follow f WHERE f.idea_id = a.idea_id AND f.person_id = a.person_id)",
    ),
    (
        "a voter spent more than their votes",
        "SELECT v.voter_id AS id FROM budget_vote v JOIN challenge c ON c.id = v.challenge_id GROUP BY v.challenge_id, v.voter_id, c.vote_budget \
         HAVING COUNT(*) > COALESCE(c.vote_budget, 0)",
    ),
    (
        "a voter gave an idea more votes than allowed",
        "SELECT v.idea_id AS id FROM budget_vote v JOIN challenge c ON c.id = v.challenge_id \
         GROUP BY v.challenge_id, v.voter_id, v.idea_id, c.votes_per_idea HAVING COUNT(*) > COALESCE(c.votes_per_idea, 0)",
    ),
    (
        "an idea shows its names and hides them, or is blind outside a blind challenge that goes on",
        "SELECT i.id FROM idea i JOIN challenge c ON c.id = i.challenge_id WHERE (i.unveiled_at IS NOT NULL AND (i.name_hidden OR i.blind)) \
         OR (i.blind AND (NOT c.blind OR c.published_at IS NOT NULL OR c.cancelled_at IS NOT NULL))",
    ),
    (
        "points tell whose idea it is whose names are hidden",
        "SELECT e.id FROM point_entry e JOIN idea i ON i.id = e.idea_id WHERE (i.name_hidden OR i.blind) AND e.rule <> 'comment_useful'",
    ),
    (
        "an idea that is out has no kept version",
        "SELECT i.id FROM idea i WHERE i.is_public AND NOT EXISTS (SELECT 1 FROM idea_version v WHERE v.idea_id = i.id AND v.version = i.version)",
    ),
    (
        "an idea is shown in a stage nobody may see, or hidden in one everybody may",
        "SELECT id FROM idea WHERE (is_public AND stage IN ('draft', 'submitted', 'returned', 'withdrawn', 'merged', 'archived')) \
         OR (NOT is_public AND stage NOT IN ('draft', 'submitted', 'returned', 'withdrawn', 'merged', 'archived'))",
    ),
    (
        "an idea in review has no promised time, or one has that is neither in review nor open in a standing challenge",
        "SELECT i.id FROM idea i JOIN challenge c ON c.id = i.challenge_id LEFT JOIN review r ON r.idea_id = i.id \
         WHERE (i.stage = 'submitted' AND r.idea_id IS NULL) \
         OR (r.idea_id IS NOT NULL AND i.stage <> 'submitted' AND NOT (i.stage = 'open' AND c.standing))",
    ),
    (
        "a merged idea is in none, or one that is not merged is",
        "SELECT i.id FROM idea i LEFT JOIN merge m ON m.idea_id = i.id WHERE (i.stage = 'merged' AND m.idea_id IS NULL) \
         OR (i.stage <> 'merged' AND m.idea_id IS NOT NULL)",
    ),
    (
        "an answered idea has no answer",
        "SELECT i.id FROM idea i LEFT JOIN answer a ON a.idea_id = i.id WHERE i.stage IN ('funded', 'declined', 'deferred', 'archived') \
         AND (a.verdict IS NULL OR (a.verdict <> i.stage AND i.stage <> 'archived'))",
    ),
    (
        "an answer stands at an idea that is not answered",
        "SELECT i.id FROM answer a JOIN idea i ON i.id = a.idea_id WHERE a.verdict <> 'kept_open' AND a.verdict <> i.stage \
         AND i.stage <> 'archived'",
    ),
    (
        "a follower is ahead of the events",
        "SELECT CAST(NULL AS {uuid}) AS id FROM cursor WHERE position > (SELECT COALESCE(MAX(position), 0) FROM event)",
    ),
    (
        "an idea is in a round that is over or does not judge it",
        "SELECT i.id FROM idea i WHERE i.round_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM round r JOIN pitch p ON p.round_id = r.id \
         WHERE r.id = i.round_id AND p.idea_id = i.id AND r.published_at IS NULL)",
    ),
    (
        "an answered entry is not in the results of its challenge",
        "SELECT i.id FROM idea i JOIN challenge c ON c.id = i.challenge_id WHERE c.published_at IS NOT NULL AND NOT c.standing \
         AND i.stage IN ('funded', 'declined', 'deferred') AND NOT EXISTS (SELECT 1 FROM result r WHERE r.challenge_id = c.id AND r.idea_id = i.id)",
    ),
    (
        "a juror judges an idea of their own",
        "SELECT t.id FROM assignment x JOIN pitch t ON t.id = x.pitch_id JOIN idea_author a ON a.idea_id = t.idea_id AND a.person_id = x.juror_id \
         WHERE x.state = 'open'",
    ),
    (
        "a juror judges what they declared a tie to",
        "SELECT t.id FROM assignment x JOIN pitch t ON t.id = x.pitch_id JOIN idea i ON i.id = t.idea_id AND i.round_id = t.round_id \
         JOIN declared_tie d ON d.idea_id = t.idea_id AND d.person_id = x.juror_id WHERE x.state = 'open'",
    ),
    (
        "somebody gives an opinion on an idea of their own, or is asked for one",
        "SELECT a.idea_id AS id FROM idea_author a JOIN idea i ON i.id = a.idea_id AND NOT i.name_hidden \
         WHERE EXISTS (SELECT 1 FROM opinion o WHERE o.idea_id = a.idea_id AND o.person_id = a.person_id) \
         OR EXISTS (SELECT 1 FROM opinion_request r WHERE r.idea_id = a.idea_id AND r.person_id = a.person_id)",
    ),
    (
        "a card was handed in without an answer that is required",
        "SELECT s.id FROM scorecard s JOIN pitch t ON t.id = s.pitch_id JOIN criterion k ON k.round_id = t.round_id AND k.required \
         WHERE s.handed_in_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM mark m WHERE m.scorecard_id = s.id AND m.criterion_id = k.id)",
    ),
    (
        "in a rubric nothing counts that is required",
        "SELECT challenge_id AS id FROM criterion GROUP BY challenge_id, round_id HAVING MAX(CASE WHEN required AND counted THEN 1 ELSE 0 END) = 0",
    ),
    (
        "a card is open again in a round that is published",
        "SELECT o.id FROM reopening o JOIN pitch t ON t.id = o.pitch_id JOIN round r ON r.id = t.round_id \
         WHERE o.ended_at IS NULL AND o.until_at > r.published_at",
    ),
    ("a round has no pitch", "SELECT r.id FROM round r WHERE NOT EXISTS (SELECT 1 FROM pitch p WHERE p.round_id = r.id)"),
    (
        "a file has nothing in it, or a picture no preview",
        "SELECT a.id FROM attachment a WHERE NOT EXISTS (SELECT 1 FROM attachment_body b WHERE b.attachment_id = a.id AND b.what = 'whole') \
         OR (a.width IS NOT NULL AND NOT EXISTS (SELECT 1 FROM attachment_body b WHERE b.attachment_id = a.id AND b.what = 'preview'))",
    ),
    (
        "a pitch is frozen at a version that was not kept",
        "SELECT p.id FROM pitch p WHERE NOT EXISTS (SELECT 1 FROM idea_version v WHERE v.idea_id = p.idea_id AND v.version = p.version)",
    ),
];

/// How often something is wrong, and some of those concerned.
pub struct Wrong {
    pub times: i64,
    pub such_as: Vec<Uuid>,
}

#[derive(FromQueryResult)]
struct Row {
    id: Option<Uuid>,
}

pub async fn ask(on: &impl Connection, question: &str) -> Result<Wrong, Failure> {
    use sea_orm::{ConnectionTrait, DbBackend};
    let uuid = if on.raw().get_database_backend() == DbBackend::Postgres { "UUID" } else { "BLOB" };
    let question = question.replace("{uuid}", uuid);
    let times = count(on, &format!("SELECT COUNT(*) AS n FROM ({question}) AS wrong"), vec![]).await?;
    if times == 0 {
        return Ok(Wrong { times, such_as: vec![] });
    }
    let rows: Vec<Row> = all(on, &format!("SELECT id FROM ({question}) AS wrong ORDER BY id LIMIT 5"), vec![]).await?;
    Ok(Wrong { times, such_as: rows.into_iter().filter_map(|row| row.id).collect() })
}

/// A line of the ledger, as far as standings care.
pub struct Line {
    pub person: PersonId,
    pub amount: i64,
    pub at: Moment,
}

/// The ledger and the standings, as they are at one moment.
pub async fn ledger(on: &impl Connection) -> Result<(Vec<Line>, Vec<(String, PersonId, i64)>), Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        period: Option<String>,
        person_id: Uuid,
        n: i64,
        at: i64,
    }
    let sql = "SELECT CAST(NULL AS TEXT) AS period, person_id, amount AS n, at FROM point_entry \
        UNION ALL SELECT period, person_id, points AS n, CAST(0 AS BIGINT) AS at FROM standing";
    let rows: Vec<Row> = all(on, sql, vec![]).await?;
    let (mut lines, mut standings) = (Vec::new(), Vec::new());
    for row in rows {
        let person = PersonId(row.person_id);
        match row.period {
            None => lines.push(Line { person, amount: row.n, at: Moment(row.at) }),
            Some(period) => standings.push((period, person, row.n)),
        }
    }
    Ok((lines, standings))
}
