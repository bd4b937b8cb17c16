//! A host seats the panel of a challenge: its jurors, its chair, its deputy. Who entered a dated challenge can't judge
//! it; who leaves keeps the cards already handed in.
use super::assign::{leave, top_up};
use crate::{
    Command, Failure,
    store::{self, Tx, challenges, ideas, jury},
};
use async_trait::async_trait;
use domain::{
    Actor, Event, FieldErrors, Moment, PersonId, Problem, Refusal, RoundId,
    challenges::ChallengeFacts,
    jury::{Panel, RoundPhase, SeatPanel, may_seat},
};

pub struct Facts {
    challenge: ChallengeFacts,
    panel: Result<Panel, FieldErrors>,
    /// Somebody of the new panel has an entry in this dated challenge.
    entrant: bool,
    /// Somebody who is to have a seat read the sealed scores of a round that runs.
    knows: bool,
    /// Rounds that run, locked before the seats as everywhere.
    running: Vec<RoundId>,
}

#[async_trait]
impl Command for SeatPanel {
    type Facts = Facts;
    type Outcome = ();

    async fn gather(&self, tx: &Tx, _actor: &Actor) -> Result<Facts, Failure> {
        let challenge = challenges::facts_to_change(tx, self.challenge).await?.ok_or(Failure::NotFound)?;
        let panel = match self.form.parse() {
            Ok(panel) if jury::are_people(tx, &panel.jurors).await? => Ok(panel),
            Ok(_) => Err(FieldErrors::one("jurors", Problem::NotAChoice)),
            Err(errors) => Err(errors),
        };
        let running = jury::running_rounds(tx, self.challenge).await?;
        let mut entrant = false;
        if let (Ok(panel), false) = (&panel, challenge.standing) {
            for juror in &panel.jurors {
                entrant |= ideas::entries_seen(tx, *juror, self.challenge).await? > 0;
            }
        }
        let mut knows = false;
        if let Ok(panel) = &panel {
            for round in &running {
                knows |= jury::have_read_scores(tx, *round, &panel.jurors).await?;
            }
        }
        Ok(Facts { challenge, panel, entrant, knows, running })
    }

    fn authorize(&self, actor: &Actor, facts: &Facts, _now: Moment) -> Result<(), Refusal> {
        may_seat(actor, &facts.challenge)?;
        match (facts.entrant, facts.knows) {
            (true, _) => Err(Refusal::EntrantsDoNotJudge),
            (false, true) => Err(Refusal::ReadersDoNotJudge),
            (false, false) => Ok(()),
        }
    }

    async fn apply(self, tx: &Tx, by: &Actor, facts: Facts, now: Moment) -> Result<(), Failure> {
        let panel = facts.panel?;
        let before = &facts.challenge.jurors;
        let given: Vec<PersonId> = panel.jurors.iter().copied().filter(|p| !before.contains(p)).collect();
        let taken: Vec<PersonId> = before.iter().copied().filter(|p| !panel.jurors.contains(p)).collect();
        store::jury::put_panel(tx, self.challenge, &panel, &given, &taken, now).await?;
        for person in given {
            tx.record(Event::SeatGiven { challenge: self.challenge, person }, by, now).await?;
        }
        for person in &taken {
            tx.record(Event::SeatTaken { challenge: self.challenge, person: *person }, by, now).await?;
        }
        for round in facts.running {
            let round = store::jury::round_facts(tx, round).await?.ok_or(Failure::NotFound)?;
            leave(tx, &round, &taken, by, now).await?;
            if round.phase(now) == RoundPhase::Scoring {
                top_up(tx, &round, by, now).await?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{arena::OPEN, on_each_database};
    use domain::{
        challenges::AskChallenge,
        ideas::{IdeaFilter, Intent, WriteIdea},
        jury::PanelForm,
    };

    #[tokio::test]
    async fn seats_are_given_and_taken_each_with_its_event() {
        on_each_database(async |company| {
            let challenge = company.new_challenge(|_| {}).await;
            company.seat(challenge, 5, 4, &[6, 5]).await.expect("seated");
            company.seat(challenge, 5, 4, &[6]).await.expect("the same again changes nothing");
            company.seat(challenge, 4, 7, &[]).await.expect("others");
            let page = company.ask(9, AskChallenge { challenge, filter: IdeaFilter::default() }).await.expect("a page");
            assert_eq!(page.panel.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(), ["Personne 4", "Personne 7"], "the chair first");
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM event WHERE kind = 'seat_given'").await, 4);
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM event WHERE kind = 'seat_taken'").await, 2);
        })
        .await;
    }

    #[tokio::test]
    async fn who_entered_does_not_judge_and_who_judges_does_not_enter() {
        on_each_database(async |company| {
            let challenge = company.new_challenge(|_| {}).await;
            company.enter_on(10, challenge, "A", OPEN).await;
            let entrant = company.seat(challenge, 3, 4, &[10]).await;
            assert!(matches!(entrant, Err(Failure::Refused(Refusal::EntrantsDoNotJudge))));
            company.seat(challenge, 3, 4, &[5]).await.expect("seated");
            let form = crate::testing::form("B");
            let entry = WriteIdea { idea: None, version: 0, challenge: Some(challenge), form, intent: Intent::Submit };
            let refused = company.at(5, OPEN).run(entry).await;
            assert!(matches!(refused, Err(Failure::Refused(Refusal::OrganisersDoNotEnter))));
            company.enter_on(11, company.tank, "C", 0).await;
            company.seat(company.tank, 11, 3, &[]).await.expect("in the tank both go together");
        })
        .await;
    }

    #[tokio::test]
    async fn only_its_host_seats_and_only_people_who_are_there() {
        on_each_database(async |company| {
            let challenge = company.new_challenge(|_| {}).await;
            let nobody = company.seat(challenge, 3, 4, &[99]).await;
            assert!(matches!(nobody, Err(Failure::Invalid(e)) if e.of("jurors").is_some()));
            let name = |n: u128| PersonId(uuid::Uuid::from_u128(n)).to_string();
            let form = PanelForm { chair: name(3), deputy: name(4), jurors: vec![] };
            let refused = company.run(3, SeatPanel { challenge, form }).await;
            assert!(matches!(refused, Err(Failure::Refused(Refusal::NotThisHost))));
        })
        .await;
    }
}
