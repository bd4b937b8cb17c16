//! What the rules need to know of an idea, its challenge included.
use crate::{
    Failure,
    store::{
        Connection, Tx, all,
        challenges::{Beside, RULED, Ruled, beside},
        count, one, values,
    },
};
use domain::{
    Actor, ChallengeId, IdeaId, PersonId,
    ideas::{IdeaFacts, Stage, Veil, may_see},
};
use sea_orm::FromQueryResult;
use uuid::Uuid;

#[derive(FromQueryResult)]
struct Row {
    stage: String,
    version: i64,
    in_round: bool,
    merged_from: String,
    holds_others: bool,
    name_hidden: bool,
    blind_entry: bool,
    unveiled: bool,
    completed_until: Option<i64>,
    #[sea_orm(nested)]
    challenge: Ruled,
}

/// The facts of an idea; none where it doesn't exist.
pub async fn facts(on: &impl Connection, idea: IdeaId) -> Result<Option<IdeaFacts>, Failure> {
    locked(on, idea, "").await
}

/// The same; the idea is this transaction's to change, and its challenge stays as it is until the commit.
pub async fn facts_to_change(tx: &Tx, idea: IdeaId) -> Result<Option<IdeaFacts>, Failure> {
    locked(tx, idea, if tx.pools().is_sqlite() { "" } else { " FOR UPDATE OF i FOR SHARE OF c" }).await
}

/// The facts of an idea the actor may know; for all others it doesn't exist.
pub async fn seen(on: &impl Connection, actor: &Actor, idea: IdeaId) -> Result<IdeaFacts, Failure> {
    known_to(actor, facts(on, idea).await?)
}

/// The same, to change it.
pub async fn seen_to_change(tx: &Tx, actor: &Actor, idea: IdeaId) -> Result<IdeaFacts, Failure> {
    known_to(actor, facts_to_change(tx, idea).await?)
}

fn known_to(actor: &Actor, facts: Option<IdeaFacts>) -> Result<IdeaFacts, Failure> {
    match facts {
        _ if *actor == Actor::Visitor => Err(Failure::SignedOut),
        Some(facts) if may_see(actor, &facts) => Ok(facts),
        Some(_) | None => Err(Failure::NotFound),
    }
}

async fn locked(on: &impl Connection, idea: IdeaId, lock: &str) -> Result<Option<IdeaFacts>, Failure> {
    let sql = format!(
        "SELECT i.stage, i.version, i.round_id IS NOT NULL AS in_round, \
         COALESCE((SELECT m.from_stage FROM merge m WHERE m.idea_id = i.id), '') AS merged_from, \
         EXISTS (SELECT 1 FROM merge h WHERE h.into_id = i.id) AS holds_others, i.name_hidden, i.blind AS blind_entry, i.unveiled_at IS NOT NULL AS unveiled, \
         (SELECT k.due_at FROM completion k WHERE k.idea_id = i.id) AS completed_until, {RULED} \
         FROM idea i JOIN challenge c ON c.id = i.challenge_id WHERE i.id = $1{lock}"
    );
    let Some(row) = one::<Row>(on, &sql, values![idea.0]).await? else { return Ok(None) };
    let sql = format!(
        "{} UNION ALL SELECT idea_id, 'author', person_id FROM idea_author WHERE idea_id = $2 \
         UNION ALL SELECT idea_id, 'invited', person_id FROM co_author_invitation WHERE idea_id = $2 ORDER BY what, id",
        beside("$1")
    );
    let around: Vec<Beside> = all(on, &sql, values![row.challenge.challenge_id, idea.0]).await?;
    let people = |what: &str| around.iter().filter(|b| b.what == what).map(|b| PersonId(b.id)).collect();
    Ok(Some(IdeaFacts {
        id: idea,
        stage: stage(&row.stage)?,
        version: row.version,
        authors: people("author"),
        invited: people("invited"),
        in_round: row.in_round,
        followed: row.merged_from == Stage::Open.name(),
        holds_others: row.holds_others,
        veil: Veil { hidden: row.name_hidden, blind: row.blind_entry },
        once_veiled: row.name_hidden || row.blind_entry || row.unveiled,
        completed_until: row.completed_until.map(domain::Moment),
        challenge: row.challenge.facts(&around),
    }))
}

/// A stage as it is stored.
pub fn stage(name: &str) -> Result<Stage, Failure> {
    name.parse().map_err(|()| Failure::Unexpected(format!("no stage: {name}")))
}

/// How many ideas of a person are in a challenge, another one aside.
pub async fn entries(on: &impl Connection, person: PersonId, challenge: ChallengeId, except: Option<IdeaId>) -> Result<i64, Failure> {
    let sql = "SELECT COUNT(*) AS n FROM idea i WHERE i.id IN (SELECT a.idea_id FROM idea_author a WHERE a.person_id = $1) \
        AND i.challenge_id = $2 AND i.id <> $3 AND i.stage NOT IN ('draft', 'withdrawn', 'merged')";
    count(on, sql, values![person.0, challenge.0, except.map_or(Uuid::nil(), |i| i.0)]).await
}

/// The same, without those whose names are hidden: a refusal would tell them.
pub async fn entries_seen(on: &impl Connection, person: PersonId, challenge: ChallengeId) -> Result<i64, Failure> {
    let sql = "SELECT COUNT(*) AS n FROM idea i WHERE i.id IN (SELECT a.idea_id FROM idea_author a WHERE a.person_id = $1) \
        AND i.challenge_id = $2 AND NOT i.name_hidden AND i.stage NOT IN ('draft', 'withdrawn', 'merged')";
    count(on, sql, values![person.0, challenge.0]).await
}

/// The same, and this person enters nothing else until the commit.
pub async fn entries_to_rely_on(tx: &Tx, person: PersonId, challenge: ChallengeId, except: Option<IdeaId>) -> Result<i64, Failure> {
    #[derive(FromQueryResult)]
    struct Id {
        #[expect(dead_code, reason = "locked, not read")]
        id: Uuid,
    }
    let lock = if tx.pools().is_sqlite() { "" } else { " FOR NO KEY UPDATE" };
    one::<Id>(tx, &format!("SELECT id FROM person WHERE id = $1{lock}"), values![person.0]).await?;
    entries(tx, person, challenge, except).await
}
