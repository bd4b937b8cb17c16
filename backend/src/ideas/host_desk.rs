//! A host's desk: what is in review, open ideas that wait for an answer, those that are promised one first, and how each of their challenges answers.
use super::review::clock;
use crate::{
    Failure, Query,
    store::{Reader, admin, challenges, home, ideas},
};
use async_trait::async_trait;
use domain::{
    Actor, ChallengeId, IdeaId, Moment, Refusal,
    ideas::{AskHostDesk, HostDesk, IdeaRow, InReview, Waiting, WorkingDays},
    time::DAY,
};

#[async_trait]
impl Query for AskHostDesk {
    type Answer = HostDesk;

    async fn answer(self, actor: &Actor, db: &Reader, now: Moment) -> Result<HostDesk, Failure> {
        actor.member().ok_or(Failure::SignedOut)?;
        let hosted = hosted(actor, db).await?;
        if hosted.is_empty() && !actor.is_host() {
            return Err(Refusal::OnlyHosts.into());
        }
        let days = ideas::working_days(db, now, &db.zone()).await?;
        let promised = admin::answering(db).await?;
        let all = home::to_do::waiting(db, &hosted, now).await?;
        Ok(HostDesk {
            in_review: in_review(actor, db, &days, now).await?,
            waiting: waiting(actor, db, &hosted, &days, now).await?,
            count: all.ideas,
            late: all.late,
            open_days: promised.open_days,
            answer_days: promised.answer_days,
            figures: ideas::figures(db, &hosted, promised.open_days, now).await?,
            challenges: challenges::rows_hosted_by(db, actor, now).await?,
            now: db.stamp(now.0),
        })
    }
}

/// Open ideas: those that are promised an answer, what is due first, first; then the others as they came.
async fn waiting(actor: &Actor, db: &Reader, hosted: &[ChallengeId], days: &WorkingDays, now: Moment) -> Result<Vec<Waiting>, Failure> {
    let rows = ideas::waiting(db, actor, hosted, now).await?;
    let ids: Vec<IdeaId> = rows.iter().map(|(_, row)| row.id).collect();
    let due = ideas::promises(db, &ids).await?;
    let row = |(since, row): (Moment, IdeaRow)| {
        let clock = due.get(&row.id).map(|due| clock(db, days, *due, now));
        Waiting { row, days: now.since(since) / DAY, clock }
    };
    let mut waiting: Vec<Waiting> = rows.into_iter().map(row).collect();
    waiting.sort_by_key(|waiting| waiting.clock.map_or(Moment(i64::MAX), |clock| clock.until.at));
    Ok(waiting)
}

async fn in_review(actor: &Actor, db: &Reader, days: &WorkingDays, now: Moment) -> Result<Vec<InReview>, Failure> {
    let rows = ideas::in_review(db, actor, now).await?;
    let ids: Vec<IdeaId> = rows.iter().map(|(_, row)| row.id).collect();
    let again = ideas::sent_back(db, &ids).await?;
    let row = |(due, row): (Moment, IdeaRow)| InReview { again: again.contains(&row.id), clock: clock(db, days, due, now), row };
    Ok(rows.into_iter().map(row).collect())
}

/// Every challenge the actor hosts, whatever its phase: an answer may still be missing after its end.
async fn hosted(actor: &Actor, db: &Reader) -> Result<Vec<ChallengeId>, Failure> {
    let all = challenges::hosted_by(db, actor).await?;
    Ok(all.into_iter().filter(|c| c.hosted_by(actor).is_ok()).map(|c| c.id).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::on_each_database;
    use domain::{
        challenges::AskChallenge,
        ideas::{AnswerIdea, HostFigures, IdeaFilter},
        talk::PostComment,
        time::HOUR,
        votes::SetSupport,
    };

    #[tokio::test]
    async fn a_host_sees_what_waits_longest_first_with_what_is_late() {
        on_each_database(async |company| {
            let old = company.open_idea(3, "Ancienne").await;
            let new = company.open_idea(4, "Récente").await;
            let elsewhere = company.challenge(|_| ()).await;
            company.write("DELETE FROM challenge_host WHERE challenge_id <> $1", vec![company.tank.0.into()]).await;
            company.enter(3, elsewhere, "Chez quelqu’un d’autre").await;
            let days_ago = |days: i64, idea: domain::IdeaId| {
                company.write("UPDATE idea SET stage_since = stage_since - $1 WHERE id = $2", vec![(days * DAY).into(), idea.0.into()])
            };
            days_ago(90, old).await;
            days_ago(1, new).await;
            let desk = company.ask(2, AskHostDesk).await.expect("a desk");
            let waiting =
                |desk: &HostDesk| -> Vec<_> { desk.waiting.iter().map(|w| (w.row.id, w.days, w.clock.map(|clock| clock.late))).collect() };
            assert_eq!(waiting(&desk), [(old, 90, None), (new, 1, None)]);
            assert_eq!((desk.count, desk.late), (2, 0));
            crate::operations::tend(&company.backend).await.expect("tended");
            // No promise was made to what has just been found to be older.
            days_ago(100, new).await;
            let desk = company.ask(2, AskHostDesk).await.expect("a desk");
            assert_eq!(waiting(&desk), [(old, 90, Some(false)), (new, 101, None)], "what is promised comes first");
            company.write("UPDATE review SET due_at = 1", vec![]).await;
            let desk = company.ask(2, AskHostDesk).await.expect("a desk");
            assert_eq!((waiting(&desk)[0], desk.count, desk.late), ((old, 90, Some(true)), 2, 1));
            assert!(matches!(company.ask(3, AskHostDesk).await, Err(Failure::Refused(Refusal::OnlyHosts))));
        })
        .await;
    }

    #[tokio::test]
    async fn figures_of_ninety_days_by_challenge() {
        on_each_database(async |company| {
            let idea = company.open_idea(3, "A").await;
            company.open_idea(3, "B").await;
            company.run(4, SetSupport { idea, votes: 1 }).await.expect("supported");
            company.run(5, PostComment { idea, parent: None, text: "Bien".into() }).await.expect("posted");
            let (verdict, reason, until) = ("declined".into(), "Non".into(), String::new());
            let later = company.person(2).offset_by(3 * DAY + HOUR);
            later.run(AnswerIdea { idea, verdict, reason, until, change: String::new() }).await.expect("declined");
            let figures = later.ask(AskHostDesk).await.expect("a desk").figures;
            assert_eq!((figures.ideas, figures.participation), (2, Some(15)), "3 of 20 people");
            let said = |figures: &HostFigures| -> Vec<_> {
                figures.spaces.iter().map(|s| (s.challenge.title.clone(), s.answers, s.times.is_some(), s.in_time)).collect()
            };
            assert_eq!(said(&figures), [("Shark tank".to_owned(), 1, false, 100)], "one answer tells no time");
            let much_later = company.person(2).offset_by(91 * DAY);
            let figures = much_later.ask(AskHostDesk).await.expect("a desk").figures;
            assert_eq!(
                (figures.ideas, said(&figures)),
                (0, vec![("Shark tank".to_owned(), 1, false, 50)]),
                "what waits too long is not in time"
            );
            company.write("UPDATE person SET is_active = $1 WHERE name NOT IN ('Personne 2', 'Personne 3')", vec![false.into()]).await;
            assert_eq!(company.ask(2, AskHostDesk).await.expect("a desk").figures.participation, None, "too few to tell");
        })
        .await;
    }

    #[tokio::test]
    async fn each_challenge_has_an_answer_time_of_its_own() {
        on_each_database(async |company| {
            let other = company.challenge(|_| ()).await;
            for (challenge, answers, hours) in [(company.tank, 5, 1), (other, 4, 2)] {
                for number in 0..answers {
                    let idea = company.enter(3 + number, challenge, "A").await;
                    let (verdict, reason, until) = ("declined".into(), "Non".into(), String::new());
                    let answer = AnswerIdea { idea, verdict, reason, until, change: String::new() };
                    company.person(2).offset_by(hours * HOUR).run(answer).await.expect("declined");
                }
            }
            let spaces = async |n: u128| company.person(n).offset_by(DAY).ask(AskHostDesk).await.expect("a desk").figures.spaces;
            let said: Vec<_> =
                spaces(2).await.into_iter().map(|s| (s.challenge.id, s.answers, s.times.map(|t| t.answers), s.in_time)).collect();
            assert_eq!(said, [(company.tank, 5, Some(5), 100), (other, 4, None, 100)]);
            let times = async |n: u128, challenge: ChallengeId| {
                let page = AskChallenge { challenge, filter: IdeaFilter::default() };
                company.person(n).offset_by(DAY).ask(page).await.expect("a page").answer_times
            };
            for n in [2, 3, 12] {
                assert_eq!((times(n, company.tank).await.map(|t| t.answers), times(n, other).await), (Some(5), None), "{n}");
            }
            let days = times(12, company.tank).await.map(|times| times.days).expect("five answers");
            assert!((0..=1).contains(&days), "within an hour, be it over midnight");
            let fifth = company.enter(9, other, "A").await;
            let (verdict, reason, until) = ("declined".into(), "Non".into(), String::new());
            company.run(2, AnswerIdea { idea: fifth, verdict, reason, until, change: String::new() }).await.expect("declined");
            // Submitted two weeks before: nine or ten working days, whatever day it is, unless holidays fall among them.
            company
                .write("UPDATE idea SET submitted_at = submitted_at - $1 WHERE challenge_id = $2", vec![(14 * DAY).into(), other.0.into()])
                .await;
            let days = times(12, other).await.map(|times| times.days).expect("five answers by now");
            assert!((5..=11).contains(&days), "{days}");
            let later = company.person(12).offset_by(91 * DAY);
            let page = |challenge| AskChallenge { challenge, filter: IdeaFilter::default() };
            assert_eq!(later.ask(page(company.tank)).await.expect("a page").answer_times, None, "of the last 90 days");
            assert!(later.ask(page(other)).await.expect("a page").answer_times.is_some(), "one with an end keeps its own");
        })
        .await;
    }
}
