//! What surrounds a challenge on its page: prizes, hosts, panel, who may take part, and how it ended.
use crate::{
    Failure,
    store::{Connection, Tx, all, count, entity, exec, insert, one, people::NamedRow, values},
};
use domain::{
    Cents, ChallengeId, DepartmentId, Language, Moment, PersonId, PrizeId, SiteId,
    challenges::{HostChoice, PrizeLine},
    people::PersonRef,
};
use sea_orm::FromQueryResult;
use uuid::Uuid;

#[derive(FromQueryResult)]
struct PrizeRow {
    id: Uuid,
    place: i64,
    label: String,
    value_cents: Option<i64>,
    quantity: i64,
}

pub async fn prizes(on: &impl Connection, challenge: ChallengeId) -> Result<Vec<PrizeLine>, Failure> {
    let sql = "SELECT id, place, label, value_cents, quantity FROM prize WHERE challenge_id = $1 ORDER BY place, label, id";
    let rows: Vec<PrizeRow> = all(on, sql, values![challenge.0]).await?;
    let line =
        |r: PrizeRow| PrizeLine { id: PrizeId(r.id), rank: r.place, label: r.label, value: r.value_cents.map(Cents), quantity: r.quantity };
    Ok(rows.into_iter().map(line).collect())
}

pub async fn hosts(on: &impl Connection, challenge: ChallengeId) -> Result<Vec<PersonRef>, Failure> {
    let sql = "SELECT p.id, p.name FROM challenge_host h JOIN person p ON p.id = h.person_id WHERE h.challenge_id = $1 AND p.is_active ORDER BY p.folded, p.id";
    let rows: Vec<NamedRow> = all(on, sql, values![challenge.0]).await?;
    Ok(rows.into_iter().map(PersonRef::from).collect())
}

/// Who may host a challenge: whoever has the role or is named already, with an open account, and has no entry in it where it
/// is a dated one.
pub async fn host_choices(on: &impl Connection, challenge: ChallengeId) -> Result<Vec<HostChoice>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        name: String,
        named: i64,
    }
    let sql = "SELECT p.id, p.name, (SELECT COUNT(*) FROM challenge_host h WHERE h.challenge_id = $1 AND h.person_id = p.id) AS named \
        FROM person p WHERE p.is_active AND (p.is_host OR p.id IN (SELECT h.person_id FROM challenge_host h WHERE h.challenge_id = $1)) \
        AND NOT EXISTS (SELECT 1 FROM idea_author a JOIN idea i ON i.id = a.idea_id JOIN challenge c ON c.id = i.challenge_id \
        WHERE a.person_id = p.id AND c.id = $1 AND NOT c.standing AND NOT i.name_hidden AND i.stage NOT IN ('draft', 'withdrawn')) \
        ORDER BY p.folded, p.id";
    let rows: Vec<Row> = all(on, sql, values![challenge.0]).await?;
    Ok(rows.into_iter().map(|r| HostChoice { id: PersonId(r.id), name: r.name, named: r.named > 0 }).collect())
}

/// How many of a challenge's hosts still have an open account and the role; of a standing one, how many of the company's.
pub async fn hosts_left(on: &impl Connection, challenge: ChallengeId) -> Result<i64, Failure> {
    let sql = "SELECT COUNT(*) AS n FROM person p WHERE p.is_active AND p.is_host AND (p.id IN (SELECT h.person_id FROM challenge_host h \
        WHERE h.challenge_id = $1) OR EXISTS (SELECT 1 FROM challenge c WHERE c.id = $1 AND c.standing))";
    count(on, sql, values![challenge.0]).await
}

pub async fn put_host(tx: &Tx, challenge: ChallengeId, host: PersonId) -> Result<(), Failure> {
    insert(tx, entity::challenge_host::Model { challenge_id: challenge.0, person_id: host.0 }).await
}

pub async fn remove_host(tx: &Tx, challenge: ChallengeId, host: PersonId) -> Result<(), Failure> {
    let sql = "DELETE FROM challenge_host WHERE challenge_id = $1 AND person_id = $2";
    exec(tx, sql, values![challenge.0, host.0]).await.map(|_| ())
}

/// Everybody who judges, the chair first, then the deputy.
pub async fn panel(on: &impl Connection, challenge: ChallengeId) -> Result<Vec<PersonRef>, Failure> {
    let sql = "SELECT p.id, p.name FROM seat s JOIN person p ON p.id = s.juror_id JOIN challenge c ON c.id = s.challenge_id \
        WHERE s.challenge_id = $1 ORDER BY CASE WHEN p.id = c.chair_id THEN 0 WHEN p.id = c.deputy_id THEN 1 ELSE 2 END, p.folded, p.id";
    let rows: Vec<NamedRow> = all(on, sql, values![challenge.0]).await?;
    Ok(rows.into_iter().map(PersonRef::from).collect())
}

/// The names of departments and of sites that may take part; everyone, where empty.
pub async fn eligible(on: &impl Connection, challenge: ChallengeId) -> Result<(Vec<String>, Vec<String>), Failure> {
    #[derive(FromQueryResult)]
    struct Name {
        name: String,
    }
    let names = async |kind: &str| {
        let sql = format!(
            "SELECT t.name FROM challenge_{kind} e JOIN {kind} t ON t.id = e.{kind}_id WHERE e.challenge_id = $1 ORDER BY t.folded, t.id"
        );
        let rows: Vec<Name> = all(on, &sql, values![challenge.0]).await?;
        Ok::<_, Failure>(rows.into_iter().map(|r| r.name).collect::<Vec<_>>())
    };
    Ok((names("department").await?, names("site").await?))
}

/// The language the company writes in.
pub async fn company_language(on: &impl Connection) -> Result<Language, Failure> {
    let company = crate::store::admin::company(on).await?;
    Ok(company.and_then(|c| c.language.parse().ok()).unwrap_or_default())
}

/// Whether all of these departments and sites exist.
pub async fn are_places(on: &impl Connection, departments: &[DepartmentId], sites: &[SiteId]) -> Result<(bool, bool), Failure> {
    let mut known = (true, true);
    for department in departments {
        known.0 &= count(on, "SELECT COUNT(*) AS n FROM department WHERE id = $1", values![department.0]).await? == 1;
    }
    for site in sites {
        known.1 &= count(on, "SELECT COUNT(*) AS n FROM site WHERE id = $1", values![site.0]).await? == 1;
    }
    Ok(known)
}

/// How a challenge ended, if it did.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Ending {
    pub title: String,
    pub published_at: Option<i64>,
    pub cancelled_reason: Option<String>,
}

pub async fn ending(on: &impl Connection, challenge: ChallengeId) -> Result<Option<Ending>, Failure> {
    one(on, "SELECT title, published_at, cancelled_reason FROM challenge WHERE id = $1", values![challenge.0]).await
}

pub async fn cancel(tx: &Tx, challenge: ChallengeId, reason: &str, now: Moment) -> Result<(), Failure> {
    let sql = "UPDATE challenge SET cancelled_at = $2, cancelled_reason = $3 WHERE id = $1";
    exec(tx, sql, values![challenge.0, now.0, reason]).await?;
    // Its round, if one runs, scores no more.
    let sql = "UPDATE round SET closed_at = $2 WHERE challenge_id = $1 AND closed_at IS NULL AND published_at IS NULL";
    exec(tx, sql, values![challenge.0, now.0]).await.map(|_| ())
}
