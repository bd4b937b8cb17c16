//! One answer is prepared for every entry that has none and was not judged, one's own aside.
use crate::{
    Command, Failure,
    store::{
        self, Tx,
        jury::{Entry, Prepared},
    },
};
use async_trait::async_trait;
use domain::{
    Actor, FieldErrors, Moment, Problem, Refusal,
    ideas::Answer,
    jury::{PrepareRest, RoundFacts, Verdict, may_answer_unjudged, may_see_round},
};

pub struct Facts {
    round: RoundFacts,
    rest: Vec<Entry>,
}

#[async_trait]
impl Command for PrepareRest {
    type Facts = Facts;
    /// How many answers were prepared.
    type Outcome = u64;

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<Facts, Failure> {
        let round = store::jury::round_to_change(tx, self.round).await?;
        let round = round.filter(|r| may_see_round(actor, r)).ok_or(Failure::NotFound)?;
        let entries = store::jury::entries(tx, round.challenge.id, round.challenge.standing, self.round).await?;
        let waits = |e: &Entry| !e.judged && e.decision.is_none() && !e.authors.iter().any(|a| actor.is(*a));
        Ok(Facts { round, rest: entries.into_iter().filter(waits).collect() })
    }

    fn authorize(&self, actor: &Actor, facts: &Facts, now: Moment) -> Result<(), Refusal> {
        may_answer_unjudged(actor, &facts.round, &[], now)
    }

    async fn apply(self, tx: &Tx, by: &Actor, facts: Facts, now: Moment) -> Result<u64, Failure> {
        let answer = Answer::parse(&self.verdict, &self.reason, &self.until, "0", &tx.zone(), now, true)?;
        if answer.verdict == Verdict::Funded {
            return Err(FieldErrors::one("verdict", Problem::NotAChoice).into());
        }
        let prepared = Prepared { answer, prize: None };
        for entry in &facts.rest {
            store::jury::put_decision(tx, self.round, entry.idea, &prepared, by, now).await?;
        }
        Ok(facts.rest.len() as u64)
    }
}
