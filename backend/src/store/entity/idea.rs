use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "idea")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub challenge_id: Uuid,
    pub author_id: Uuid,
    pub department_id: Option<Uuid>,
    #[sea_orm(column_type = "Text")]
    pub stage: String,
    pub is_public: bool,
    pub version: i64,
    pub shuffle_key: i64,
    pub supports: i64,
    pub comments: i64,
    pub round_id: Option<Uuid>,
    pub name_hidden: bool,
    pub blind: bool,
    pub unveiled_at: Option<i64>,
    pub created_at: i64,
    pub updated_at: i64,
    pub submitted_at: Option<i64>,
    pub edited_at: Option<i64>,
    pub stage_since: i64,
    pub channels: i64,
    pub budget_low: Option<i64>,
    pub budget_high: Option<i64>,
    #[sea_orm(column_type = "Text")]
    pub title: String,
    #[sea_orm(column_type = "Text")]
    pub one_liner: String,
    #[sea_orm(column_type = "Text")]
    pub audience: String,
    #[sea_orm(column_type = "Text")]
    pub impact_metric: String,
    #[sea_orm(column_type = "Text")]
    pub impact_baseline: String,
    #[sea_orm(column_type = "Text")]
    pub impact_target: String,
    #[sea_orm(column_type = "Text")]
    pub impact_by: String,
    #[sea_orm(column_type = "Text")]
    pub problem: String,
    #[sea_orm(column_type = "Text")]
    pub proposal: String,
    #[sea_orm(column_type = "Text")]
    pub folded: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
