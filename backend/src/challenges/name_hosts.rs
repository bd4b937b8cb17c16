//! Who hosts a challenge is changed: by one of its hosts, or by an admin where the accounts of all of them are closed. Who
//! entered a dated challenge can't host it.
use crate::{
    Command, Failure,
    store::{self, Tx, challenges, ideas},
};
use async_trait::async_trait;
use domain::{
    Actor, Event, FieldErrors, Moment, PersonId, Problem, Refusal,
    challenges::{ChallengeFacts, NameHosts},
};

pub struct Facts {
    challenge: ChallengeFacts,
    hosts: Result<Vec<PersonId>, FieldErrors>,
    /// How many of those named until now still have an open account.
    left: i64,
    /// Somebody newly named has an entry in this dated challenge.
    entrant: bool,
}

#[async_trait]
impl Command for NameHosts {
    type Facts = Facts;
    type Outcome = ();

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<Facts, Failure> {
        let challenge = challenges::facts_to_change(tx, self.challenge).await?.ok_or(Failure::NotFound)?;
        let left = challenges::hosts_left(tx, self.challenge).await?;
        // People are held only for who may: a stranger must not keep them from entering.
        let may = challenge.may_name_hosts(actor, left).is_ok();
        let mut entrant = false;
        for host in
            self.parse().unwrap_or_default().into_iter().filter(|host| may && !challenge.standing && !challenge.hosts.contains(host))
        {
            ideas::entries_to_rely_on(tx, host, self.challenge, None).await?;
            entrant |= ideas::entries_seen(tx, host, self.challenge).await? > 0;
        }
        let choices = challenges::host_choices(tx, self.challenge).await?;
        let hosts = self.parse().and_then(|hosts| {
            let known = hosts.iter().all(|host| choices.iter().any(|choice| choice.id == *host));
            if known { Ok(hosts) } else { Err(FieldErrors::one("hosts", Problem::NotAChoice)) }
        });
        Ok(Facts { challenge, hosts, left, entrant })
    }

    fn authorize(&self, actor: &Actor, facts: &Facts, _now: Moment) -> Result<(), Refusal> {
        facts.challenge.may_name_hosts(actor, facts.left)?;
        if facts.entrant { Err(Refusal::EntrantsDoNotHost) } else { Ok(()) }
    }

    async fn apply(self, tx: &Tx, by: &Actor, facts: Facts, now: Moment) -> Result<(), Failure> {
        let hosts = facts.hosts?;
        let challenge = self.challenge;
        let before = &facts.challenge.hosts;
        for person in hosts.iter().copied().filter(|p| !before.contains(p)) {
            store::challenges::put_host(tx, challenge, person).await?;
            tx.record(Event::HostNamed { challenge, person }, by, now).await?;
        }
        for person in before.iter().copied().filter(|p| !hosts.contains(p)) {
            store::challenges::remove_host(tx, challenge, person).await?;
            tx.record(Event::HostReleased { challenge, person }, by, now).await?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{
        Company,
        arena::{OPEN, VOTING},
        on_each_database,
    };
    use domain::{
        ChallengeId,
        challenges::{AskChallenge, HostChoice},
        ideas::{IdeaFilter, Intent, WriteIdea},
        notices::{AskNotices, NoticeKind, Place},
    };
    use uuid::Uuid;

    fn person(n: u128) -> Uuid {
        Uuid::from_u128(n)
    }

    fn name(challenge: ChallengeId, hosts: &[u128]) -> NameHosts {
        NameHosts { challenge, hosts: hosts.iter().map(|n| person(*n).to_string()).collect() }
    }

    async fn has_role(company: &Company, n: u128) {
        company.write("UPDATE person SET is_host = TRUE WHERE id = $1", vec![person(n).into()]).await;
    }

    async fn choices(company: &Company, n: u128, challenge: ChallengeId) -> Vec<HostChoice> {
        let ask = AskChallenge { challenge, filter: IdeaFilter::default() };
        company.at(n, OPEN).ask(ask).await.expect("a page").abilities.hosts
    }

    #[tokio::test]
    async fn a_host_shares_a_challenge_and_hands_it_on() {
        on_each_database(async |company| {
            let challenge = company.new_challenge(|_| {}).await;
            for n in [6, 7] {
                has_role(&company, n).await;
            }
            let offered: Vec<_> = choices(&company, 2, challenge).await.into_iter().map(|c| (c.name, c.named)).collect();
            let names = [("Personne 2", true), ("Personne 6", false), ("Personne 7", false)];
            assert_eq!(offered, names.map(|(name, named)| (name.to_owned(), named)));
            assert!(choices(&company, 6, challenge).await.is_empty(), "not one's own to change");
            for (hosts, problem) in [(vec![], Problem::Required), (vec![2, 9], Problem::NotAChoice)] {
                let refused = company.run(2, name(challenge, &hosts)).await;
                assert!(matches!(refused, Err(Failure::Invalid(e)) if e.of("hosts") == Some(&problem)), "{hosts:?}");
            }
            let stranger = company.run(6, name(challenge, &[6])).await;
            assert!(matches!(stranger, Err(Failure::Refused(Refusal::NotThisHost))));
            company.run(2, name(challenge, &[2, 6])).await.expect("shared");
            company.run(2, name(challenge, &[2, 6])).await.expect("the same again changes nothing");
            company.run(6, name(challenge, &[6])).await.expect("handed on");
            let gone = company.run(2, name(challenge, &[2])).await;
            assert!(matches!(gone, Err(Failure::Refused(Refusal::NotThisHost))));
            let events = "SELECT COUNT(*) AS n FROM event WHERE kind IN ('host_named', 'host_released')";
            assert_eq!(company.count(events).await, 2);
            company.backend.settle().await.expect("settled");
            let notice = company.ask(6, AskNotices).await.expect("notices").notices.remove(0);
            assert_eq!((notice.kind, notice.place), (NoticeKind::Hosting, Place::Challenge(challenge)));
        })
        .await;
    }

    #[tokio::test]
    async fn who_entered_does_not_host_and_who_hosts_does_not_enter() {
        on_each_database(async |company| {
            let challenge = company.new_challenge(|_| {}).await;
            for n in [6, 7] {
                has_role(&company, n).await;
            }
            company.enter_on(6, challenge, "A", OPEN).await;
            let entrant = company.at(2, VOTING).run(name(challenge, &[2, 6])).await;
            assert!(matches!(entrant, Err(Failure::Refused(Refusal::EntrantsDoNotHost))));
            assert!(choices(&company, 2, challenge).await.iter().all(|c| c.name != "Personne 6"), "nor is offered");
            company.at(2, OPEN).run(name(challenge, &[2, 7])).await.expect("named");
            let form = crate::testing::form("B");
            let entry = WriteIdea { idea: None, version: 0, challenge: Some(challenge), form, intent: Intent::Submit };
            let refused = company.at(7, OPEN).run(entry).await;
            assert!(matches!(refused, Err(Failure::Refused(Refusal::OrganisersDoNotEnter))));
            company.enter_on(6, company.tank, "C", 0).await;
            company.run(2, name(company.tank, &[2, 6])).await.expect("in the tank both go together");
        })
        .await;
    }

    #[tokio::test]
    async fn an_admin_hands_on_what_nobody_hosts_any_more() {
        on_each_database(async |company| {
            let challenge = company.new_challenge(|_| {}).await;
            has_role(&company, 6).await;
            let early = company.run(1, name(challenge, &[6])).await;
            assert!(matches!(early, Err(Failure::Refused(Refusal::NotThisHost))));
            company.write("UPDATE person SET is_active = FALSE WHERE id = $1", vec![person(2).into()]).await;
            let offered: Vec<_> = choices(&company, 1, challenge).await.into_iter().map(|c| c.name).collect();
            assert_eq!(offered, ["Personne 6"], "who left is no choice");
            company.run(1, name(challenge, &[6])).await.expect("handed on");
            assert!(choices(&company, 1, challenge).await.is_empty(), "and no further");
            company.write("UPDATE person SET is_host = FALSE WHERE id = $1", vec![person(6).into()]).await;
            let deserted = company.at(1, OPEN).ask(AskChallenge { challenge, filter: IdeaFilter::default() }).await.expect("a page");
            assert!(deserted.abilities.deserted, "whoever lost the role hosts no more");
            let to_do = company.at(1, OPEN).ask(domain::home::AskHome).await.expect("a home").to_do;
            assert!(to_do.iter().any(|t| matches!(t, domain::home::ToDo::NoHost { challenge: c, .. } if *c == challenge)), "{to_do:?}");
            assert_eq!(
                company
                    .count("SELECT COUNT(*) AS n FROM challenge_host h JOIN challenge c ON c.id = h.challenge_id WHERE NOT c.standing")
                    .await,
                1
            );
        })
        .await;
    }
}
