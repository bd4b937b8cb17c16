//! What waits for a host's answer, and figures of the last 90 days, each challenge's own. Figures about people stand above a floor.
use super::{Choice, answer_times, answered, rows_by_key, visible_to};
use crate::{
    Failure,
    store::{
        Bound, Connection, Reader, all,
        challenges::{hiding_counts, refs},
        count, values,
    },
};
use domain::{
    Actor, ChallengeId, Moment,
    challenges::ChallengeRef,
    ideas::{CARDS, HostFigures, IdeaRow, Lane, SpaceFigures},
    time::DAY,
};
use sea_orm::FromQueryResult;
use std::collections::HashMap;
use uuid::Uuid;

/// How many ideas the desk shows.
const MOST: u64 = 100;

/// The fewest people a figure about people is shown for.
const FLOOR: i64 = 5;

/// Open ideas of these challenges, those that are promised an answer before the others, and of each those that wait longest
/// first; with the moment since when.
pub async fn waiting(db: &Reader, actor: &Actor, hosted: &[ChallengeId], now: Moment) -> Result<Vec<(Moment, IdeaRow)>, Failure> {
    let mut rows = Vec::new();
    if hosted.is_empty() {
        return Ok(rows);
    }
    let hidden = hiding_counts(db, now).await?;
    for promised in ["EXISTS", "NOT EXISTS"] {
        let left = MOST.saturating_sub(rows.len() as u64);
        let mut choice = Choice::of(actor, "i.stage_since", false, left);
        let list = choice.bound.list(hosted.iter().map(|c| c.0));
        choice.and(format!("i.stage = 'open' AND i.challenge_id IN ({list})"));
        choice.and(format!("{promised} (SELECT 1 FROM review v WHERE v.idea_id = i.id)"));
        choice.and(visible_to(actor));
        rows.extend(rows_by_key(db, &choice, &hidden).await?.into_iter().map(|(since, row)| (Moment(since), row)));
    }
    Ok(rows)
}

/// The figures of these challenges; participation is the company's. In time is an answer within so many days.
pub async fn figures(db: &Reader, hosted: &[ChallengeId], days: i64, now: Moment) -> Result<HostFigures, Failure> {
    let since = now.plus(-90 * DAY);
    let participation = participation(db, since).await?;
    if hosted.is_empty() {
        return Ok(HostFigures { ideas: 0, participation, spaces: vec![] });
    }
    let mut bound = Bound(values![since.0]);
    let list = bound.list(hosted.iter().map(|c| c.0));
    let sql = format!("SELECT COUNT(*) AS n FROM idea i WHERE i.is_public = TRUE AND i.submitted_at >= $1 AND i.challenge_id IN ({list})");
    Ok(HostFigures { ideas: count(db, &sql, bound.0).await?, participation, spaces: spaces(db, hosted, since, days, now).await? })
}

/// A line for each of these challenges that has something to say, in their order.
async fn spaces(db: &Reader, hosted: &[ChallengeId], since: Moment, days: i64, now: Moment) -> Result<Vec<SpaceFigures>, Failure> {
    let answered = answered(db, hosted, since).await?;
    let times = answer_times(db, &answered, &db.zone()).await?;
    let late = open_since(db, hosted, now.plus(-days * DAY)).await?;
    let names: HashMap<ChallengeId, ChallengeRef> = refs(db, hosted).await?.into_iter().map(|c| (c.id, c)).collect();
    let line = |id: &ChallengeId| {
        let of: Vec<_> = answered.iter().filter(|one| one.challenge == *id).collect();
        let in_time = of.iter().filter(|one| one.to.since(one.from) <= days * DAY).count() as i64;
        let answers = of.len() as i64;
        let late = late.get(id).copied().unwrap_or_default();
        let in_time = percentage(in_time, answers + late)?;
        Some(SpaceFigures { challenge: names.get(id)?.clone(), answers, times: times.get(id).copied(), in_time })
    };
    Ok(hosted.iter().filter_map(line).collect())
}

/// How many ideas of each of these challenges have been open since a moment, or for longer.
async fn open_since(on: &impl Connection, hosted: &[ChallengeId], since: Moment) -> Result<HashMap<ChallengeId, i64>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        challenge_id: Uuid,
        n: i64,
    }
    let mut bound = Bound(values![since.0]);
    let list = bound.list(hosted.iter().map(|c| c.0));
    let sql = format!(
        "SELECT i.challenge_id, COUNT(*) AS n FROM idea i WHERE i.stage = 'open' AND i.stage_since <= $1 \
         AND i.challenge_id IN ({list}) GROUP BY i.challenge_id"
    );
    let rows: Vec<Row> = all(on, &sql, bound.0).await?;
    Ok(rows.into_iter().map(|row| (ChallengeId(row.challenge_id), row.n)).collect())
}

/// How many of the active people wrote, supported or commented: of all, never who. Who wrote under a hidden name counts for
/// what else they did: a figure that moves would tell.
async fn participation(on: &impl Connection, since: Moment) -> Result<Option<i64>, Failure> {
    let active = count(on, "SELECT COUNT(*) AS n FROM person WHERE is_active", vec![]).await?;
    if active < FLOOR {
        return Ok(None);
    }
    let sql = "SELECT COUNT(*) AS n FROM person p WHERE p.is_active AND ( \
        EXISTS (SELECT 1 FROM support s WHERE s.voter_id = p.id AND s.at >= $1) \
        OR EXISTS (SELECT 1 FROM budget_vote b WHERE b.voter_id = p.id AND b.at >= $1) \
        OR EXISTS (SELECT 1 FROM comment c JOIN idea i ON i.id = c.idea_id WHERE c.author_id = p.id AND c.at >= $1 \
            AND NOT (c.as_author AND (i.name_hidden OR i.blind))) \
        OR EXISTS (SELECT 1 FROM idea_author a JOIN idea i ON i.id = a.idea_id WHERE a.person_id = p.id AND i.submitted_at >= $1 \
            AND NOT i.name_hidden AND NOT i.blind))";
    Ok(percentage(count(on, sql, values![since.0]).await?, active))
}

fn percentage(part: i64, whole: i64) -> Option<i64> {
    (whole > 0).then(|| (part * 100 + whole / 2) / whole)
}

/// Ideas of a challenge in a lane of its board: how many there are, and the first of them. What was answered comes newest first,
/// everything else oldest first. Whoever asks hosts the challenge.
pub async fn lane(db: &Reader, actor: &Actor, challenge: ChallengeId, lane: Lane, now: Moment) -> Result<(i64, Vec<IdeaRow>), Failure> {
    let stages = match lane {
        Lane::Review => "i.stage = 'submitted'",
        Lane::Returned => "i.stage = 'returned'",
        Lane::Open => "i.stage = 'open'",
        Lane::Shortlisted => "i.stage = 'shortlisted' AND i.round_id IS NULL",
        Lane::Judged => "i.stage = 'shortlisted' AND i.round_id IS NOT NULL",
        Lane::Answered => "i.stage IN ('funded', 'declined', 'deferred')",
    };
    let sql = format!("SELECT COUNT(*) AS n FROM idea i WHERE i.challenge_id = $1 AND {stages}");
    let number = count(db, &sql, values![challenge.0]).await?;
    if number == 0 {
        return Ok((0, vec![]));
    }
    let mut choice = Choice::of(actor, "i.stage_since", lane == Lane::Answered, CARDS);
    let id = choice.bound.bind(challenge.0);
    choice.and(format!("i.challenge_id = {id} AND {stages}"));
    Ok((number, super::rows(db, actor, choice, now).await?))
}
