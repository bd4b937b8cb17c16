//! A juror's desk: the rounds they sit in, their queue in an order of their own, shortlists that wait for them to open
//! a round, and those where they may declare a tie before one opens.
use super::declared_ties::declared_ties;
use crate::{
    Failure, Query,
    challenges::evening_in,
    store::{Reader, challenges, ideas, jury},
};
use async_trait::async_trait;
use domain::{
    Actor, Moment,
    jury::{AskJuryDesk, CardState, JuryDesk, QueueItem, RoundPhase, RoundQueue, RoundToOpen, may_open_round, proposed_places},
};

/// The days a round of the standing tank is proposed to last.
const PROPOSED_DAYS: i64 = 14;

#[async_trait]
impl Query for AskJuryDesk {
    type Answer = JuryDesk;

    async fn answer(self, actor: &Actor, db: &Reader, now: Moment) -> Result<JuryDesk, Failure> {
        let Some(juror) = actor.person() else { return Err(Failure::SignedOut) };
        let mut queued = jury::queues(db, juror).await?;
        let reopened = jury::own_reopened(db, juror, now).await?;
        let mut rounds = Vec::new();
        for seated in jury::seated_rounds(db, juror, now).await? {
            let (mine, others) = queued.into_iter().partition(|q| q.round == seated.round);
            queued = others;
            let is_reopened = |pitch| seated.phase == RoundPhase::Deliberation && reopened.contains(&pitch);
            let item = |q: jury::Queued| QueueItem { pitch: q.pitch, title: q.title, state: q.state, reopened: is_reopened(q.pitch) };
            let queue: Vec<QueueItem> = Vec::into_iter(mine).map(item).collect();
            let in_state = |wanted: fn(CardState) -> bool| queue.iter().filter(|q| wanted(q.state)).count() as i64;
            rounds.push(RoundQueue {
                round: seated.round,
                challenge: seated.title,
                phase: seated.phase,
                closes: db.stamp(seated.closes.0),
                handed_in: in_state(|s| s == CardState::HandedIn),
                total: in_state(|s| !matches!(s, CardState::Own | CardState::Recused)),
                queue,
                presides: seated.presides,
            });
        }
        let coming = jury::coming_pitches(db, juror).await?;
        Ok(JuryDesk { rounds, to_open: to_open(actor, db, now).await?, coming, juror, now: db.stamp(now.0) })
    }
}

async fn to_open(actor: &Actor, db: &Reader, now: Moment) -> Result<Vec<RoundToOpen>, Failure> {
    let mut waiting = Vec::new();
    let Some(person) = actor.person() else { return Ok(waiting) };
    for (challenge, title) in jury::waiting_shortlists(db, person).await? {
        let Some(facts) = challenges::facts(db, challenge).await? else { continue };
        let shortlisted = jury::shortlisted(db, challenge).await?;
        let criteria = jury::current_rubric(db, challenge).await?.0.len() as i64;
        let closes = match facts.calendar {
            Some(calendar) if now < calendar.judging_close => db.stamp(calendar.judging_close.0).local.input_value(),
            Some(_) | None => evening_in(PROPOSED_DAYS, &db.zone(), now),
        };
        let refusal = may_open_round(actor, &facts, criteria, shortlisted, false, now).err();
        let prizes = challenges::prizes(db, challenge).await?.iter().map(|prize| prize.quantity).sum();
        let places = proposed_places(prizes, shortlisted);
        let completing = ideas::still_completing(db, challenge, now).await?.map(|(n, last)| (n, db.stamp(last.plus(-1).0)));
        let jurors = facts.jurors.len() as i64;
        let ties = declared_ties(db, person, challenge).await?;
        waiting.push(RoundToOpen { challenge, title, shortlisted, closes, places, jurors, completing, ties, refusal });
    }
    Ok(waiting)
}
