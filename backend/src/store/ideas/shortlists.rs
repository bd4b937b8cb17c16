//! Rules that shortlist: what they count, and what they have chosen.
use crate::{
    Failure,
    store::{Connection, Tx, all, challenges, count, exec, values},
};
use domain::{ChallengeId, IdeaId, Moment, SiteId, challenges::Contender};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// Challenges with a rule that may have something to choose now.
pub async fn with_rules(on: &impl Connection, now: Moment) -> Result<Vec<ChallengeId>, Failure> {
    let condition = "c.cancelled_at IS NULL AND c.published_at IS NULL AND c.shortlist_rule <> 'hosts' \
        AND NOT EXISTS (SELECT 1 FROM rule_run r WHERE r.challenge_id = c.id) \
        AND (c.shortlist_rule = 'places' OR EXISTS (SELECT 1 FROM idea i WHERE i.challenge_id = c.id AND i.stage = 'open' \
            AND i.round_id IS NULL AND i.supports >= c.shortlist_supports \
            AND NOT EXISTS (SELECT 1 FROM rule_choice x WHERE x.idea_id = i.id)))";
    let challenges = challenges::facts_where(on, condition, vec![]).await?;
    Ok(challenges.into_iter().filter(|c| c.rule_is_due(false, now)).map(|c| c.id).collect())
}

/// Whether the rule of a challenge has run at its close.
pub async fn rule_has_run(on: &impl Connection, challenge: ChallengeId) -> Result<bool, Failure> {
    Ok(count(on, "SELECT COUNT(*) AS n FROM rule_run WHERE challenge_id = $1", values![challenge.0]).await? > 0)
}

/// The rule has run; it does so once.
pub async fn mark_rule_run(tx: &Tx, challenge: ChallengeId, chosen: usize, now: Moment) -> Result<(), Failure> {
    let sql = "INSERT INTO rule_run (challenge_id, at, chosen) VALUES ($1, $2, $3)";
    exec(tx, sql, values![challenge.0, now.0, chosen as i64]).await.map(|_| ())
}

/// A rule has chosen an idea; whether it had not before.
pub async fn mark_rule_choice(tx: &Tx, idea: IdeaId, now: Moment) -> Result<bool, Failure> {
    let sql = "INSERT INTO rule_choice (idea_id, at) VALUES ($1, $2) ON CONFLICT (idea_id) DO NOTHING";
    Ok(exec(tx, sql, values![idea.0, now.0]).await? > 0)
}

/// Open ideas of a challenge that no rule has chosen yet, held for a command.
pub async fn contenders(tx: &Tx, challenge: ChallengeId) -> Result<Vec<Contender>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        supports: i64,
        site_id: Option<Uuid>,
    }
    let lock = if tx.pools().is_sqlite() { "" } else { " FOR UPDATE OF i" };
    let sql = format!(
        "SELECT i.id, i.supports, CASE WHEN i.name_hidden THEN NULL ELSE p.site_id END AS site_id FROM idea i JOIN person p ON p.id = i.author_id WHERE i.challenge_id = $1 \
         AND i.stage = 'open' AND i.round_id IS NULL AND NOT EXISTS (SELECT 1 FROM rule_choice x WHERE x.idea_id = i.id) ORDER BY i.id{lock}"
    );
    let rows: Vec<Row> = all(tx, &sql, values![challenge.0]).await?;
    Ok(rows.into_iter().map(|r| Contender { idea: IdeaId(r.id), supports: r.supports, site: r.site_id.map(SiteId) }).collect())
}

/// Whether a challenge has its favourite.
pub async fn has_favourite(on: &impl Connection, challenge: ChallengeId) -> Result<bool, Failure> {
    Ok(count(on, "SELECT COUNT(*) AS n FROM favourite WHERE challenge_id = $1", values![challenge.0]).await? > 0)
}

/// The favourite of a challenge; the schema keeps it the only one.
pub async fn set_favourite(tx: &Tx, challenge: ChallengeId, idea: IdeaId) -> Result<(), Failure> {
    exec(tx, "INSERT INTO favourite (challenge_id, idea_id) VALUES ($1, $2)", values![challenge.0, idea.0]).await.map(|_| ())
}

/// Taken back: the challenge may have another favourite.
pub async fn forget_favourite(tx: &Tx, idea: IdeaId) -> Result<(), Failure> {
    exec(tx, "DELETE FROM favourite WHERE idea_id = $1", values![idea.0]).await.map(|_| ())
}
