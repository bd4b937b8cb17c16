//! Tests of parting: what authors could not say of their own idea, and what its hosts had promised, is there again.
use super::merged::{merge, state};
use crate::{
    Failure,
    testing::{Company, answering, on_each_database},
};
use domain::{
    DepartmentId, IdeaId,
    ideas::{AskIdea, PartIdea, Stage},
    notices::{AskNotices, NoticeKind},
    opinions::{AskOpinion, DeclineOpinion, GiveOpinion, TakeBackRequest},
    time::DAY,
};
use uuid::Uuid;

async fn ask_person(company: &Company, idea: IdeaId, who: &str) {
    let ask = AskOpinion { idea, to: "person".into(), who: who.into(), department: String::new(), question: "Est-ce tenable ?".into() };
    company.run(2, ask).await.expect("asked by name");
}

/// Everybody is of the shops.
async fn ask_the_shops(company: &Company, idea: IdeaId) {
    let department = DepartmentId(Uuid::from_u128(1)).to_string();
    let ask = AskOpinion { idea, to: "department".into(), who: String::new(), department, question: String::new() };
    company.run(2, ask).await.expect("asked");
}

async fn say(company: &Company, n: u128, idea: IdeaId, words: &str) {
    company.run(n, GiveOpinion { idea, stance: "reserved".into(), words: words.into() }).await.expect("given");
}

#[tokio::test]
async fn what_authors_were_asked_and_had_said_of_it_comes_back() {
    on_each_database(async |company| {
        let stays = company.open_idea(4, "Qui reste").await;
        let mut twins = Vec::new();
        for (n, title) in [(3, "A"), (3, "B"), (5, "C"), (7, "D")] {
            twins.push(company.open_idea(n, title).await);
        }
        for who in ["Personne 3", "Personne 7", "Personne 9"] {
            ask_person(&company, stays, who).await;
        }
        ask_the_shops(&company, stays).await;
        for (n, words) in [(3, "Oui, après les soldes"), (5, "Pas en boutique"), (8, "Pour moi si"), (9, "À voir")] {
            say(&company, n, stays, words).await;
        }
        company.run(7, DeclineOpinion { idea: stays }).await.expect("declined");
        let before = state(&company).await;
        for twin in &twins {
            company.run(2, merge(*twin, stays)).await.expect("merged");
        }
        let desk = company.ask(2, AskIdea { idea: stays }).await.expect("seen").opinions;
        let read: Vec<_> = desk.requests.iter().map(|r| (r.whom.as_str(), r.opinions.len())).collect();
        assert_eq!(read, [("Personne 9", 1), ("Boutiques", 1)], "who wrote it does not judge it");
        company.run(2, PartIdea { idea: twins[0] }).await.expect("parted");
        let own = company.ask(3, AskIdea { idea: stays }).await.expect("seen");
        assert!(own.opinions.mine.is_none() && own.abilities.edit, "an author by the other one");
        for twin in &twins[1..] {
            company.run(2, PartIdea { idea: *twin }).await.expect("parted");
        }
        assert_eq!(state(&company).await, before, "exactly");
        assert!(crate::operations::check(&company.backend).await.expect("checked").is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_question_that_a_host_takes_back_meanwhile_stays_taken_back() {
    on_each_database(async |company| {
        let [twin, stays] = [company.open_idea(3, "A").await, company.open_idea(4, "B").await];
        ask_the_shops(&company, stays).await;
        say(&company, 3, stays, "Oui").await;
        company.run(2, merge(twin, stays)).await.expect("merged");
        let request = company.ask(2, AskIdea { idea: stays }).await.expect("seen").opinions.requests.remove(0);
        assert!(request.opinions.is_empty() && request.may_take_back);
        company.run(2, TakeBackRequest { request: request.id }).await.expect("taken back");
        company.run(2, PartIdea { idea: twin }).await.expect("parted");
        for table in ["opinion", "opinion_request", "merged_opinion", "merged_request"] {
            assert_eq!(company.count(&format!("SELECT COUNT(*) AS n FROM {table}")).await, 0, "{table}");
        }
    })
    .await;
}

/// An idea of 3 that is in review, and an open one.
async fn in_review(company: &Company) -> [IdeaId; 2] {
    let stays = company.open_idea(4, "Qui reste").await;
    company.run(1, answering(true, "5")).await.expect("set");
    [company.open_idea(3, "La même").await, stays]
}

#[tokio::test]
async fn what_was_in_review_is_in_review_again_with_the_promise_it_had() {
    on_each_database(async |company| {
        let [twin, stays] = in_review(&company).await;
        let before = state(&company).await;
        company.run(2, merge(twin, stays)).await.expect("merged");
        assert!(matches!(company.ask(6, AskIdea { idea: twin }).await, Err(Failure::NotFound)), "it was never open");
        assert_eq!(company.count("SELECT COUNT(*) AS n FROM review").await, 0);
        company.run(2, PartIdea { idea: twin }).await.expect("parted");
        assert_eq!(state(&company).await, before, "exactly");
        let page = company.ask(3, AskIdea { idea: twin }).await.expect("seen");
        assert!(page.stage == Stage::Submitted && page.review.is_some_and(|review| review.clock.is_some_and(|clock| !clock.late)));
        company.backend.settle().await.expect("settled");
        let told = company.ask(3, AskNotices).await.expect("notices").notices;
        assert!(told.iter().all(|notice| notice.kind != NoticeKind::Opened), "it is not open: {told:?}");
    })
    .await;
}

#[tokio::test]
async fn a_promise_that_has_passed_meanwhile_is_late_and_hosts_are_reminded_once() {
    on_each_database(async |company| {
        let [twin, stays] = in_review(&company).await;
        let before = state(&company).await;
        company.run(2, merge(twin, stays)).await.expect("merged");
        let tend = async || crate::operations::tend_at(&company.backend, 30 * DAY).await.expect("tended");
        assert_eq!(tend().await, 0, "nobody waits for it while it is part of another one");
        company.at(2, 30).run(PartIdea { idea: twin }).await.expect("parted");
        assert_eq!(state(&company).await, before, "its day is the day it was");
        let page = company.at(3, 30).ask(AskIdea { idea: twin }).await.expect("seen");
        assert!(page.review.is_some_and(|review| review.clock.is_some_and(|clock| clock.late)));
        assert_eq!((tend().await, tend().await), (1, 0));
        let reminded = state(&company).await;
        company.at(2, 30).run(merge(twin, stays)).await.expect("merged again");
        company.at(2, 30).run(PartIdea { idea: twin }).await.expect("parted again");
        assert_eq!((state(&company).await, tend().await), (reminded, 0), "they know");
    })
    .await;
}

#[tokio::test]
async fn a_company_that_promises_more_time_has_it_for_what_is_merged_too() {
    on_each_database(async |company| {
        let [twin, stays] = in_review(&company).await;
        let due = async || company.count("SELECT due_at AS n FROM review").await;
        let promised = due().await;
        company.run(2, merge(twin, stays)).await.expect("merged");
        company.run(1, answering(true, "20")).await.expect("set");
        company.run(2, PartIdea { idea: twin }).await.expect("parted");
        assert!(due().await >= promised + 14 * DAY, "fifteen working days more");
    })
    .await;
}
