//! What may tie jurors to what they judge: the same department, a line of managers, comments; to oneself also supports.
use crate::{
    Failure,
    store::{Connection, all, values},
};
use domain::{PersonId, PitchId, RoundId, jury::Link};
use sea_orm::FromQueryResult;
use std::collections::{BTreeSet, HashMap, HashSet};
use uuid::Uuid;

/// Lines of managers longer than this are none, or go round in a circle.
const LONGEST_LINE: i64 = 12;

#[derive(FromQueryResult)]
struct Row {
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

/// What ties somebody of a round to somebody else of it, without supports. Small tables instead of one for every pair of a
/// juror and a pitch: of large juries there are thousands.
#[derive(Debug, Default)]
pub struct Ties {
    /// Of the pitches whose authors everybody sees: a tie must not tell who wrote the others.
    authors: HashMap<PitchId, Vec<PersonId>>,
    departments: HashMap<PersonId, Uuid>,
    /// Who stands above whom, however far.
    above: HashSet<(PersonId, PersonId)>,
    commented: HashSet<(PitchId, PersonId)>,
}

impl Ties {
    /// What may tie a juror to a pitch.
    pub fn between(&self, pitch: PitchId, juror: PersonId) -> Vec<Link> {
        let team = |person: &PersonId| {
            let department = self.departments.get(person);
            (department.is_some() && department == self.departments.get(&juror))
                || self.above.contains(&(*person, juror))
                || self.above.contains(&(juror, *person))
        };
        let same_team = self.authors.get(&pitch).is_some_and(|authors| authors.iter().any(team));
        let took_part = self.commented.contains(&(pitch, juror));
        let links = [(same_team, Link::SameTeam), (took_part, Link::TookPart)];
        links.into_iter().filter(|(found, _)| *found).map(|(_, link)| link).collect()
    }
}

/// Of everybody who judges something in a round or entered it.
pub async fn ties(on: &impl Connection, round: RoundId) -> Result<Ties, Failure> {
    #[derive(FromQueryResult)]
    struct Pair {
        a: Uuid,
        b: Uuid,
    }
    let people = "SELECT x.juror_id FROM assignment x JOIN pitch t ON t.id = x.pitch_id WHERE t.round_id = $1 \
         UNION SELECT a.person_id FROM idea_author a JOIN pitch t ON t.idea_id = a.idea_id WHERE t.round_id = $1";
    let mut ties = Ties::default();
    let sql = "SELECT t.id AS a, a.person_id AS b FROM pitch t JOIN idea_author a ON a.idea_id = t.idea_id JOIN idea i ON i.id = t.idea_id \
        WHERE t.round_id = $1 AND NOT i.name_hidden AND NOT i.blind";
    for Pair { a, b } in all(on, sql, values![round.0]).await? {
        ties.authors.entry(PitchId(a)).or_default().push(PersonId(b));
    }
    let sql = format!("SELECT p.id AS a, p.department_id AS b FROM person p WHERE p.department_id IS NOT NULL AND p.id IN ({people})");
    let departments: Vec<Pair> = all(on, &sql, values![round.0]).await?;
    ties.departments = departments.into_iter().map(|Pair { a, b }| (PersonId(a), b)).collect();
    let sql = format!("{} SELECT DISTINCT u.person_id AS a, u.manager_id AS b FROM above u", line(people));
    let above: Vec<Pair> = all(on, &sql, values![round.0, LONGEST_LINE]).await?;
    ties.above = above.into_iter().map(|Pair { a, b }| (PersonId(a), PersonId(b))).collect();
    let sql = "SELECT DISTINCT t.id AS a, c.author_id AS b FROM pitch t JOIN comment c ON c.idea_id = t.idea_id \
        JOIN idea i ON i.id = t.idea_id WHERE t.round_id = $1 AND c.removed_at IS NULL AND NOT (c.as_author AND (i.name_hidden OR i.blind))";
    let commented: Vec<Pair> = all(on, sql, values![round.0]).await?;
    ties.commented = commented.into_iter().map(|Pair { a, b }| (PitchId(a), PersonId(b))).collect();
    Ok(ties)
}

/// Of one juror to one pitch, for themselves: their supports too.
pub async fn own_links(on: &impl Connection, pitch: PitchId, juror: PersonId) -> Result<Vec<Link>, Failure> {
    let own = "FROM pitch t JOIN person j ON j.id = $3 WHERE t.id = $1";
    let line = line(
        "SELECT p.id FROM person p WHERE p.id = $3 \
         UNION SELECT a.person_id FROM idea_author a JOIN pitch t ON t.idea_id = a.idea_id WHERE t.id = $1",
    );
    let sql = format!(
        "{line} SELECT CAST(0 AS BIGINT) AS took_part {own} AND EXISTS (SELECT 1 FROM idea_author a \
         JOIN idea i ON i.id = a.idea_id AND NOT i.name_hidden AND NOT i.blind JOIN person w ON w.id = a.person_id WHERE a.idea_id = t.idea_id AND (w.department_id = j.department_id OR EXISTS (SELECT 1 FROM above u \
         WHERE (u.person_id = w.id AND u.manager_id = j.id) OR (u.person_id = j.id AND u.manager_id = w.id)))) \
         UNION SELECT CAST(1 AS BIGINT) AS took_part {own} \
         AND (EXISTS (SELECT 1 FROM comment c WHERE c.idea_id = t.idea_id AND c.author_id = j.id AND c.removed_at IS NULL) \
         OR EXISTS (SELECT 1 FROM support s WHERE s.idea_id = t.idea_id AND s.voter_id = j.id) \
         OR EXISTS (SELECT 1 FROM budget_vote v WHERE v.idea_id = t.idea_id AND v.voter_id = j.id))"
    );
    let rows = all(on, &sql, values![pitch.0, LONGEST_LINE, juror.0]).await?;
    let links: BTreeSet<Link> = rows.into_iter().map(|row: Row| if row.took_part > 0 { Link::TookPart } else { Link::SameTeam }).collect();
    Ok(links.into_iter().collect())
}
