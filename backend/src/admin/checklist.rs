//! An admin's desk starts with what is missing.
use crate::{
    Failure, Query,
    store::{self, Reader},
};
use domain::{
    Actor, Moment,
    admin::{AdminDesk, AskAdmin, CheckItem},
    people::may_administer,
};

/// What a new company needs before its first challenge, and whether it is there.
pub async fn checklist(db: &Reader) -> Result<Vec<(CheckItem, bool)>, Failure> {
    let found = store::admin::found(db).await?;
    Ok(vec![
        (CheckItem::Departments, found.departments > 0),
        (CheckItem::People, found.people > 1),
        (CheckItem::Hosts, found.hosts > 0),
        (CheckItem::Jury, found.panels > 0),
        (CheckItem::FirstChallenge, found.challenges > 0),
        (CheckItem::Mail, db.backend().settings().can_mail),
    ])
}

impl Query for AskAdmin {
    type Answer = AdminDesk;

    async fn answer(self, actor: &Actor, db: &Reader, _now: Moment) -> Result<AdminDesk, Failure> {
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
        })
    }
}
