//! An admin's desk starts with what is missing.
use super::answering::answering;
use crate::{
    Failure, Query,
    store::{self, Reader},
};
use async_trait::async_trait;
use domain::{
    Actor, Moment,
    admin::{AdminDesk, AskAdmin, CheckItem},
    people::may_administer,
};

/// What a new company needs before its first challenge, and whether it is there.
pub async fn checklist(db: &Reader) -> Result<Vec<(CheckItem, bool)>, Failure> {
    let begun = store::admin::begun(db).await?;
    Ok(vec![
        (CheckItem::Departments, begun.departments),
        (CheckItem::People, begun.people),
        (CheckItem::Hosts, begun.hosts),
        (CheckItem::Jury, begun.panels),
        (CheckItem::FirstChallenge, begun.challenges),
        (CheckItem::Mail, db.backend().settings().can_mail),
    ])
}

#[async_trait]
impl Query for AskAdmin {
    type Answer = AdminDesk;

    async fn answer(self, actor: &Actor, db: &Reader, now: Moment) -> Result<AdminDesk, Failure> {
        may_administer(actor)?;
        let company = store::admin::company(db).await?.ok_or(Failure::NotFound)?;
        let found = store::admin::found(db).await?;
        Ok(AdminDesk {
            company: company.name,
            language: company.language.parse().unwrap_or_default(),
            zone: company.zone,
            checklist: checklist(db).await?,
            people: found.people,
            ideas: found.ideas,
            challenges: found.challenges,
            can_mail: db.backend().settings().can_mail,
            answering: answering(db, now).await?,
            now: db.stamp(now.0),
        })
    }
}
