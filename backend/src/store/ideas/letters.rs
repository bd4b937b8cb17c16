//! Letters to authors, ideas taken up again, second looks: their SQL.
use super::hosted_by;
use crate::{
    Failure,
    store::{Connection, Reader, Tx, all, count, exec, jury, one, values},
};
use domain::{
    Actor, ChallengeId, IdeaId, Moment, PersonId, PitchId, RoundId,
    ideas::{Letter, Outcome, SecondLook},
};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// The last round that judged an idea and is published.
pub async fn judged_in(on: &impl Connection, idea: IdeaId) -> Result<Option<(ChallengeId, RoundId, PitchId)>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        challenge_id: Uuid,
        round_id: Uuid,
        id: Uuid,
    }
    let sql = "SELECT r.challenge_id, t.round_id, t.id FROM pitch t JOIN round r ON r.id = t.round_id \
        WHERE t.idea_id = $1 AND r.published_at IS NOT NULL ORDER BY r.published_at DESC, r.id DESC LIMIT 1";
    let row: Option<Row> = one(on, sql, values![idea.0]).await?;
    Ok(row.map(|r| (ChallengeId(r.challenge_id), RoundId(r.round_id), PitchId(r.id))))
}

/// What jurors and whoever decided tell the authors of an idea.
pub async fn letter(on: &impl Connection, idea: IdeaId, change: String) -> Result<Letter, Failure> {
    let Some((challenge, round, pitch)) = judged_in(on, idea).await? else { return Ok(Letter { change, ..Letter::default() }) };
    let rubric = jury::rubric_of(on, challenge, round).await?;
    let cards = jury::cards_handed_in(on, round).await?.remove(&pitch).unwrap_or_default();
    let (marks, mut remarks): (Vec<_>, Vec<String>) = cards.into_iter().map(|(_, card)| (card.marks, card.remarks.for_author)).unzip();
    remarks.retain(|words| !words.is_empty());
    // In an order that tells nothing of who wrote what.
    remarks.sort_by_key(|words| domain::text::fnv(words.as_bytes()));
    Ok(Letter { levels: Letter::levels(&rubric, &marks), remarks, change })
}

/// Remembers which idea a draft takes up again.
pub async fn put_origin(tx: &Tx, draft: IdeaId, from: IdeaId) -> Result<(), Failure> {
    exec(tx, "INSERT INTO taken_up (idea_id, from_id) VALUES ($1, $2)", values![draft.0, from.0]).await.map(|_| ())
}

/// The idea that another one takes up again, where everybody may see it.
pub async fn origin(on: &impl Connection, idea: IdeaId) -> Result<Option<(IdeaId, String)>, Failure> {
    let sql = "SELECT i.id, i.title FROM taken_up t JOIN idea i ON i.id = t.from_id WHERE t.idea_id = $1 AND i.is_public";
    Ok(one::<Titled>(on, sql, values![idea.0]).await?.map(|r| (IdeaId(r.id), r.title)))
}

#[derive(FromQueryResult)]
struct Titled {
    id: Uuid,
    title: String,
}

/// Whether a person gave the answer that an idea `i` has, whatever was done with it since: who took that step, and where a round
/// published it also who decided on it there. Archived and taken out again, it has the same answer.
pub fn gave_its_answer(person: &str) -> String {
    const ANSWERS: &str = "to_stage IN ('declined', 'deferred') AND COALESCE(from_stage, '') <> 'archived'";
    format!(
        "EXISTS (SELECT 1 FROM transition t WHERE t.id = \
            (SELECT id FROM transition WHERE idea_id = i.id AND {ANSWERS} ORDER BY at DESC, id DESC LIMIT 1) \
         AND (t.by_person = {person} OR EXISTS (SELECT 1 FROM decision d JOIN round r ON r.id = d.round_id \
            WHERE d.idea_id = t.idea_id AND r.published_at = t.at AND d.by_person = {person})))"
    )
}

/// Whether the actor did.
pub async fn answered_by(on: &impl Connection, idea: IdeaId, actor: &Actor) -> Result<bool, Failure> {
    let Some(person) = actor.person() else { return Ok(false) };
    let sql = format!("SELECT COUNT(*) AS n FROM idea i WHERE i.id = $1 AND {}", gave_its_answer("$2"));
    Ok(count(on, &sql, values![idea.0, person.0]).await? > 0)
}

/// The second look that was asked for, if any.
pub async fn second_look(db: &Reader, idea: IdeaId) -> Result<Option<SecondLook>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        words: String,
        at: i64,
        outcome: Option<String>,
        reply: String,
        given_at: Option<i64>,
    }
    let sql = "SELECT words, at, outcome, reply, given_at FROM second_look WHERE idea_id = $1";
    let row: Option<Row> = one(db, sql, values![idea.0]).await?;
    Ok(row.map(|r| {
        let outcome = r.outcome.and_then(|outcome| outcome.parse::<Outcome>().ok());
        let given = outcome.zip(r.given_at).map(|(outcome, at)| (outcome, r.reply, db.stamp(at)));
        SecondLook { words: r.words, asked: db.stamp(r.at), given }
    }))
}

/// Whether one was asked for, and whether it waits to be given.
pub async fn second_look_state(on: &impl Connection, idea: IdeaId) -> Result<(bool, bool), Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        waits: bool,
    }
    let row: Option<Row> = one(on, "SELECT outcome IS NULL AS waits FROM second_look WHERE idea_id = $1", values![idea.0]).await?;
    Ok(row.map_or((false, false), |r| (true, r.waits)))
}

/// Asks for one; whether it is the first.
pub async fn put_second_look(tx: &Tx, idea: IdeaId, by: PersonId, words: &str, now: Moment) -> Result<bool, Failure> {
    let sql = "INSERT INTO second_look (idea_id, asked_by, words, at) VALUES ($1, $2, $3, $4) ON CONFLICT (idea_id) DO NOTHING";
    Ok(exec(tx, sql, values![idea.0, by.0, words, now.0]).await? > 0)
}

pub async fn give_second_look(tx: &Tx, idea: IdeaId, outcome: Outcome, reply: &str, by: &Actor, now: Moment) -> Result<(), Failure> {
    let sql = "UPDATE second_look SET outcome = $2, reply = $3, given_by = $4, given_at = $5 WHERE idea_id = $1";
    exec(tx, sql, values![idea.0, outcome.name(), reply, by.person().map(|p| p.0), now.0]).await.map(|_| ())
}

/// Second looks that wait for the actor: as a host or a chair, at answers that others gave to the ideas of others.
pub async fn second_looks(on: &impl Connection, actor: &Actor, most: i64) -> Result<Vec<(IdeaId, String)>, Failure> {
    let person = actor.person().map_or(Uuid::nil(), |p| p.0);
    let sql = format!(
        "SELECT i.id, i.title FROM second_look s JOIN idea i ON i.id = s.idea_id WHERE s.outcome IS NULL AND i.stage IN ('declined', 'deferred') \
         AND ({} OR i.challenge_id IN (SELECT c.id FROM challenge c WHERE c.chair_id = $1)) \
         AND NOT EXISTS (SELECT 1 FROM idea_author a WHERE a.idea_id = i.id AND a.person_id = $1) \
         AND NOT {} ORDER BY s.at, i.id LIMIT $2",
        hosted_by(actor),
        gave_its_answer("$1")
    );
    let rows: Vec<Titled> = all(on, &sql, values![person, most]).await?;
    Ok(rows.into_iter().map(|r| (IdeaId(r.id), r.title)).collect())
}
