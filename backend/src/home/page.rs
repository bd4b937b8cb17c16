//! The page, put together.
use super::{rising::rising, to_do::to_do};
use crate::{
    Failure, Query,
    store::{self, Reader},
};
use async_trait::async_trait;
use domain::{
    Actor, ChallengeId, Moment,
    challenges::Winner,
    home::{AskHome, Home},
};

/// How many running challenges and published decisions are shown.
const CHALLENGES: usize = 4;
const DECISIONS: i64 = 5;

#[async_trait]
impl Query for AskHome {
    type Answer = Home;

    async fn answer(self, actor: &Actor, db: &Reader, now: Moment) -> Result<Home, Failure> {
        let member = actor.member().ok_or(Failure::SignedOut)?;
        let standpoint = store::home::to_do::standpoint(db, member.person).await?;
        let live = store::challenges::that_go_on(db).await?;
        let mut challenges = store::challenges::running_rows(db, now).await?;
        challenges.truncate(CHALLENGES);
        Ok(Home {
            name: member.name.clone(),
            to_do: to_do(db, actor, &standpoint, &live, now).await?,
            challenges,
            rising: rising(db, actor, &live, now).await?,
            decisions: store::home::news::decisions(db, member.person, DECISIONS).await?,
            podium: podium(db).await?,
            empty: !standpoint.begun,
            now: db.stamp(now.0),
        })
    }
}

async fn podium(db: &Reader) -> Result<Option<(ChallengeId, String, Vec<Winner>)>, Failure> {
    let Some((challenge, title)) = store::home::news::last_won(db).await? else { return Ok(None) };
    let winners = store::challenges::winners(db, challenge).await?;
    Ok((!winners.is_empty()).then_some((challenge, title, winners)))
}
