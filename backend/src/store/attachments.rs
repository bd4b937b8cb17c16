//! Files on ideas: their SQL. Lists never touch what is in them.
use super::entity;
use crate::{
    Failure,
    store::{Connection, Tx, all, count, exec, insert, one, values},
};
use domain::{
    Actor, AttachmentId, IdeaId, Moment, PersonId,
    attachments::{Attachment, FileContent, FileKind},
    ideas::{IdeaFacts, plain_file_name, sees_names},
};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// Which of a picture's two sizes; of a document there is the whole alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    Whole,
    Preview,
}

impl Size {
    fn name(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Preview => "preview",
        }
    }
}

/// The files of an idea, in the order in which they were added.
pub async fn of(on: &impl Connection, idea: IdeaId) -> Result<Vec<Attachment>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        kind: String,
        name: String,
        bytes: i64,
        width: Option<i64>,
        height: Option<i64>,
    }
    let sql = "SELECT id, kind, name, bytes, width, height FROM attachment WHERE idea_id = $1 ORDER BY id";
    let rows: Vec<Row> = all(on, sql, values![idea.0]).await?;
    let dots = |n: Option<i64>| n.and_then(|n| u32::try_from(n).ok());
    rows.into_iter()
        .map(|r| {
            let dots = dots(r.width).zip(dots(r.height));
            Ok(Attachment { id: AttachmentId(r.id), name: r.name, kind: kind(&r.kind)?, bytes: r.bytes, dots })
        })
        .collect()
}

/// The same as this reader sees them: what a file is called may tell whose idea it is on.
pub async fn seen(on: &impl Connection, actor: &Actor, idea: &IdeaFacts) -> Result<Vec<Attachment>, Failure> {
    let files = of(on, idea.id).await?;
    if sees_names(actor, idea) {
        return Ok(files);
    }
    Ok((1..).zip(files).map(|(place, file)| Attachment { name: plain_file_name(place, &file.name), ..file }).collect())
}

pub async fn how_many(on: &impl Connection, idea: IdeaId) -> Result<i64, Failure> {
    count(on, "SELECT COUNT(*) AS n FROM attachment WHERE idea_id = $1", values![idea.0]).await
}

/// The idea that a file is on.
pub async fn idea_of(on: &impl Connection, file: AttachmentId) -> Result<Option<IdeaId>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        idea_id: Uuid,
    }
    let row: Option<Row> = one(on, "SELECT idea_id FROM attachment WHERE id = $1", values![file.0]).await?;
    Ok(row.map(|r| IdeaId(r.idea_id)))
}

/// What is in a file; none where it has no such size.
pub async fn content(on: &impl Connection, file: AttachmentId, size: Size) -> Result<Option<FileContent>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        kind: String,
        name: String,
        content: Vec<u8>,
    }
    let sql = "SELECT a.kind, a.name, b.content FROM attachment a JOIN attachment_body b ON b.attachment_id = a.id \
        WHERE a.id = $1 AND b.what = $2";
    let row: Option<Row> = one(on, sql, values![file.0, size.name()]).await?;
    row.map(|r| Ok(FileContent { kind: kind(&r.kind)?, name: r.name, content: r.content })).transpose()
}

/// Puts a file on an idea.
pub async fn put(
    tx: &Tx,
    (idea, by): (IdeaId, PersonId),
    file: &Attachment,
    whole: Vec<u8>,
    preview: Option<Vec<u8>>,
    now: Moment,
) -> Result<(), Failure> {
    let row = entity::attachment::Model {
        id: file.id.0,
        idea_id: idea.0,
        added_by: by.0,
        kind: file.kind.name().into(),
        name: file.name.clone(),
        bytes: file.bytes,
        width: file.dots.map(|(width, _)| width.into()),
        height: file.dots.map(|(_, height)| height.into()),
        at: now.0,
    };
    insert(tx, row).await?;
    for (size, content) in [(Size::Whole, Some(whole)), (Size::Preview, preview)] {
        if let Some(content) = content {
            insert(tx, entity::attachment_body::Model { attachment_id: file.id.0, what: size.name().into(), content }).await?;
        }
    }
    Ok(())
}

/// Takes a file off its idea; what is in it goes along.
pub async fn remove(tx: &Tx, file: AttachmentId) -> Result<(), Failure> {
    exec(tx, "DELETE FROM attachment WHERE id = $1", values![file.0]).await.map(|_| ())
}

fn kind(name: &str) -> Result<FileKind, Failure> {
    name.parse().map_err(|()| Failure::Unexpected(format!("no kind of file: {name}")))
}
