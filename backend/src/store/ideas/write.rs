//! Drafts, submissions, edits: what is written to an idea.
use crate::{
    Failure,
    store::{Bound, Tx, entity, exec, insert, values},
};
use domain::{
    Cents, ChallengeId, DepartmentId, IdeaId, Moment, PersonId,
    ideas::{Channel, IdeaText, Stage},
    text,
};

pub use domain::ideas::shuffle_key;

/// What the search reads of an idea.
pub fn folded(text: &IdeaText) -> String {
    text::fold(&format!("{}\n{}\n{}\n{}", text.title, text.one_liner, text.problem, text.proposal))
}

/// A new draft.
pub async fn begin(
    tx: &Tx,
    idea: IdeaId,
    challenge: ChallengeId,
    (author, name_hidden): (PersonId, bool),
    text: &IdeaText,
    now: Moment,
) -> Result<(), Failure> {
    let row = entity::idea::Model {
        id: idea.0,
        challenge_id: challenge.0,
        author_id: author.0,
        department_id: None,
        stage: Stage::Draft.name().into(),
        is_public: false,
        version: 1,
        shuffle_key: shuffle_key(idea.0),
        supports: 0,
        comments: 0,
        round_id: None,
        name_hidden,
        blind: false,
        unveiled_at: None,
        created_at: now.0,
        updated_at: now.0,
        submitted_at: None,
        edited_at: None,
        stage_since: now.0,
        channels: Channel::bits(&text.channels),
        budget_low: text.budget_low.map(|c| c.0),
        budget_high: text.budget_high.map(|c| c.0),
        title: text.title.clone(),
        one_liner: text.one_liner.clone(),
        audience: text.audience.clone(),
        impact_metric: text.impact_metric.clone(),
        impact_baseline: text.impact_baseline.clone(),
        impact_target: text.impact_target.clone(),
        impact_by: day(text),
        problem: text.problem.clone(),
        proposal: text.proposal.clone(),
        folded: folded(text),
    };
    insert(tx, row).await?;
    insert(tx, entity::idea_author::Model { idea_id: idea.0, person_id: author.0, place: 0, since: 0 }).await?;
    tag(tx, idea, &text.tags).await
}

/// Another text, as the next version.
pub async fn rewrite(tx: &Tx, idea: IdeaId, challenge: ChallengeId, version: i64, text: &IdeaText, now: Moment) -> Result<(), Failure> {
    let sql = "UPDATE idea SET challenge_id = $2, version = $3, updated_at = $4, channels = $5, budget_low = $6, budget_high = $7, \
        title = $8, one_liner = $9, audience = $10, impact_metric = $11, impact_baseline = $12, impact_target = $13, problem = $14, \
        proposal = $15, folded = $16, impact_by = $17 WHERE id = $1";
    let cents = |amount: Option<Cents>| amount.map(|c| c.0);
    let values = values![
        idea.0,
        challenge.0,
        version,
        now.0,
        Channel::bits(&text.channels),
        cents(text.budget_low),
        cents(text.budget_high),
        text.title.as_str(),
        text.one_liner.as_str(),
        text.audience.as_str(),
        text.impact_metric.as_str(),
        text.impact_baseline.as_str(),
        text.impact_target.as_str(),
        text.problem.as_str(),
        text.proposal.as_str(),
        folded(text),
        day(text),
    ];
    exec(tx, sql, values).await?;
    exec(tx, "DELETE FROM idea_tag WHERE idea_id = $1", values![idea.0]).await?;
    tag(tx, idea, &text.tags).await
}

/// By when it should have moved, or nothing.
fn day(text: &IdeaText) -> String {
    text.impact_by.map(|day| day.to_string()).unwrap_or_default()
}

async fn tag(tx: &Tx, idea: IdeaId, tags: &[String]) -> Result<(), Failure> {
    if tags.is_empty() {
        return Ok(());
    }
    let mut bound = Bound(values![idea.0]);
    let rows: Vec<String> = tags.iter().map(|tag| format!("($1, {})", bound.bind(tag.as_str()))).collect();
    let sql = format!("INSERT INTO idea_tag (idea_id, tag) VALUES {} ON CONFLICT DO NOTHING", rows.join(", "));
    exec(tx, &sql, bound.0).await.map(|_| ())
}

/// Keeps a version that is out, for the history and for the jury.
pub async fn keep_version(tx: &Tx, idea: IdeaId, version: i64, text: &IdeaText, now: Moment) -> Result<(), Failure> {
    let body = serde_json::to_string(text).map_err(|e| Failure::Unexpected(e.to_string()))?;
    insert(tx, entity::idea_version::Model { idea_id: idea.0, version, body, at: now.0 }).await
}

/// Says when an idea came out, for which department, and whether its challenge is blind.
pub async fn mark_submitted(tx: &Tx, idea: IdeaId, department: Option<DepartmentId>, blind: bool, now: Moment) -> Result<(), Failure> {
    let sql = "UPDATE idea SET submitted_at = $2, department_id = $3, blind = $4 WHERE id = $1";
    exec(tx, sql, values![idea.0, now.0, department.map(|d| d.0), blind]).await.map(|_| ())
}

/// Says when an idea in review came out: lists show it as new from then on.
pub async fn mark_opened(tx: &Tx, idea: IdeaId, now: Moment) -> Result<(), Failure> {
    exec(tx, "UPDATE idea SET submitted_at = $2, edited_at = NULL WHERE id = $1", values![idea.0, now.0]).await.map(|_| ())
}

/// Says when an idea that is out was changed.
pub async fn mark_edited(tx: &Tx, idea: IdeaId, now: Moment) -> Result<(), Failure> {
    exec(tx, "UPDATE idea SET edited_at = $2 WHERE id = $1", values![idea.0, now.0]).await.map(|_| ())
}

/// Throws a draft away.
pub async fn discard(tx: &Tx, idea: IdeaId) -> Result<(), Failure> {
    exec(tx, "DELETE FROM idea WHERE id = $1", values![idea.0]).await.map(|_| ())
}
