//! The texts that every colleague may read, for the search index; and found comments for one reader.
use super::{
    Bound, Connection, Reader, all,
    ideas::{unnamed_for, visible_to},
    one, values,
};
use crate::Failure;
use domain::{Actor, CommentId, IdeaId, PersonId, people::PersonRef, search::Kind};
use sea_orm::FromQueryResult;
use std::collections::HashMap;
use uuid::Uuid;

/// How many entries are read at once.
pub const BATCH: usize = 300;

/// A text as the index takes it.
#[derive(Clone, Debug)]
pub struct Entry {
    pub kind: Kind,
    pub id: Uuid,
    /// The idea it belongs to.
    pub idea: Option<Uuid>,
    pub title: String,
    /// What stands below the title.
    pub line: String,
    pub body: String,
    pub stage: Option<String>,
    pub theme: Option<String>,
    pub challenge: Option<String>,
    pub department: Option<String>,
    pub site: Option<String>,
    pub tags: Vec<String>,
}

impl Entry {
    fn new(kind: Kind, id: Uuid, title: String, line: String, body: String) -> Self {
        let (stage, theme, challenge, department, site) = (None, None, None, None, None);
        Self { kind, id, idea: None, title, line, body, stage, theme, challenge, department, site, tags: vec![] }
    }
}

/// Which entries of a kind.
#[derive(Clone, Copy, Debug)]
pub enum Which<'a> {
    /// The next [`BATCH`] after this one.
    After(Uuid),
    These(&'a [Uuid]),
}

impl Which<'_> {
    /// As a condition on a column, with its order.
    fn of(self, column: &str, bound: &mut Bound) -> String {
        match self {
            Self::After(id) => format!("{column} > {} ORDER BY {column} LIMIT {BATCH}", bound.bind(id)),
            Self::These([]) => format!("1 = 0 ORDER BY {column}"),
            Self::These(ids) => format!("{column} IN ({}) ORDER BY {column}", bound.list(ids.iter().copied())),
        }
    }
}

/// Entries of a kind that every colleague may read, by their identifiers.
pub async fn entries(on: &impl Connection, kind: Kind, which: Which<'_>) -> Result<Vec<Entry>, Failure> {
    match kind {
        Kind::Ideas => ideas(on, which).await,
        Kind::Challenges => challenges(on, which).await,
        Kind::People => people(on, which).await,
        Kind::Comments => comments(on, "c.id", which).await,
    }
}

// `<> FALSE` keeps to the order of the identifiers, where `= TRUE` would look for an index of public ideas and sort.
async fn ideas(on: &impl Connection, which: Which<'_>) -> Result<Vec<Entry>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        title: String,
        one_liner: String,
        problem: String,
        proposal: String,
        audience: String,
        stage: String,
        challenge_id: Uuid,
        department_id: Option<Uuid>,
    }
    let mut bound = Bound::default();
    let which = which.of("i.id", &mut bound);
    let sql = format!(
        "SELECT i.id, i.title, i.one_liner, i.problem, i.proposal, i.audience, i.stage, i.challenge_id, \
         CASE WHEN i.name_hidden OR i.blind THEN NULL ELSE i.department_id END AS department_id \
         FROM idea i WHERE i.is_public <> FALSE AND {which}"
    );
    let rows: Vec<Row> = all(on, &sql, bound.0).await?;
    let mut tags = tags(on, &rows.iter().map(|row| row.id).collect::<Vec<_>>()).await?;
    let entry = |row: Row| Entry {
        idea: Some(row.id),
        stage: Some(row.stage),
        challenge: Some(row.challenge_id.to_string()),
        department: row.department_id.map(|id| id.to_string()),
        tags: tags.remove(&row.id).unwrap_or_default(),
        ..Entry::new(Kind::Ideas, row.id, row.title, row.one_liner, format!("{}\n\n{}\n\n{}", row.problem, row.proposal, row.audience))
    };
    Ok(rows.into_iter().map(entry).collect())
}

async fn tags(on: &impl Connection, ideas: &[Uuid]) -> Result<HashMap<Uuid, Vec<String>>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        idea_id: Uuid,
        tag: String,
    }
    let mut tags: HashMap<Uuid, Vec<String>> = HashMap::new();
    if !ideas.is_empty() {
        let mut bound = Bound::default();
        let list = bound.list(ideas.iter().copied());
        let sql = format!("SELECT idea_id, tag FROM idea_tag WHERE idea_id IN ({list}) ORDER BY idea_id, tag");
        for row in all::<Row>(on, &sql, bound.0).await? {
            tags.entry(row.idea_id).or_default().push(row.tag);
        }
    }
    Ok(tags)
}

async fn challenges(on: &impl Connection, which: Which<'_>) -> Result<Vec<Entry>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        title: String,
        brief: String,
        theme: String,
    }
    let mut bound = Bound::default();
    let which = which.of("id", &mut bound);
    let rows: Vec<Row> = all(on, &format!("SELECT id, title, brief, theme FROM challenge WHERE {which}"), bound.0).await?;
    let entry = |row: Row| Entry { theme: Some(row.theme), ..Entry::new(Kind::Challenges, row.id, row.title, String::new(), row.brief) };
    Ok(rows.into_iter().map(entry).collect())
}

async fn people(on: &impl Connection, which: Which<'_>) -> Result<Vec<Entry>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        name: String,
        title: String,
        department_id: Option<Uuid>,
        department: Option<String>,
        site_id: Option<Uuid>,
        site: Option<String>,
    }
    let mut bound = Bound::default();
    let which = which.of("p.id", &mut bound);
    let sql = format!(
        "SELECT p.id, p.name, p.title, p.department_id, d.name AS department, p.site_id, s.name AS site FROM person p \
         LEFT JOIN department d ON d.id = p.department_id LEFT JOIN site s ON s.id = p.site_id WHERE p.is_active AND {which}"
    );
    let rows: Vec<Row> = all(on, &sql, bound.0).await?;
    let entry = |row: Row| {
        let parts = [Some(row.title), row.department, row.site].into_iter().flatten().filter(|part| !part.is_empty());
        Entry {
            department: row.department_id.map(|id| id.to_string()),
            site: row.site_id.map(|id| id.to_string()),
            ..Entry::new(Kind::People, row.id, row.name, parts.collect::<Vec<_>>().join(" · "), String::new())
        }
    };
    Ok(rows.into_iter().map(entry).collect())
}

async fn comments(on: &impl Connection, column: &str, which: Which<'_>) -> Result<Vec<Entry>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        idea_id: Uuid,
        challenge_id: Uuid,
        text: String,
    }
    let mut bound = Bound::default();
    let which = which.of(column, &mut bound);
    let sql = format!(
        "SELECT c.id, c.idea_id, i.challenge_id, c.text FROM comment c JOIN idea i ON i.id = c.idea_id \
         WHERE c.removed_at IS NULL AND i.is_public <> FALSE AND {which}"
    );
    let rows: Vec<Row> = all(on, &sql, bound.0).await?;
    let entry = |row: Row| Entry {
        idea: Some(row.idea_id),
        challenge: Some(row.challenge_id.to_string()),
        ..Entry::new(Kind::Comments, row.id, String::new(), String::new(), row.text)
    };
    Ok(rows.into_iter().map(entry).collect())
}

/// What was said about these ideas.
pub async fn comments_on(on: &impl Connection, ideas: &[Uuid]) -> Result<Vec<Entry>, Failure> {
    comments(on, "c.idea_id", Which::These(ideas)).await
}

/// A comment that was found.
pub struct FoundComment {
    pub id: CommentId,
    pub idea: IdeaId,
    pub idea_title: String,
    /// None where it was said as an author whose name the reader does not see.
    pub author: Option<PersonRef>,
    pub text: String,
    pub at: i64,
}

/// These comments in their order, without those the actor may not know.
pub async fn found_comments(db: &Reader, actor: &Actor, ids: &[Uuid]) -> Result<Vec<FoundComment>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        idea_id: Uuid,
        idea_title: String,
        author_id: Uuid,
        name: String,
        veiled: bool,
        text: String,
        at: i64,
    }
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut bound = Bound(values![actor.person().map_or(Uuid::nil(), |person| person.0)]);
    let (visible, veiled, list) = (visible_to(actor), unnamed_for(actor, "c.author_id"), bound.list(ids.iter().copied()));
    let sql = format!(
        "SELECT c.id, c.idea_id, i.title AS idea_title, c.author_id, p.name, c.as_author AND {veiled} AS veiled, c.text, c.at FROM comment c \
         JOIN idea i ON i.id = c.idea_id JOIN person p ON p.id = c.author_id \
         WHERE {visible} AND c.removed_at IS NULL AND c.id IN ({list})"
    );
    let mut rows: Vec<Row> = all(db, &sql, bound.0).await?;
    rows.sort_by_key(|row| ids.iter().position(|id| *id == row.id));
    let found = |row: Row| FoundComment {
        id: CommentId(row.id),
        idea: IdeaId(row.idea_id),
        idea_title: row.idea_title,
        author: (!row.veiled).then_some(PersonRef { id: PersonId(row.author_id), name: row.name }),
        text: row.text,
        at: row.at,
    };
    Ok(rows.into_iter().map(found).collect())
}

/// What goes by a name in a facet.
#[derive(Clone, Copy, Debug)]
pub enum Named {
    Challenges,
    Departments,
    Sites,
}

/// The names of all of them, by their identifiers.
pub async fn names(on: &impl Connection, of: Named) -> Result<HashMap<String, String>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        name: String,
    }
    let sql = match of {
        Named::Challenges => "SELECT id, title AS name FROM challenge",
        Named::Departments => "SELECT id, name FROM department",
        Named::Sites => "SELECT id, name FROM site",
    };
    let rows: Vec<Row> = all(on, sql, vec![]).await?;
    Ok(rows.into_iter().map(|row| (row.id.to_string(), row.name)).collect())
}

/// The event in a place of the order of events.
pub async fn event_at(on: &impl Connection, position: i64) -> Result<Option<Uuid>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
    }
    let row: Option<Row> = one(on, "SELECT id FROM event WHERE position = $1", values![position]).await?;
    Ok(row.map(|row| row.id))
}
