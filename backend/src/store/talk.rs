//! Comments: their SQL.
use super::{Connection, Reader, Tx, all, count, entity, exec, ideas, insert, one, values};
use crate::Failure;
use domain::{
    Actor, CommentId, IdeaId, Moment, PersonId,
    ideas::{IdeaFacts, sees_names},
    people::PersonRef,
    talk::{Comment, CommentFacts, may_remove_comment},
};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// Who wrote a comment.
pub async fn author(on: &impl Connection, comment: CommentId) -> Result<Option<PersonId>, Failure> {
    Ok(row(on, comment, "").await?.map(|r| PersonId(r.author_id)))
}

/// Whether it was said by who was an author of the idea then.
pub async fn is_said_as_author(on: &impl Connection, comment: CommentId) -> Result<bool, Failure> {
    let sql = "SELECT COUNT(*) AS n FROM comment WHERE id = $1 AND as_author";
    Ok(count(on, sql, values![comment.0]).await? > 0)
}

#[derive(FromQueryResult)]
struct Row {
    idea_id: Uuid,
    parent_id: Option<Uuid>,
    author_id: Uuid,
    text: String,
    useful: bool,
    at: i64,
    edited_at: Option<i64>,
    removed_at: Option<i64>,
}

async fn row(on: &impl Connection, comment: CommentId, lock: &str) -> Result<Option<Row>, Failure> {
    let sql = format!("SELECT idea_id, parent_id, author_id, text, useful, at, edited_at, removed_at FROM comment WHERE id = $1{lock}");
    one(on, &sql, values![comment.0]).await
}

/// The facts of a comment that the actor may know; it and its idea are this transaction's to change.
pub async fn seen_to_change(tx: &Tx, actor: &Actor, comment: CommentId) -> Result<CommentFacts, Failure> {
    if *actor == Actor::Visitor {
        return Err(Failure::SignedOut);
    }
    let idea = row(tx, comment, "").await?.ok_or(Failure::NotFound)?.idea_id;
    // The idea is locked before its comments, by everybody.
    let idea = ideas::seen_to_change(tx, actor, IdeaId(idea)).await?;
    let row = row(tx, comment, tx.for_update()).await?.ok_or(Failure::NotFound)?;
    Ok(CommentFacts { id: comment, author: PersonId(row.author_id), removed: row.removed_at.is_some(), useful: row.useful, idea })
}

/// What a reply answers: the thread it belongs to, and whether the answered comment is gone.
pub struct Answered {
    pub thread: CommentId,
    pub removed: bool,
}

/// The comment of this idea that a reply answers; replies are one level deep.
pub async fn answered(on: &impl Connection, idea: IdeaId, comment: CommentId) -> Result<Option<Answered>, Failure> {
    let found = row(on, comment, "").await?.filter(|r| r.idea_id == idea.0);
    Ok(found.map(|r| Answered { thread: r.parent_id.map_or(comment, CommentId), removed: r.removed_at.is_some() }))
}

/// Adds a comment, and counts it.
pub async fn post(
    tx: &Tx,
    comment: CommentId,
    idea: IdeaId,
    thread: Option<CommentId>,
    (author, as_author): (PersonId, bool),
    text: String,
    now: Moment,
) -> Result<(), Failure> {
    let model = entity::comment::Model {
        id: comment.0,
        idea_id: idea.0,
        parent_id: thread.map(|c| c.0),
        author_id: author.0,
        as_author,
        text,
        useful: false,
        at: now.0,
        edited_at: None,
        removed_at: None,
    };
    insert(tx, model).await?;
    add_up(tx, idea, 1).await
}

async fn add_up(tx: &Tx, idea: IdeaId, change: i64) -> Result<(), Failure> {
    exec(tx, "UPDATE idea SET comments = comments + $2 WHERE id = $1", values![idea.0, change]).await.map(|_| ())
}

/// Puts another text in place and keeps the old one; whether it changed.
pub async fn edit(tx: &Tx, comment: CommentId, text: &str, now: Moment) -> Result<bool, Failure> {
    let old = row(tx, comment, "").await?.ok_or(Failure::NotFound)?;
    if old.text == text {
        return Ok(false);
    }
    let sql = "INSERT INTO comment_version (comment_id, at, text) VALUES ($1, $2, $3) ON CONFLICT (comment_id, at) DO NOTHING";
    exec(tx, sql, values![comment.0, old.edited_at.unwrap_or(old.at), old.text]).await?;
    exec(tx, "UPDATE comment SET text = $2, edited_at = $3 WHERE id = $1", values![comment.0, text, now.0]).await?;
    Ok(true)
}

/// Removes a comment: its place stays, its text shows no more, and it counts no more.
pub async fn remove(tx: &Tx, comment: CommentId, idea: IdeaId, now: Moment) -> Result<(), Failure> {
    exec(tx, "UPDATE comment SET removed_at = $2, useful = FALSE WHERE id = $1", values![comment.0, now.0]).await?;
    add_up(tx, idea, -1).await
}

pub async fn set_useful(tx: &Tx, comment: CommentId, useful: bool) -> Result<(), Failure> {
    exec(tx, "UPDATE comment SET useful = $2 WHERE id = $1", values![comment.0, useful]).await.map(|_| ())
}

#[derive(FromQueryResult)]
struct Shown {
    id: Uuid,
    parent_id: Option<Uuid>,
    author_id: Uuid,
    as_author: bool,
    name: String,
    department: Option<String>,
    text: String,
    useful: bool,
    at: i64,
    edited: bool,
    removed: bool,
}

/// The comments on an idea for one reader: threads oldest first, each followed by its replies.
pub async fn comments(db: &Reader, actor: &Actor, idea: &IdeaFacts) -> Result<Vec<Comment>, Failure> {
    let sql = "SELECT c.id, c.parent_id, c.author_id, c.as_author, p.name, d.name AS department, c.text, c.useful, c.at, \
        c.edited_at IS NOT NULL AS edited, c.removed_at IS NOT NULL AS removed FROM comment c \
        LEFT JOIN comment t ON t.id = c.parent_id LEFT JOIN person p ON p.id = c.author_id \
        LEFT JOIN department d ON d.id = p.department_id WHERE c.idea_id = $1 \
        ORDER BY COALESCE(t.at, c.at), COALESCE(t.id, c.id), CASE WHEN c.parent_id IS NULL THEN 0 ELSE 1 END, c.at, c.id";
    let rows: Vec<Shown> = all(db, sql, values![idea.id.0]).await?;
    let nobody = PersonId(Uuid::nil());
    let names = sees_names(actor, idea);
    let mut facts = CommentFacts { id: CommentId(Uuid::nil()), author: nobody, removed: false, useful: false, idea: idea.clone() };
    let shown = rows.into_iter().map(|row| {
        (facts.id, facts.author) = (CommentId(row.id), PersonId(row.author_id));
        (facts.removed, facts.useful) = (row.removed, row.useful);
        // Who left before the names showed is not named with them.
        let stays = !idea.once_veiled || idea.authors.contains(&facts.author);
        let named = !row.as_author || (names && stays);
        Comment {
            id: facts.id,
            parent: row.parent_id.map(CommentId),
            author: named.then_some(PersonRef { id: facts.author, name: row.name }),
            department: row.department.filter(|_| named),
            text: (!row.removed).then_some(row.text),
            at: db.stamp(row.at),
            edited: row.edited,
            useful: row.useful,
            mine: actor.is(facts.author),
            may_remove: may_remove_comment(actor, &facts).is_ok(),
        }
    });
    Ok(shown.collect())
}
