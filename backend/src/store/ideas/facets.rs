//! What the list can be filtered by.
use crate::{
    Failure,
    store::{Connection, all},
};
use domain::{ChallengeId, DepartmentId, challenges::ChallengeRef, ideas::IdeaFacets};
use sea_orm::FromQueryResult;
use uuid::Uuid;

#[derive(FromQueryResult)]
struct Challenge {
    id: Uuid,
    title: String,
    standing: bool,
}

#[derive(FromQueryResult)]
struct Department {
    id: Uuid,
    name: String,
}

#[derive(FromQueryResult)]
struct Tag {
    tag: String,
}

/// Challenges with the standing ones first and then the newest, departments by name, and the tags that the newest
/// ideas use most: enough to choose from, at a cost that doesn't grow.
pub async fn facets(on: &impl Connection) -> Result<IdeaFacets, Failure> {
    let sql = "SELECT id, title, standing FROM challenge WHERE cancelled_at IS NULL \
        ORDER BY CASE WHEN standing THEN created_at ELSE 9223372036854775807 - created_at END, id LIMIT 200";
    let challenges: Vec<Challenge> = all(on, sql, vec![]).await?;
    let departments: Vec<Department> = all(on, "SELECT id, name FROM department ORDER BY folded, id", vec![]).await?;
    let sql = "SELECT t.tag FROM (SELECT id FROM idea WHERE is_public = TRUE ORDER BY submitted_at DESC, id DESC LIMIT 300) recent \
        JOIN idea_tag t ON t.idea_id = recent.id GROUP BY t.tag ORDER BY COUNT(*) DESC, t.tag LIMIT 30";
    let tags: Vec<Tag> = all(on, sql, vec![]).await?;
    Ok(IdeaFacets {
        challenges: challenges.into_iter().map(|r| ChallengeRef { id: ChallengeId(r.id), title: r.title, standing: r.standing }).collect(),
        departments: departments.into_iter().map(|r| (DepartmentId(r.id), r.name)).collect(),
        tags: tags.into_iter().map(|r| r.tag).collect(),
    })
}
