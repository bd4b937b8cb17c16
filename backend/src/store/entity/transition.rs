use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "transition")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub idea_id: Uuid,
    #[sea_orm(column_type = "Text", nullable)]
    pub from_stage: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub to_stage: String,
    pub by_person: Option<Uuid>,
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    pub at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
