//! People, sessions, invitations, attempts: their SQL.
use super::{Connection, Tx, all, count, exec, one, values};
use crate::Failure;
use domain::{
    DepartmentId, Language, Member, Moment, PersonId, SessionId, SiteId,
    people::{DemoPerson, PersonRef, Place, Places, SessionRow},
};
use sea_orm::FromQueryResult;
use uuid::Uuid;

pub use super::people_lists::{manager_of, named, open_invitations, page, roles};

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

impl MemberRow {
    fn member(self) -> Member {
        Member {
            person: PersonId(self.id),
            session: SessionId(self.session_id),
            name: self.name,
            department: self.department_id.map(DepartmentId),
            site: self.site_id.map(SiteId),
            admin: self.is_admin,
            host: self.is_host,
            language: self.language.parse().unwrap_or_default(),
        }
    }
}

/// Who holds a session token, and when they were last seen; nobody for an ended session or a closed account.
pub async fn holder(on: &impl Connection, token_hash: Vec<u8>, now: Moment) -> Result<Option<(Member, Moment)>, Failure> {
    let sql = "SELECT s.id AS session_id, s.seen_at, p.id, p.name, p.department_id, p.site_id, p.is_admin, p.is_host, p.language \
        FROM session s JOIN person p ON p.id = s.person_id WHERE s.token_hash = $1 AND s.ends_at > $2 AND p.is_active";
    let row: Option<MemberRow> = one(on, sql, values![token_hash, now.0]).await?;
    Ok(row.map(|row| {
        let seen = Moment(row.seen_at);
        (row.member(), seen)
    }))
}

/// Somebody with an open account as the rules see them, who need not be signed in.
pub async fn member(on: &impl Connection, person: PersonId) -> Result<Option<Member>, Failure> {
    let sql = "SELECT id, id AS session_id, created_at AS seen_at, name, department_id, site_id, is_admin, is_host, language FROM person \
        WHERE id = $1 AND is_active";
    let row: Option<MemberRow> = one(on, sql, values![person.0]).await?;
    Ok(row.map(|row| Member { session: SessionId(Uuid::nil()), ..row.member() }))
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

/// A new person: an employee with an open account, and nothing said yet.
pub fn newcomer(id: PersonId, name: &str, email: Option<String>, language: Language, now: Moment) -> super::entity::person::Model {
    super::entity::person::Model {
        id: id.0,
        name: name.into(),
        folded: domain::text::fold(name),
        email,
        password_hash: None,
        title: String::new(),
        about: String::new(),
        department_id: None,
        site_id: None,
        manager_id: None,
        language: language.code().into(),
        is_admin: false,
        is_host: false,
        is_active: true,
        ranked: None,
        demo_card: None,
        created_at: now.0,
    }
}

/// Whose unused reset link this is.
pub async fn reset_of(on: &impl Connection, token_hash: Vec<u8>, now: Moment) -> Result<Option<PersonId>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        person_id: Uuid,
    }
    let sql = "SELECT person_id FROM password_reset WHERE token_hash = $1 AND used_at IS NULL AND ends_at > $2";
    let row: Option<Row> = one(on, sql, values![token_hash, now.0]).await?;
    Ok(row.map(|r| PersonId(r.person_id)))
}

/// Whether an address has an account, open or closed.
pub async fn has_account(on: &impl Connection, email: &str) -> Result<bool, Failure> {
    Ok(count(on, "SELECT COUNT(*) AS n FROM person WHERE email = $1", values![email]).await? > 0)
}

/// An invitation that can still be accepted.
pub struct InvitationFacts {
    pub id: Uuid,
    pub email: Option<String>,
    pub domains: Vec<String>,
    pub department: Option<Uuid>,
    pub site: Option<Uuid>,
    pub invited_by: Uuid,
    pub ends_at: i64,
}

pub async fn invitation(on: &impl Connection, token_hash: Vec<u8>, now: Moment) -> Result<Option<InvitationFacts>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        email: Option<String>,
        domains: String,
        department_id: Option<Uuid>,
        site_id: Option<Uuid>,
        invited_by: Uuid,
        ends_at: i64,
    }
    let sql = "SELECT id, email, domains, department_id, site_id, invited_by, ends_at FROM invitation WHERE token_hash = $1 AND used_at IS NULL AND ends_at > $2";
    let row: Option<Row> = one(on, sql, values![token_hash, now.0]).await?;
    Ok(row.map(|r| InvitationFacts {
        id: r.id,
        email: r.email,
        domains: r.domains.split_whitespace().map(str::to_owned).collect(),
        invited_by: r.invited_by,
        ends_at: r.ends_at,
        department: r.department_id,
        site: r.site_id,
    }))
}

#[derive(FromQueryResult)]
pub struct Frame {
    pub company: String,
    pub unread: i64,
    pub juror: bool,
}

/// What every page's frame shows of its reader, in one statement.
pub async fn frame(on: &impl Connection, person: PersonId) -> Result<Frame, Failure> {
    let sql = "SELECT c.name AS company, (SELECT COUNT(*) FROM notice n WHERE n.person_id = $1 AND n.read_at IS NULL) AS unread, \
        EXISTS (SELECT 1 FROM seat s WHERE s.juror_id = $1) AS juror FROM company c WHERE c.id = 1";
    one(on, sql, values![person.0]).await?.ok_or(Failure::NotFound)
}

/// The persons of the demo one can step into, in the order they were loaded.
pub async fn demo_cards(on: &impl Connection) -> Result<Vec<DemoPerson>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        name: String,
        demo_card: String,
    }
    let sql = "SELECT id, name, demo_card FROM person WHERE demo_card IS NOT NULL ORDER BY demo_card";
    let rows: Vec<Row> = all(on, sql, vec![]).await?;
    let card = |r: Row| {
        let who = r.demo_card.split_once(' ').map(|(_, who)| who.to_owned()).unwrap_or_default();
        DemoPerson { person: PersonId(r.id), name: r.name, who }
    };
    Ok(rows.into_iter().map(card).collect())
}

#[derive(FromQueryResult)]
pub struct ProfileRow {
    pub name: String,
    pub title: String,
    pub about: String,
    pub email: Option<String>,
    pub language: String,
    pub department: Option<String>,
    pub site: Option<String>,
    pub manager_id: Option<Uuid>,
    pub manager_name: Option<String>,
    pub is_active: bool,
    pub ranked: Option<bool>,
    pub points: i64,
}

pub async fn profile(on: &impl Connection, person: PersonId) -> Result<Option<ProfileRow>, Failure> {
    let sql = "SELECT p.name, p.title, p.about, p.email, p.language, d.name AS department, s.name AS site, m.id AS manager_id, \
        m.name AS manager_name, p.is_active, p.ranked, \
        COALESCE((SELECT points FROM standing WHERE period = 'all' AND person_id = p.id), 0) AS points \
        FROM person p LEFT JOIN department d ON d.id = p.department_id LEFT JOIN site s ON s.id = p.site_id \
        LEFT JOIN person m ON m.id = p.manager_id WHERE p.id = $1";
    one(on, sql, values![person.0]).await
}

/// The kinds of mail somebody switched off.
pub async fn mails_off(on: &impl Connection, person: PersonId) -> Result<Vec<String>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        kind: String,
    }
    let rows: Vec<Row> =
        all(on, "SELECT kind FROM mail_choice WHERE person_id = $1 AND NOT wanted ORDER BY kind", values![person.0]).await?;
    Ok(rows.into_iter().map(|r| r.kind).collect())
}

/// Somebody's sessions that have not ended, the latest seen first.
pub async fn sessions(db: &super::Reader, person: PersonId, this: SessionId, now: Moment) -> Result<Vec<SessionRow>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        device: String,
        issued: bool,
        created_at: i64,
        seen_at: i64,
    }
    let sql = "SELECT id, device, issued, created_at, seen_at FROM session WHERE person_id = $1 AND ends_at > $2 ORDER BY seen_at DESC, id LIMIT 50";
    let rows: Vec<Row> = all(db, sql, values![person.0, now.0]).await?;
    let row = |r: Row| SessionRow {
        id: SessionId(r.id),
        device: r.device,
        since: db.stamp(r.created_at),
        seen: db.stamp(r.seen_at),
        this_one: r.id == this.0,
        issued: r.issued,
    };
    Ok(rows.into_iter().map(row).collect())
}
