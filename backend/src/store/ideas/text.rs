//! What an idea says, now and at a version.
use crate::{
    Failure,
    store::{Connection, all, one, values},
};
use domain::{
    Cents, IdeaId,
    ideas::{Channel, IdeaText},
};
use sea_orm::FromQueryResult;

/// The columns of an idea `i` that its authors write.
pub const WRITTEN: &str = "i.title, i.one_liner, i.problem, i.audience, i.proposal, i.channels, i.budget_low, i.budget_high, \
    i.impact_metric, i.impact_baseline, i.impact_target, i.impact_by";

/// A row of [`WRITTEN`] columns.
#[derive(FromQueryResult)]
pub struct TextRow {
    title: String,
    one_liner: String,
    problem: String,
    audience: String,
    proposal: String,
    channels: i64,
    budget_low: Option<i64>,
    budget_high: Option<i64>,
    impact_metric: String,
    impact_baseline: String,
    impact_target: String,
    impact_by: String,
}

impl TextRow {
    pub fn with(self, tags: Vec<String>) -> IdeaText {
        IdeaText {
            title: self.title,
            one_liner: self.one_liner,
            problem: self.problem,
            audience: self.audience,
            proposal: self.proposal,
            channels: Channel::of_bits(self.channels),
            budget_low: self.budget_low.map(Cents),
            budget_high: self.budget_high.map(Cents),
            impact_metric: self.impact_metric,
            impact_baseline: self.impact_baseline,
            impact_target: self.impact_target,
            impact_by: self.impact_by.parse().ok(),
            tags,
        }
    }
}

/// What an idea says now.
pub async fn text(on: &impl Connection, idea: IdeaId) -> Result<IdeaText, Failure> {
    let sql = format!("SELECT {WRITTEN} FROM idea i WHERE i.id = $1");
    let row = one::<TextRow>(on, &sql, values![idea.0]).await?.ok_or(Failure::NotFound)?;
    Ok(row.with(tags(on, idea).await?))
}

/// The tags of an idea, in alphabetical order.
pub async fn tags(on: &impl Connection, idea: IdeaId) -> Result<Vec<String>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        tag: String,
    }
    let rows: Vec<Row> = all(on, "SELECT tag FROM idea_tag WHERE idea_id = $1 ORDER BY tag", values![idea.0]).await?;
    Ok(rows.into_iter().map(|r| r.tag).collect())
}

/// What an idea said at a version that was out.
pub async fn text_at(on: &impl Connection, idea: IdeaId, version: i64) -> Result<Option<IdeaText>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        body: String,
    }
    let sql = "SELECT body FROM idea_version WHERE idea_id = $1 AND version = $2";
    let row: Option<Row> = one(on, sql, values![idea.0, version]).await?;
    row.map(|r| serde_json::from_str(&r.body).map_err(|e| Failure::Unexpected(format!("version {version} of {idea}: {e}")))).transpose()
}
