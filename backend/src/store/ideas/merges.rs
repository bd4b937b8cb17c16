//! One idea in another: authors, supporters, followers and comments move, and what they were is kept, so that they part as they were.
//! Opinions of who becomes an author, and the answer that was promised, wait aside.
//! Who supports what stays in here.
use crate::{
    Failure,
    store::{Connection, Tx, all, exec, one, values},
};
use domain::{IdeaId, Moment, PersonId, challenges::Voting, ideas::Stage};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// Where an idea went, and from which stage.
pub struct Merged {
    pub into: IdeaId,
    pub from: Stage,
}

/// The idea that another one is part of now.
pub async fn merged(on: &impl Connection, idea: IdeaId) -> Result<Option<Merged>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        into_id: Uuid,
        from_stage: String,
    }
    let row: Option<Row> = one(on, "SELECT into_id, from_stage FROM merge WHERE idea_id = $1", values![idea.0]).await?;
    row.map(|r| Ok(Merged { into: IdeaId(r.into_id), from: super::stage(&r.from_stage)? })).transpose()
}

/// Ideas that are part of this one, by title.
pub async fn merged_into(on: &impl Connection, idea: IdeaId) -> Result<Vec<(IdeaId, String)>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        title: String,
    }
    let sql = "SELECT i.id, i.title FROM merge m JOIN idea i ON i.id = m.idea_id WHERE m.into_id = $1 ORDER BY m.at, i.id";
    let rows: Vec<Row> = all(on, sql, values![idea.0]).await?;
    Ok(rows.into_iter().map(|r| (IdeaId(r.id), r.title)).collect())
}

/// Puts an idea into another one of the same challenge.
pub async fn merge(tx: &Tx, idea: IdeaId, into: IdeaId, from: Stage, voting: Voting, now: Moment) -> Result<(), Failure> {
    let sql = "INSERT INTO merge (idea_id, into_id, from_stage, at) VALUES ($1, $2, $3, $4)";
    exec(tx, sql, values![idea.0, into.0, from.name(), now.0]).await?;
    let sql = "INSERT INTO merged_author (idea_id, person_id) SELECT a.idea_id, a.person_id FROM idea_author a WHERE a.idea_id = $1 \
        AND NOT EXISTS (SELECT 1 FROM idea_author b WHERE b.idea_id = $2 AND b.person_id = a.person_id)";
    exec(tx, sql, values![idea.0, into.0]).await?;
    let sql = "INSERT INTO idea_author (idea_id, person_id, place, since) SELECT $2, m.person_id, a.place + \
        (SELECT MAX(b.place) + 1 FROM idea_author b WHERE b.idea_id = $2), $3 FROM merged_author m \
        JOIN idea_author a ON a.idea_id = m.idea_id AND a.person_id = m.person_id WHERE m.idea_id = $1";
    exec(tx, sql, values![idea.0, into.0, now.0]).await?;
    super::merged_opinions::merge_opinions(tx, idea, into).await?;
    super::review::keep_promise(tx, idea).await?;
    match voting {
        Voting::JuryOnly => {}
        Voting::Simple => supports(tx, idea, into).await?,
        Voting::Votes { per_idea, .. } => votes(tx, idea, into, per_idea).await?,
    }
    super::follows::merge_followers(tx, idea, into, now).await?;
    let sql = "UPDATE comment SET idea_id = $2, merged_from = $1 WHERE idea_id = $1";
    exec(tx, sql, values![idea.0, into.0]).await?;
    recount(tx, idea).await?;
    recount(tx, into).await
}

/// Each supporter once; who has become an author loses theirs. What stood on both stays where it was.
async fn supports(tx: &Tx, idea: IdeaId, into: IdeaId) -> Result<(), Failure> {
    let both = values![idea.0, into.0];
    let sql = "INSERT INTO merged_support (idea_id, voter_id, what, at) SELECT $1, s.voter_id, 'lost', s.at FROM support s \
        JOIN merged_author m ON m.idea_id = $1 AND m.person_id = s.voter_id WHERE s.idea_id = $2";
    exec(tx, sql, both.clone()).await?;
    let sql = "DELETE FROM support WHERE idea_id = $2 AND voter_id IN (SELECT person_id FROM merged_author WHERE idea_id = $1)";
    exec(tx, sql, both.clone()).await?;
    let sql = "INSERT INTO merged_support (idea_id, voter_id, what, at) SELECT $1, s.voter_id, 'moved', s.at FROM support s WHERE s.idea_id = $1 \
        AND NOT EXISTS (SELECT 1 FROM support t WHERE t.idea_id = $2 AND t.voter_id = s.voter_id) \
        AND NOT EXISTS (SELECT 1 FROM idea_author a WHERE a.idea_id = $2 AND a.person_id = s.voter_id)";
    exec(tx, sql, both.clone()).await?;
    let sql = "UPDATE support SET idea_id = $2 WHERE idea_id = $1 \
        AND voter_id IN (SELECT voter_id FROM merged_support WHERE idea_id = $1 AND what = 'moved')";
    exec(tx, sql, both).await.map(|_| ())
}

#[derive(FromQueryResult)]
struct Vote {
    challenge_id: Uuid,
    voter_id: Uuid,
    slot: i64,
    per_idea: i64,
    nth: i64,
    at: i64,
}

/// Counted votes move as far as an idea takes them; the others are their voters' to give again.
async fn votes(tx: &Tx, idea: IdeaId, into: IdeaId, most: i64) -> Result<(), Failure> {
    let of = "SELECT challenge_id, voter_id, slot, per_idea, nth, at FROM budget_vote WHERE idea_id = $1 ORDER BY voter_id, nth";
    let authors = super::super::credit::authors(tx, into).await?;
    let is_author = |vote: &Vote| authors.contains(&PersonId(vote.voter_id));
    let there: Vec<Vote> = all(tx, of, values![into.0]).await?;
    for vote in there.iter().filter(|vote| is_author(vote)) {
        keep(tx, idea, vote, "lost").await?;
        take_away(tx, vote).await?;
    }
    let mut previous = None;
    let mut next = 0;
    for vote in all::<Vote>(tx, of, values![idea.0]).await? {
        if previous != Some(vote.voter_id) {
            previous = Some(vote.voter_id);
            next = 1 + there.iter().filter(|t| t.voter_id == vote.voter_id).count() as i64;
        }
        if is_author(&vote) || next > most {
            keep(tx, idea, &vote, "freed").await?;
            take_away(tx, &vote).await?;
        } else {
            keep(tx, idea, &vote, "moved").await?;
            let sql = "UPDATE budget_vote SET idea_id = $4, nth = $5 WHERE challenge_id = $1 AND voter_id = $2 AND slot = $3";
            exec(tx, sql, values![vote.challenge_id, vote.voter_id, vote.slot, into.0, next]).await?;
            next += 1;
        }
    }
    Ok(())
}

async fn keep(tx: &Tx, idea: IdeaId, vote: &Vote, what: &str) -> Result<(), Failure> {
    let sql = "INSERT INTO merged_vote (idea_id, voter_id, slot, per_idea, nth, what, at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    exec(tx, sql, values![idea.0, vote.voter_id, vote.slot, vote.per_idea, vote.nth, what, vote.at]).await.map(|_| ())
}

async fn take_away(tx: &Tx, vote: &Vote) -> Result<(), Failure> {
    let sql = "DELETE FROM budget_vote WHERE challenge_id = $1 AND voter_id = $2 AND slot = $3";
    exec(tx, sql, values![vote.challenge_id, vote.voter_id, vote.slot]).await.map(|_| ())
}

/// What people lost by becoming authors: where it is kept, of whom, and what of it.
const LOST: [(&str, &str, &str); 5] = [
    ("merged_support", "voter_id", "what, at"),
    ("merged_vote", "voter_id", "slot, per_idea, nth, what, at"),
    ("merged_follow", "person_id", "what, at"),
    ("merged_request", "person_id", "request_id, question, asked_by, asked_at, declined_at"),
    ("merged_opinion", "person_id", "request_id, stance, words, at, first_at"),
];

/// Parts an idea from the one it was put into. What a supporter has done since stands: who took a support back has none.
pub async fn part(tx: &Tx, idea: IdeaId, into: IdeaId) -> Result<(), Failure> {
    let both = values![idea.0, into.0];
    // Who also wrote another idea that stays part of it stays an author, by that one, which keeps what that cost them.
    let also = "SELECT o.idea_id FROM merge o JOIN idea_author a ON a.idea_id = o.idea_id WHERE o.into_id = $2 AND o.idea_id <> $1";
    let by = |who: &str| format!("({also} AND a.person_id = m.{who} ORDER BY o.idea_id LIMIT 1)");
    let first = by("person_id");
    let sql = format!(
        "INSERT INTO merged_author (idea_id, person_id) SELECT {first}, m.person_id FROM merged_author m \
         WHERE m.idea_id = $1 AND EXISTS {first}"
    );
    exec(tx, &sql, both.clone()).await?;
    for (table, who, what) in LOST {
        let first = by(who);
        let sql = format!(
            "INSERT INTO {table} (idea_id, {who}, {what}) SELECT {first}, m.{who}, {what} FROM {table} m \
             WHERE m.idea_id = $1 AND EXISTS {first}"
        );
        let sql = if what.contains("what") { format!("{sql} AND m.what = 'lost'") } else { sql };
        exec(tx, &sql, both.clone()).await?;
    }
    let sql = format!(
        "DELETE FROM idea_author WHERE idea_id = $2 AND person_id IN (SELECT m.person_id FROM merged_author m WHERE m.idea_id = $1) \
         AND NOT EXISTS ({also} AND a.person_id = idea_author.person_id)"
    );
    exec(tx, &sql, both.clone()).await?;
    let sql = "UPDATE support SET idea_id = $1 WHERE idea_id = $2 \
        AND voter_id IN (SELECT voter_id FROM merged_support WHERE idea_id = $1 AND what = 'moved')";
    exec(tx, sql, both.clone()).await?;
    let sql = "INSERT INTO support (challenge_id, idea_id, voter_id, at) SELECT i.challenge_id, i.id, m.voter_id, m.at FROM merged_support m \
        JOIN idea i ON i.id = $2 WHERE m.idea_id = $1 AND m.what = 'lost' \
        AND NOT EXISTS (SELECT 1 FROM idea_author a WHERE a.idea_id = $2 AND a.person_id = m.voter_id) ON CONFLICT DO NOTHING";
    exec(tx, sql, both.clone()).await?;
    part_votes(tx, idea, into).await?;
    super::follows::part_followers(tx, idea, into).await?;
    super::merged_opinions::part_opinions(tx, idea, into).await?;
    super::review::promise_again(tx, idea).await?;
    // Whatever was said in a thread goes with it.
    let sql = "UPDATE comment SET idea_id = $1, merged_from = NULL WHERE idea_id = $2 AND (merged_from = $1 \
        OR parent_id IN (SELECT c.id FROM comment c WHERE c.merged_from = $1))";
    exec(tx, sql, both).await?;
    for table in
        ["merged_vote", "merged_support", "merged_follow", "merged_opinion", "merged_request", "merged_review", "merged_author", "merge"]
    {
        exec(tx, &format!("DELETE FROM {table} WHERE idea_id = $1"), values![idea.0]).await?;
    }
    recount(tx, idea).await?;
    recount(tx, into).await
}

/// Moved votes go back to their places; those that were given back or lost return where their slot is still free.
async fn part_votes(tx: &Tx, idea: IdeaId, into: IdeaId) -> Result<(), Failure> {
    #[derive(FromQueryResult)]
    struct Kept {
        challenge_id: Uuid,
        voter_id: Uuid,
        slot: i64,
        per_idea: i64,
        nth: i64,
        what: String,
        at: i64,
    }
    let sql = "SELECT i.challenge_id, m.voter_id, m.slot, m.per_idea, m.nth, m.what, m.at FROM merged_vote m JOIN idea i ON i.id = m.idea_id \
        WHERE m.idea_id = $1 AND (m.what <> 'lost' OR NOT EXISTS (SELECT 1 FROM idea_author a WHERE a.idea_id = $2 AND a.person_id = m.voter_id)) \
        ORDER BY m.voter_id, m.nth, m.slot";
    for vote in all::<Kept>(tx, sql, values![idea.0, into.0]).await? {
        if vote.what == "moved" {
            let sql =
                "UPDATE budget_vote SET idea_id = $4, nth = $5 WHERE challenge_id = $1 AND voter_id = $2 AND slot = $3 AND idea_id = $6";
            exec(tx, sql, values![vote.challenge_id, vote.voter_id, vote.slot, idea.0, vote.nth, into.0]).await?;
        } else {
            let back = if vote.what == "lost" { into } else { idea };
            let sql = "INSERT INTO budget_vote (challenge_id, voter_id, slot, per_idea, idea_id, nth, at) \
                VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING";
            exec(tx, sql, values![vote.challenge_id, vote.voter_id, vote.slot, vote.per_idea, back.0, vote.nth, vote.at]).await?;
        }
    }
    close_gaps(tx, idea).await?;
    close_gaps(tx, into).await
}

/// The votes of one person on an idea are numbered from 1, whatever was taken away in between.
async fn close_gaps(tx: &Tx, idea: IdeaId) -> Result<(), Failure> {
    let sql = "SELECT challenge_id, voter_id, slot, per_idea, nth, at FROM budget_vote WHERE idea_id = $1 ORDER BY voter_id, nth";
    let mut previous = None;
    let mut next = 0;
    for vote in all::<Vote>(tx, sql, values![idea.0]).await? {
        next = if previous == Some(vote.voter_id) { next + 1 } else { 1 };
        previous = Some(vote.voter_id);
        if vote.nth != next {
            let sql = "UPDATE budget_vote SET nth = $4 WHERE challenge_id = $1 AND voter_id = $2 AND slot = $3";
            exec(tx, sql, values![vote.challenge_id, vote.voter_id, vote.slot, next]).await?;
        }
    }
    Ok(())
}

/// What an idea counts, counted.
async fn recount(tx: &Tx, idea: IdeaId) -> Result<(), Failure> {
    let sql = "UPDATE idea SET supports = (SELECT COUNT(*) FROM support s WHERE s.idea_id = $1 AND s.challenge_id = idea.challenge_id) \
        + (SELECT COUNT(*) FROM budget_vote b WHERE b.idea_id = $1 AND b.challenge_id = idea.challenge_id), \
        comments = (SELECT COUNT(*) FROM comment c WHERE c.idea_id = $1 AND c.removed_at IS NULL) WHERE id = $1";
    exec(tx, sql, values![idea.0]).await.map(|_| ())
}
