//! What may tie jurors to what they judge: the same department, a line of managers, comments; to oneself also supports.
use crate::{
    Failure,
    store::{Connection, all, values},
};
use domain::{PersonId, PitchId, RoundId, jury::Link};
use sea_orm::FromQueryResult;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Lines of managers longer than this are none, or go round in a circle.
const LONGEST_LINE: i64 = 12;

/// Links by pitch and juror.
pub type Links = BTreeMap<(PitchId, PersonId), BTreeSet<Link>>;

#[derive(FromQueryResult)]
struct Row {
    pitch_id: Uuid,
    juror_id: Uuid,
    took_part: i64,
}

/// The managers above those that a subquery names, with how far up they are.
fn line(those: &str) -> String {
    format!(
        "WITH RECURSIVE above (person_id, manager_id, far) AS (\
         SELECT p.id, p.manager_id, CAST(1 AS BIGINT) FROM person p WHERE p.manager_id IS NOT NULL AND p.id IN ({those}) \
         UNION ALL SELECT u.person_id, p.manager_id, u.far + 1 FROM above u JOIN person p ON p.id = u.manager_id \
         WHERE p.manager_id IS NOT NULL AND u.far < $2) "
    )
}

/// Of everybody who judges something in a round, without supports.
pub async fn links(on: &impl Connection, round: RoundId) -> Result<Links, Failure> {
    let judged = "FROM assignment x JOIN pitch t ON t.id = x.pitch_id AND x.state = 'open' AND t.round_id = $1";
    let line = line(
        "SELECT x.juror_id FROM assignment x JOIN pitch t ON t.id = x.pitch_id WHERE t.round_id = $1 \
         UNION SELECT a.person_id FROM idea_author a JOIN pitch t ON t.idea_id = a.idea_id WHERE t.round_id = $1",
    );
    let sql = format!(
        "{line} SELECT t.id AS pitch_id, x.juror_id, CAST(0 AS BIGINT) AS took_part {judged} JOIN idea_author a ON a.idea_id = t.idea_id \
         JOIN person w ON w.id = a.person_id JOIN person j ON j.id = x.juror_id WHERE w.department_id = j.department_id \
         OR EXISTS (SELECT 1 FROM above u WHERE (u.person_id = w.id AND u.manager_id = j.id) OR (u.person_id = j.id AND u.manager_id = w.id)) \
         UNION SELECT t.id AS pitch_id, x.juror_id, CAST(1 AS BIGINT) AS took_part {judged} JOIN comment c ON c.idea_id = t.idea_id \
         AND c.author_id = x.juror_id WHERE c.removed_at IS NULL"
    );
    Ok(gathered(all(on, &sql, values![round.0, LONGEST_LINE]).await?))
}

/// Of one juror to one pitch, for themselves: their supports too.
pub async fn own_links(on: &impl Connection, pitch: PitchId, juror: PersonId) -> Result<Vec<Link>, Failure> {
    let own = "FROM pitch t JOIN person j ON j.id = $3 WHERE t.id = $1";
    let line = line(
        "SELECT p.id FROM person p WHERE p.id = $3 \
         UNION SELECT a.person_id FROM idea_author a JOIN pitch t ON t.idea_id = a.idea_id WHERE t.id = $1",
    );
    let sql = format!(
        "{line} SELECT t.id AS pitch_id, j.id AS juror_id, CAST(0 AS BIGINT) AS took_part {own} AND EXISTS (SELECT 1 FROM idea_author a \
         JOIN person w ON w.id = a.person_id WHERE a.idea_id = t.idea_id AND (w.department_id = j.department_id OR EXISTS (SELECT 1 FROM above u \
         WHERE (u.person_id = w.id AND u.manager_id = j.id) OR (u.person_id = j.id AND u.manager_id = w.id)))) \
         UNION SELECT t.id AS pitch_id, j.id AS juror_id, CAST(1 AS BIGINT) AS took_part {own} \
         AND (EXISTS (SELECT 1 FROM comment c WHERE c.idea_id = t.idea_id AND c.author_id = j.id AND c.removed_at IS NULL) \
         OR EXISTS (SELECT 1 FROM support s WHERE s.idea_id = t.idea_id AND s.voter_id = j.id) \
         OR EXISTS (SELECT 1 FROM budget_vote v WHERE v.idea_id = t.idea_id AND v.voter_id = j.id))"
    );
    let rows = all(on, &sql, values![pitch.0, LONGEST_LINE, juror.0]).await?;
    Ok(gathered(rows).into_values().flatten().collect())
}

fn gathered(rows: Vec<Row>) -> Links {
    let mut links = Links::new();
    for row in rows {
        let link = if row.took_part > 0 { Link::TookPart } else { Link::SameTeam };
        links.entry((PitchId(row.pitch_id), PersonId(row.juror_id))).or_default().insert(link);
    }
    links
}
