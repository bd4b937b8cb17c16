//! What the rules need to know of rounds and pitches. With a challenge that was cancelled its rounds are gone for
//! everybody: no facts, so "not found", and what was scored stays sealed.
use crate::{
    Failure,
    store::{Connection, Tx, all, challenges, one, values},
};
use domain::{
    ChallengeId, IdeaId, Moment, PersonId, PitchId, RoundId,
    jury::{Panel, PitchFacts, RoundFacts},
};
use sea_orm::FromQueryResult;
use std::collections::HashMap;
use uuid::Uuid;

#[derive(FromQueryResult)]
struct RoundRow {
    challenge_id: Uuid,
    closes_at: i64,
    closed_at: Option<i64>,
    published_at: Option<i64>,
    places: i64,
}

const ROUND: &str = "SELECT challenge_id, closes_at, closed_at, published_at, places FROM round WHERE id = $1";

pub async fn round_facts(on: &impl Connection, round: RoundId) -> Result<Option<RoundFacts>, Failure> {
    read(on, round, "").await
}

/// The same, and the round stays open, closed or published as it is until the commit.
pub async fn round_to_rely_on(tx: &Tx, round: RoundId) -> Result<Option<RoundFacts>, Failure> {
    read(tx, round, tx.for_share()).await
}

/// The same, for who changes the round or what was decided in it.
pub async fn round_to_change(tx: &Tx, round: RoundId) -> Result<Option<RoundFacts>, Failure> {
    read(tx, round, tx.for_update()).await
}

/// The same, for who ends the round's challenge with it: the challenge is locked first, as everywhere.
pub async fn round_to_publish(tx: &Tx, round: RoundId) -> Result<Option<RoundFacts>, Failure> {
    let Some(row) = one::<RoundRow>(tx, ROUND, values![round.0]).await? else { return Ok(None) };
    challenges::facts_to_change(tx, ChallengeId(row.challenge_id)).await?;
    round_to_change(tx, round).await
}

async fn read(on: &impl Connection, round: RoundId, lock: &str) -> Result<Option<RoundFacts>, Failure> {
    let Some(row) = one::<RoundRow>(on, &format!("{ROUND}{lock}"), values![round.0]).await? else { return Ok(None) };
    let challenge = challenges::facts(on, ChallengeId(row.challenge_id)).await?;
    let reopened = super::round_reopened(on, round).await?;
    Ok(challenge.filter(|c| !c.cancelled).map(|challenge| RoundFacts {
        id: round,
        panel: Panel { jurors: challenge.jurors.clone(), chair: challenge.chair, deputy: challenge.deputy },
        closes: Moment(row.closes_at),
        closed: row.closed_at.map(Moment),
        published: row.published_at.is_some(),
        places: row.places,
        reopened,
        challenge,
    }))
}

/// A pitch beside its facts.
pub struct Pitch {
    pub idea: IdeaId,
    pub version: i64,
    pub facts: PitchFacts,
}

/// As whoever asks stands to it.
pub async fn pitch(on: &impl Connection, pitch: PitchId, asks: PersonId) -> Result<Option<Pitch>, Failure> {
    let Some(row) = pitch_row(on, pitch).await? else { return Ok(None) };
    let round = round_facts(on, RoundId(row.round_id)).await?;
    stands(on, (pitch, asks), row, round).await
}

/// The same, while its round stays as it is.
pub async fn pitch_to_score(tx: &Tx, pitch: PitchId, asks: PersonId) -> Result<Option<Pitch>, Failure> {
    let Some(row) = pitch_row(tx, pitch).await? else { return Ok(None) };
    let round = round_to_rely_on(tx, RoundId(row.round_id)).await?;
    stands(tx, (pitch, asks), row, round).await
}

/// The same, for who changes the round.
pub async fn pitch_to_change(tx: &Tx, pitch: PitchId, asks: PersonId) -> Result<Option<Pitch>, Failure> {
    let Some(row) = pitch_row(tx, pitch).await? else { return Ok(None) };
    let round = round_to_change(tx, RoundId(row.round_id)).await?;
    stands(tx, (pitch, asks), row, round).await
}

#[derive(FromQueryResult)]
struct PitchRow {
    round_id: Uuid,
    idea_id: Uuid,
    version: i64,
}

/// The round that a pitch is in.
pub async fn round_of(on: &impl Connection, pitch: PitchId) -> Result<Option<RoundId>, Failure> {
    Ok(pitch_row(on, pitch).await?.map(|row| RoundId(row.round_id)))
}

async fn pitch_row(on: &impl Connection, pitch: PitchId) -> Result<Option<PitchRow>, Failure> {
    one(on, "SELECT round_id, idea_id, version FROM pitch WHERE id = $1", values![pitch.0]).await
}

async fn stands(
    on: &impl Connection,
    (pitch, asks): (PitchId, PersonId),
    row: PitchRow,
    round: Option<RoundFacts>,
) -> Result<Option<Pitch>, Failure> {
    let Some(round) = round else { return Ok(None) };
    let idea = IdeaId(row.idea_id);
    let authors = crate::store::credit::authors(on, idea).await?;
    let mine = super::assignment(on, pitch, asks).await?;
    let tied = super::is_tied(on, idea, asks).await?;
    let reopened = super::card_reopened(on, pitch, asks).await?;
    Ok(Some(Pitch { idea, version: row.version, facts: PitchFacts { round, authors, mine, tied, reopened } }))
}

/// Who wrote what, for the ideas that a subquery with one placeholder names.
async fn authors_by_idea(on: &impl Connection, ideas: &str, first: Uuid) -> Result<HashMap<IdeaId, Vec<PersonId>>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        idea_id: Uuid,
        person_id: Uuid,
    }
    let sql = format!("SELECT a.idea_id, a.person_id FROM idea_author a WHERE a.idea_id IN ({ideas}) ORDER BY a.idea_id, a.place");
    let rows: Vec<Row> = all(on, &sql, values![first]).await?;
    let mut authors: HashMap<IdeaId, Vec<PersonId>> = HashMap::new();
    for row in rows {
        authors.entry(IdeaId(row.idea_id)).or_default().push(PersonId(row.person_id));
    }
    Ok(authors)
}

/// The authors of every pitch of a round.
pub async fn authors_in_round(on: &impl Connection, round: RoundId) -> Result<HashMap<IdeaId, Vec<PersonId>>, Failure> {
    authors_by_idea(on, "SELECT t.idea_id FROM pitch t WHERE t.round_id = $1", round.0).await
}

/// The authors of every entry of a challenge that waits for its answer.
pub async fn authors_of_entries(on: &impl Connection, challenge: ChallengeId) -> Result<HashMap<IdeaId, Vec<PersonId>>, Failure> {
    authors_by_idea(on, "SELECT i.id FROM idea i WHERE i.challenge_id = $1 AND i.stage IN ('open', 'shortlisted')", challenge.0).await
}
