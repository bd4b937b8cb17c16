//! The answer to one entry is prepared, or prepared anew; nobody else sees it before the publication. The chair decides
//! on pitches, the deputy where the chair is an author; entries that no jury saw are answered by hosts, too.
use crate::{
    Command, Failure,
    store::{
        self, Tx,
        jury::{Entry, Prepared},
    },
};
use async_trait::async_trait;
use domain::{
    Actor, FieldErrors, Moment, PersonId, Problem, Refusal,
    ideas::Answer,
    jury::{PrepareDecision, RoundFacts, Rubric, Verdict, may_answer_unjudged, may_decide, may_see_round},
};

pub struct Facts {
    round: RoundFacts,
    entry: Entry,
    /// Who may not decide on it.
    barred: Vec<PersonId>,
    /// How many of the wanted prize are left.
    prizes_left: i64,
    /// What the jury scored it with.
    rubric: Rubric,
}

#[async_trait]
impl Command for PrepareDecision {
    type Facts = Facts;
    type Outcome = ();

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<Facts, Failure> {
        let round = store::jury::round_to_change(tx, self.round).await?;
        let round = round.filter(|r| may_see_round(actor, r)).ok_or(Failure::NotFound)?;
        let (challenge, standing) = (round.challenge.id, round.challenge.standing);
        let entry = if round.published {
            // Answered and gone; the rules say so, rather than "not found".
            store::jury::answered_entry(tx, self.round, self.idea).await?
        } else {
            store::jury::entry(tx, challenge, standing, self.round, self.idea).await?
        };
        let entry = entry.ok_or(Failure::NotFound)?;
        let prizes_left = match self.prize {
            Some(prize) if entry.judged && !standing => store::jury::prizes_left(tx, challenge, prize, self.round, self.idea).await?,
            Some(_) | None => 0,
        };
        let tied = store::jury::barred(tx, self.round, actor.person()).await?.remove(&self.idea);
        let barred = tied.into_iter().flatten().chain(entry.authors.iter().copied()).collect();
        let rubric = if entry.judged { store::jury::rubric_of(tx, challenge, self.round).await? } else { Rubric::default() };
        Ok(Facts { round, entry, barred, prizes_left, rubric })
    }

    fn authorize(&self, actor: &Actor, facts: &Facts, now: Moment) -> Result<(), Refusal> {
        let Facts { round, entry, barred, .. } = facts;
        if entry.judged { may_decide(actor, round, barred, now) } else { may_answer_unjudged(actor, round, &entry.authors, now) }
    }

    async fn apply(self, tx: &Tx, by: &Actor, facts: Facts, now: Moment) -> Result<(), Failure> {
        let answer = Answer::parse(&self.verdict, &self.reason, &self.until, &self.amount, &tx.zone(), now, true)?
            .telling(&self.change)?
            .tied_to(&self.criteria, &facts.rubric)?;
        if answer.verdict == Verdict::Funded && !facts.entry.judged {
            return Err(FieldErrors::one("verdict", Problem::NotAChoice).into());
        }
        if self.prize.is_some() && facts.prizes_left < 1 {
            return Err(FieldErrors::one("prize", Problem::Taken).into());
        }
        let prepared = Prepared { answer, prize: self.prize };
        store::jury::put_decision(tx, self.round, self.idea, &prepared, by, now).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{
        arena::{DELIBERATION, JUDGING, OPEN, decision},
        on_each_database,
    };
    use domain::{
        PrizeId,
        challenges::AskResults,
        ideas::{AskIdea, WithdrawIdea},
        jury::{AskDecision, AskRound, CloseRound, PublishRound},
        votes::SetSupport,
    };

    #[tokio::test]
    async fn a_prize_goes_to_a_judged_entry_of_its_challenge_as_often_as_there_is_one() {
        on_each_database(async |company| {
            let challenge = company.new_challenge(|_| {}).await;
            let other = company.new_challenge(|_| {}).await;
            company.seat(challenge, 3, 4, &[]).await.expect("seated");
            let mut ideas = Vec::new();
            for (n, title) in [(10, "A"), (11, "B"), (12, "C")] {
                ideas.push(company.enter_on(n, challenge, title, OPEN).await);
            }
            company.shortlist(&ideas[..2], OPEN).await;
            let round = company.open_round(3, challenge, JUDGING, 5).await;
            let prizes = company.at(3, DELIBERATION).ask(AskRound { round }).await.expect("a page").prizes;
            let prepare = async |n: u128, idea: usize, prize: Option<PrizeId>| {
                company.at(n, DELIBERATION).run(PrepareDecision { prize, ..decision(round, ideas[idea], "declined") }).await
            };
            let first = Some(prizes[0].0);
            prepare(3, 0, first).await.expect("awarded");
            prepare(3, 0, first).await.expect("the same again");
            assert!(matches!(prepare(3, 1, first).await, Err(Failure::Invalid(e)) if e.of("prize").is_some()), "given already");
            prepare(3, 0, None).await.expect("taken back");
            prepare(3, 1, first).await.expect("and given to another");
            assert!(matches!(prepare(2, 2, first).await, Err(Failure::Invalid(_))), "no jury saw it");
            let foreign = store::challenges::prizes(&company.backend.system().reader(), other).await.expect("prizes")[0].id;
            assert!(matches!(prepare(3, 0, Some(foreign)).await, Err(Failure::Invalid(_))));
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM decision").await, 2);
        })
        .await;
    }

    #[tokio::test]
    async fn an_answer_is_tied_to_criteria_of_its_round_and_says_so_in_public() {
        on_each_database(async |company| {
            let challenge = company.new_challenge(|_| {}).await;
            company.seat(challenge, 3, 4, &[]).await.expect("seated");
            let idea = company.enter_on(10, challenge, "A", OPEN).await;
            let other = company.enter_on(11, challenge, "B", OPEN).await;
            company.shortlist(&[idea], OPEN).await;
            let round = company.open_round(3, challenge, JUDGING, 5).await;
            let pitch = company.pitch(3, "A", JUDGING).await;
            company.at(3, JUDGING).run(CloseRound { round }).await.expect("closed");
            let offered = company.at(3, JUDGING).ask(AskDecision { pitch }).await.expect("a desk").criteria;
            let (first, name) = (offered[0].0.to_string(), offered[0].1.clone());
            let prepare = async |idea, n: u128, criteria: Vec<String>| {
                company.at(n, JUDGING).run(PrepareDecision { criteria, ..decision(round, idea, "declined") }).await
            };
            for wrong in ["Portée".to_owned(), idea.to_string(), String::new()] {
                let said = prepare(idea, 3, vec![first.clone(), wrong]).await;
                assert!(matches!(said, Err(Failure::Invalid(errors)) if errors.of("criteria") == Some(&Problem::NotAChoice)));
            }
            let said = prepare(other, 2, vec![first.clone()]).await;
            assert!(matches!(said, Err(Failure::Invalid(errors)) if errors.of("criteria").is_some()), "no jury scored it");
            prepare(idea, 3, vec![first]).await.expect("prepared");
            prepare(other, 2, vec![]).await.expect("prepared");
            let row = company.at(3, JUDGING).ask(AskDecision { pitch }).await.expect("a desk").row;
            assert_eq!(row.decision.expect("prepared").criteria, std::slice::from_ref(&name));
            company.at(3, JUDGING).run(PublishRound::of(round)).await.expect("published");
            let page = company.at(15, JUDGING).ask(AskIdea { idea }).await.expect("seen");
            assert_eq!(page.answer.expect("answered").criteria, std::slice::from_ref(&name));
            let results = company.at(15, JUDGING).ask(AskResults { challenge }).await.expect("results");
            let told: Vec<_> = results.answers.iter().map(|entry| (entry.title.as_str(), entry.answer.criteria.clone())).collect();
            assert_eq!(told, [("A", vec![name]), ("B", vec![])]);
        })
        .await;
    }

    #[tokio::test]
    async fn who_was_not_judged_is_answered_early_and_may_still_withdraw() {
        on_each_database(async |company| {
            let challenge = company.new_challenge(|f| f.counts_hidden = "on".into()).await;
            company.seat(challenge, 3, 4, &[]).await.expect("seated");
            let a = company.enter_on(10, challenge, "A", OPEN).await;
            let b = company.enter_on(11, challenge, "B", OPEN).await;
            let c = company.enter_on(12, challenge, "C", OPEN).await;
            company.at(15, OPEN).run(SetSupport { idea: c, votes: 1 }).await.expect("supported");
            company.shortlist(&[a], OPEN).await;
            let round = company.open_round(3, challenge, JUDGING, 5).await;
            let page = company.at(2, JUDGING).ask(AskRound { round }).await.expect("a page");
            let shown: Vec<_> = page.others.iter().map(|o| (o.title.as_str(), o.supports, o.may_answer)).collect();
            assert_eq!(shown, [("C", 1, true), ("B", 0, true)], "the most supported first");

            for idea in [b, c] {
                company.at(2, JUDGING).run(decision(round, idea, "declined")).await.expect("prepared while the jury scores");
            }
            company.at(11, JUDGING).run(WithdrawIdea { idea: b, reason: "Plus le temps".into() }).await.expect("withdrawn");
            company.at(3, JUDGING).run(CloseRound { round }).await.expect("closed");
            company.at(3, JUDGING).run(decision(round, a, "declined")).await.expect("prepared");
            company.at(3, JUDGING).run(PublishRound::of(round)).await.expect("published");
            let results = company.at(17, JUDGING).ask(AskResults { challenge }).await.expect("results");
            assert_eq!(results.answers.iter().map(|a| a.title.as_str()).collect::<Vec<_>>(), ["A", "C"]);
            assert!(company.is_in("B", "withdrawn").await, "an answer prepared for it went with it");
        })
        .await;
    }
}
