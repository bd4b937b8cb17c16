//! A host gives up a challenge before its results, with a reason. Entries without an answer go back to the shark tank
//! with those who support them; drafts follow.
use crate::{
    Command, Failure,
    store::{
        self, Tx,
        challenges::{self, UnansweredEntry},
    },
};
use async_trait::async_trait;
use domain::{
    Actor, ChallengeId, Event, FieldErrors, Moment, Refusal,
    challenges::{CancelChallenge, ChallengeFacts},
    ideas::{LONGEST_REASON, Stage},
    text,
};

pub struct Facts {
    challenge: ChallengeFacts,
    entries: Vec<UnansweredEntry>,
    tank: ChallengeId,
}

#[async_trait]
impl Command for CancelChallenge {
    type Facts = Facts;
    type Outcome = ();

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<Facts, Failure> {
        let challenge = challenges::facts_to_change(tx, self.challenge).await?.ok_or(Failure::NotFound)?;
        let tank = challenges::tank(tx).await?;
        let entries = match challenge.may_cancel(actor) {
            Ok(()) => challenges::unanswered_entries(tx, self.challenge).await?,
            Err(_) => vec![],
        };
        Ok(Facts { challenge, entries, tank })
    }

    fn authorize(&self, actor: &Actor, facts: &Facts, _now: Moment) -> Result<(), Refusal> {
        facts.challenge.may_cancel(actor)
    }

    async fn apply(self, tx: &Tx, by: &Actor, facts: Facts, now: Moment) -> Result<(), Failure> {
        let Facts { entries, tank, .. } = facts;
        let reason = text::paragraphs(&self.reason, LONGEST_REASON).map_err(|problem| FieldErrors::one("reason", problem))?;
        store::challenges::cancel(tx, self.challenge, &reason, now).await?;
        store::ideas::end_blindness(tx, self.challenge, by, now).await?;
        for UnansweredEntry { idea, stage } in entries {
            challenges::step(tx, idea, stage, Stage::Open, by, &reason, now).await?;
            challenges::move_to_tank(tx, idea, tank, now).await?;
            if stage == Stage::Shortlisted {
                tx.record(Event::IdeaUnshortlisted { idea }, by, now).await?;
            }
        }
        challenges::move_drafts(tx, self.challenge, tank).await?;
        challenges::move_reviewed(tx, self.challenge, tank, now).await?;
        tx.record(Event::ChallengeCancelled { challenge: self.challenge }, by, now).await.map(|_| ())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{
        arena::{JUDGING, OPEN},
        on_each_database,
    };
    use domain::{
        challenges::{AskChallenge, AskResults},
        ideas::{AskIdea, IdeaFilter, Intent, WriteIdea},
        jury::{AskJuryDesk, AskRound},
        votes::SetSupport,
    };

    fn cancel(challenge: ChallengeId, reason: &str) -> CancelChallenge {
        CancelChallenge { challenge, reason: reason.into() }
    }

    #[tokio::test]
    async fn entries_return_to_the_tank_with_each_voter_once() {
        on_each_database(async |company| {
            let votes =
                |f: &mut domain::challenges::ChallengeForm| (f.voting, f.budget, f.per_idea) = ("votes".into(), "5".into(), "3".into());
            let challenge = company.new_challenge(votes).await;
            company.seat(challenge, 3, 4, &[]).await.expect("seated");
            let [a, b] = [company.enter_on(10, challenge, "A", OPEN).await, company.enter_on(11, challenge, "B", OPEN).await];
            for (n, idea, votes) in [(12, a, 3), (13, a, 1), (12, b, 2)] {
                company.at(n, OPEN).run(SetSupport { idea, votes }).await.expect("supported");
            }
            let draft = WriteIdea { idea: None, version: 0, challenge: Some(challenge), form: Default::default(), intent: Intent::Save };
            company.at(14, OPEN).run(draft).await.expect("a draft");
            company.shortlist(&[a], OPEN).await;
            let round = company.open_round(3, challenge, JUDGING, 5).await;
            let pitch = company.pitch(4, "A", JUDGING).await;
            let card = company.card(4, pitch, 3, JUDGING).await;

            for (n, refusal) in [(3, Refusal::NotThisHost), (1, Refusal::NotThisHost)] {
                let refused = company.at(n, JUDGING).run(cancel(challenge, "Trop tôt")).await;
                assert!(matches!(refused, Err(Failure::Refused(r)) if r == refusal));
            }
            let silent = company.at(2, JUDGING).run(cancel(challenge, " ")).await;
            assert!(matches!(silent, Err(Failure::Invalid(_))), "a reason is due");
            company.at(2, JUDGING).run(cancel(challenge, "Trop tôt")).await.expect("cancelled");
            let again = company.at(2, JUDGING).run(cancel(challenge, "Trop tôt")).await;
            assert!(matches!(again, Err(Failure::Refused(Refusal::ChallengeOver))));

            for (n, idea, supports, mine) in [(12, a, 2, 1), (12, b, 1, 1), (13, b, 1, 0)] {
                let page = company.at(n, JUDGING).ask(AskIdea { idea }).await.expect("a page");
                assert_eq!((page.ballot.supports, page.ballot.mine), (Some(supports), mine));
                assert!(page.standing && page.history.last().is_some_and(|s| s.reason == "Trop tôt"));
            }
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM budget_vote").await, 0);
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM support").await, 3);
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM idea WHERE round_id IS NOT NULL OR stage = 'shortlisted'").await, 0);
            let left = "SELECT COUNT(*) AS n FROM idea i JOIN challenge c ON c.id = i.challenge_id WHERE NOT c.standing";
            assert_eq!(company.count(left).await, 0, "drafts too");
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM event WHERE kind = 'idea_unshortlisted'").await, 1);

            // With the challenge its round is gone, for everybody.
            assert!(matches!(company.at(4, JUDGING).run(card).await, Err(Failure::NotFound)));
            assert!(matches!(company.at(2, JUDGING).ask(AskRound { round }).await, Err(Failure::NotFound)));
            assert!(matches!(company.at(2, JUDGING).ask(AskResults { challenge }).await, Err(Failure::NotFound)));
            assert!(company.at(4, JUDGING).ask(AskJuryDesk).await.expect("a desk").rounds.is_empty());
            let page = company.at(5, JUDGING).ask(AskChallenge { challenge, filter: IdeaFilter::default() }).await.expect("a page");
            assert_eq!((page.cancelled_reason.as_deref(), page.entry_count), (Some("Trop tôt"), 0));
        })
        .await;
    }

    #[tokio::test]
    async fn simple_supports_go_along_and_the_tank_itself_stays() {
        on_each_database(async |company| {
            let stays = company.run(2, cancel(company.tank, "Fini")).await;
            assert!(matches!(stays, Err(Failure::Refused(Refusal::StandingStays))));
            let nothing = company.run(2, cancel(ChallengeId(uuid::Uuid::from_u128(99)), "Fini")).await;
            assert!(matches!(nothing, Err(Failure::NotFound)));
            let challenge = company.new_challenge(|_| {}).await;
            let idea = company.enter_on(10, challenge, "A", OPEN).await;
            for n in [12, 13] {
                company.at(n, OPEN).run(SetSupport { idea, votes: 1 }).await.expect("supported");
            }
            company.at(2, OPEN).run(cancel(challenge, "Fini")).await.expect("cancelled");
            let withdrawn = company.at(12, OPEN).run(SetSupport { idea, votes: 0 }).await.expect("withdrawn in the tank");
            assert_eq!((withdrawn.supports, withdrawn.mine), (Some(1), 0));
        })
        .await;
    }
}
