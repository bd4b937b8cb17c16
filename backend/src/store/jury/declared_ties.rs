//! Ties declared before a round opens. They count while whoever declared them sits on the panel of the idea's challenge.
use super::Slot;
use crate::{
    Failure,
    store::{Connection, Tx, all, exec, operations::bulk::insert_all, values},
};
use domain::{
    ChallengeId, IdeaId, Moment, PersonId, PitchId, RoundId,
    jury::{Assignment, ComingPitch, ComingPitches, DeclaredTie},
    people::PersonRef,
};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// Declares a tie, or writes another word beside it; whether it is new.
pub async fn declare_tie(tx: &Tx, idea: IdeaId, juror: PersonId, why: &str, now: Moment) -> Result<bool, Failure> {
    let sql = "INSERT INTO declared_tie (idea_id, person_id, why, at) VALUES ($1, $2, $3, $4) ON CONFLICT (idea_id, person_id) DO NOTHING";
    if exec(tx, sql, values![idea.0, juror.0, why, now.0]).await? == 1 {
        return Ok(true);
    }
    let sql = "UPDATE declared_tie SET why = $3 WHERE idea_id = $1 AND person_id = $2 AND why <> $3";
    exec(tx, sql, values![idea.0, juror.0, why]).await.map(|_| false)
}

/// Whether there was one.
pub async fn take_back_tie(tx: &Tx, idea: IdeaId, juror: PersonId) -> Result<bool, Failure> {
    let sql = "DELETE FROM declared_tie WHERE idea_id = $1 AND person_id = $2";
    Ok(exec(tx, sql, values![idea.0, juror.0]).await? == 1)
}

/// What waits for a round where a person sits, but for what they wrote or stepped aside from before.
pub async fn coming_pitches(on: &impl Connection, juror: PersonId) -> Result<Vec<ComingPitches>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        challenge_id: Uuid,
        challenge: String,
        id: Uuid,
        title: String,
        why: Option<String>,
    }
    let sql = "SELECT c.id AS challenge_id, c.title AS challenge, i.id, i.title, d.why FROM seat s \
        JOIN challenge c ON c.id = s.challenge_id AND c.cancelled_at IS NULL AND c.published_at IS NULL \
        JOIN idea i ON i.challenge_id = c.id AND i.stage = 'shortlisted' AND i.round_id IS NULL \
        LEFT JOIN declared_tie d ON d.idea_id = i.id AND d.person_id = s.juror_id WHERE s.juror_id = $1 \
        AND NOT EXISTS (SELECT 1 FROM idea_author a WHERE a.idea_id = i.id AND a.person_id = s.juror_id) \
        AND NOT EXISTS (SELECT 1 FROM pitch t JOIN assignment x ON x.pitch_id = t.id WHERE t.idea_id = i.id \
            AND x.juror_id = s.juror_id AND x.state = 'recused') \
        ORDER BY c.judging_close_at, c.id, i.title, i.id";
    let mut coming: Vec<ComingPitches> = Vec::new();
    for row in all::<Row>(on, sql, values![juror.0]).await? {
        let pitch = ComingPitch { idea: IdeaId(row.id), title: row.title, declared: row.why };
        match coming.last_mut().filter(|last| last.challenge.0 == row.challenge_id) {
            Some(last) => last.ideas.push(pitch),
            None => coming.push(ComingPitches { challenge: ChallengeId(row.challenge_id), title: row.challenge, ideas: vec![pitch] }),
        }
    }
    Ok(coming)
}

/// What jurors of a challenge declared of what waits for a round there, by title.
pub async fn declared_ties(on: &impl Connection, challenge: ChallengeId) -> Result<Vec<(IdeaId, DeclaredTie)>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        idea_id: Uuid,
        title: String,
        id: Uuid,
        name: String,
        why: String,
    }
    let sql = "SELECT d.idea_id, i.title, p.id, p.name, d.why FROM declared_tie d \
        JOIN idea i ON i.id = d.idea_id AND i.stage = 'shortlisted' AND i.round_id IS NULL \
        JOIN seat s ON s.challenge_id = i.challenge_id AND s.juror_id = d.person_id JOIN person p ON p.id = d.person_id \
        WHERE i.challenge_id = $1 ORDER BY i.title, i.id, p.folded, p.id";
    let rows: Vec<Row> = all(on, sql, values![challenge.0]).await?;
    let tie = |r: Row| {
        let juror = PersonRef { id: PersonId(r.id), name: r.name };
        (IdeaId(r.idea_id), DeclaredTie { juror, title: r.title, why: r.why })
    };
    Ok(rows.into_iter().map(tie).collect())
}

/// The ties that were declared to what a round judges become recusals.
pub async fn recuse_declared(tx: &Tx, round: RoundId, now: Moment) -> Result<Vec<Slot>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        pitch_id: Uuid,
        person_id: Uuid,
        why: String,
    }
    let sql = "SELECT t.id AS pitch_id, d.person_id, d.why FROM round r JOIN pitch t ON t.round_id = r.id \
        JOIN declared_tie d ON d.idea_id = t.idea_id JOIN seat s ON s.challenge_id = r.challenge_id AND s.juror_id = d.person_id \
        WHERE r.id = $1 ORDER BY t.id, d.person_id";
    let declared: Vec<Row> = all(tx, sql, values![round.0]).await?;
    let recused = Assignment::Recused;
    let row = |r: &Row| [r.pitch_id.into(), r.person_id.into(), recused.name().into(), r.why.as_str().into(), now.0.into()];
    insert_all(tx, "assignment (pitch_id, juror_id, state, why, at)", declared.iter().map(row).collect()).await?;
    let sql = "DELETE FROM declared_tie WHERE idea_id IN (SELECT t.idea_id FROM pitch t WHERE t.round_id = $1) \
        AND person_id IN (SELECT s.juror_id FROM seat s JOIN round r ON r.challenge_id = s.challenge_id WHERE r.id = $1)";
    exec(tx, sql, values![round.0]).await?;
    let slot = |r: Row| Slot { pitch: PitchId(r.pitch_id), juror: PersonId(r.person_id), state: recused };
    Ok(declared.into_iter().map(slot).collect())
}
