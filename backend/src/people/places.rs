//! Departments and sites: added a line each, renamed, removed once nobody is in them.
use crate::{
    Command, Failure, Query,
    store::{self, Reader, Tx, values},
};
use async_trait::async_trait;
use domain::{
    Actor, Event, FieldErrors, Moment, Problem, Refusal,
    people::{AddPlaces, AskPlaces, PlaceKind, Places, RemovePlace, RenamePlace, may_administer},
    text,
};

const LONGEST_PLACE: u32 = 80;

#[async_trait]
impl Query for AskPlaces {
    type Answer = Places;

    async fn answer(self, actor: &Actor, db: &Reader, _now: Moment) -> Result<Places, Failure> {
        actor.member().ok_or(Failure::SignedOut)?;
        store::people::places(db).await
    }
}

fn table(kind: PlaceKind) -> &'static str {
    match kind {
        PlaceKind::Department => "department",
        PlaceKind::Site => "site",
    }
}

#[async_trait]
impl Command for AddPlaces {
    type Facts = ();
    type Outcome = ();

    async fn gather(&self, _tx: &Tx, _actor: &Actor) -> Result<(), Failure> {
        Ok(())
    }

    fn authorize(&self, actor: &Actor, _facts: &(), _now: Moment) -> Result<(), Refusal> {
        may_administer(actor)
    }

    async fn apply(self, tx: &Tx, by: &Actor, _facts: (), now: Moment) -> Result<(), Failure> {
        let lines: Vec<&str> = self.names.lines().filter(|l| !l.trim().is_empty()).collect();
        if lines.is_empty() {
            return Err(FieldErrors::one("names", Problem::Required).into());
        }
        for line in lines {
            let name = text::line(line, LONGEST_PLACE).map_err(|p| FieldErrors::one("names", p))?;
            let sql = format!("INSERT INTO {} (id, name, folded) VALUES ($1, $2, $3) ON CONFLICT (folded) DO NOTHING", table(self.kind));
            let id: uuid::Uuid = tx.id(now);
            store::exec(tx, &sql, values![id, name.clone(), text::fold(&name)]).await?;
        }
        tx.record(Event::CompanyChanged, by, now).await.map(|_| ())
    }
}

#[async_trait]
impl Command for RenamePlace {
    type Facts = ();
    type Outcome = ();

    async fn gather(&self, _tx: &Tx, _actor: &Actor) -> Result<(), Failure> {
        Ok(())
    }

    fn authorize(&self, actor: &Actor, _facts: &(), _now: Moment) -> Result<(), Refusal> {
        may_administer(actor)
    }

    async fn apply(self, tx: &Tx, by: &Actor, _facts: (), now: Moment) -> Result<(), Failure> {
        let name = text::line(&self.name, LONGEST_PLACE).map_err(|p| FieldErrors::one("name", p))?;
        let (table, folded) = (table(self.kind), text::fold(&name));
        let taken = format!("SELECT COUNT(*) AS n FROM {table} WHERE folded = $1 AND id <> $2");
        if store::count(tx, &taken, values![folded.clone(), self.id]).await? > 0 {
            return Err(FieldErrors::one("name", Problem::Taken).into());
        }
        let sql = format!("UPDATE {table} SET name = $1, folded = $2 WHERE id = $3");
        if store::exec(tx, &sql, values![name, folded, self.id]).await? == 0 {
            return Err(Failure::NotFound);
        }
        tx.record(Event::CompanyChanged, by, now).await.map(|_| ())
    }
}

#[async_trait]
impl Command for RemovePlace {
    /// How many people, ideas, challenges and invitations name it.
    type Facts = i64;
    type Outcome = ();

    async fn gather(&self, tx: &Tx, _actor: &Actor) -> Result<i64, Failure> {
        let sql = match self.kind {
            PlaceKind::Department => {
                "SELECT (SELECT COUNT(*) FROM person WHERE department_id = $1) + (SELECT COUNT(*) FROM idea WHERE department_id = $1) \
                 + (SELECT COUNT(*) FROM challenge_department WHERE department_id = $1) \
                 + (SELECT COUNT(*) FROM invitation WHERE department_id = $1) \
                 + (SELECT COUNT(*) FROM opinion_request WHERE department_id = $1) AS n"
            }
            PlaceKind::Site => {
                "SELECT (SELECT COUNT(*) FROM person WHERE site_id = $1) + (SELECT COUNT(*) FROM challenge_site WHERE site_id = $1) \
                 + (SELECT COUNT(*) FROM invitation WHERE site_id = $1) AS n"
            }
        };
        store::count(tx, sql, values![self.id]).await
    }

    fn authorize(&self, actor: &Actor, in_use: &i64, _now: Moment) -> Result<(), Refusal> {
        may_administer(actor)?;
        if *in_use > 0 { Err(Refusal::PlaceInUse) } else { Ok(()) }
    }

    async fn apply(self, tx: &Tx, by: &Actor, _in_use: i64, now: Moment) -> Result<(), Failure> {
        let sql = format!("DELETE FROM {} WHERE id = $1", table(self.kind));
        if store::exec(tx, &sql, values![self.id]).await? == 0 {
            return Err(Failure::NotFound);
        }
        tx.record(Event::CompanyChanged, by, now).await.map(|_| ())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::on_each_database;

    #[tokio::test]
    async fn places_are_added_renamed_and_removed_once_empty() {
        on_each_database(async |company| {
            let kind = PlaceKind::Department;
            company.run(1, AddPlaces { kind, names: "Atelier\nLogistique\natelier\n".into() }).await.expect("added");
            let places = company.ask(3, AskPlaces).await.expect("listed").departments;
            let names: Vec<_> = places.iter().map(|p| p.name.as_str()).collect();
            assert_eq!(names, ["Atelier", "Boutiques", "Logistique"], "each once");
            let taken = company.run(1, RenamePlace { kind, id: places[0].id.0, name: "BOUTIQUES".into() }).await;
            assert!(matches!(taken, Err(Failure::Invalid(e)) if e.of("name") == Some(&Problem::Taken)));
            company.run(1, RemovePlace { kind, id: places[0].id.0 }).await.expect("removed");
            let in_use = company.run(1, RemovePlace { kind, id: places[1].id.0 }).await;
            assert!(matches!(in_use, Err(Failure::Refused(Refusal::PlaceInUse))), "twenty people are in it");
            let refused = company.run(3, AddPlaces { kind, names: "Mer".into() }).await;
            assert!(matches!(refused, Err(Failure::Refused(Refusal::OnlyAdmins))));
        })
        .await;
    }
}
