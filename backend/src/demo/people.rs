//! The company, its places and its people.
use super::{Cast, files::Demo, timeline::Timeline};
use crate::{
    Backend, Command, Failure,
    store::{self, Tx, entity, values},
};
use async_trait::async_trait;
use domain::{
    Actor, DepartmentId, Event, Language, Member, Moment, PersonId, Refusal, SessionId, SiteId, credit::ChooseRanking, text, time::DAY,
};
use std::{collections::HashMap, sync::Arc};
use uuid::Uuid;

/// Founds the company with everybody in it, a year before the loading.
pub async fn load(backend: &Backend, demo: &Demo, now: Moment) -> Result<Cast, Failure> {
    let found = Found(Arc::new(rows(demo)?));
    let people = backend.system().offset_by(-365 * DAY).run(found).await?;
    Ok(Cast { people, now })
}

/// What is inserted, without identifiers yet.
struct Rows {
    company: String,
    zone: String,
    departments: Vec<String>,
    sites: Vec<String>,
    people: Vec<Row>,
}

struct Row {
    key: String,
    name: String,
    title: String,
    about: String,
    department: String,
    site: String,
    manager: Option<String>,
    language: Language,
    host: bool,
    admin: bool,
    card: Option<String>,
}

fn rows(demo: &Demo) -> Result<Rows, Failure> {
    let mut cards = 0;
    let mut people = Vec::new();
    for p in &demo.people {
        let card = p.step_in.as_ref().map(|who| {
            cards += 1;
            format!("{cards} {who}")
        });
        people.push(Row {
            key: p.key.clone(),
            name: p.name.clone(),
            title: p.title.clone(),
            about: p.about.clone(),
            department: p.department.clone(),
            site: p.site.clone(),
            manager: p.manager.clone(),
            language: p.language.parse().unwrap_or_default(),
            host: p.roles.iter().any(|r| r == "host"),
            admin: p.roles.iter().any(|r| r == "admin"),
            card,
        });
    }
    let company = &demo.company;
    let departments = company.departments.iter().map(|d| d.name.clone()).collect();
    Ok(Rows { company: company.name.clone(), zone: company.zone.clone(), departments, sites: company.sites.clone(), people })
}

#[derive(Clone)]
struct Found(Arc<Rows>);

#[async_trait]
impl Command for Found {
    type Facts = ();
    type Outcome = HashMap<String, Actor>;

    async fn gather(&self, _tx: &Tx, _actor: &Actor) -> Result<(), Failure> {
        Ok(())
    }

    fn authorize(&self, actor: &Actor, _facts: &(), _now: Moment) -> Result<(), Refusal> {
        if actor.is_system() { Ok(()) } else { Err(Refusal::OnlyAdmins) }
    }

    async fn apply(self, tx: &Tx, by: &Actor, _facts: (), now: Moment) -> Result<HashMap<String, Actor>, Failure> {
        let rows = &self.0;
        store::admin::put_company(tx, &rows.company, Language::Fr, &rows.zone).await?;
        store::exec(tx, "UPDATE company SET founded_at = $1, demo_loaded_at = $2 WHERE id = 1", values![now.0, now.plus(365 * DAY).0])
            .await?;
        if let Some(zone) = store::admin::named_zone(&rows.zone) {
            tx.backend().set_zone(zone);
        }
        let mut departments = HashMap::new();
        for name in &rows.departments {
            let id: DepartmentId = tx.id(now);
            store::insert(tx, entity::department::Model { id: id.0, name: name.clone(), folded: text::fold(name) }).await?;
            departments.insert(name.clone(), id);
        }
        let mut sites = HashMap::new();
        for name in &rows.sites {
            let id: SiteId = tx.id(now);
            store::insert(tx, entity::site::Model { id: id.0, name: name.clone(), folded: text::fold(name) }).await?;
            sites.insert(name.clone(), id);
        }
        let mut people = HashMap::new();
        for row in &rows.people {
            let (department, site) = (departments.get(&row.department).copied(), sites.get(&row.site).copied());
            let id: PersonId = tx.id(now);
            let person = entity::person::Model {
                title: row.title.clone(),
                about: row.about.clone(),
                department_id: department.map(|d| d.0),
                site_id: site.map(|s| s.0),
                is_admin: row.admin,
                is_host: row.host,
                demo_card: row.card.clone(),
                ..store::people::newcomer(id, &row.name, Some(format!("{}@brisemer.example", row.key)), row.language, now)
            };
            store::insert(tx, person).await?;
            tx.record(Event::PersonJoined { person: id }, by, now).await?;
            let session = SessionId(Uuid::nil());
            let (admin, host, language) = (row.admin, row.host, row.language);
            let member = Member { person: id, session, name: row.name.clone(), department, site, admin, host, language };
            people.insert(row.key.clone(), Actor::Person(member));
        }
        for row in &rows.people {
            let manager = row.manager.as_ref().and_then(|m| people.get(m)).and_then(Actor::person);
            if let (Some(manager), Some(person)) = (manager, people.get(&row.key).and_then(Actor::person)) {
                store::exec(tx, "UPDATE person SET manager_id = $1 WHERE id = $2", values![manager.0, person.0]).await?;
            }
        }
        Ok(people)
    }
}

/// Who said yes or no to the leaderboard, over the last months.
pub fn plan_choices(demo: &Demo, cast: &Cast, timeline: &mut Timeline) -> Result<(), Failure> {
    for (n, person) in demo.people.iter().enumerate() {
        if let Some(ranked) = person.ranked {
            let at = cast.at(-120.0 + n as f64);
            timeline.plan(at, cast.actor(&person.key)?, format!("ranking of {}", person.key), move |ctx, _| {
                Box::pin(async move { ctx.run(ChooseRanking { ranked }).await.map(|_| ()) })
            });
        }
    }
    Ok(())
}

/// What was told more than two days ago has been read.
pub async fn tidy(backend: &Backend) -> Result<(), Failure> {
    backend.system().run(ReadOld).await
}

#[derive(Clone)]
struct ReadOld;

#[async_trait]
impl Command for ReadOld {
    type Facts = ();
    type Outcome = ();

    async fn gather(&self, _tx: &Tx, _actor: &Actor) -> Result<(), Failure> {
        Ok(())
    }

    fn authorize(&self, actor: &Actor, _facts: &(), _now: Moment) -> Result<(), Refusal> {
        if actor.is_system() { Ok(()) } else { Err(Refusal::OnlyOneself) }
    }

    async fn apply(self, tx: &Tx, _by: &Actor, _facts: (), now: Moment) -> Result<(), Failure> {
        let sql = "UPDATE notice SET read_at = at + $1 WHERE read_at IS NULL AND at < $2";
        store::exec(tx, sql, values![DAY, now.plus(-2 * DAY).0]).await.map(|_| ())
    }
}
