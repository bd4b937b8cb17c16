//! Corrections of public answers: their SQL. They are added, never changed.
use crate::{
    Failure,
    store::{Connection, Reader, Tx, all, exec, one, values},
};
use domain::{
    Actor, ChallengeId, IdeaId, Moment, PersonId,
    ideas::{Answered, Erratum},
    people::PersonRef,
};
use sea_orm::FromQueryResult;
use std::collections::HashMap;
use uuid::Uuid;

#[derive(FromQueryResult)]
struct Row {
    idea_id: Uuid,
    words: String,
    at: i64,
    by_jury: bool,
    by_id: Uuid,
    name: String,
    veiled: bool,
}

impl Row {
    /// Signed by the jury, by the host where `names` show, or by the hosts.
    fn erratum(self, db: &Reader, names: bool) -> Erratum {
        let by = (names && !self.by_jury).then_some(PersonRef { id: PersonId(self.by_id), name: self.name });
        Erratum { words: self.words, at: db.stamp(self.at), by_jury: self.by_jury, by }
    }
}

const ROW: &str = "e.idea_id, e.words, e.at, e.by_jury, e.by_id, p.name, (i.name_hidden OR i.blind) AS veiled \
    FROM erratum e JOIN person p ON p.id = e.by_id JOIN idea i ON i.id = e.idea_id";

/// The corrections of the answer an idea has, the first one first; signed where the reader sees `names` around it.
pub async fn errata(db: &Reader, idea: IdeaId, answered: Answered, names: bool) -> Result<Vec<Erratum>, Failure> {
    let sql = format!("SELECT {ROW} WHERE e.idea_id = $1 AND e.answer_at = $2 ORDER BY e.at, e.id");
    let rows: Vec<Row> = all(db, &sql, values![idea.0, answered.at.0]).await?;
    Ok(rows.into_iter().map(|row| row.erratum(db, names)).collect())
}

/// Those of the answers it had before, by the moments of these.
pub async fn former_errata(
    db: &Reader,
    idea: IdeaId,
    current: Option<Answered>,
    names: bool,
) -> Result<HashMap<Moment, Vec<Erratum>>, Failure> {
    #[derive(FromQueryResult)]
    struct Former {
        answer_at: i64,
        #[sea_orm(nested)]
        row: Row,
    }
    let sql = format!("SELECT e.answer_at, {ROW} WHERE e.idea_id = $1 AND e.answer_at <> $2 ORDER BY e.at, e.id");
    let rows: Vec<Former> = all(db, &sql, values![idea.0, current.map_or(i64::MIN, |answered| answered.at.0)]).await?;
    let mut errata: HashMap<Moment, Vec<Erratum>> = HashMap::new();
    for Former { answer_at, row } in rows {
        errata.entry(Moment(answer_at)).or_default().push(row.erratum(db, names));
    }
    Ok(errata)
}

/// The answers that results say and the idea has no more, the first one first.
pub async fn former_answers(on: &impl Connection, idea: IdeaId, current: Option<Answered>) -> Result<Vec<Answered>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        verdict: String,
        by_jury: bool,
        at: i64,
    }
    let sql = "SELECT verdict, by_jury, at FROM result WHERE idea_id = $1 AND at <> $2 ORDER BY at, challenge_id";
    let rows: Vec<Row> = all(on, sql, values![idea.0, current.map_or(i64::MIN, |answered| answered.at.0)]).await?;
    let answered = |row: Row| {
        let verdict = row.verdict.parse().map_err(|()| Failure::Unexpected(format!("no verdict: {}", row.verdict)))?;
        Ok(Answered { verdict, by_jury: row.by_jury, at: Moment(row.at), former: true })
    };
    rows.into_iter().map(answered).collect()
}

/// Those of the answers that the results of a challenge say, by idea.
pub async fn errata_of_results(db: &Reader, challenge: ChallengeId) -> Result<HashMap<IdeaId, Vec<Erratum>>, Failure> {
    let sql =
        format!("SELECT {ROW} JOIN result r ON r.idea_id = e.idea_id AND r.at = e.answer_at WHERE r.challenge_id = $1 ORDER BY e.at, e.id");
    let rows: Vec<Row> = all(db, &sql, values![challenge.0]).await?;
    let mut errata: HashMap<IdeaId, Vec<Erratum>> = HashMap::new();
    for row in rows {
        let (idea, names) = (IdeaId(row.idea_id), !row.veiled);
        errata.entry(idea).or_default().push(row.erratum(db, names));
    }
    Ok(errata)
}

/// The challenge whose results said the answer of a moment.
pub async fn answered_in(on: &impl Connection, idea: IdeaId, at: Moment) -> Result<Option<ChallengeId>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        challenge_id: Uuid,
    }
    let sql = "SELECT challenge_id FROM result WHERE idea_id = $1 AND at = $2 LIMIT 1";
    Ok(one::<Row>(on, sql, values![idea.0, at.0]).await?.map(|row| ChallengeId(row.challenge_id)))
}

/// What the last correction of an answer says.
pub async fn last_erratum(on: &impl Connection, idea: IdeaId, answered: Answered) -> Result<Option<String>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        words: String,
    }
    let sql = "SELECT words FROM erratum WHERE idea_id = $1 AND answer_at = $2 ORDER BY at DESC, id DESC LIMIT 1";
    Ok(one::<Row>(on, sql, values![idea.0, answered.at.0]).await?.map(|row| row.words))
}

pub async fn put_erratum(
    tx: &Tx,
    idea: IdeaId,
    answered: Answered,
    words: &str,
    by_jury: bool,
    by: &Actor,
    now: Moment,
) -> Result<(), Failure> {
    let by = by.person().ok_or(Failure::SignedOut)?;
    let id: Uuid = tx.id(now);
    let sql = "INSERT INTO erratum (id, idea_id, answer_at, words, by_jury, by_id, at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    exec(tx, sql, values![id, idea.0, answered.at.0, words, by_jury, by.0, now.0]).await.map(|_| ())
}
