//! Where an idea stands between its author and the hosts: the clock, what was asked, what was changed since. Of an open idea,
//! the clock alone, once it runs again.
use crate::{
    Failure,
    store::{Reader, ideas},
};
use domain::{
    Actor, IdeaId, Moment,
    ideas::{AnswerClock, IdeaFacts, IdeaText, Review, Stage, Step, WorkingDays, changes},
};

/// The clock of an answer that is due at a moment.
pub fn clock(db: &Reader, days: &WorkingDays, due: Moment, now: Moment) -> AnswerClock {
    AnswerClock {
        until: db.stamp(due.plus(-1).0),
        left: days.left(now, due, &db.zone()),
        late: due <= now,
        paused_until: days.paused_until(now, &db.zone()).map(|at| db.stamp(at.0)),
    }
}

/// None for what is not in review, nor promised an answer; that is between its authors and the hosts.
pub async fn review(
    db: &Reader,
    actor: &Actor,
    idea: &IdeaFacts,
    text: &IdeaText,
    history: &[Step],
    now: Moment,
) -> Result<Option<Review>, Failure> {
    if idea.stage == Stage::Open && (idea.is_author(actor) || idea.challenge.hosted_by(actor).is_ok()) {
        let clock = promise(db, idea.id, now).await?;
        return Ok(clock.map(|clock| Review { clock: Some(clock), asked: None, changes: vec![] }));
    }
    if !idea.stage.is_in_review() {
        return Ok(None);
    }
    let asked = history.iter().rev().find(|step| step.to == Stage::Returned).cloned();
    let before = match &asked {
        Some(step) => ideas::text_as_of(db, idea.id, step.at.at).await?,
        None => None,
    };
    let clock = promise(db, idea.id, now).await?;
    Ok(Some(Review { clock, changes: before.map(|before| changes(&before, text)).unwrap_or_default(), asked }))
}

/// The promise that runs for an idea.
async fn promise(db: &Reader, idea: IdeaId, now: Moment) -> Result<Option<AnswerClock>, Failure> {
    let Some(due) = ideas::due_at(db, idea).await? else { return Ok(None) };
    Ok(Some(clock(db, &ideas::working_days(db, now, &db.zone()).await?, due, now)))
}
