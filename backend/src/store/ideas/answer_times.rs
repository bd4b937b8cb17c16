//! How long answers took, by challenge: their SQL. Of ideas, never of who answered them.
use crate::{
    Failure,
    store::{Bound, Connection, all},
};
use domain::{
    ChallengeId, Moment, Zone,
    ideas::{AnswerTimes, Closed, FEWEST_ANSWERS, WorkingDays, number_of},
};
use sea_orm::FromQueryResult;
use std::collections::HashMap;
use uuid::Uuid;

/// The most answers that are looked at, the newest.
const MOST: i64 = 2000;

/// An idea of a challenge had an answer: submitted then, answered then.
pub struct Answered {
    pub challenge: ChallengeId,
    pub from: Moment,
    pub to: Moment,
}

/// What was answered in these challenges since a moment.
pub async fn answered(on: &impl Connection, challenges: &[ChallengeId], since: Moment) -> Result<Vec<Answered>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        challenge_id: Uuid,
        submitted_at: i64,
        at: i64,
    }
    if challenges.is_empty() {
        return Ok(vec![]);
    }
    let mut bound = Bound::default();
    let (since, most) = (bound.bind(since.0), bound.bind(MOST));
    let list = bound.list(challenges.iter().map(|c| c.0));
    let sql = format!(
        "SELECT i.challenge_id, i.submitted_at, a.at FROM answer a JOIN idea i ON i.id = a.idea_id WHERE a.at >= {since} \
         AND i.submitted_at IS NOT NULL AND i.challenge_id IN ({list}) ORDER BY a.at DESC, i.id LIMIT {most}"
    );
    let rows: Vec<Row> = all(on, &sql, bound.0).await?;
    Ok(rows
        .into_iter()
        .map(|r| Answered { challenge: ChallengeId(r.challenge_id), from: Moment(r.submitted_at), to: Moment(r.at) })
        .collect())
}

/// How long that took, of those challenges where it was often enough.
pub async fn answer_times(on: &impl Connection, answered: &[Answered], zone: &Zone) -> Result<HashMap<ChallengeId, AnswerTimes>, Failure> {
    let mut spans: HashMap<ChallengeId, Vec<(Moment, Moment)>> = HashMap::new();
    for one in answered {
        spans.entry(one.challenge).or_default().push((one.from, one.to));
    }
    spans.retain(|_, spans| spans.len() >= FEWEST_ANSWERS);
    let ends = spans.values().flatten();
    let Some(first) = ends.clone().map(|(from, _)| *from).min() else { return Ok(HashMap::new()) };
    let last = ends.map(|(_, to)| *to).max().unwrap_or(first);
    let closures = crate::store::admin::closures(on, number_of(zone.stamp(first).local)).await?;
    let closed: Vec<Closed> = closures.iter().map(|c| Closed { first: c.first_day, last: c.last_day }).collect();
    let days = WorkingDays::between(first, last, zone, &closed);
    Ok(spans.into_iter().filter_map(|(challenge, spans)| Some((challenge, AnswerTimes::of(days.taken(&spans, zone))?))).collect())
}
