//! Locked cards are opened again, and what the round page says of it.
use crate::{
    Failure,
    store::{Reader, jury},
};
use domain::{
    Actor, ChallengeId, Moment, RoundId,
    challenges::ChallengeFacts,
    jury::{ReopeningFacts, ReopeningRow, ReopeningState, RoundFacts, may_ask_reopening, may_confirm_reopening, may_end_reopening},
};

/// Somebody asks for it.
mod ask;
/// Somebody else agrees.
mod confirm;
/// It is taken back, or the card is locked again.
mod end;
/// From the close to the publication.
#[cfg(test)]
mod story;

/// What goes on, of what one may see: the panel is told which cards are open again; why and by whom, and what is only asked
/// for, those who have a say in it.
pub async fn rows(
    db: &Reader,
    actor: &Actor,
    round: &RoundFacts,
    is_hidden: impl Fn(domain::IdeaId) -> bool,
    now: Moment,
) -> Result<Vec<ReopeningRow>, Failure> {
    let has_a_say = may_ask_reopening(actor, round, None, now).is_ok();
    let row = |kept: jury::Kept| {
        let (juror, asked_by) = (kept.juror.id, kept.asked_by.id);
        let facts =
            ReopeningFacts { round: round.clone(), pitch: kept.pitch, juror, asked_by, hours: kept.hours, until: kept.until, ended: false };
        let state = facts.state(now);
        let shown = match state {
            ReopeningState::Asked => has_a_say,
            ReopeningState::Open => true,
            ReopeningState::Over => false,
        };
        (shown && !is_hidden(kept.idea)).then(|| ReopeningRow {
            id: kept.id,
            juror: kept.juror,
            title: kept.title,
            state,
            until: kept.until.map(|at| db.stamp(at.0)),
            why: if has_a_say { kept.why } else { String::new() },
            asked_by: Some(kept.asked_by).filter(|_| has_a_say),
            may_confirm: may_confirm_reopening(actor, &facts, now).is_ok(),
            may_end: may_end_reopening(actor, &facts, now).is_ok(),
        })
    };
    Ok(jury::reopenings(db, round.id).await?.into_iter().filter_map(row).collect())
}

/// The rounds in which somebody asks for a card to be opened again and this reader may confirm it, with their challenges' titles.
pub async fn to_confirm(db: &Reader, actor: &Actor, live: &[ChallengeFacts], now: Moment) -> Result<Vec<(RoundId, String)>, Failure> {
    let presides = |c: &ChallengeFacts| [c.chair, c.deputy].into_iter().flatten().any(|person| actor.is(person));
    let mine: Vec<ChallengeId> = live.iter().filter(|c| presides(c) || c.hosted_by(actor).is_ok()).map(|c| c.id).collect();
    let mut found = Vec::new();
    for (id, title) in jury::rounds_with_questions(db, &mine).await? {
        let Some(round) = jury::round_facts(db, id).await? else { continue };
        let barred = jury::barred(db, id, actor.person()).await?;
        let is_hidden = |idea| barred.get(&idea).is_some_and(|barred| barred.iter().any(|person| actor.is(*person)));
        if rows(db, actor, &round, is_hidden, now).await?.iter().any(|row| row.may_confirm) {
            found.push((id, title));
        }
    }
    Ok(found)
}
