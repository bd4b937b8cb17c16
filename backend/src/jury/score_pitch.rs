//! A juror saves the marks of a pitch, or hands the card in. A card handed in may be revised until the round closes, but
//! stays complete.
use crate::{
    Command, Failure,
    store::{
        self, Tx,
        jury::{KeptCard, Pitch},
    },
};
use async_trait::async_trait;
use domain::{
    Actor, Event, Moment, PersonId, Refusal,
    jury::{CardSaved, RoundPhase, Rubric, ScorePitch, Scorecard, may_know, may_score},
};

pub struct Facts {
    pitch: Pitch,
    rubric: Rubric,
    juror: PersonId,
    kept: Option<KeptCard>,
}

#[async_trait]
impl Command for ScorePitch {
    type Facts = Facts;
    type Outcome = CardSaved;

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<Facts, Failure> {
        let juror = actor.person().ok_or(Failure::NotFound)?;
        let pitch = store::jury::pitch_to_score(tx, self.pitch, juror).await?;
        let pitch = pitch.filter(|p| may_know(actor, &p.facts)).ok_or(Failure::NotFound)?;
        let (challenge, round) = (pitch.facts.round.challenge.id, pitch.facts.round.id);
        store::jury::hold_seat(tx, challenge, juror).await?;
        let rubric = store::jury::rubric_of(tx, challenge, round).await?;
        let kept = store::jury::card(tx, self.pitch, juror).await?;
        Ok(Facts { pitch, rubric, juror, kept })
    }

    fn authorize(&self, actor: &Actor, facts: &Facts, now: Moment) -> Result<(), Refusal> {
        may_score(actor, &facts.pitch.facts, now)?;
        let saved = facts.kept.as_ref().map_or(Moment(0), |kept| kept.updated);
        if self.since.is_some_and(|since| since != saved) { Err(Refusal::CardChanged) } else { Ok(()) }
    }

    async fn apply(self, tx: &Tx, by: &Actor, facts: Facts, now: Moment) -> Result<CardSaved, Failure> {
        let Facts { pitch, rubric, juror, kept } = facts;
        let before = kept.and_then(|k| k.handed_in);
        let complete = self.hand_in || before.is_some();
        let card = Scorecard::fill(&rubric, &self.marks, &self.remarks, complete)?;
        let handed_in = before.or(self.hand_in.then_some(now));
        store::jury::put_card(tx, self.pitch, juror, &card, handed_in, now).await?;
        if before.is_none() && handed_in.is_some() {
            tx.record(Event::CardHandedIn { pitch: self.pitch, juror }, by, now).await?;
        }
        // Handed in again after the close, it is locked again.
        let locked = self.hand_in && pitch.facts.round.phase(now) == RoundPhase::Deliberation;
        if locked {
            store::jury::end_reopening(tx, self.pitch, juror, now).await?;
            tx.record(Event::ReopeningEnded { pitch: self.pitch, juror }, by, now).await?;
        }
        Ok(CardSaved { at: tx.stamp(now), handed_in: handed_in.is_some(), total: card.total(&rubric), locked })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Company, on_each_database};
    use domain::{
        PitchId,
        jury::{AskJuryDesk, AskRound, AskScoringDesk, CardState, MarkForm, Total},
    };

    /// A round in the tank on A and B of 10: chair 3, deputy 4, juror 5; closes on day 7.
    async fn round(company: &Company) -> (domain::RoundId, PitchId) {
        company.seat(company.tank, 3, 4, &[5]).await.expect("seated");
        let a = company.enter_on(10, company.tank, "A", 0).await;
        let b = company.enter_on(10, company.tank, "B", 0).await;
        company.shortlist(&[a, b], 0).await;
        (company.open_round(3, company.tank, 0, 7).await, company.pitch(5, "A", 0).await)
    }

    #[tokio::test]
    async fn a_card_saves_itself_is_handed_in_and_stays_complete() {
        on_each_database(async |company| {
            let (_, pitch) = round(&company).await;
            let full = company.card(5, pitch, 4, 0).await;
            let one = ScorePitch { marks: full.marks[..1].to_vec(), hand_in: false, ..full.clone() };
            let saved = company.run(5, one.clone()).await.expect("saved");
            assert!(!saved.handed_in && saved.total == Some(Total(100_000)));
            let incomplete = company.run(5, ScorePitch { hand_in: true, ..one.clone() }).await;
            assert!(matches!(incomplete, Err(Failure::Invalid(e)) if e.0.len() == full.marks.len() - 1));
            let desk = company.ask(5, AskScoringDesk { pitch }).await.expect("a desk");
            assert_eq!((desk.state, desk.marks.len(), desk.remarks.comment.as_str()), (CardState::Started, 1, "avis 4"));
            assert!(company.run(5, full.clone()).await.expect("handed in").handed_in);

            // Marked without a network on what it was before: it does not replace what came since.
            let elsewhere = |since: Moment| ScorePitch { hand_in: false, since: Some(since), ..full.clone() };
            for since in [Moment(0), saved.at.at] {
                let late = company.run(5, elsewhere(since)).await;
                assert!(matches!(late, Err(Failure::Refused(Refusal::CardChanged))), "{since:?}");
            }
            let newest = company.ask(5, AskScoringDesk { pitch }).await.expect("a desk").saved.expect("saved");
            company.run(5, elsewhere(newest.at)).await.expect("nothing came since");
            // Saved again, it stays handed in, and complete.
            let revised = ScorePitch { hand_in: false, ..company.card(5, pitch, 2, 0).await };
            let saved = company.run(5, revised).await.expect("revised");
            assert!(saved.handed_in && saved.total == Some(Total(50_000)));
            assert!(matches!(company.run(5, one).await, Err(Failure::Invalid(_))));
            company.run(5, full.clone()).await.expect("handed in again");
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM event WHERE kind = 'card_handed_in'").await, 1);
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM scorecard").await, 1);
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM mark").await, full.marks.len() as i64);
            let desk = company.ask(5, AskJuryDesk).await.expect("a desk");
            assert_eq!((desk.rounds[0].handed_in, desk.rounds[0].total), (1, 2));
        })
        .await;
    }

    #[tokio::test]
    async fn nonsense_is_refused_beside_its_criterion() {
        on_each_database(async |company| {
            let (_, pitch) = round(&company).await;
            let full = company.card(5, pitch, 4, 0).await;
            for (criterion, level) in [(full.marks[0].criterion.clone(), "9"), ("x".into(), "1"), (full.marks[0].criterion.clone(), "-1")] {
                let marks = vec![MarkForm { criterion, level: level.into(), ..MarkForm::default() }];
                let wrong = company.run(5, ScorePitch { marks, hand_in: false, ..full.clone() }).await;
                assert!(matches!(wrong, Err(Failure::Invalid(_))), "{level}");
            }
        })
        .await;
    }

    #[tokio::test]
    async fn after_the_close_nobody_scores_and_outsiders_never_find_it() {
        on_each_database(async |company| {
            let (round, pitch) = round(&company).await;
            let card = company.card(5, pitch, 3, 0).await;
            let late = company.at(5, 7).run(card.clone()).await;
            assert!(matches!(late, Err(Failure::Refused(Refusal::ScoringClosed))));
            let desk = company.at(5, 7).ask(AskScoringDesk { pitch }).await.expect("still there to read");
            assert!(!desk.may_score);
            for n in [1, 10, 17] {
                assert!(matches!(company.run(n, card.clone()).await, Err(Failure::NotFound)), "{n}");
                assert!(matches!(company.ask(n, AskScoringDesk { pitch }).await, Err(Failure::NotFound)), "{n}");
            }
            assert!(matches!(company.run(2, card.clone()).await, Err(Failure::Refused(Refusal::NotOnThisPanel))), "a host");
            assert!(matches!(company.ask(2, AskScoringDesk { pitch }).await, Err(Failure::NotFound)), "a host reads the round");
            company.ask(2, AskRound { round }).await.expect("the round page");
            let visitor = company.backend.ctx(Actor::Visitor).run(card).await;
            assert!(matches!(visitor, Err(Failure::NotFound)));
        })
        .await;
    }

    #[tokio::test]
    async fn many_saves_at_once_leave_one_whole_card() {
        on_each_database(async |company| {
            let (_, pitch) = round(&company).await;
            let card = company.card(5, pitch, 1, 0).await;
            let saves = (0..10).map(|i| {
                let (ctx, card) = (company.person(5), ScorePitch { hand_in: i % 2 == 0, ..card.clone() });
                tokio::spawn(async move { ctx.run(card).await })
            });
            for save in saves.collect::<Vec<_>>() {
                save.await.expect("ran").expect("saved");
            }
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM scorecard WHERE handed_in_at IS NOT NULL").await, 1);
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM mark").await, card.marks.len() as i64);
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM event WHERE kind = 'card_handed_in'").await, 1);
        })
        .await;
    }

    #[tokio::test]
    async fn each_juror_has_an_order_of_their_own_that_stays() {
        on_each_database(async |company| {
            company.seat(company.tank, 3, 4, &[5, 6, 7, 8]).await.expect("seated");
            let mut ideas = Vec::new();
            for n in 0..6 {
                ideas.push(company.enter_on(10, company.tank, &format!("I{n}"), 0).await);
            }
            company.shortlist(&ideas, 0).await;
            company.open_round(3, company.tank, 0, 7).await;
            let mut orders = std::collections::BTreeSet::new();
            for juror in 3..=8 {
                let order = async || {
                    let desk = company.ask(juror, AskJuryDesk).await.expect("a desk");
                    desk.rounds[0].queue.iter().map(|q| q.title.clone()).collect::<Vec<_>>()
                };
                assert_eq!(order().await, order().await);
                orders.insert(order().await);
            }
            assert!(orders.len() > 3, "{orders:?}");
            let desk = company.ask(3, AskJuryDesk).await.expect("a desk");
            let queue: Vec<_> = desk.rounds[0].queue.iter().map(|q| q.pitch).collect();
            let second = company.ask(3, AskScoringDesk { pitch: queue[1] }).await.expect("a desk");
            assert_eq!((second.previous, second.next, second.count), (Some(queue[0]), Some(queue[2]), 6));
        })
        .await;
    }
}
