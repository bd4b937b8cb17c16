//! A colleague's page: who they are and the ideas they put forward; points only of those who said yes to the leaderboard.
use crate::{
    Failure, Query,
    store::{self, Reader},
};
use async_trait::async_trait;
use domain::{
    Actor, Moment, PersonId,
    people::{AskPerson, PersonRef, Profile},
};

#[async_trait]
impl Query for AskPerson {
    type Answer = Profile;

    async fn answer(self, actor: &Actor, db: &Reader, now: Moment) -> Result<Profile, Failure> {
        actor.member().ok_or(Failure::SignedOut)?;
        let row = store::people::profile(db, self.person).await?.ok_or(Failure::NotFound)?;
        let manager = row.manager_id.zip(row.manager_name).map(|(id, name)| PersonRef { id: PersonId(id), name });
        let points = if row.ranked == Some(true) { Some(row.points) } else { None };
        Ok(Profile {
            id: self.person,
            name: row.name,
            title: row.title,
            about: row.about,
            department: row.department,
            site: row.site,
            manager,
            active: row.is_active,
            points,
            ideas: store::ideas::rows_of_author(db, actor, self.person, now).await?,
            mine: actor.is(self.person),
        })
    }
}
