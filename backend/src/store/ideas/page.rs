//! One idea, whole: its row, its people, its history.
use super::{TextRow, WRITTEN, stage};
use crate::{
    Failure,
    store::{Connection, Reader, all, one, people::NamedRow, values},
};
use domain::{
    Actor, IdeaId, PersonId,
    ideas::{IdeaFacts, Stage, Step, sees_names},
    people::PersonRef,
};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// What the page shows of the idea's own row.
#[derive(FromQueryResult)]
pub struct PageRow {
    #[sea_orm(nested)]
    pub text: TextRow,
    pub supports: i64,
    pub submitted_at: Option<i64>,
    pub edited_at: Option<i64>,
    pub updated_at: i64,
    pub department: Option<String>,
    pub challenge: String,
}

pub async fn page_row(on: &impl Connection, idea: IdeaId) -> Result<PageRow, Failure> {
    let sql = format!(
        "SELECT {WRITTEN}, i.supports, i.submitted_at, i.edited_at, i.updated_at, d.name AS department, c.title AS challenge \
         FROM idea i JOIN challenge c ON c.id = i.challenge_id LEFT JOIN department d ON d.id = i.department_id WHERE i.id = $1"
    );
    one(on, &sql, values![idea.0]).await?.ok_or(Failure::NotFound)
}

/// The authors of an idea in their order, by name: where this reader sees who they are.
pub async fn authors_seen(on: &impl Connection, actor: &Actor, idea: &IdeaFacts) -> Result<Vec<PersonRef>, Failure> {
    if sees_names(actor, idea) { authors_of(on, idea.id).await } else { Ok(vec![]) }
}

/// The same, whoever reads.
pub async fn authors_of(on: &impl Connection, idea: IdeaId) -> Result<Vec<PersonRef>, Failure> {
    let sql = "SELECT p.id, p.name FROM idea_author a JOIN person p ON p.id = a.person_id WHERE a.idea_id = $1 ORDER BY a.place, p.id";
    let rows: Vec<NamedRow> = all(on, sql, values![idea.0]).await?;
    Ok(rows.into_iter().map(PersonRef::from).collect())
}

/// The prizes an idea has won.
pub async fn prizes_of(on: &impl Connection, idea: IdeaId) -> Result<Vec<String>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        label: String,
    }
    let sql = "SELECT p.label FROM award a JOIN prize p ON p.id = a.prize_id WHERE a.idea_id = $1 ORDER BY p.place, p.id";
    let rows: Vec<Row> = all(on, sql, values![idea.0]).await?;
    Ok(rows.into_iter().map(|r| r.label).collect())
}

/// The stage an idea came from the last time it moved.
pub async fn stage_before(on: &impl Connection, idea: IdeaId) -> Result<Stage, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        from_stage: Option<String>,
    }
    let sql = "SELECT from_stage FROM transition WHERE idea_id = $1 ORDER BY at DESC, id DESC LIMIT 1";
    let row: Option<Row> = one(on, sql, values![idea.0]).await?;
    stage(&row.and_then(|r| r.from_stage).ok_or(Failure::NotFound)?)
}

/// Every transition of an idea, oldest first.
pub async fn history_of(db: &Reader, idea: IdeaId) -> Result<Vec<Step>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        to_stage: String,
        at: i64,
        reason: String,
        by_person: Option<Uuid>,
        name: Option<String>,
    }
    let sql = "SELECT t.to_stage, t.at, t.reason, t.by_person, p.name FROM transition t LEFT JOIN person p ON p.id = t.by_person \
        WHERE t.idea_id = $1 ORDER BY t.at, t.id";
    let rows: Vec<Row> = all(db, sql, values![idea.0]).await?;
    rows.into_iter()
        .map(|r| {
            let by = r.by_person.zip(r.name).map(|(id, name)| PersonRef { id: PersonId(id), name });
            Ok(Step {
                to: stage(&r.to_stage)?,
                at: db.stamp(r.at),
                by,
                veiled: false,
                reason: r.reason,
                errata: vec![],
                may_correct: false,
            })
        })
        .collect()
}
