//! What waits for one reader, kind by kind: their SQL.
use crate::{
    Failure,
    store::{Bound, Connection, all, one, values},
};
use domain::{ChallengeId, IdeaId, Moment, PersonId};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// Where the reader stands.
#[derive(FromQueryResult)]
pub struct Standpoint {
    pub ranked: Option<bool>,
    pub points: i64,
    /// Something has been submitted in the company.
    pub begun: bool,
}

pub async fn standpoint(on: &impl Connection, person: PersonId) -> Result<Standpoint, Failure> {
    let sql = "SELECT p.ranked, COALESCE((SELECT s.points FROM standing s WHERE s.period = 'all' AND s.person_id = p.id), 0) AS points, \
        EXISTS (SELECT 1 FROM idea i WHERE i.is_public = TRUE) AS begun FROM person p WHERE p.id = $1";
    one(on, sql, values![person.0]).await?.ok_or(Failure::NotFound)
}

/// A round that is not published, in which the reader sits; their own pitches don't count.
#[derive(FromQueryResult)]
pub struct SeatRow {
    pub round_id: Uuid,
    pub challenge_id: Uuid,
    pub title: String,
    pub closes_at: i64,
    pub closed_at: Option<i64>,
    pub total: i64,
    pub handed_in: i64,
}

pub async fn seats(on: &impl Connection, juror: PersonId) -> Result<Vec<SeatRow>, Failure> {
    let sql = "SELECT r.id AS round_id, r.challenge_id, c.title, r.closes_at, r.closed_at, COUNT(t.id) AS total, COUNT(k.id) AS handed_in \
        FROM seat s JOIN challenge c ON c.id = s.challenge_id JOIN round r ON r.challenge_id = s.challenge_id \
        LEFT JOIN pitch t ON t.round_id = r.id \
            AND EXISTS (SELECT 1 FROM assignment x WHERE x.pitch_id = t.id AND x.juror_id = s.juror_id AND x.state = 'open') \
        LEFT JOIN scorecard k ON k.pitch_id = t.id AND k.juror_id = s.juror_id AND k.handed_in_at IS NOT NULL \
        WHERE s.juror_id = $1 AND r.published_at IS NULL AND c.cancelled_at IS NULL \
        GROUP BY r.id, r.challenge_id, c.title, r.closes_at, r.closed_at ORDER BY r.closes_at, r.id";
    all(on, sql, values![juror.0]).await
}

/// What a round would find in a challenge.
#[derive(FromQueryResult)]
pub struct ShortlistRow {
    pub challenge_id: Uuid,
    pub title: String,
    pub shortlisted: i64,
    pub criteria: i64,
    pub running: bool,
}

/// The shortlists of these challenges, where they hold anything.
pub async fn shortlists(on: &impl Connection, challenges: &[ChallengeId]) -> Result<Vec<ShortlistRow>, Failure> {
    if challenges.is_empty() {
        return Ok(vec![]);
    }
    let mut bound = Bound::default();
    let list = bound.list(challenges.iter().map(|c| c.0));
    let sql = format!(
        "SELECT c.id AS challenge_id, c.title, w.shortlisted, \
            (SELECT COUNT(*) FROM criterion k WHERE k.challenge_id = c.id AND k.round_id IS NULL) AS criteria, \
            EXISTS (SELECT 1 FROM round r WHERE r.challenge_id = c.id AND r.published_at IS NULL) AS running \
        FROM (SELECT i.challenge_id, COUNT(*) AS shortlisted FROM idea i WHERE i.stage = 'shortlisted' AND i.round_id IS NULL \
            GROUP BY i.challenge_id) AS w JOIN challenge c ON c.id = w.challenge_id WHERE c.id IN ({list}) ORDER BY c.title, c.id"
    );
    all(on, &sql, bound.0).await
}

/// What a voter has spent in a challenge, where a vote could still go somewhere.
#[derive(FromQueryResult)]
pub struct SpentRow {
    pub challenge_id: Uuid,
    pub title: String,
    pub spent: i64,
}

/// Votes spent in these challenges, those only in which an idea of others takes another vote of the voter.
pub async fn spent(on: &impl Connection, voter: PersonId, challenges: &[ChallengeId]) -> Result<Vec<SpentRow>, Failure> {
    if challenges.is_empty() {
        return Ok(vec![]);
    }
    let mut bound = Bound(values![voter.0]);
    let list = bound.list(challenges.iter().map(|c| c.0));
    let sql = format!(
        "SELECT c.id AS challenge_id, c.title, \
            (SELECT COUNT(*) FROM budget_vote b WHERE b.challenge_id = c.id AND b.voter_id = $1) AS spent \
        FROM challenge c WHERE c.id IN ({list}) AND EXISTS (SELECT 1 FROM idea i WHERE i.challenge_id = c.id AND i.is_public = TRUE \
            AND i.stage IN ('open', 'shortlisted') AND i.round_id IS NULL \
            AND NOT EXISTS (SELECT 1 FROM idea_author a WHERE a.idea_id = i.id AND a.person_id = $1) \
            AND c.votes_per_idea > (SELECT COUNT(*) FROM budget_vote v \
                WHERE v.challenge_id = c.id AND v.voter_id = $1 AND v.idea_id = i.id)) ORDER BY c.voting_close_at, c.id"
    );
    all(on, &sql, bound.0).await
}

/// Drafts of a person, the last written first.
pub async fn drafts(on: &impl Connection, person: PersonId, most: i64) -> Result<Vec<(IdeaId, String)>, Failure> {
    own(on, person, "draft", most).await
}

/// Ideas of a person that a host asked changes of, the last first.
pub async fn returned(on: &impl Connection, person: PersonId, most: i64) -> Result<Vec<(IdeaId, String)>, Failure> {
    own(on, person, "returned", most).await
}

async fn own(on: &impl Connection, person: PersonId, stage: &str, most: i64) -> Result<Vec<(IdeaId, String)>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        title: String,
    }
    // CROSS JOIN keeps the person's own ideas in front, instead of everybody's.
    let sql = "SELECT i.id, i.title FROM idea_author a CROSS JOIN idea i \
        WHERE i.id = a.idea_id AND a.person_id = $1 AND i.stage = $3 ORDER BY i.updated_at DESC, i.id DESC LIMIT $2";
    let rows: Vec<Row> = all(on, sql, values![person.0, most, stage]).await?;
    Ok(rows.into_iter().map(|r| (IdeaId(r.id), r.title)).collect())
}

/// Challenges that go on and that nobody hosts any more: no account is open, or none has the role.
pub async fn without_hosts(on: &impl Connection, most: i64) -> Result<Vec<(ChallengeId, String)>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        title: String,
    }
    let sql = "SELECT c.id, c.title FROM challenge c WHERE NOT c.standing AND c.published_at IS NULL AND c.cancelled_at IS NULL \
        AND NOT EXISTS (SELECT 1 FROM challenge_host h JOIN person p ON p.id = h.person_id \
        WHERE h.challenge_id = c.id AND p.is_active AND p.is_host) ORDER BY c.created_at, c.id LIMIT $1";
    let rows: Vec<Row> = all(on, sql, values![most]).await?;
    Ok(rows.into_iter().map(|r| (ChallengeId(r.id), r.title)).collect())
}

/// Ideas that wait for an answer.
#[derive(FromQueryResult)]
pub struct WaitingRow {
    pub ideas: i64,
    pub late: i64,
}

/// Open ideas of these challenges, and how many of them wait for longer than was promised.
pub async fn waiting(on: &impl Connection, challenges: &[ChallengeId], now: Moment) -> Result<WaitingRow, Failure> {
    if challenges.is_empty() {
        return Ok(WaitingRow { ideas: 0, late: 0 });
    }
    let mut bound = Bound(values![now.0]);
    let list = bound.list(challenges.iter().map(|c| c.0));
    let open = format!("i.stage = 'open' AND i.challenge_id IN ({list})");
    let sql = format!(
        "SELECT (SELECT COUNT(*) FROM idea i WHERE {open}) AS ideas, \
        (SELECT COUNT(*) FROM review v JOIN idea i ON i.id = v.idea_id WHERE v.due_at <= $1 AND {open}) AS late"
    );
    Ok(one(on, &sql, bound.0).await?.unwrap_or(WaitingRow { ideas: 0, late: 0 }))
}
