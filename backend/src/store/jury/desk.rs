//! What a juror's desk and the round page list.
use crate::{
    Failure,
    store::{Connection, all, one, people::NamedRow, values},
};
use domain::{
    ChallengeId, Moment, PersonId, PitchId, RoundId,
    jury::{CardState, RoundPhase},
};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// A round in which somebody sits.
pub struct SeatedRound {
    pub round: RoundId,
    pub title: String,
    pub closes: Moment,
    pub phase: RoundPhase,
    pub presides: bool,
}

/// The rounds that are not published in which a person sits, those that close first first.
pub async fn seated_rounds(on: &impl Connection, juror: PersonId, now: Moment) -> Result<Vec<SeatedRound>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        title: String,
        closes_at: i64,
        closed_at: Option<i64>,
        chair_id: Option<Uuid>,
        deputy_id: Option<Uuid>,
    }
    let sql = "SELECT r.id, c.title, r.closes_at, r.closed_at, c.chair_id, c.deputy_id FROM seat s \
        JOIN challenge c ON c.id = s.challenge_id JOIN round r ON r.challenge_id = c.id \
        WHERE s.juror_id = $1 AND r.published_at IS NULL AND c.cancelled_at IS NULL ORDER BY r.closes_at, r.id";
    let rows: Vec<Row> = all(on, sql, values![juror.0]).await?;
    let seated = |r: Row| SeatedRound {
        round: RoundId(r.id),
        title: r.title,
        closes: Moment(r.closes_at),
        phase: if r.closed_at.is_some() || r.closes_at <= now.0 { RoundPhase::Deliberation } else { RoundPhase::Scoring },
        presides: r.chair_id == Some(juror.0) || r.deputy_id == Some(juror.0),
    };
    Ok(rows.into_iter().map(seated).collect())
}

/// A pitch as one juror's queue holds it.
pub struct Queued {
    pub round: RoundId,
    pub pitch: PitchId,
    pub title: String,
    pub state: CardState,
}

#[derive(FromQueryResult)]
struct QueuedRow {
    round_id: Uuid,
    id: Uuid,
    title: String,
    handed_in_at: Option<i64>,
    started: i64,
    own: i64,
    recused: i64,
}

const QUEUED: &str = "SELECT t.round_id, t.id, i.title, s.handed_in_at, CASE WHEN s.id IS NULL THEN CAST(0 AS BIGINT) ELSE 1 END AS started, \
    CASE WHEN a.person_id IS NULL THEN CAST(0 AS BIGINT) ELSE 1 END AS own, CASE WHEN x.state = 'recused' THEN CAST(1 AS BIGINT) ELSE 0 END AS recused \
    FROM pitch t JOIN idea i ON i.id = t.idea_id LEFT JOIN scorecard s ON s.pitch_id = t.id AND s.juror_id = $1 \
    LEFT JOIN idea_author a ON a.idea_id = t.idea_id AND a.person_id = $1 LEFT JOIN assignment x ON x.pitch_id = t.id AND x.juror_id = $1 \
    WHERE (x.state IN ('open', 'recused') OR a.person_id IS NOT NULL)";

fn queued(rows: Vec<QueuedRow>, juror: PersonId) -> Vec<Queued> {
    let state = |r: &QueuedRow| match (r.own > 0, r.handed_in_at, r.started > 0) {
        _ if r.recused > 0 => CardState::Recused,
        (true, _, _) => CardState::Own,
        (false, Some(_), _) => CardState::HandedIn,
        (false, None, true) => CardState::Started,
        (false, None, false) => CardState::ToDo,
    };
    let mut queue: Vec<Queued> =
        rows.into_iter().map(|r| Queued { state: state(&r), round: RoundId(r.round_id), pitch: PitchId(r.id), title: r.title }).collect();
    // An order of their own for each juror, so that no pitch is always read first, or last and tired.
    queue.sort_by_cached_key(|q| (domain::text::fnv(&[juror.0.as_bytes().as_slice(), q.pitch.0.as_bytes()].concat()), q.pitch));
    queue
}

/// The pitches of a round, in a juror's own order.
pub async fn queue(on: &impl Connection, round: RoundId, juror: PersonId) -> Result<Vec<Queued>, Failure> {
    let rows: Vec<QueuedRow> = all(on, &format!("{QUEUED} AND t.round_id = $2"), values![juror.0, round.0]).await?;
    Ok(queued(rows, juror))
}

/// The pitches of all rounds that run where a juror sits, in their own order.
pub async fn queues(on: &impl Connection, juror: PersonId) -> Result<Vec<Queued>, Failure> {
    let running =
        "SELECT r.id FROM round r JOIN seat x ON x.challenge_id = r.challenge_id WHERE x.juror_id = $1 AND r.published_at IS NULL";
    let rows: Vec<QueuedRow> = all(on, &format!("{QUEUED} AND t.round_id IN ({running})"), values![juror.0]).await?;
    Ok(queued(rows, juror))
}

/// A challenge's title, when the round opened, and why its answers depart from its ranking.
#[derive(FromQueryResult)]
pub struct Opening {
    pub title: String,
    pub opened_at: i64,
    pub departure: String,
}

pub async fn opening(on: &impl Connection, round: RoundId) -> Result<Option<Opening>, Failure> {
    let sql = "SELECT c.title, r.opened_at, r.departure FROM round r JOIN challenge c ON c.id = r.challenge_id WHERE r.id = $1";
    one(on, sql, values![round.0]).await
}

/// An entry by its title.
#[derive(FromQueryResult)]
pub struct Titled {
    /// The pitch, for what was judged; the idea again, for what was not.
    pub id: Uuid,
    pub idea_id: Uuid,
    pub title: String,
    pub supports: i64,
}

/// The pitches of a round, by title.
pub async fn pitches(on: &impl Connection, round: RoundId) -> Result<Vec<Titled>, Failure> {
    let sql = "SELECT t.id, t.idea_id, i.title, i.supports FROM pitch t JOIN idea i ON i.id = t.idea_id WHERE t.round_id = $1 \
        ORDER BY i.title, t.id";
    all(on, sql, values![round.0]).await
}

/// Entries of a dated challenge that this round does not judge: those that wait for an answer, most supported first;
/// after the publication those it answered.
pub async fn others(on: &impl Connection, challenge: ChallengeId, round: RoundId, published: bool) -> Result<Vec<Titled>, Failure> {
    let which = if published {
        "i.id IN (SELECT d.idea_id FROM decision d WHERE d.round_id = $1) AND $2 IS NOT NULL AND i.is_public = $3"
    } else {
        "i.challenge_id = $2 AND i.is_public = $3 AND i.stage IN ('open', 'shortlisted')"
    };
    let sql = format!(
        "SELECT i.id, i.id AS idea_id, i.title, i.supports FROM idea i WHERE {which} \
         AND NOT EXISTS (SELECT 1 FROM pitch t WHERE t.round_id = $1 AND t.idea_id = i.id) ORDER BY i.supports DESC, i.title, i.id"
    );
    all(on, &sql, values![round.0, challenge.0, true]).await
}

/// Dated or standing challenges over which somebody presides and whose shortlist waits.
pub async fn waiting_shortlists(on: &impl Connection, person: PersonId) -> Result<Vec<(ChallengeId, String)>, Failure> {
    let sql = "SELECT c.id, c.title AS name FROM challenge c WHERE (c.chair_id = $1 OR c.deputy_id = $1) AND c.cancelled_at IS NULL \
        AND c.published_at IS NULL AND c.id IN (SELECT i.challenge_id FROM idea i WHERE i.stage = 'shortlisted' AND i.round_id IS NULL) AND NOT EXISTS (SELECT 1 FROM round r WHERE r.challenge_id = c.id AND r.published_at IS NULL) \
        ORDER BY c.judging_close_at, c.id";
    let rows: Vec<NamedRow> = all(on, sql, values![person.0]).await?;
    Ok(rows.into_iter().map(|r| (ChallengeId(r.id), r.name)).collect())
}
