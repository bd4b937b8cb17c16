use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "challenge")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub standing: bool,
    #[sea_orm(column_type = "Text")]
    pub title: String,
    #[sea_orm(column_type = "Text")]
    pub folded: String,
    #[sea_orm(column_type = "Text")]
    pub theme: String,
    #[sea_orm(column_type = "Text")]
    pub brief: String,
    #[sea_orm(column_type = "Text")]
    pub rules: String,
    pub opens_at: Option<i64>,
    pub submissions_close_at: Option<i64>,
    pub voting_close_at: Option<i64>,
    pub judging_close_at: Option<i64>,
    pub results_at: Option<i64>,
    #[sea_orm(column_type = "Text")]
    pub voting: String,
    pub vote_budget: Option<i64>,
    pub votes_per_idea: Option<i64>,
    pub counts_hidden: bool,
    pub blind: bool,
    #[sea_orm(column_type = "Text")]
    pub shortlist_rule: String,
    pub shortlist_places: Option<i64>,
    pub shortlist_per_site: Option<i64>,
    pub shortlist_supports: Option<i64>,
    pub entry_limit: Option<i64>,
    pub chair_id: Option<Uuid>,
    pub deputy_id: Option<Uuid>,
    pub created_at: i64,
    pub published_at: Option<i64>,
    pub cancelled_at: Option<i64>,
    #[sea_orm(column_type = "Text", nullable)]
    pub cancelled_reason: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
