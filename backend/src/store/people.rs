//! People, sessions, invitations, attempts: their SQL.
use super::{Connection, Tx, all, count, exec, one, values};
use crate::Failure;
use domain::{Actor, DepartmentId, Language, Member, Moment, PersonId, SessionId, SiteId, people::{PersonRef, Place, Places}};
use sea_orm::FromQueryResult;
use uuid::Uuid;

#[derive(FromQueryResult)]
struct MemberRow {
    session_id: Uuid,
    seen_at: i64,
    id: Uuid,
    name: String,
    department_id: Option<Uuid>,
    site_id: Option<Uuid>,
    is_admin: bool,
    is_host: bool,
    language: String,
}

/// Who holds a session token, and when they were last seen; nobody for an ended session or a closed account.
pub async fn holder(on: &impl Connection, token_hash: Vec<u8>, now: Moment) -> Result<Option<(Member, Moment)>, Failure> {
    let sql = "SELECT s.id AS session_id, s.seen_at, p.id, p.name, p.department_id, p.site_id, p.is_admin, p.is_host, p.language \
        FROM session s JOIN person p ON p.id = s.person_id WHERE s.token_hash = $1 AND s.ends_at > $2 AND p.is_active";
    let row: Option<MemberRow> = one(on, sql, values![token_hash, now.0]).await?;
    Ok(row.map(|r| {
        let member = Member {
            person: PersonId(r.id),
            session: SessionId(r.session_id),
            name: r.name,
            department: r.department_id.map(DepartmentId),
            site: r.site_id.map(SiteId),
            admin: r.is_admin,
            host: r.is_host,
            language: r.language.parse().unwrap_or_default(),
        };
        (member, Moment(r.seen_at))
    }))
}

#[derive(FromQueryResult)]
pub struct Login {
    pub id: Uuid,
    pub name: String,
    pub password_hash: Option<String>,
    pub email: Option<String>,
}

/// Somebody with an open account, by their address.
pub async fn login_by_email(on: &impl Connection, email: &str) -> Result<Option<Login>, Failure> {
    one(on, "SELECT id, name, password_hash, email FROM person WHERE email = $1 AND is_active", values![email]).await
}

pub async fn login(on: &impl Connection, person: PersonId) -> Result<Option<Login>, Failure> {
    one(on, "SELECT id, name, password_hash, email FROM person WHERE id = $1 AND is_active", values![person.0]).await
}

/// How often something was tried under a key since a moment.
pub async fn attempts(on: &impl Connection, key_hash: Vec<u8>, since: Moment) -> Result<i64, Failure> {
    count(on, "SELECT COUNT(*) AS n FROM attempt WHERE key_hash = $1 AND at > $2", values![key_hash, since.0]).await
}

pub async fn end_sessions(tx: &Tx, person: PersonId, except: Option<SessionId>) -> Result<u64, Failure> {
    let except = except.map_or(Uuid::nil(), |s| s.0);
    exec(tx, "DELETE FROM session WHERE person_id = $1 AND id <> $2", values![person.0, except]).await
}

#[derive(FromQueryResult)]
pub struct NamedRow {
    pub id: Uuid,
    pub name: String,
}

impl From<NamedRow> for PersonRef {
    fn from(row: NamedRow) -> Self {
        Self { id: PersonId(row.id), name: row.name }
    }
}

/// Everybody with an open account, by name.
pub async fn colleagues(on: &impl Connection) -> Result<Vec<PersonRef>, Failure> {
    let rows: Vec<NamedRow> = all(on, "SELECT id, name FROM person WHERE is_active ORDER BY folded, id", vec![]).await?;
    Ok(rows.into_iter().map(PersonRef::from).collect())
}

#[derive(FromQueryResult)]
struct PlaceRow {
    id: Uuid,
    name: String,
    people: i64,
}

pub async fn places(on: &impl Connection) -> Result<Places, Failure> {
    let sql = |table: &str| {
        format!(
            "SELECT t.id, t.name, (SELECT COUNT(*) FROM person p WHERE p.{table}_id = t.id AND p.is_active) AS people FROM {table} t ORDER BY t.folded"
        )
    };
    let departments: Vec<PlaceRow> = all(on, &sql("department"), vec![]).await?;
    let sites: Vec<PlaceRow> = all(on, &sql("site"), vec![]).await?;
    Ok(Places {
        departments: departments.into_iter().map(|r| Place { id: DepartmentId(r.id), name: r.name, people: r.people }).collect(),
        sites: sites.into_iter().map(|r| Place { id: SiteId(r.id), name: r.name, people: r.people }).collect(),
    })
}

/// The reader's language, for mails.
pub async fn language(on: &impl Connection, person: PersonId) -> Result<Language, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        language: String,
    }
    let row: Option<Row> = one(on, "SELECT language FROM person WHERE id = $1", values![person.0]).await?;
    Ok(row.and_then(|r| r.language.parse().ok()).unwrap_or_default())
}

/// Whether the actor, if any, sits on a panel.
pub async fn sits(on: &impl Connection, actor: &Actor) -> Result<bool, Failure> {
    let Some(person) = actor.person() else { return Ok(false) };
    Ok(count(on, "SELECT COUNT(*) AS n FROM (SELECT 1 FROM seat WHERE juror_id = $1 LIMIT 1) AS one_seat", values![person.0]).await? > 0)
}
