//! Who is signed in, for the page's frame, and what the front door shows to those who are not.
use crate::{
    Failure, Query,
    store::{self, Reader},
};
use async_trait::async_trait;
use domain::{
    Actor, Moment,
    people::{AskColleagues, AskFrontDoor, AskMe, FrontDoor, Me, PersonRef},
};

#[async_trait]
impl Query for AskMe {
    type Answer = Option<Me>;

    async fn answer(self, actor: &Actor, db: &Reader, _now: Moment) -> Result<Option<Me>, Failure> {
        let Some(member) = actor.member() else { return Ok(None) };
        let frame = store::people::frame(db, member.person).await?;
        Ok(Some(Me {
            person: member.person,
            name: member.name.clone(),
            admin: member.admin,
            host: member.host,
            juror: frame.juror,
            unread: frame.unread,
            language: member.language,
            company: frame.company,
            demo: db.backend().settings().demo,
        }))
    }
}

#[async_trait]
impl Query for AskFrontDoor {
    type Answer = FrontDoor;

    async fn answer(self, _actor: &Actor, db: &Reader, _now: Moment) -> Result<FrontDoor, Failure> {
        let company = store::admin::company(db).await?;
        let demo = if db.backend().settings().demo { store::people::demo_cards(db).await? } else { vec![] };
        let set_up = company.as_ref().is_some_and(|c| c.founded_at.is_some());
        Ok(FrontDoor { company: company.map(|c| c.name).unwrap_or_default(), set_up, demo })
    }
}

#[async_trait]
impl Query for AskColleagues {
    type Answer = Vec<PersonRef>;

    async fn answer(self, actor: &Actor, db: &Reader, _now: Moment) -> Result<Vec<PersonRef>, Failure> {
        actor.member().ok_or(Failure::SignedOut)?;
        store::people::colleagues(db).await
    }
}
