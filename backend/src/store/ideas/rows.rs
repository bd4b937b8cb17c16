//! Ideas as lists show them: one statement for the rows of a page, the reader's own support included.
use super::stage;
use crate::{
    Failure,
    store::{Bound, Reader, all, challenges::hiding_counts},
};
use domain::{Actor, ChallengeId, IdeaId, Moment, PersonId, ideas::IdeaRow, people::PersonRef};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// A choice of ideas: a condition on `i` with its values, `$1` being the reader.
pub struct Choice {
    pub bound: Bound,
    pub condition: String,
    /// What orders them, also the key of a page's place; a whole number.
    pub key: &'static str,
    /// Whether the reader does not see who wrote it.
    veiled: String,
    pub descending: bool,
    pub most: u64,
}

impl Choice {
    /// Every idea, for this reader; what is chosen comes by `and`.
    pub fn of(actor: &Actor, key: &'static str, descending: bool, most: u64) -> Self {
        let mut bound = Bound::default();
        bound.bind(actor.person().map_or(Uuid::nil(), |p| p.0));
        Self { bound, condition: "1 = 1".into(), veiled: veiled_for(actor), key, descending, most }
    }

    pub fn and(&mut self, condition: impl AsRef<str>) {
        self.condition.push_str(" AND ");
        self.condition.push_str(condition.as_ref());
    }
}

/// Whether the reader is an author.
const MINE: &str = "EXISTS (SELECT 1 FROM idea_author a WHERE a.idea_id = i.id AND a.person_id = $1)";

/// The ideas an actor may know: what is public or put away, their own, what is in review or merged where they host, and for hosts what
/// was withdrawn.
pub fn visible_to(actor: &Actor) -> String {
    let withdrawn = if actor.is_host() { " OR i.stage = 'withdrawn'" } else { "" };
    format!(
        "(i.is_public = TRUE OR i.stage = 'archived' OR {MINE}{withdrawn} OR (i.stage IN ('submitted', 'returned', 'merged') AND {}))",
        hosted_by(actor)
    )
}

/// Whether the reader hosts the challenge of an idea.
pub fn hosted_by(actor: &Actor) -> String {
    let standing = if actor.is_host() { " OR i.challenge_id IN (SELECT id FROM challenge WHERE standing)" } else { "" };
    format!("(i.challenge_id IN (SELECT h.challenge_id FROM challenge_host h WHERE h.person_id = $1){standing})")
}

/// Whether the reader does not see who wrote an idea.
pub fn veiled_for(actor: &Actor) -> String {
    format!(
        "((i.name_hidden OR (i.blind AND NOT {})) AND NOT {MINE} \
         AND NOT EXISTS (SELECT 1 FROM co_author_invitation v WHERE v.idea_id = i.id AND v.person_id = $1))",
        hosted_by(actor)
    )
}

/// Whether the reader is not told who did something as an author of an idea, a column with a person: who left before the names
/// showed never agreed to be named.
pub fn unnamed_for(actor: &Actor, person: &str) -> String {
    format!(
        "({} OR ((i.unveiled_at IS NOT NULL OR i.name_hidden OR i.blind) AND NOT EXISTS \
         (SELECT 1 FROM idea_author w WHERE w.idea_id = i.id AND w.person_id = {person})))",
        veiled_for(actor)
    )
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    title: String,
    one_liner: String,
    stage: String,
    author_id: Uuid,
    author: String,
    department: Option<String>,
    challenge_id: Uuid,
    challenge: String,
    standing: bool,
    supports: i64,
    comments: i64,
    since: i64,
    supported: bool,
    mine: bool,
    hidden: bool,
    veiled: bool,
    place: i64,
}

/// The rows of a choice in their order, each with its key. LEFT JOIN keeps `idea` and its index in front.
pub async fn rows_by_key(db: &Reader, choice: &Choice, hidden: &[ChallengeId]) -> Result<Vec<(i64, IdeaRow)>, Failure> {
    let Choice { bound, condition, key, veiled, descending, most } = choice;
    let mut bound = bound.clone();
    let most = bound.bind(*most as i64);
    let direction = if *descending { "DESC" } else { "ASC" };
    let sql = format!(
        "SELECT i.id, i.title, i.one_liner, i.stage, i.author_id, p.name AS author, d.name AS department, i.challenge_id, \
         c.title AS challenge, c.standing, i.supports, i.comments, COALESCE(i.submitted_at, i.updated_at) AS since, \
         (EXISTS (SELECT 1 FROM support s WHERE s.challenge_id = i.challenge_id AND s.idea_id = i.id AND s.voter_id = $1) \
         OR EXISTS (SELECT 1 FROM budget_vote b WHERE b.challenge_id = i.challenge_id AND b.voter_id = $1 AND b.idea_id = i.id)) \
         AS supported, {MINE} AS mine, (i.name_hidden OR i.blind) AS hidden, {veiled} AS veiled, {key} AS place FROM idea i LEFT JOIN person p ON p.id = i.author_id \
         LEFT JOIN challenge c ON c.id = i.challenge_id LEFT JOIN department d ON d.id = i.department_id \
         WHERE {condition} ORDER BY {key} {direction}, i.id {direction} LIMIT {most}"
    );
    let rows: Vec<Row> = all(db, &sql, bound.0).await?;
    rows.into_iter()
        .map(|row| {
            let shown = IdeaRow {
                id: IdeaId(row.id),
                title: row.title,
                one_liner: row.one_liner,
                stage: stage(&row.stage)?,
                author: (!row.veiled).then_some(PersonRef { id: PersonId(row.author_id), name: row.author }),
                department: row.department.filter(|_| !row.veiled),
                veiled: row.hidden,
                challenge: (!row.standing).then_some(row.challenge),
                supports: (!hidden.contains(&ChallengeId(row.challenge_id))).then_some(row.supports),
                comments: row.comments,
                since: db.stamp(row.since),
                supported: row.supported,
                mine: row.mine,
            };
            Ok((row.place, shown))
        })
        .collect()
}

/// The rows of a choice, of what the actor may know.
pub async fn rows(db: &Reader, actor: &Actor, mut choice: Choice, now: Moment) -> Result<Vec<IdeaRow>, Failure> {
    choice.and(visible_to(actor));
    let hidden = hiding_counts(db, now).await?;
    Ok(rows_by_key(db, &choice, &hidden).await?.into_iter().map(|(_, row)| row).collect())
}

/// The rows of these ideas in their order, without those the actor may not know.
pub async fn rows_of(db: &Reader, actor: &Actor, ideas: &[IdeaId], now: Moment) -> Result<Vec<IdeaRow>, Failure> {
    if ideas.is_empty() {
        return Ok(Vec::new());
    }
    let mut choice = Choice::of(actor, "i.shuffle_key", false, ideas.len() as u64);
    let list = choice.bound.list(ideas.iter().map(|i| i.0));
    choice.and(format!("i.id IN ({list})"));
    let mut rows = rows(db, actor, choice, now).await?;
    rows.sort_by_key(|row| ideas.iter().position(|i| *i == row.id));
    Ok(rows)
}

/// How many ideas a colleague's page shows.
const ON_A_PROFILE: u64 = 100;

/// The ideas of a person that the actor may know, newest first.
pub async fn rows_of_author(db: &Reader, actor: &Actor, author: PersonId, now: Moment) -> Result<Vec<IdeaRow>, Failure> {
    let mut choice = Choice::of(actor, "COALESCE(i.submitted_at, i.created_at)", true, ON_A_PROFILE);
    let author = choice.bound.bind(author.0);
    let veiled = veiled_for(actor);
    choice.and(format!("i.id IN (SELECT idea_id FROM idea_author WHERE person_id = {author}) AND NOT {veiled}"));
    rows(db, actor, choice, now).await
}
