//! The chair or deputy opens a round: every shortlisted idea becomes a pitch, frozen in its version, and the criteria are
//! copied, so that what is judged and how stays as it was. Ties that were declared to a pitch become recusals from it.
use super::assign::assign_all;
use crate::{
    Command, Failure,
    store::{self, Tx, challenges, jury},
};
use async_trait::async_trait;
use domain::{
    Actor, Event, FieldErrors, IdeaId, Moment, Problem, Refusal, RoundId,
    challenges::{ChallengeFacts, number},
    jury::{OpenRound, may_open_round, proposed_places},
};

pub struct Facts {
    challenge: ChallengeFacts,
    criteria: i64,
    shortlist: Vec<(IdeaId, i64)>,
    running: bool,
    prizes: i64,
}

#[async_trait]
impl Command for OpenRound {
    type Facts = Facts;
    type Outcome = RoundId;

    async fn gather(&self, tx: &Tx, _actor: &Actor) -> Result<Facts, Failure> {
        let challenge = challenges::facts_to_change(tx, self.challenge).await?.ok_or(Failure::NotFound)?;
        Ok(Facts {
            challenge,
            criteria: jury::current_rubric(tx, self.challenge).await?.0.len() as i64,
            shortlist: jury::shortlist(tx, self.challenge).await?,
            running: jury::is_round_running(tx, self.challenge).await?,
            prizes: challenges::prizes(tx, self.challenge).await?.iter().map(|prize| prize.quantity).sum(),
        })
    }

    fn authorize(&self, actor: &Actor, facts: &Facts, now: Moment) -> Result<(), Refusal> {
        may_open_round(actor, &facts.challenge, facts.criteria, facts.shortlist.len() as i64, facts.running, now)
    }

    async fn apply(self, tx: &Tx, by: &Actor, facts: Facts, now: Moment) -> Result<RoundId, Failure> {
        let mut errors = FieldErrors::default();
        let closes = match (self.closes.trim(), facts.challenge.calendar) {
            ("", Some(calendar)) => Ok(calendar.judging_close),
            (typed, _) => tx.zone().parse(typed),
        };
        let closes = closes.and_then(|closes| if closes <= now { Err(Problem::InThePast) } else { Ok(closes) });
        let closes = errors.take("closes", closes.map(Some));
        let pitches = facts.shortlist.len() as i64;
        let places = match self.places.trim() {
            "" => Ok(proposed_places(facts.prizes, pitches)),
            typed => number(typed, 1, pitches),
        };
        let places = errors.take("places", places);
        let per_pitch = match self.per_pitch.trim() {
            "" => Ok(None),
            typed => number(typed, 1, (facts.challenge.jurors.len() as i64).max(1)).map(Some),
        };
        let per_pitch = errors.take("per_pitch", per_pitch);
        let closes = errors.finish(closes)?.ok_or(Failure::NotFound)?;
        let round = store::jury::add_round(tx, self.challenge, &facts.shortlist, (closes, places, per_pitch), by, now).await?;
        store::jury::copy_rubric(tx, self.challenge, round, now).await?;
        let opened = store::jury::round_facts(tx, round).await?.ok_or(Failure::NotFound)?;
        let recused = store::jury::recuse_declared(tx, round, now).await?;
        assign_all(tx, &opened, by, now).await?;
        tx.record(Event::RoundOpened { round }, by, now).await?;
        for slot in recused {
            tx.record(Event::JurorSteppedAside { pitch: slot.pitch, juror: slot.juror }, by, now).await?;
        }
        Ok(round)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{
        arena::{JUDGING, OPEN, VOTING},
        form, on_each_database,
    };
    use domain::{
        ideas::{Intent, WithdrawIdea, WriteIdea},
        jury::{AskJuryDesk, AskScoringDesk},
    };

    #[tokio::test]
    async fn jurors_read_the_frozen_version_whatever_its_author_tries() {
        on_each_database(async |company| {
            company.seat(company.tank, 3, 4, &[]).await.expect("seated");
            let idea = company.enter_on(10, company.tank, "Avant", 0).await;
            let edit = |version: i64, title: &str| WriteIdea {
                idea: Some(idea),
                version,
                challenge: None,
                form: form(title),
                intent: Intent::Save,
            };
            let version = company.run(10, edit(1, "Juste avant")).await.expect("edited").version;
            company.shortlist(&[idea], 0).await;
            company.open_round(3, company.tank, 0, 7).await;
            let after = company.run(10, edit(version, "Après")).await;
            assert!(matches!(after, Err(Failure::Refused(Refusal::IdeaFrozen))));
            let withdrawn = company.run(10, WithdrawIdea { idea, reason: String::new() }).await;
            assert!(matches!(withdrawn, Err(Failure::Refused(Refusal::JuryAtWork))));
            // Even if the idea said something else today, the pitch says what it said.
            company.write("UPDATE idea SET one_liner = 'Autre chose', version = version + 1 WHERE id = $1", vec![idea.0.into()]).await;
            let desk = company.ask(4, AskJuryDesk).await.expect("a desk");
            let shown = company.ask(4, AskScoringDesk { pitch: desk.rounds[0].queue[0].pitch }).await.expect("a desk");
            assert_eq!((shown.text.title.as_str(), shown.text.one_liner), ("Juste avant", form("").one_liner));
            assert!(shown.text.authors.iter().any(|a| a.name == "Personne 10") && shown.may_score);
        })
        .await;
    }

    #[tokio::test]
    async fn a_round_opens_once_on_a_shortlist_after_submissions_by_who_presides() {
        on_each_database(async |company| {
            let challenge = company.new_challenge(|_| {}).await;
            let open = |closes: &str| OpenRound { challenge, closes: closes.into(), places: String::new(), per_pitch: String::new() };
            let refused = async |n: u128, day: i64| match company.at(n, day).run(open("")).await {
                Err(Failure::Refused(refusal)) => refusal,
                other => panic!("{other:?}"),
            };
            assert_eq!(refused(2, JUDGING).await, Refusal::OnlyTheChair, "there is none");
            company.seat(challenge, 3, 4, &[]).await.expect("seated");
            assert_eq!(refused(3, JUDGING).await, Refusal::NothingToJudge);
            let idea = company.enter_on(10, challenge, "A", OPEN).await;
            company.shortlist(&[idea], OPEN).await;
            assert_eq!(refused(3, OPEN).await, Refusal::SubmissionsStillOpen, "others may still enter");
            assert_eq!(refused(3, VOTING).await, Refusal::VotingStillOpen, "a pitch takes no votes");
            assert_eq!(refused(2, JUDGING).await, Refusal::OnlyTheChair);
            let desk = company.at(4, JUDGING).ask(AskJuryDesk).await.expect("a desk");
            assert_eq!((desk.to_open.len(), desk.to_open[0].shortlisted, desk.to_open[0].refusal), (1, 1, None));
            let many = company.at(4, JUDGING).run(OpenRound { places: "2".into(), ..open("") }).await;
            assert!(matches!(many, Err(Failure::Invalid(e)) if e.of("places").is_some()), "there is one pitch");
            for (closes, day) in [("2020-01-01T10:00", JUDGING), ("", 21), ("bientôt", JUDGING)] {
                let wrong = company.at(4, day).run(open(closes)).await;
                assert!(matches!(wrong, Err(Failure::Invalid(e)) if e.of("closes").is_some()), "{closes}");
            }
            company.at(4, JUDGING).run(open("")).await.expect("by the deputy, until the challenge's own date");
            assert_eq!(refused(3, JUDGING).await, Refusal::RoundAlreadyOpen);
            let nowhere = OpenRound {
                challenge: domain::ChallengeId(uuid::Uuid::from_u128(99)),
                closes: String::new(),
                places: String::new(),
                per_pitch: String::new(),
            };
            assert!(matches!(company.run(3, nowhere).await, Err(Failure::NotFound)));
        })
        .await;
    }
}
