//! A host publishes the results where no jury is asked: nobody entered, every entry has its answer, or all that have none
//! get the same one.
use crate::{
    Command, Failure,
    store::{
        Tx,
        challenges::{self, UnansweredEntry},
        ideas,
    },
};
use async_trait::async_trait;
use domain::{
    Actor, ChallengeId, Event, FieldErrors, IdeaId, Moment, Problem, Refusal,
    challenges::{ChallengeFacts, PublishResults},
    ideas::{Answer, Stage},
    jury::Verdict,
};

pub struct Facts {
    challenge: ChallengeFacts,
    entries: Vec<UnansweredEntry>,
    in_review: i64,
    tank: ChallengeId,
}

#[async_trait]
impl Command for PublishResults {
    type Facts = Facts;
    type Outcome = ();

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<Facts, Failure> {
        let challenge = challenges::facts_to_change(tx, self.challenge).await?.ok_or(Failure::NotFound)?;
        // The entries are held only for who may: a stranger must not keep everybody else waiting.
        let entries = match challenge.hosted_by(actor) {
            Ok(()) if !challenge.standing => challenges::unanswered_entries(tx, self.challenge).await?,
            Ok(()) | Err(_) => vec![],
        };
        let in_review = challenges::in_review(tx, self.challenge).await?;
        Ok(Facts { challenge, entries, in_review, tank: challenges::tank(tx).await? })
    }

    fn authorize(&self, actor: &Actor, facts: &Facts, now: Moment) -> Result<(), Refusal> {
        let shortlisted = facts.entries.iter().filter(|e| e.stage == Stage::Shortlisted).count();
        facts.challenge.may_publish(actor, facts.entries.len(), shortlisted, now)?;
        domain::challenges::none_in_review(facts.in_review)
    }

    async fn apply(self, tx: &Tx, by: &Actor, facts: Facts, now: Moment) -> Result<(), Failure> {
        let mut kept_open = Vec::new();
        if !facts.entries.is_empty() {
            let answer = Answer::parse(&self.verdict, &self.reason, &self.until, "0", &tx.zone(), now, true)?;
            let to = match answer.verdict {
                Verdict::KeptOpen => Stage::Open,
                Verdict::Deferred => Stage::Deferred,
                Verdict::Declined => Stage::Declined,
                Verdict::Funded => return Err(FieldErrors::one("verdict", Problem::NotAChoice).into()),
            };
            for UnansweredEntry { idea, stage } in facts.entries {
                challenges::step(tx, idea, stage, to, by, &answer.reason, now).await?;
                ideas::put_answer(tx, idea, &answer, false, now).await?;
                tx.record(Event::IdeaAnswered { idea, verdict: answer.verdict }, by, now).await?;
                if to == Stage::Open {
                    kept_open.push(idea);
                }
            }
        }
        end(tx, self.challenge, &kept_open, facts.tank, by, now).await?;
        let published = Event::ResultsPublished { challenge: self.challenge, round: None };
        tx.record(published, by, now).await.map(|_| ())
    }
}

/// Ends a dated challenge: its results are out, names show, and what stays open goes to the shark tank, drafts included.
pub(crate) async fn end(
    tx: &Tx,
    challenge: ChallengeId,
    kept_open: &[IdeaId],
    tank: ChallengeId,
    by: &Actor,
    now: Moment,
) -> Result<(), Failure> {
    challenges::publish(tx, challenge, now).await?;
    ideas::end_blindness(tx, challenge, by, now).await?;
    for idea in kept_open {
        challenges::move_to_tank(tx, *idea, tank, now).await?;
    }
    challenges::move_drafts(tx, challenge, tank).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{
        Company,
        arena::{DELIBERATION, JUDGING, OPEN, VOTING},
        on_each_database,
    };
    use domain::{
        challenges::{AskChallenge, AskResults},
        ideas::{AnswerIdea, AskIdea, IdeaFilter},
        notices::{AskNotices, NoticeKind},
        votes::SetSupport,
    };

    fn publish(challenge: ChallengeId, verdict: &str, reason: &str) -> PublishResults {
        PublishResults { challenge, verdict: verdict.into(), reason: reason.into(), until: String::new() }
    }

    async fn may(company: &Company, n: u128, challenge: ChallengeId, day: i64) -> Option<i64> {
        let ask = AskChallenge { challenge, filter: IdeaFilter::default() };
        company.at(n, day).ask(ask).await.expect("a page").abilities.publish
    }

    #[tokio::test]
    async fn every_entry_without_an_answer_gets_the_same_one_and_stays_in_the_results() {
        on_each_database(async |company| {
            let challenge = company.new_challenge(|_| {}).await;
            let a = company.enter_on(10, challenge, "A", OPEN).await;
            let b = company.enter_on(11, challenge, "B", OPEN).await;
            company.at(15, OPEN).run(SetSupport { idea: b, votes: 1 }).await.expect("supported");
            let answer = AnswerIdea {
                idea: a,
                verdict: "declined".into(),
                reason: "Déjà en cours".into(),
                until: String::new(),
                change: String::new(),
            };
            company.at(2, JUDGING).run(answer).await.expect("answered");
            assert_eq!((may(&company, 2, challenge, JUDGING).await, may(&company, 15, challenge, JUDGING).await), (Some(1), None));

            let silent = company.at(2, JUDGING).run(publish(challenge, "kept_open", " ")).await;
            assert!(matches!(silent, Err(Failure::Invalid(e)) if e.of("reason").is_some()), "an answer has a reason");
            let funded = company.at(2, JUDGING).run(publish(challenge, "funded", "Oui")).await;
            assert!(matches!(funded, Err(Failure::Invalid(e)) if e.of("verdict").is_some()), "only a jury funds");
            company.at(2, JUDGING).run(publish(challenge, "kept_open", "À suivre")).await.expect("published");
            let again = company.at(2, JUDGING).run(publish(challenge, "kept_open", "À suivre")).await;
            assert!(matches!(again, Err(Failure::Refused(Refusal::ChallengeOver))));

            let shown = async |day: i64| {
                let results = company.at(17, day).ask(AskResults { challenge }).await.expect("results");
                results.answers.into_iter().map(|e| (e.title, e.answer.verdict, e.answer.reason)).collect::<Vec<_>>()
            };
            let told = [("B", Verdict::KeptOpen, "À suivre"), ("A", Verdict::Declined, "Déjà en cours")];
            let told = told.map(|(title, verdict, reason)| (title.to_owned(), verdict, reason.to_owned()));
            assert_eq!(shown(JUDGING).await, told);
            let page = company.at(15, JUDGING).ask(AskIdea { idea: b }).await.expect("a page");
            assert!(page.standing && page.ballot.supports == Some(1), "in the tank, with its support");
            for n in [10, 11] {
                company.backend.settle().await.expect("settled");
                let bell = company.ask(n, AskNotices).await.expect("notices").notices;
                assert_eq!(bell.iter().map(|n| n.kind).collect::<Vec<_>>(), [NoticeKind::Results, NoticeKind::Answer], "person {n}");
            }
            let later = AnswerIdea {
                idea: b,
                verdict: "declined".into(),
                reason: "Finalement non".into(),
                until: String::new(),
                change: String::new(),
            };
            company.at(2, DELIBERATION).run(later).await.expect("answered in the tank");
            assert_eq!(shown(DELIBERATION).await, told, "what the results said, they say");
        })
        .await;
    }

    #[tokio::test]
    async fn a_challenge_nobody_entered_ends_too_but_not_over_the_head_of_its_jury() {
        on_each_database(async |company| {
            let empty = company.new_challenge(|_| {}).await;
            let early = company.at(2, OPEN).run(publish(empty, "", "")).await;
            assert!(matches!(early, Err(Failure::Refused(Refusal::SubmissionsStillOpen))));
            let stranger = company.at(3, VOTING).run(publish(empty, "", "")).await;
            assert!(matches!(stranger, Err(Failure::Refused(Refusal::NotThisHost))));
            company.at(2, VOTING).run(publish(empty, "", "")).await.expect("nothing to vote on");
            assert!(company.at(5, VOTING).ask(AskResults { challenge: empty }).await.expect("results").answers.is_empty());

            let judged = company.new_challenge(|_| {}).await;
            let idea = company.enter_on(10, judged, "A", OPEN).await;
            let voting = company.at(2, VOTING).run(publish(judged, "declined", "Non")).await;
            assert!(matches!(voting, Err(Failure::Refused(Refusal::VotingStillOpen))));
            company.shortlist(&[idea], OPEN).await;
            let over = company.at(2, JUDGING).run(publish(judged, "declined", "Non")).await;
            assert!(matches!(over, Err(Failure::Refused(Refusal::JuryAwaited))));
            assert_eq!(may(&company, 2, judged, JUDGING).await, None);
            let tank = company.run(2, publish(company.tank, "", "")).await;
            assert!(matches!(tank, Err(Failure::Refused(Refusal::StandingStays))));
        })
        .await;
    }
}
