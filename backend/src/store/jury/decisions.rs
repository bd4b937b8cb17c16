//! Answers: prepared beside a round, and then published with it.
use crate::{
    Failure,
    store::{Connection, Tx, all, count, exec, one, values},
};
use domain::{
    Actor, Cents, ChallengeId, IdeaId, Moment, PersonId, PrizeId, RoundId,
    ideas::{Answer, Stage},
    jury::Verdict,
};
use sea_orm::FromQueryResult;
use std::collections::HashMap;
use uuid::Uuid;

/// An answer prepared for an entry, and the prize that goes with it.
#[derive(Clone, Debug)]
pub struct Prepared {
    pub answer: Answer,
    pub prize: Option<PrizeId>,
}

#[derive(FromQueryResult)]
struct Row {
    idea_id: Uuid,
    verdict: String,
    reason: String,
    amount_cents: Option<i64>,
    until_at: Option<i64>,
    change_words: String,
    criteria: String,
    prize_id: Option<Uuid>,
}

/// Everything prepared in a round so far.
pub async fn decisions(on: &impl Connection, round: RoundId) -> Result<HashMap<IdeaId, Prepared>, Failure> {
    let sql = "SELECT idea_id, verdict, reason, amount_cents, until_at, change_words, criteria, prize_id FROM decision WHERE round_id = $1";
    let rows: Vec<Row> = all(on, sql, values![round.0]).await?;
    let prepared = |r: Row| {
        let verdict: Verdict = r.verdict.parse().unwrap_or(Verdict::Declined);
        let criteria = r.criteria.lines().map(str::to_owned).collect();
        let (until, amount) = (r.until_at.map(Moment), r.amount_cents.map(Cents));
        let answer = Answer { verdict, reason: r.reason, until, amount, change: r.change_words, criteria };
        (IdeaId(r.idea_id), Prepared { answer, prize: r.prize_id.map(PrizeId) })
    };
    Ok(rows.into_iter().map(prepared).collect())
}

/// Prepares the answer to an entry, in place of the one before.
pub async fn put_decision(tx: &Tx, round: RoundId, idea: IdeaId, prepared: &Prepared, by: &Actor, now: Moment) -> Result<(), Failure> {
    let sql = "INSERT INTO decision (round_id, idea_id, verdict, reason, amount_cents, until_at, prize_id, by_person, at, change_words, criteria) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (round_id, idea_id) DO UPDATE SET verdict = excluded.verdict, \
        reason = excluded.reason, amount_cents = excluded.amount_cents, until_at = excluded.until_at, prize_id = excluded.prize_id, \
        by_person = excluded.by_person, at = excluded.at, change_words = excluded.change_words, criteria = excluded.criteria";
    let Prepared { answer, prize } = prepared;
    let (amount, until) = (answer.amount.map(|a| a.0), answer.until.map(|u| u.0));
    let (prize, person) = (prize.map(|p| p.0), by.person().map(|p| p.0));
    let bound = values![
        round.0,
        idea.0,
        answer.verdict.name(),
        &answer.reason,
        amount,
        until,
        prize,
        person,
        now.0,
        &answer.change,
        answer.criteria.join("\n")
    ];
    exec(tx, sql, bound).await.map(|_| ())
}

/// How many of a prize are left for an idea: none for a prize of another challenge.
pub async fn prizes_left(
    on: &impl Connection,
    challenge: ChallengeId,
    prize: PrizeId,
    round: RoundId,
    idea: IdeaId,
) -> Result<i64, Failure> {
    let sql = "SELECT z.quantity - (SELECT COUNT(*) FROM decision d WHERE d.prize_id = z.id AND d.round_id = $3 AND d.idea_id <> $4) AS n \
        FROM prize z WHERE z.id = $1 AND z.challenge_id = $2";
    count(on, sql, values![prize.0, challenge.0, round.0, idea.0]).await
}

/// An entry that waits for its answer.
#[derive(Clone, Debug)]
pub struct Entry {
    pub idea: IdeaId,
    pub stage: Stage,
    /// Judged in this round.
    pub judged: bool,
    pub authors: Vec<PersonId>,
    pub decision: Option<Prepared>,
}

#[derive(FromQueryResult)]
struct Waiting {
    id: Uuid,
    stage: String,
    round_id: Option<Uuid>,
}

const WAITING: &str = "SELECT id, stage, round_id FROM idea WHERE challenge_id = $1 AND stage IN ('open', 'shortlisted')";

/// Everything a publication answers, locked: the pitches of the round, and in a dated challenge every other entry.
pub async fn entries(tx: &Tx, challenge: ChallengeId, standing: bool, round: RoundId) -> Result<Vec<Entry>, Failure> {
    let lock = tx.for_update();
    let (rows, mut authors) = if standing {
        let sql = format!("{WAITING} AND id IN (SELECT t.idea_id FROM pitch t WHERE t.round_id = $2) AND round_id = $2 ORDER BY id{lock}");
        (all::<Waiting>(tx, &sql, values![challenge.0, round.0]).await?, super::authors_in_round(tx, round).await?)
    } else {
        let sql = format!("{WAITING} ORDER BY id{lock}");
        (all::<Waiting>(tx, &sql, values![challenge.0]).await?, super::authors_of_entries(tx, challenge).await?)
    };
    let mut decisions = decisions(tx, round).await?;
    let entry = |r: Waiting| {
        let idea = IdeaId(r.id);
        Some(Entry {
            idea,
            stage: r.stage.parse().ok()?,
            judged: r.round_id == Some(round.0),
            authors: authors.remove(&idea).unwrap_or_default(),
            decision: decisions.remove(&idea),
        })
    };
    Ok(rows.into_iter().filter_map(entry).collect())
}

/// One of them; none for an idea that this round's publication does not answer.
pub async fn entry(
    on: &impl Connection,
    challenge: ChallengeId,
    standing: bool,
    round: RoundId,
    idea: IdeaId,
) -> Result<Option<Entry>, Failure> {
    let row: Option<Waiting> = one(on, &format!("{WAITING} AND id = $2"), values![challenge.0, idea.0]).await?;
    let Some(row) = row else { return Ok(None) };
    let judged = row.round_id == Some(round.0);
    let Some(stage) = row.stage.parse().ok().filter(|_| judged || !standing) else { return Ok(None) };
    let authors = crate::store::credit::authors(on, idea).await?;
    Ok(Some(Entry { idea, stage, judged, authors, decision: None }))
}

pub async fn put_award(tx: &Tx, idea: IdeaId, prize: PrizeId, now: Moment) -> Result<(), Failure> {
    let sql = "INSERT INTO award (idea_id, prize_id, at) VALUES ($1, $2, $3) \
        ON CONFLICT (idea_id) DO UPDATE SET prize_id = excluded.prize_id, at = excluded.at";
    exec(tx, sql, values![idea.0, prize.0, now.0]).await.map(|_| ())
}

/// Forgets what was prepared for entries that got their answer elsewhere or were withdrawn.
pub async fn keep_decisions(tx: &Tx, round: RoundId, entries: &[Entry]) -> Result<(), Failure> {
    for idea in decisions(tx, round).await?.into_keys().filter(|idea| entries.iter().all(|e| e.idea != *idea)) {
        exec(tx, "DELETE FROM decision WHERE round_id = $1 AND idea_id = $2", values![round.0, idea.0]).await?;
    }
    Ok(())
}

/// Keeps that an idea shared this place with one that was answered otherwise.
pub async fn keep_cast(tx: &Tx, round: RoundId, idea: IdeaId, place: u32) -> Result<(), Failure> {
    let sql = "UPDATE decision SET cast_place = $3 WHERE round_id = $1 AND idea_id = $2";
    exec(tx, sql, values![round.0, idea.0, i64::from(place)]).await.map(|_| ())
}

/// Who decided what of a round.
#[derive(FromQueryResult)]
pub struct DecidedBy {
    pub idea_id: Uuid,
    pub title: String,
    pub verdict: String,
    pub name: Option<String>,
    /// The place that it was published with, where equals were divided.
    pub cast_place: Option<i64>,
}

/// Who decided what so far, by title.
pub async fn decided_by(on: &impl Connection, round: RoundId) -> Result<Vec<DecidedBy>, Failure> {
    let sql = "SELECT d.idea_id, i.title, d.verdict, p.name, d.cast_place FROM decision d JOIN idea i ON i.id = d.idea_id \
        LEFT JOIN person p ON p.id = d.by_person WHERE d.round_id = $1 ORDER BY i.title, d.idea_id";
    all(on, sql, values![round.0]).await
}

/// Forgets what somebody had prepared who turned out to be tied.
pub async fn forget_decision_of(tx: &Tx, round: RoundId, idea: IdeaId, by: PersonId) -> Result<(), Failure> {
    let sql = "DELETE FROM decision WHERE round_id = $1 AND idea_id = $2 AND by_person = $3";
    exec(tx, sql, values![round.0, idea.0, by.0]).await.map(|_| ())
}

/// An entry that a publication has answered already.
pub async fn answered_entry(on: &impl Connection, round: RoundId, idea: IdeaId) -> Result<Option<Entry>, Failure> {
    let Some(prepared) = decisions(on, round).await?.remove(&idea) else { return Ok(None) };
    let judged = "SELECT COUNT(*) AS n FROM pitch WHERE round_id = $1 AND idea_id = $2";
    let judged = count(on, judged, values![round.0, idea.0]).await? > 0;
    let authors = crate::store::credit::authors(on, idea).await?;
    Ok(Some(Entry { idea, stage: Stage::Open, judged, authors, decision: Some(prepared) }))
}
