use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub name: String,
    #[sea_orm(column_type = "Text")]
    pub folded: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub email: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub password_hash: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub title: String,
    #[sea_orm(column_type = "Text")]
    pub about: String,
    pub department_id: Option<Uuid>,
    pub site_id: Option<Uuid>,
    pub manager_id: Option<Uuid>,
    #[sea_orm(column_type = "Text")]
    pub language: String,
    pub is_admin: bool,
    pub is_host: bool,
    pub is_active: bool,
    pub ranked: Option<bool>,
    #[sea_orm(column_type = "Text", nullable)]
    pub demo_card: Option<String>,
    pub created_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
