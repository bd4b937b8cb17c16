//! What the demo's jurors make of a pitch: who steps aside from it, and who hands in which card.
use super::{
    Cast,
    files::{Idea, Score},
    rounds::of,
    timeline::{Made, Timeline},
};
use crate::{
    Ctx, Failure,
    store::{self, values},
};
use domain::{
    Moment, PersonId, PitchId,
    jury::{AskScoringDesk, Assignment, Criterion, MarkForm, Remarks, ScorePitch, StepAside},
    time::{HOUR, MINUTE},
};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// Plans the cards of an idea in a round, from a moment on.
pub fn plan(cast: &Cast, round: &str, idea: &Idea, from: Moment, timeline: &mut Timeline) -> Result<(), Failure> {
    for aside in &idea.asides {
        let (round_key, key, how, why) = (round.to_owned(), idea.key.clone(), aside.how.clone(), aside.why.clone());
        timeline.plan(from.plus(-HOUR), cast.actor(&aside.juror)?, format!("{} aside from {key}", aside.juror), move |ctx, made| {
            Box::pin(async move {
                let pitch = pitch(&ctx, made, &round_key, &key).await?;
                ctx.run(StepAside { pitch, how, why }).await
            })
        });
    }
    for (n, score) in idea.scores.iter().enumerate() {
        let (round_key, key, score, juror) = (round.to_owned(), idea.key.clone(), score.clone(), cast.person(&score.juror)?);
        let at = from.plus(n as i64 * 70 * MINUTE);
        timeline.plan(at, cast.actor(&score.juror)?, format!("card of {} on {key}", score.juror), move |ctx, made| {
            Box::pin(async move {
                let pitch = pitch(&ctx, made, &round_key, &key).await?;
                mark(&ctx, pitch, juror, score).await
            })
        });
    }
    Ok(())
}

#[derive(FromQueryResult)]
struct Found {
    id: Uuid,
}

async fn pitch(ctx: &Ctx, made: &Made, round: &str, idea: &str) -> Result<PitchId, Failure> {
    let idea = *made.ideas.get(idea).ok_or(Failure::NotFound)?;
    let sql = "SELECT id FROM pitch WHERE round_id = $1 AND idea_id = $2";
    let found: Option<Found> = store::one(&ctx.reader(), sql, values![of(made, round)?.0, idea.0]).await?;
    Ok(PitchId(found.ok_or(Failure::NotFound)?.id))
}

/// Marks a pitch, criterion by criterion as the desk shows them. Where jurors share the pitches, whoever was not given it does not.
async fn mark(ctx: &Ctx, pitch: PitchId, juror: PersonId, score: Score) -> Result<(), Failure> {
    if store::jury::assignment(&ctx.reader(), pitch, juror).await? != Some(Assignment::Open) {
        return Ok(());
    }
    let desk = ctx.ask(AskScoringDesk { pitch }).await?;
    let criteria = &desk.rubric.0;
    if score.notes.keys().any(|name| criteria.iter().all(|c| c.name != *name)) {
        return Err(Failure::NotFound);
    }
    let note = |criterion: &Criterion| score.notes.get(&criterion.name).cloned().unwrap_or_default();
    let mark = |(c, level): (&Criterion, &u8)| MarkForm { criterion: c.id.to_string(), level: level.to_string(), note: note(c) };
    let marks = criteria.iter().zip(&score.levels).map(mark).collect();
    let remarks = Remarks { comment: score.comment, for_author: score.for_author, private: score.private };
    ctx.run(ScorePitch { pitch, marks, remarks, hand_in: score.handed_in, since: None }).await.map(|_| ())
}
