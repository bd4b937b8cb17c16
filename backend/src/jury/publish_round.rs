//! Every answer of a round is published in one transaction, and in a dated challenge the answer to every other entry with
//! them: stages, reasons, prizes, and last the results.
use super::ranked::{Rankings, decided, placed, rankings};
use crate::{
    Command, Failure,
    challenges::end,
    store::{
        self, Tx, challenges,
        jury::{Entry, Prepared},
    },
};
use async_trait::async_trait;
use domain::{
    Actor, ChallengeId, Event, FieldErrors, Moment, Refusal,
    ideas::{LONGEST_REASON, Stage},
    jury::{PublishRound, RoundFacts, Verdict, cast_places, departs, may_publish, may_see_round},
    text,
};

pub struct Facts {
    round: RoundFacts,
    entries: Vec<Entry>,
    in_review: i64,
    tank: ChallengeId,
}

#[async_trait]
impl Command for PublishRound {
    type Facts = Facts;
    type Outcome = ChallengeId;

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<Facts, Failure> {
        let round = store::jury::round_to_publish(tx, self.round).await?;
        let round = round.filter(|r| may_see_round(actor, r)).ok_or(Failure::NotFound)?;
        let entries = store::jury::entries(tx, round.challenge.id, round.challenge.standing, self.round).await?;
        let in_review = if round.challenge.standing { 0 } else { challenges::in_review(tx, round.challenge.id).await? };
        Ok(Facts { round, entries, in_review, tank: challenges::tank(tx).await? })
    }

    fn authorize(&self, actor: &Actor, facts: &Facts, now: Moment) -> Result<(), Refusal> {
        let unanswered = facts.entries.iter().filter(|e| e.decision.is_none()).count();
        may_publish(actor, &facts.round, unanswered as i64, now)?;
        domain::challenges::none_in_review(facts.in_review)
    }

    async fn apply(self, tx: &Tx, by: &Actor, facts: Facts, now: Moment) -> Result<ChallengeId, Failure> {
        let Facts { round, entries, tank, .. } = facts;
        let Rankings { seen, whole, ideas } = rankings(by, tx, &round).await?;
        let verdicts = entries.iter().filter_map(|e| Some((e.idea, e.decision.as_ref()?.answer.verdict))).collect();
        // A departure is explained by whoever publishes, as far as they may know the ranking; equals are divided whoever does.
        let departs = departs(decided(&seen, &ideas, &verdicts).into_iter());
        let cast = cast_places(decided(&whole, &ideas, &verdicts).into_iter());
        let parse = if departs { text::paragraphs } else { |_: &str, _| Ok(String::new()) };
        let departure = parse(&self.departure, LONGEST_REASON).map_err(|problem| FieldErrors::one("departure", problem))?;
        let challenge = round.challenge;
        store::jury::keep_decisions(tx, self.round, &entries).await?;
        for (place, idea) in placed(&whole, &ideas).filter(|(place, _)| cast.contains(place)) {
            store::jury::keep_cast(tx, self.round, idea, place).await?;
        }
        let mut kept_open = Vec::new();
        for entry in entries {
            let Some(prepared) = &entry.decision else { continue };
            answer(tx, &entry, prepared, by, now).await?;
            if prepared.answer.verdict == Verdict::KeptOpen {
                kept_open.push(entry.idea);
            }
        }
        store::jury::mark_round_published(tx, self.round, &departure, now).await?;
        if !challenge.standing {
            end(tx, challenge.id, &kept_open, tank, by, now).await?;
        }
        let published = Event::ResultsPublished { challenge: challenge.id, round: Some(self.round) };
        tx.record(published, by, now).await.map(|_| challenge.id)
    }
}

/// The answer to one entry becomes public.
async fn answer(tx: &Tx, entry: &Entry, prepared: &Prepared, by: &Actor, now: Moment) -> Result<(), Failure> {
    let Prepared { answer, prize } = prepared;
    let to = match answer.verdict {
        Verdict::Funded => Stage::Funded,
        Verdict::Declined => Stage::Declined,
        Verdict::Deferred => Stage::Deferred,
        Verdict::KeptOpen => Stage::Open,
    };
    challenges::step(tx, entry.idea, entry.stage, to, by, &answer.reason, now).await?;
    store::ideas::put_answer(tx, entry.idea, answer, entry.judged, now).await?;
    tx.record(Event::IdeaAnswered { idea: entry.idea, verdict: answer.verdict }, by, now).await?;
    if let Some(prize) = *prize {
        store::jury::put_award(tx, entry.idea, prize, now).await?;
        tx.record(Event::PrizeAwarded { prize, idea: entry.idea }, by, now).await?;
    }
    if answer.verdict == Verdict::Funded || prize.is_some() {
        store::ideas::show_names(tx, entry.idea, by, now).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{arena::decision, on_each_database};

    #[tokio::test]
    async fn publishing_twice_at_once_publishes_once() {
        on_each_database(async |company| {
            company.seat(company.tank, 3, 4, &[]).await.expect("seated");
            let idea = company.enter_on(10, company.tank, "A", 0).await;
            company.shortlist(&[idea], 0).await;
            let round = company.open_round(3, company.tank, 0, 1).await;
            company.at(3, 2).run(decision(round, idea, "funded")).await.expect("decided");
            let attempts: Vec<_> = (0..8)
                .map(|i| {
                    let ctx = company.at(3 + i % 2, 2);
                    tokio::spawn(async move { ctx.run(PublishRound::of(round)).await })
                })
                .collect();
            let mut published = 0;
            for attempt in attempts {
                match attempt.await.expect("ran") {
                    Ok(_) => published += 1,
                    Err(Failure::Refused(Refusal::AlreadyPublished)) => {}
                    Err(other) => panic!("{other}"),
                }
            }
            assert_eq!(published, 1);
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM event WHERE kind IN ('idea_answered', 'results_published')").await, 2);
            let steps = "SELECT COUNT(*) AS n FROM transition WHERE to_stage = 'funded' AND reason = 'Parce que funded'";
            assert_eq!(company.count(steps).await, 1);
        })
        .await;
    }

    #[tokio::test]
    async fn points_follow_the_publication() {
        on_each_database(async |company| {
            company.seat(company.tank, 3, 4, &[]).await.expect("seated");
            let idea = company.enter_on(10, company.tank, "A", 0).await;
            company.shortlist(&[idea], 0).await;
            let round = company.open_round(3, company.tank, 0, 1).await;
            company.at(3, 2).run(decision(round, idea, "funded")).await.expect("decided");
            company.backend.settle().await.expect("settled");
            let points = "SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) AS n FROM point_entry";
            let before = company.count(points).await;
            company.at(3, 2).run(PublishRound::of(round)).await.expect("published");
            company.backend.settle().await.expect("settled");
            assert_eq!((before, company.count(points).await), (40, 140), "nothing tells before, everything after");
        })
        .await;
    }
}
