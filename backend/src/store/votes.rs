//! Support: its SQL. The constraints of the schema keep supports unique and budgets whole; nothing here counts first
//! and inserts then. Who supports what leaves this module for the voter alone.
use super::{Connection, Tx, all, count, exec, one, values};
use crate::Failure;
use domain::{ChallengeId, IdeaId, Moment, PersonId, challenges::Voting, votes::Holdings};
use sea_orm::FromQueryResult;

/// What a voter holds in a challenge, and on one of its ideas.
pub async fn holdings(
    on: &impl Connection,
    voting: Voting,
    challenge: ChallengeId,
    idea: IdeaId,
    voter: PersonId,
) -> Result<Holdings, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        here: i64,
        spent: i64,
    }
    match voting {
        Voting::JuryOnly => Ok(Holdings::default()),
        Voting::Simple => {
            let sql = "SELECT COUNT(*) AS n FROM support WHERE challenge_id = $1 AND idea_id = $2 AND voter_id = $3";
            let here = count(on, sql, values![challenge.0, idea.0, voter.0]).await?;
            Ok(Holdings { here, spent: here })
        }
        Voting::Votes { .. } => {
            let sql = "SELECT CAST(COALESCE(SUM(CASE WHEN idea_id = $2 THEN 1 ELSE 0 END), 0) AS BIGINT) AS here, COUNT(*) AS spent \
                FROM budget_vote WHERE challenge_id = $1 AND voter_id = $3";
            let row: Option<Row> = one(on, sql, values![challenge.0, idea.0, voter.0]).await?;
            Ok(row.map_or_else(Holdings::default, |r| Holdings { here: r.here, spent: r.spent }))
        }
    }
}

/// Sets or withdraws a simple support; how the count of supports changes.
pub async fn set_simple(tx: &Tx, challenge: ChallengeId, idea: IdeaId, voter: PersonId, on: bool, now: Moment) -> Result<i64, Failure> {
    let changed = if on {
        let sql = "INSERT INTO support (challenge_id, idea_id, voter_id, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
        exec(tx, sql, values![challenge.0, idea.0, voter.0, now.0]).await? as i64
    } else {
        let sql = "DELETE FROM support WHERE challenge_id = $1 AND idea_id = $2 AND voter_id = $3";
        -(exec(tx, sql, values![challenge.0, idea.0, voter.0]).await? as i64)
    };
    Ok(changed)
}

/// Casts the `nth` vote on an idea into a free slot of the voter's budget; whether there was one.
pub async fn cast(tx: &Tx, challenge: ChallengeId, idea: IdeaId, voter: PersonId, nth: i64, now: Moment) -> Result<bool, Failure> {
    #[derive(FromQueryResult)]
    struct Slot {
        slot: i64,
        per_idea: i64,
    }
    let sql = "SELECT s.slot, s.per_idea FROM vote_slot s WHERE s.challenge_id = $1 AND NOT EXISTS (SELECT 1 FROM budget_vote b \
        WHERE b.challenge_id = s.challenge_id AND b.voter_id = $2 AND b.slot = s.slot) ORDER BY s.slot";
    let free: Vec<Slot> = all(tx, sql, values![challenge.0, voter.0]).await?;
    for Slot { slot, per_idea } in free {
        // Another vote of the same person may have taken the slot in between: then the next one.
        let sql = "INSERT INTO budget_vote (challenge_id, voter_id, slot, per_idea, idea_id, nth, at) \
            VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING";
        if exec(tx, sql, values![challenge.0, voter.0, slot, per_idea, idea.0, nth, now.0]).await? == 1 {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Takes back the votes on an idea beyond the first `left`; how the count changes.
pub async fn take_back(tx: &Tx, challenge: ChallengeId, idea: IdeaId, voter: PersonId, left: i64) -> Result<i64, Failure> {
    let sql = "DELETE FROM budget_vote WHERE challenge_id = $1 AND voter_id = $2 AND idea_id = $3 AND nth > $4";
    Ok(-(exec(tx, sql, values![challenge.0, voter.0, idea.0, left]).await? as i64))
}

/// Gives every voter back what they spent on an idea.
pub async fn give_back(tx: &Tx, idea: IdeaId) -> Result<(), Failure> {
    let votes = exec(tx, "DELETE FROM budget_vote WHERE idea_id = $1", values![idea.0]).await? as i64;
    add_up(tx, idea, -votes).await.map(|_| ())
}

/// Adds to the count of supports of an idea, and answers it.
pub async fn add_up(tx: &Tx, idea: IdeaId, change: i64) -> Result<i64, Failure> {
    if change == 0 {
        return count(tx, "SELECT supports AS n FROM idea WHERE id = $1", values![idea.0]).await;
    }
    count(tx, "UPDATE idea SET supports = supports + $2 WHERE id = $1 RETURNING supports AS n", values![idea.0, change]).await
}

/// When a voter last gave an idea a support or a vote that still stands.
pub async fn given_at(on: &impl Connection, idea: IdeaId, voter: PersonId) -> Result<Option<Moment>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        at: Option<i64>,
    }
    let sql = "SELECT MAX(g.at) AS at FROM (SELECT at FROM support WHERE idea_id = $1 AND voter_id = $2 \
        UNION ALL SELECT at FROM budget_vote WHERE idea_id = $1 AND voter_id = $2) AS g";
    let row: Option<Row> = one(on, sql, values![idea.0, voter.0]).await?;
    Ok(row.and_then(|r| r.at).map(Moment))
}

/// How many votes of a person are spent in a challenge that counts them.
pub async fn spent(on: &impl Connection, challenge: ChallengeId, voter: PersonId) -> Result<i64, Failure> {
    let sql = "SELECT COUNT(*) AS n FROM budget_vote WHERE challenge_id = $1 AND voter_id = $2";
    count(on, sql, values![challenge.0, voter.0]).await
}
