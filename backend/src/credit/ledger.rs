//! Tests of the ledger, by the commands that people use: what earns, the daily cap, what is taken back, and that reading
//! the events again writes the same.
use crate::{
    events,
    testing::{Company, on_each_database},
};
use domain::{
    CommentId, Event, IdeaId, PrizeId,
    credit::{AskMyPoints, MyPoints, Rule},
    ideas::{Shortlist, WithdrawIdea},
    jury::Verdict,
    talk::{MarkUseful, PostComment},
    votes::SetSupport,
};
use uuid::Uuid;

async fn points(company: &Company, n: u128) -> MyPoints {
    company.backend.settle().await.expect("settled");
    company.ask(n, AskMyPoints).await.expect("my points")
}

async fn comment(company: &Company, n: u128, idea: IdeaId) -> CommentId {
    company.run(n, PostComment { idea, parent: None, text: "Et en boutique ?".into() }).await.expect("posted")
}

#[tokio::test]
async fn eagerness_earns_up_to_the_daily_cap_and_outcomes_beyond() {
    on_each_database(async |company| {
        let mut idea = company.open_idea(3, "Idée 0").await;
        for n in 1..=5 {
            idea = company.open_idea(3, &format!("Idée {n}")).await;
        }
        assert_eq!(points(&company, 3).await.total, 50, "the sixth is over the cap");
        company.run(2, Shortlist { idea, on: true, reason: String::new() }).await.expect("shortlisted");
        assert_eq!(points(&company, 3).await.total, 80);
    })
    .await;
}

#[tokio::test]
async fn what_is_undone_is_taken_back_line_by_line() {
    on_each_database(async |company| {
        let idea = company.open_idea(3, "Le bon de réparation").await;
        company.run(2, Shortlist { idea, on: true, reason: String::new() }).await.expect("shortlisted");
        company.run(2, Shortlist { idea, on: false, reason: String::new() }).await.expect("taken back");
        assert_eq!(points(&company, 3).await.total, 10);
        company.run(3, WithdrawIdea { idea, reason: String::new() }).await.expect("withdrawn");
        let mine = points(&company, 3).await;
        let amounts: Vec<(Rule, i64)> = mine.entries.iter().rev().map(|e| (e.rule, e.amount)).collect();
        let (opened, listed) = (Rule::IdeaOpened, Rule::IdeaShortlisted);
        assert_eq!((mine.total, amounts), (0, vec![(opened, 10), (listed, 30), (listed, -30), (opened, -10)]));
    })
    .await;
}

#[tokio::test]
async fn a_useful_comment_earns_for_its_author_and_support_for_nobody() {
    on_each_database(async |company| {
        let idea = company.open_idea(3, "Le bon de réparation").await;
        company.run(4, SetSupport { idea, votes: 1 }).await.expect("supported");
        let comment = comment(&company, 4, idea).await;
        assert_eq!(points(&company, 4).await.total, 0);
        for useful in [true, true] {
            company.run(3, MarkUseful { comment, useful }).await.expect("marked");
        }
        let theirs = points(&company, 4).await;
        assert_eq!((theirs.total, theirs.entries[0].idea.as_ref().map(|(id, _)| *id)), (3, Some(idea)));
        company.run(3, MarkUseful { comment, useful: false }).await.expect("unmarked");
        assert_eq!((points(&company, 4).await.total, points(&company, 3).await.total), (0, 10));
        company.run(3, WithdrawIdea { idea, reason: String::new() }).await.expect("withdrawn");
        assert_eq!(points(&company, 4).await.entries[0].idea, None, "a withdrawn idea is not named to others");
    })
    .await;
}

#[tokio::test]
async fn authors_share_what_an_idea_earns() {
    on_each_database(async |company| {
        let idea = company.open_idea(3, "Le bon de réparation").await;
        let beside = "INSERT INTO idea_author (idea_id, person_id, place) VALUES ($1, $2, 1)";
        company.write(beside, crate::store::values![idea.0, Uuid::from_u128(4)]).await;
        company.happen(None, Event::IdeaAnswered { idea, verdict: Verdict::Funded }, 0).await;
        company.happen(None, Event::IdeaAnswered { idea, verdict: Verdict::Declined }, 0).await;
        company.happen(None, Event::PrizeAwarded { prize: PrizeId(Uuid::from_u128(9)), idea }, 0).await;
        assert_eq!((points(&company, 3).await.total, points(&company, 4).await.total), (5 + 50 + 30, 5 + 50 + 30));
    })
    .await;
}

#[tokio::test]
async fn reading_the_events_again_writes_the_same_ledger() {
    on_each_database(async |company| {
        let idea = company.open_idea(3, "Le bon de réparation").await;
        let comment = comment(&company, 4, idea).await;
        company.run(3, MarkUseful { comment, useful: true }).await.expect("marked");
        company.run(2, Shortlist { idea, on: true, reason: String::new() }).await.expect("shortlisted");
        let before = (points(&company, 3).await, points(&company, 4).await);
        events::rebuild(&company.backend).await.expect("rebuilt");
        let after = (points(&company, 3).await, points(&company, 4).await);
        assert_eq!((before.0.total, before.1.total), (40, 3));
        assert_eq!((after.0.entries, after.1.entries), (before.0.entries, before.1.entries));
        let sums = "SELECT COUNT(*) AS n FROM standing s WHERE s.points <> (SELECT SUM(e.amount) FROM point_entry e WHERE e.person_id = s.person_id)";
        assert_eq!(company.count(sums).await, 0);
    })
    .await;
}
