//! The admin's lists of people and invitations: their SQL.
use super::{Connection, Reader, all, one, values};
use crate::Failure;
use domain::{
    DepartmentId, InvitationId, Moment, PersonId, SiteId,
    people::{InvitationRow, PersonRef, PersonRow},
};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// How many people a page of the list holds.
const PAGE: usize = 50;

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    name: String,
    folded: String,
    email: Option<String>,
    department_id: Option<Uuid>,
    department: Option<String>,
    site_id: Option<Uuid>,
    site: Option<String>,
    manager_id: Option<Uuid>,
    manager: Option<String>,
    is_admin: bool,
    is_host: bool,
    is_active: bool,
}

/// People by name whose folded name or address contains `search`, after a cursor; and the next cursor.
pub async fn page(on: &impl Connection, search: &str, after: &str) -> Result<(Vec<PersonRow>, Option<String>), Failure> {
    let (after_name, after_id) = after.rsplit_once('_').unwrap_or_default();
    let after_id = after_id.parse().unwrap_or(Uuid::nil());
    let sql = "SELECT p.id, p.name, p.folded, p.email, p.department_id, d.name AS department, p.site_id, s.name AS site, \
        m.id AS manager_id, m.name AS manager, p.is_admin, p.is_host, p.is_active FROM person p \
        LEFT JOIN department d ON d.id = p.department_id LEFT JOIN site s ON s.id = p.site_id LEFT JOIN person m ON m.id = p.manager_id \
        WHERE (p.folded LIKE $1 OR p.email LIKE $1) AND (p.folded > $2 OR (p.folded = $2 AND p.id > $3)) \
        ORDER BY p.folded, p.id LIMIT $4";
    let like = format!("%{}%", search.replace(['%', '_'], ""));
    let mut rows: Vec<Row> = all(on, sql, values![like, after_name, after_id, PAGE as i64 + 1]).await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| more).map(|r| format!("{}_{}", r.folded, r.id));
    let row = |r: Row| PersonRow {
        id: PersonId(r.id),
        name: r.name,
        email: r.email,
        department: r.department_id.map(DepartmentId),
        department_name: r.department,
        site: r.site_id.map(SiteId),
        site_name: r.site,
        manager: r.manager_id.zip(r.manager).map(|(id, name)| PersonRef { id: PersonId(id), name }),
        admin: r.is_admin,
        host: r.is_host,
        active: r.is_active,
    };
    Ok((rows.into_iter().map(row).collect(), next))
}

/// Invitations that can still be accepted, those that end last first.
pub async fn open_invitations(db: &Reader, now: Moment) -> Result<Vec<InvitationRow>, Failure> {
    #[derive(FromQueryResult)]
    struct Open {
        id: Uuid,
        email: Option<String>,
        domains: String,
        ends_at: i64,
    }
    let sql =
        "SELECT id, email, domains, ends_at FROM invitation WHERE used_at IS NULL AND ends_at > $1 ORDER BY ends_at DESC, id LIMIT 200";
    let rows: Vec<Open> = all(db, sql, values![now.0]).await?;
    let row = |r: Open| InvitationRow {
        id: InvitationId(r.id),
        email: r.email,
        domains: r.domains.split_whitespace().map(str::to_owned).collect(),
        ends: db.stamp(r.ends_at),
    };
    Ok(rows.into_iter().map(row).collect())
}

/// Whether somebody is admin, and host.
pub async fn roles(on: &impl Connection, person: PersonId) -> Result<Option<(bool, bool)>, Failure> {
    #[derive(FromQueryResult)]
    struct Roles {
        is_admin: bool,
        is_host: bool,
    }
    let row: Option<Roles> = one(on, "SELECT is_admin, is_host FROM person WHERE id = $1", values![person.0]).await?;
    Ok(row.map(|r| (r.is_admin, r.is_host)))
}

/// Somebody's manager, in the company or gone.
pub async fn manager_of(on: &impl Connection, person: PersonId) -> Result<Option<(PersonId, String)>, Failure> {
    #[derive(FromQueryResult)]
    struct Above {
        id: Uuid,
        name: String,
    }
    let sql = "SELECT m.id, m.name FROM person p JOIN person m ON m.id = p.manager_id WHERE p.id = $1";
    let row: Option<Above> = one(on, sql, values![person.0]).await?;
    Ok(row.map(|m| (PersonId(m.id), m.name)))
}

/// The people an address or a full name means.
pub async fn named(on: &impl Connection, typed: &str) -> Result<Vec<PersonId>, Failure> {
    #[derive(FromQueryResult)]
    struct Found {
        id: Uuid,
    }
    let sql = "SELECT id FROM person WHERE is_active AND (email = $1 OR folded = $2) ORDER BY id LIMIT 2";
    let rows: Vec<Found> = all(on, sql, values![typed.to_lowercase(), domain::text::fold(typed)]).await?;
    Ok(rows.into_iter().map(|r| PersonId(r.id)).collect())
}
