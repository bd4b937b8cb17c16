//! Who was asked to be a co-author, who became one, who left.
use crate::{
    Failure,
    store::{Connection, Reader, Tx, all, exec, one, opinions, people::NamedRow, values, votes},
};
use domain::{
    DepartmentId, IdeaId, Moment, PersonId, Problem, SiteId,
    challenges::Voting,
    ideas::{Candidate, Colleague, IdeaFacts, SUGGESTED},
    people::PersonRef,
    text,
};
use sea_orm::FromQueryResult;
use uuid::Uuid;

#[derive(FromQueryResult)]
struct CandidateRow {
    id: Uuid,
    department_id: Option<Uuid>,
    site_id: Option<Uuid>,
}

/// The colleagues with an open account whom a name or a mail address means, two at most.
async fn meant_by(on: &impl Connection, typed: &str) -> Result<Vec<Candidate>, Failure> {
    let typed = typed.trim();
    let (column, wanted) = if typed.contains('@') { ("email", typed.to_lowercase()) } else { ("folded", text::fold(typed)) };
    let sql = format!("SELECT id, department_id, site_id FROM person WHERE is_active AND {column} = $1 ORDER BY id LIMIT 2");
    let rows: Vec<CandidateRow> = all(on, &sql, values![wanted]).await?;
    let candidate =
        |r: CandidateRow| Candidate { person: PersonId(r.id), department: r.department_id.map(DepartmentId), site: r.site_id.map(SiteId) };
    Ok(rows.into_iter().map(candidate).collect())
}

/// The one colleague whom a name or a mail address means, or why nobody is meant.
pub async fn colleague(on: &impl Connection, typed: &str) -> Result<Result<Candidate, Problem>, Failure> {
    if typed.trim().is_empty() {
        return Ok(Err(Problem::Required));
    }
    let mut meant = meant_by(on, typed).await?;
    Ok(match (meant.pop(), meant.is_empty()) {
        (Some(who), true) => Ok(who),
        (Some(_), false) => Err(Problem::SeveralColleagues),
        (None, _) => Err(Problem::NoColleague),
    })
}

/// Colleagues whose name holds each of these words, without the asker.
pub async fn colleagues_named(db: &Reader, asker: PersonId, typed: &str) -> Result<Vec<Colleague>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        name: String,
        department: Option<String>,
    }
    let mut bound = crate::store::Bound(values![asker.0, SUGGESTED as i64]);
    let words: Vec<String> = text::fold(typed).split_whitespace().map(str::to_owned).collect();
    if words.is_empty() {
        return Ok(vec![]);
    }
    let each = words.iter().map(|word| {
        let like = bound.bind(format!("%{}%", word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")));
        format!("p.folded LIKE {like} ESCAPE '\\'")
    });
    let sql = format!(
        "SELECT p.name, d.name AS department FROM person p LEFT JOIN department d ON d.id = p.department_id \
         WHERE p.is_active AND p.id <> $1 AND {} ORDER BY p.folded, p.id LIMIT $2",
        each.collect::<Vec<_>>().join(" AND ")
    );
    let rows: Vec<Row> = all(db, &sql, bound.0).await?;
    Ok(rows.into_iter().map(|r| Colleague { name: r.name, department: r.department }).collect())
}

/// Those who were asked and have not answered, by name.
pub async fn invited(on: &impl Connection, idea: IdeaId) -> Result<Vec<PersonRef>, Failure> {
    let sql = "SELECT p.id, p.name FROM co_author_invitation v JOIN person p ON p.id = v.person_id WHERE v.idea_id = $1 \
        ORDER BY p.folded, p.id";
    let rows: Vec<NamedRow> = all(on, sql, values![idea.0]).await?;
    Ok(rows.into_iter().map(PersonRef::from).collect())
}

/// Who asked a person.
pub async fn asked_by(on: &impl Connection, idea: IdeaId, person: PersonId) -> Result<Option<PersonRef>, Failure> {
    let sql =
        "SELECT p.id, p.name FROM co_author_invitation v JOIN person p ON p.id = v.invited_by WHERE v.idea_id = $1 AND v.person_id = $2";
    let row: Option<NamedRow> = one(on, sql, values![idea.0, person.0]).await?;
    Ok(row.map(PersonRef::from))
}

pub async fn invite(tx: &Tx, idea: IdeaId, person: PersonId, by: PersonId, now: Moment) -> Result<(), Failure> {
    let sql = "INSERT INTO co_author_invitation (idea_id, person_id, invited_by, at) VALUES ($1, $2, $3, $4)";
    exec(tx, sql, values![idea.0, person.0, by.0, now.0]).await.map(|_| ())
}

/// Asked no longer; whether there was a question.
pub async fn uninvite(tx: &Tx, idea: IdeaId, person: PersonId) -> Result<bool, Failure> {
    let sql = "DELETE FROM co_author_invitation WHERE idea_id = $1 AND person_id = $2";
    Ok(exec(tx, sql, values![idea.0, person.0]).await? > 0)
}

/// The last of its authors from now on. Nobody supports or follows their own idea, or gives an opinion on it: how many votes that
/// takes back.
pub async fn join(tx: &Tx, idea: &IdeaFacts, person: PersonId, now: Moment) -> Result<i64, Failure> {
    let sql = "INSERT INTO idea_author (idea_id, person_id, place, since) \
        SELECT $1, $2, MAX(a.place) + 1, $3 FROM idea_author a WHERE a.idea_id = $1";
    exec(tx, sql, values![idea.id.0, person.0, now.0]).await?;
    opinions::forget_authors(tx, idea.id).await?;
    super::set_follow(tx, idea.id, person, false, now).await?;
    let change = match idea.challenge.voting {
        Voting::Simple | Voting::JuryOnly => votes::set_simple(tx, idea.challenge.id, idea.id, person, false, now).await?,
        Voting::Votes { .. } => votes::take_back(tx, idea.challenge.id, idea.id, person, 0).await?,
    };
    votes::add_up(tx, idea.id, change).await?;
    Ok(-change)
}

/// No author any more; the next one is the first where the first left.
pub async fn leave(tx: &Tx, idea: IdeaId, person: PersonId) -> Result<(), Failure> {
    exec(tx, "DELETE FROM idea_author WHERE idea_id = $1 AND person_id = $2", values![idea.0, person.0]).await?;
    let sql = "UPDATE idea SET author_id = (SELECT a.person_id FROM idea_author a WHERE a.idea_id = $1 ORDER BY a.place LIMIT 1) \
        WHERE id = $1 AND author_id = $2";
    exec(tx, sql, values![idea.0, person.0]).await.map(|_| ())
}

/// Ideas a person was asked to be a co-author of, the last first.
pub async fn invitations(on: &impl Connection, person: PersonId, most: i64) -> Result<Vec<(IdeaId, String)>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        title: String,
    }
    let sql = "SELECT i.id, i.title FROM co_author_invitation v JOIN idea i ON i.id = v.idea_id \
        WHERE v.person_id = $1 AND i.stage IN ('draft', 'submitted', 'returned', 'open') ORDER BY v.at DESC, i.id LIMIT $2";
    let rows: Vec<Row> = all(on, sql, values![person.0, most]).await?;
    Ok(rows.into_iter().map(|r| (IdeaId(r.id), r.title)).collect())
}
