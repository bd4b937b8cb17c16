//! Admins place people, give and take roles, close accounts. The last admin stays one.
use crate::{
    Command, Failure, Query,
    jury::{leave_all, part_ties},
    store::{self, Reader, Tx, values},
};
use async_trait::async_trait;
use domain::{
    Actor, Event, FieldErrors, Moment, PersonId, Problem, Refusal,
    people::{AskPeople, ChangePerson, PeoplePage, SetActive, may_administer, may_stop_being_admin},
    text,
};

#[async_trait]
impl Query for AskPeople {
    type Answer = PeoplePage;

    async fn answer(self, actor: &Actor, db: &Reader, now: Moment) -> Result<PeoplePage, Failure> {
        may_administer(actor)?;
        let (people, next) = store::people::page(db, &text::fold(self.search.trim()), &self.after).await?;
        let invitations = store::people::open_invitations(db, now).await?;
        Ok(PeoplePage { people, next, invitations, can_mail: db.backend().settings().can_mail })
    }
}

/// What an admin's change of a person is checked against.
pub struct Facts {
    other_admins: i64,
    was_admin: bool,
    was_host: bool,
}

async fn facts(tx: &Tx, person: PersonId) -> Result<Facts, Failure> {
    let (was_admin, was_host) = store::people::roles(tx, person).await?.ok_or(Failure::NotFound)?;
    let sql = "SELECT COUNT(*) AS n FROM person WHERE is_admin AND is_active AND id <> $1";
    Ok(Facts { other_admins: store::count(tx, sql, values![person.0]).await?, was_admin, was_host })
}

#[async_trait]
impl Command for ChangePerson {
    type Facts = Facts;
    type Outcome = ();

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<Facts, Failure> {
        may_administer(actor)?;
        facts(tx, self.person).await
    }

    fn authorize(&self, actor: &Actor, facts: &Facts, _now: Moment) -> Result<(), Refusal> {
        may_administer(actor)?;
        if facts.was_admin && !self.admin { may_stop_being_admin(facts.other_admins) } else { Ok(()) }
    }

    async fn apply(self, tx: &Tx, by: &Actor, facts: Facts, now: Moment) -> Result<(), Failure> {
        let manager = manager(tx, self.person, &self.manager).await?;
        let places = (self.department.map(|d| d.0), self.site.map(|s| s.0));
        let sql = "UPDATE person SET department_id = $1, site_id = $2, manager_id = $3, is_admin = $4, is_host = $5 WHERE id = $6";
        store::exec(tx, sql, values![places.0, places.1, manager.map(|m| m.0), self.admin, self.host, self.person.0]).await?;
        tx.record(Event::PersonChanged { person: self.person }, by, now).await?;
        part_ties(tx, self.person, by, now).await?;
        if (facts.was_admin, facts.was_host) != (self.admin, self.host) {
            tx.record(Event::RolesChanged { person: self.person, host: self.host, admin: self.admin }, by, now).await?;
        }
        Ok(())
    }
}

/// The manager as typed, by address or by full name; never oneself.
async fn manager(tx: &Tx, person: PersonId, typed: &str) -> Result<Option<PersonId>, Failure> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    // A form that comes back as it was shown keeps the manager, who may have left or have a namesake by now.
    if let Some((current, name)) = store::people::manager_of(tx, person).await?
        && text::fold(&name) == text::fold(typed)
    {
        return Ok(Some(current));
    }
    let wrong = |problem| Failure::Invalid(FieldErrors::one("manager", problem));
    match store::people::named(tx, typed).await?.as_slice() {
        [only] if *only == person => Err(Refusal::OwnManager.into()),
        [only] => Ok(Some(*only)),
        _ => Err(wrong(Problem::NotAChoice)),
    }
}

#[async_trait]
impl Command for SetActive {
    type Facts = Facts;
    type Outcome = ();

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<Facts, Failure> {
        may_administer(actor)?;
        facts(tx, self.person).await
    }

    fn authorize(&self, actor: &Actor, facts: &Facts, _now: Moment) -> Result<(), Refusal> {
        may_administer(actor)?;
        if facts.was_admin && !self.active { may_stop_being_admin(facts.other_admins) } else { Ok(()) }
    }

    async fn apply(self, tx: &Tx, by: &Actor, _facts: Facts, now: Moment) -> Result<(), Failure> {
        store::exec(tx, "UPDATE person SET is_active = $1 WHERE id = $2", values![self.active, self.person.0]).await?;
        let event = if self.active {
            Event::PersonEnabled { person: self.person }
        } else {
            store::people::end_sessions(tx, self.person, None).await?;
            leave_all(tx, self.person, by, now).await?;
            Event::PersonDisabled { person: self.person }
        };
        tx.record(event, by, now).await.map(|_| ())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::on_each_database;
    use uuid::Uuid;

    fn change(n: u128, admin: bool, manager: &str) -> ChangePerson {
        ChangePerson { person: PersonId(Uuid::from_u128(n)), department: None, site: None, manager: manager.into(), host: false, admin }
    }

    #[tokio::test]
    async fn the_last_admin_stays() {
        on_each_database(async |company| {
            let refused = company.run(1, change(1, false, "")).await;
            assert!(matches!(refused, Err(Failure::Refused(Refusal::LastAdmin))));
            let closed = company.run(1, SetActive { person: PersonId(Uuid::from_u128(1)), active: false }).await;
            assert!(matches!(closed, Err(Failure::Refused(Refusal::LastAdmin))));
            company.run(1, change(3, true, "")).await.expect("a second admin");
            company.run(1, change(1, false, "")).await.expect("now it goes");
        })
        .await;
    }

    #[tokio::test]
    async fn a_manager_who_has_left_or_has_a_namesake_stays_where_nobody_changes_it() {
        on_each_database(async |company| {
            let manages = "SELECT COUNT(*) AS n FROM person p JOIN person m ON m.id = p.manager_id WHERE m.name = 'Personne 4'";
            company.run(1, change(3, false, "Personne 4")).await.expect("named");
            company.run(1, SetActive { person: PersonId(Uuid::from_u128(4)), active: false }).await.expect("left");
            company.run(1, change(3, false, "Personne 4")).await.expect("saved as it was shown");
            assert_eq!(company.count(manages).await, 1);
            let gone = company.run(1, change(5, false, "Personne 4")).await;
            assert!(matches!(gone, Err(Failure::Invalid(e)) if e.of("manager").is_some()), "nobody new is under who has left");
        })
        .await;
    }

    #[tokio::test]
    async fn a_manager_is_found_by_address_or_name_and_is_somebody_else() {
        on_each_database(async |company| {
            company.run(1, change(3, false, "p4@brisemer.example")).await.expect("by address");
            company.run(1, change(3, false, "personne 5")).await.expect("by name");
            let own = company.run(1, change(3, false, "Personne 3")).await;
            assert!(matches!(own, Err(Failure::Refused(Refusal::OwnManager))));
            let nobody = company.run(1, change(3, false, "Personne 99")).await;
            assert!(matches!(nobody, Err(Failure::Invalid(e)) if e.of("manager").is_some()));
        })
        .await;
    }

    #[tokio::test]
    async fn the_list_is_for_admins_and_searches_whatever_the_accents() {
        on_each_database(async |company| {
            assert!(company.ask(3, AskPeople::default()).await.is_err());
            let page = company.ask(1, AskPeople { search: "PÉRSONNE 1".into(), after: String::new() }).await.expect("listed");
            assert_eq!(page.people.len(), 11, "1 and 10 to 19");
        })
        .await;
    }
}
