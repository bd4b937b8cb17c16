//! Who is to be told of what ends, and of what comes back: their SQL. What happened at the moment of an event is asked of what
//! was kept then, so that reading the event again later tells nobody else.
use super::audience::{HOSTS, people};
use crate::{
    Failure,
    store::{self, Connection, Tx, count, jury, one, people::member, values},
};
use domain::{
    Actor, ChallengeId, IdeaId, Moment, PersonId, PitchId, ReopeningId,
    ideas::Stage,
    jury::{ReopeningFacts, may_confirm_reopening, may_see_round},
    time::DAY,
};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// The stages between which an idea was moved at a moment; the last of several.
pub async fn moved(on: &impl Connection, idea: IdeaId, at: Moment, to: &[Stage]) -> Result<Option<(Stage, Stage)>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        from_stage: Option<String>,
        to_stage: String,
    }
    let names: Vec<String> = to.iter().map(|stage| format!("'{}'", stage.name())).collect();
    let sql = format!(
        "SELECT from_stage, to_stage FROM transition WHERE idea_id = $1 AND at = $2 AND to_stage IN ({}) ORDER BY id DESC LIMIT 1",
        names.join(", ")
    );
    let row: Option<Row> = one(on, &sql, values![idea.0, at.0]).await?;
    Ok(row.and_then(|row| Some((row.from_stage?.parse().ok()?, row.to_stage.parse().ok()?))))
}

/// The hosts of the challenge of an idea, with an open account, but for its authors. Whoever hosts it by now is not whoever
/// hosted it then: what is older than a day, read again, is told to none of them.
pub async fn hosts(tx: &Tx, idea: IdeaId, at: Moment) -> Result<Vec<PersonId>, Failure> {
    if !is_young(tx, at).await? {
        return Ok(vec![]);
    }
    let hosts = HOSTS.replace("$1", "(SELECT i.challenge_id FROM idea i WHERE i.id = $1)");
    let sql = format!(
        "SELECT p.id AS person_id FROM person p WHERE p.is_active AND p.is_host AND {hosts} \
         AND NOT EXISTS (SELECT 1 FROM idea_author a WHERE a.idea_id = $1 AND a.person_id = p.id) ORDER BY p.id"
    );
    people(tx, &sql, values![idea.0]).await
}

/// Whether what happened then is of today or yesterday, on the database's own clock.
pub async fn is_young(tx: &Tx, at: Moment) -> Result<bool, Failure> {
    Ok(store::now(tx).await?.since(at) <= DAY)
}

/// Those who were authors at a moment of an idea that is open, unless its challenge was cancelled then: that is told by itself.
pub async fn authors_if_taken_back(on: &impl Connection, idea: IdeaId, at: Moment) -> Result<Vec<PersonId>, Failure> {
    let sql = "SELECT a.person_id FROM idea_author a JOIN idea i ON i.id = a.idea_id WHERE i.id = $1 AND a.since <= $2 AND i.stage = 'open' \
        AND NOT EXISTS (SELECT 1 FROM challenge c WHERE c.cancelled_at = $2) ORDER BY a.person_id";
    people(on, sql, values![idea.0, at.0]).await
}

/// Whoever lost their support of an idea when another one of theirs was put into it at a moment.
pub async fn without_their_support(on: &impl Connection, idea: IdeaId, at: Moment) -> Result<Vec<PersonId>, Failure> {
    let sql = "SELECT DISTINCT t.voter_id AS person_id FROM merge m JOIN (SELECT s.idea_id, s.voter_id FROM merged_support s \
            WHERE s.what = 'lost' UNION SELECT v.idea_id, v.voter_id FROM merged_vote v WHERE v.what = 'lost') AS t ON t.idea_id = m.idea_id \
        WHERE m.idea_id = $1 AND m.at = $2 ORDER BY t.voter_id";
    people(on, sql, values![idea.0, at.0]).await
}

/// Whether colleagues may read an idea.
pub async fn is_out(on: &impl Connection, idea: IdeaId) -> Result<bool, Failure> {
    let sql = "SELECT COUNT(*) AS n FROM idea WHERE id = $1 AND (is_public OR stage = 'archived')";
    Ok(count(on, sql, values![idea.0]).await? > 0)
}

/// Whoever had entered a challenge that was cancelled at a moment, and its panel, each once. What had no answer is in the shark
/// tank since that moment, with its history or as it was.
pub async fn around_a_cancelled(on: &impl Connection, challenge: ChallengeId, at: Moment) -> Result<Vec<PersonId>, Failure> {
    let sql = "SELECT DISTINCT t.person_id FROM (SELECT s.juror_id AS person_id FROM seat s WHERE s.challenge_id = $1 AND s.since <= $2 \
        UNION SELECT a.person_id FROM idea i JOIN challenge c ON c.id = i.challenge_id JOIN idea_author a ON a.idea_id = i.id \
        WHERE a.since <= $2 AND i.stage NOT IN ('draft', 'withdrawn', 'merged') AND (i.challenge_id = $1 OR (c.standing \
            AND ((i.stage IN ('submitted', 'returned') AND i.updated_at = $2) OR EXISTS (SELECT 1 FROM transition x \
                WHERE x.idea_id = i.id AND x.at = $2 AND x.reason = (SELECT d.cancelled_reason FROM challenge d WHERE d.id = $1)))))) AS t \
        WHERE EXISTS (SELECT 1 FROM challenge d WHERE d.id = $1 AND d.cancelled_at = $2) ORDER BY t.person_id";
    people(on, sql, values![challenge.0, at.0]).await
}

/// Who may confirm that a card is opened again, as it was asked at a moment, while that is only asked for; with its round.
pub async fn who_may_confirm(
    on: &impl Connection,
    pitch: PitchId,
    juror: PersonId,
    at: Moment,
) -> Result<Option<(domain::RoundId, Vec<PersonId>)>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
    }
    let sql = "SELECT id FROM reopening WHERE pitch_id = $1 AND juror_id = $2 AND asked_at = $3 AND ended_at IS NULL AND until_at IS NULL";
    let Some(asked) = one::<Row>(on, sql, values![pitch.0, juror.0, at.0]).await? else { return Ok(None) };
    let Some((idea, of)) = jury::reopening(on, ReopeningId(asked.id)).await? else { return Ok(None) };
    let mut told = Vec::new();
    for person in candidates(on, &of).await? {
        let Some(actor) = member(on, person).await?.map(Actor::Person) else { continue };
        let has_a_say = may_see_round(&actor, &of.round) && may_confirm_reopening(&actor, &of, at).is_ok();
        if has_a_say && !jury::is_hidden(on, of.round.id, idea, &actor).await? {
            told.push(person);
        }
    }
    Ok(Some((of.round.id, told)))
}

/// Who hosts the challenge of a round or presides it, with an open account.
async fn candidates(on: &impl Connection, of: &ReopeningFacts) -> Result<Vec<PersonId>, Failure> {
    let challenge = &of.round.challenge;
    let sql = format!("SELECT p.id AS person_id FROM person p WHERE p.is_active AND (p.id = $2 OR p.id = $3 OR {HOSTS}) ORDER BY p.id");
    people(on, &sql, values![challenge.id.0, challenge.chair.map(|p| p.0), challenge.deputy.map(|p| p.0)]).await
}
