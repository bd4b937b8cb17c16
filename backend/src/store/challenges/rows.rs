//! Challenges as lists show them: what runs first, by its next date, then what is announced, then what is over.
use super::{facts::voting, text::calendar};
use crate::{
    Failure,
    store::{Connection, Reader, all, count, values},
};
use domain::{
    Actor, ChallengeId, Moment,
    challenges::{Calendar, ChallengeRow, Phase, Theme},
};
use sea_orm::{FromQueryResult, Value};
use std::collections::HashMap;
use uuid::Uuid;

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    standing: bool,
    title: String,
    theme: String,
    opens_at: Option<i64>,
    submissions_close_at: Option<i64>,
    voting_close_at: Option<i64>,
    judging_close_at: Option<i64>,
    results_at: Option<i64>,
    voting: String,
    vote_budget: Option<i64>,
    votes_per_idea: Option<i64>,
    published_at: Option<i64>,
    cancelled_at: Option<i64>,
    entries: i64,
}

/// Entries of a challenge `c` are its public ideas; those that went on in the shark tank after the publication still count.
const ENTRIES: &str = "(SELECT COUNT(*) FROM idea i WHERE i.challenge_id = c.id AND i.is_public = $1) + \
    (SELECT COUNT(*) FROM result r JOIN idea e ON e.id = r.idea_id WHERE r.challenge_id = c.id AND e.challenge_id <> c.id AND e.is_public = $1)";

const COLUMNS: &str = "c.id, c.standing, c.title, c.theme, c.opens_at, c.submissions_close_at, c.voting_close_at, c.judging_close_at, \
    c.results_at, c.voting, c.vote_budget, c.votes_per_idea, c.published_at, c.cancelled_at";

/// Every challenge.
pub async fn rows(db: &Reader, now: Moment) -> Result<Vec<ChallengeRow>, Failure> {
    list(db, "", vec![], now).await
}

/// Challenges that go on, the standing ones included.
pub async fn running_rows(db: &Reader, now: Moment) -> Result<Vec<ChallengeRow>, Failure> {
    let going = " WHERE c.cancelled_at IS NULL AND (c.standing OR c.published_at IS NULL)";
    let rows = list(db, going, vec![], now).await?;
    Ok(rows.into_iter().filter(|row| row.phase.is_running()).collect())
}

/// What the actor looks after and is not over: challenges they host, and for every host the standing ones.
pub async fn rows_hosted_by(db: &Reader, actor: &Actor, now: Moment) -> Result<Vec<ChallengeRow>, Failure> {
    let Some(person) = actor.person() else { return Ok(vec![]) };
    let hosted = " WHERE c.cancelled_at IS NULL AND (c.standing OR c.published_at IS NULL) AND ((c.standing AND $2) OR c.id IN \
        (SELECT h.challenge_id FROM challenge_host h WHERE h.person_id = $3))";
    list(db, hosted, values![actor.is_host(), person.0], now).await
}

async fn list(db: &Reader, which: &str, bound: Vec<Value>, now: Moment) -> Result<Vec<ChallengeRow>, Failure> {
    let bound: Vec<Value> = values![true].into_iter().chain(bound).collect();
    let rows: Vec<Row> = all(db, &format!("SELECT {COLUMNS}, {ENTRIES} AS entries FROM challenge c{which}"), bound).await?;
    let mut prizes = prizes(db).await?;
    let mut keyed: Vec<((u8, i64), ChallengeRow)> = rows
        .into_iter()
        .map(|row| {
            let calendar = calendar(row.opens_at, row.submissions_close_at, row.voting_close_at, row.judging_close_at, row.results_at);
            let phase = Phase::of(calendar, row.published_at.is_some(), row.cancelled_at.is_some(), now);
            let next = next(phase, calendar.as_ref(), now);
            let ended = row.published_at.or(row.cancelled_at).unwrap_or_default();
            let key = match phase {
                Phase::Announced => (1, next.map_or(i64::MAX, |n| n.0)),
                Phase::Results | Phase::Cancelled => (2, -ended),
                _ if row.standing => (0, i64::MAX),
                Phase::ResultsLate => (0, 0),
                Phase::Standing | Phase::Submissions | Phase::Voting | Phase::Judging | Phase::Deliberation => {
                    (0, next.map_or(i64::MAX, |n| n.0))
                }
            };
            let shown = ChallengeRow {
                id: ChallengeId(row.id),
                title: row.title,
                theme: row.theme.parse().unwrap_or(Theme::Own),
                phase,
                next: next.map(|at| db.stamp(at.0)),
                entries: row.entries,
                voting: voting(&row.voting, row.vote_budget, row.votes_per_idea),
                prizes: prizes.remove(&row.id).unwrap_or_default(),
            };
            (key, shown)
        })
        .collect();
    keyed.sort_by(|(a, x), (b, y)| a.cmp(b).then_with(|| x.title.cmp(&y.title)).then_with(|| x.id.cmp(&y.id)));
    Ok(keyed.into_iter().map(|(_, row)| row).collect())
}

/// How many entries a challenge has.
pub async fn entry_count(on: &impl Connection, challenge: ChallengeId) -> Result<i64, Failure> {
    count(on, &format!("SELECT {ENTRIES} AS n FROM challenge c WHERE c.id = $2"), values![true, challenge.0]).await
}

/// When a phase ends, if a date ends it.
pub fn next(phase: Phase, calendar: Option<&Calendar>, now: Moment) -> Option<Moment> {
    match phase {
        Phase::Announced | Phase::Submissions | Phase::Voting | Phase::Judging | Phase::Deliberation => calendar?.next(now),
        Phase::Standing | Phase::ResultsLate | Phase::Results | Phase::Cancelled => None,
    }
}

/// The labels of all prizes, by challenge, the first first.
async fn prizes(on: &impl Connection) -> Result<HashMap<Uuid, Vec<String>>, Failure> {
    #[derive(FromQueryResult)]
    struct Label {
        challenge_id: Uuid,
        label: String,
    }
    let labels: Vec<Label> = all(on, "SELECT challenge_id, label FROM prize ORDER BY challenge_id, place, label, id", vec![]).await?;
    let mut prizes: HashMap<Uuid, Vec<String>> = HashMap::new();
    for prize in labels {
        prizes.entry(prize.challenge_id).or_default().push(prize.label);
    }
    Ok(prizes)
}
