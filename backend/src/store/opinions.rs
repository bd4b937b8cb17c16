//! Opinions: their SQL. Who may read them is asked before.
use super::{Bound, Connection, Reader, Tx, all, count, exec, one, values};
use crate::Failure;
use domain::{
    ChallengeId, DepartmentId, IdeaId, Moment, OpinionRequestId, PersonId,
    opinions::{Addressee, Opinion, Requested, Stance},
};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// Neither an author of `i`, nor a juror or a named host of its challenge: `p`.
pub fn may_advise() -> String {
    format!("{NO_AUTHOR} AND {NO_ORGANISER}")
}

/// No author of `i`: `p`.
const NO_AUTHOR: &str = "NOT EXISTS (SELECT 1 FROM idea_author w WHERE w.idea_id = i.id AND w.person_id = p.id)";
/// Neither a juror nor a named host of its challenge: `p`.
const NO_ORGANISER: &str = "NOT EXISTS (SELECT 1 FROM seat s WHERE s.challenge_id = i.challenge_id AND s.juror_id = p.id) \
    AND NOT EXISTS (SELECT 1 FROM challenge_host h WHERE h.challenge_id = i.challenge_id AND h.person_id = p.id)";

#[derive(FromQueryResult)]
struct RequestRow {
    id: Uuid,
    person_id: Option<Uuid>,
    department_id: Option<Uuid>,
    whom: String,
    question: String,
    asked_by: String,
    asked_at: i64,
    declined: bool,
    opinions: i64,
}

/// A question as it was asked.
pub struct Request {
    pub facts: Requested,
    /// The name of the colleague, or of the department.
    pub whom: String,
    pub question: String,
    /// The name of the host.
    pub asked_by: String,
    pub asked_at: i64,
}

impl RequestRow {
    fn request(self) -> Result<Request, Failure> {
        let to = match (self.person_id, self.department_id) {
            (Some(person), None) => Addressee::Person(PersonId(person)),
            (None, Some(department)) => Addressee::Department(DepartmentId(department)),
            (Some(_), Some(_)) | (None, None) => return Err(Failure::Unexpected(format!("nobody is asked by {}", self.id))),
        };
        let facts = Requested { id: OpinionRequestId(self.id), to, declined: self.declined, opinions: self.opinions };
        Ok(Request { facts, whom: self.whom, question: self.question, asked_by: self.asked_by, asked_at: self.asked_at })
    }
}

/// Whom the hosts of an idea asked, the first first.
pub async fn requests(on: &impl Connection, idea: IdeaId) -> Result<Vec<Request>, Failure> {
    let sql = "SELECT r.id, r.person_id, r.department_id, COALESCE(p.name, d.name) AS whom, r.question, b.name AS asked_by, r.asked_at, \
        r.declined_at IS NOT NULL AS declined, (SELECT COUNT(*) FROM opinion o WHERE o.request_id = r.id) AS opinions \
        FROM opinion_request r LEFT JOIN person p ON p.id = r.person_id LEFT JOIN department d ON d.id = r.department_id \
        JOIN person b ON b.id = r.asked_by WHERE r.idea_id = $1 ORDER BY r.asked_at, r.id";
    let rows: Vec<RequestRow> = all(on, sql, values![idea.0]).await?;
    rows.into_iter().map(RequestRow::request).collect()
}

/// The idea that a question is about.
pub async fn idea_of(on: &impl Connection, request: OpinionRequestId) -> Result<Option<IdeaId>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        idea_id: Uuid,
    }
    let row: Option<Row> = one(on, "SELECT idea_id FROM opinion_request WHERE id = $1", values![request.0]).await?;
    Ok(row.map(|r| IdeaId(r.idea_id)))
}

/// Whether a juror stepped aside from the idea for a tie, in whatever round, or has declared one before a round.
pub async fn is_recused(on: &impl Connection, idea: IdeaId, juror: PersonId) -> Result<bool, Failure> {
    let sql = "SELECT (SELECT COUNT(*) FROM pitch t JOIN assignment x ON x.pitch_id = t.id WHERE t.idea_id = $1 AND x.juror_id = $2 \
        AND x.state = 'recused') + (SELECT COUNT(*) FROM declared_tie d JOIN idea i ON i.id = d.idea_id \
        JOIN seat s ON s.challenge_id = i.challenge_id AND s.juror_id = d.person_id WHERE d.idea_id = $1 AND d.person_id = $2) AS n";
    Ok(count(on, sql, values![idea.0, juror.0]).await? > 0)
}

pub async fn is_department(on: &impl Connection, department: DepartmentId) -> Result<bool, Failure> {
    Ok(count(on, "SELECT COUNT(*) AS n FROM department WHERE id = $1", values![department.0]).await? > 0)
}

/// Departments that nobody asked about an idea yet, by name.
pub async fn departments_to_ask(on: &impl Connection, idea: IdeaId) -> Result<Vec<(DepartmentId, String)>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        name: String,
    }
    let sql = "SELECT d.id, d.name FROM department d WHERE NOT EXISTS (SELECT 1 FROM opinion_request r \
        WHERE r.idea_id = $1 AND r.department_id = d.id) ORDER BY d.folded, d.id";
    let rows: Vec<Row> = all(on, sql, values![idea.0]).await?;
    Ok(rows.into_iter().map(|r| (DepartmentId(r.id), r.name)).collect())
}

pub async fn ask(tx: &Tx, idea: IdeaId, to: Addressee, question: &str, by: PersonId, now: Moment) -> Result<OpinionRequestId, Failure> {
    let id: OpinionRequestId = tx.id(now);
    let (person, department) = columns(to);
    let sql = "INSERT INTO opinion_request (id, idea_id, person_id, department_id, question, asked_by, asked_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let row = values![id.0, idea.0, person.map(|p| p.0), department.map(|d| d.0), question, by.0, now.0];
    exec(tx, sql, row).await.map(|_| id)
}

/// Whom a question goes to, as it is stored.
pub fn columns(to: Addressee) -> (Option<PersonId>, Option<DepartmentId>) {
    match to {
        Addressee::Person(person) => (Some(person), None),
        Addressee::Department(department) => (None, Some(department)),
    }
}

pub async fn take_back(tx: &Tx, request: OpinionRequestId) -> Result<(), Failure> {
    exec(tx, "DELETE FROM opinion_request WHERE id = $1", values![request.0]).await.map(|_| ())
}

/// Keeps the opinion of a person, the last one they gave; whoever answers does not decline.
pub async fn give(
    tx: &Tx,
    idea: IdeaId,
    request: OpinionRequestId,
    person: PersonId,
    (stance, words): (Stance, &str),
    now: Moment,
) -> Result<(), Failure> {
    let sql = "INSERT INTO opinion (idea_id, person_id, request_id, stance, words, at, first_at) VALUES ($1, $2, $3, $4, $5, $6, $6) \
        ON CONFLICT (idea_id, person_id) DO UPDATE SET stance = excluded.stance, words = excluded.words, at = excluded.at";
    exec(tx, sql, values![idea.0, person.0, request.0, stance.name(), words, now.0]).await?;
    let sql = "UPDATE opinion_request SET declined_at = NULL WHERE id = $1 AND person_id = $2";
    exec(tx, sql, values![request.0, person.0]).await.map(|_| ())
}

pub async fn decline(tx: &Tx, request: OpinionRequestId, now: Moment) -> Result<(), Failure> {
    exec(tx, "UPDATE opinion_request SET declined_at = $1 WHERE id = $2", values![now.0, request.0]).await.map(|_| ())
}

/// Who has become an author is asked no longer, and what they said is gone: nobody judges their own idea. While
/// their name is hidden it stays, so that hosts don't learn who it is by what goes.
pub async fn forget_authors(tx: &Tx, idea: IdeaId) -> Result<(), Failure> {
    let authors = "(SELECT a.person_id FROM idea_author a WHERE a.idea_id = $1)";
    for table in ["opinion", "opinion_request"] {
        let sql = format!(
            "DELETE FROM {table} WHERE idea_id = $1 AND person_id IN {authors} \
             AND NOT EXISTS (SELECT 1 FROM idea i WHERE i.id = $1 AND i.name_hidden)"
        );
        exec(tx, &sql, values![idea.0]).await?;
    }
    Ok(())
}

#[derive(FromQueryResult)]
struct OpinionRow {
    request_id: Uuid,
    name: String,
    department: Option<String>,
    stance: String,
    words: String,
    at: i64,
}

/// An opinion, and which question it answers.
pub struct Given {
    pub request: OpinionRequestId,
    pub opinion: Opinion,
}

const GIVEN: &str = "SELECT o.request_id, p.name, d.name AS department, o.stance, o.words, o.at FROM opinion o \
    JOIN idea i ON i.id = o.idea_id JOIN person p ON p.id = o.person_id LEFT JOIN department d ON d.id = p.department_id";

async fn given(db: &Reader, sql: &str, values: Vec<sea_orm::Value>) -> Result<Vec<Given>, Failure> {
    let rows: Vec<OpinionRow> = all(db, &format!("{sql} ORDER BY o.at, o.person_id"), values).await?;
    let given = |row: OpinionRow| {
        let stance = row.stance.parse().map_err(|()| Failure::Unexpected(format!("no stance: {}", row.stance)))?;
        let opinion = Opinion { name: row.name, department: row.department, stance, words: row.words, at: db.stamp(row.at) };
        Ok(Given { request: OpinionRequestId(row.request_id), opinion })
    };
    rows.into_iter().map(given).collect()
}

/// All that were given on an idea.
pub async fn on_idea(db: &Reader, idea: IdeaId) -> Result<Vec<Given>, Failure> {
    given(db, &format!("{GIVEN} WHERE o.idea_id = $1"), values![idea.0]).await
}

/// The one that a person gave.
pub async fn of_person(db: &Reader, idea: IdeaId, person: PersonId) -> Result<Option<Given>, Failure> {
    let found = given(db, &format!("{GIVEN} WHERE o.idea_id = $1 AND o.person_id = $2"), values![idea.0, person.0]).await?;
    Ok(found.into_iter().next())
}

/// Whether a person gave one.
pub async fn has_given(on: &impl Connection, idea: IdeaId, person: PersonId) -> Result<bool, Failure> {
    let sql = "SELECT COUNT(*) AS n FROM opinion WHERE idea_id = $1 AND person_id = $2";
    Ok(count(on, sql, values![idea.0, person.0]).await? > 0)
}

/// What the jury reads of an idea: whoever took a seat since says it on a card.
pub async fn for_the_jury(db: &Reader, idea: IdeaId) -> Result<Vec<Opinion>, Failure> {
    let found =
        given(db, &format!("{GIVEN} WHERE o.idea_id = $1 AND (i.name_hidden OR {NO_AUTHOR}) AND {NO_ORGANISER}"), values![idea.0]).await?;
    Ok(found.into_iter().map(|given| given.opinion).collect())
}

/// How many people of each department support an idea, whatever votes they gave it.
pub async fn supporters(on: &impl Connection, challenge: ChallengeId, idea: IdeaId) -> Result<Vec<(Option<String>, i64)>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        name: Option<String>,
        n: i64,
    }
    let of = |table: &str| format!("SELECT v.voter_id FROM {table} v WHERE v.challenge_id = $1 AND v.idea_id = $2");
    let sql = format!(
        "SELECT d.name, COUNT(*) AS n FROM ({} UNION {}) AS x JOIN person p ON p.id = x.voter_id \
         LEFT JOIN department d ON d.id = p.department_id GROUP BY d.id, d.name",
        of("support"),
        of("budget_vote")
    );
    let rows: Vec<Row> = all(on, &sql, values![challenge.0, idea.0]).await?;
    Ok(rows.into_iter().map(|r| (r.name, r.n)).collect())
}

/// Ideas that a person is to say something of, what was asked last first.
pub async fn waiting_for(on: &impl Connection, person: PersonId, most: i64) -> Result<Vec<(IdeaId, String)>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        title: String,
    }
    let mut bound = Bound::default();
    let (who, most) = (bound.bind(person.0), bound.bind(most));
    let sql = format!(
        "SELECT i.id, i.title FROM opinion_request r JOIN idea i ON i.id = r.idea_id JOIN person p ON p.id = {who} \
         WHERE (r.person_id = p.id OR r.department_id = p.department_id) AND i.stage IN ('open', 'shortlisted') AND i.round_id IS NULL \
         AND NOT EXISTS (SELECT 1 FROM opinion o WHERE o.idea_id = i.id AND o.person_id = p.id) \
         AND NOT EXISTS (SELECT 1 FROM opinion_request x WHERE x.idea_id = i.id AND x.person_id = p.id AND x.declined_at IS NOT NULL) \
         AND {} GROUP BY i.id, i.title ORDER BY MAX(r.asked_at) DESC, i.id LIMIT {most}",
        may_advise()
    );
    let rows: Vec<Row> = all(on, &sql, bound.0).await?;
    Ok(rows.into_iter().map(|r| (IdeaId(r.id), r.title)).collect())
}
