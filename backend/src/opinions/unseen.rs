//! Who never learns of it: authors, colleagues whom nobody asked, admins, jurors who have nothing to do with the pitch.
use super::story::{desk, opinion, to_department, to_person};
use crate::{
    Failure,
    store::values,
    testing::{Company, on_each_database},
};
use domain::{
    IdeaId, Refusal,
    admin::AskLog,
    home::{AskHome, Home},
    ideas::{AskIdea, IdeaPage, WithdrawIdea},
    jury::{AskDecision, AskRound, AskScoringDesk, CloseRound, StepAside},
    notices::AskNotices,
    opinions::{DeclineOpinion, OpinionDesk},
};
use uuid::Uuid;

const SAID: &str = "Canari-4417";

/// What somebody sees of an idea and at home, whenever they look.
async fn seen(company: &Company, n: u128, idea: IdeaId) -> (IdeaPage, Home, usize) {
    company.backend.settle().await.expect("settled");
    let mut page = company.ask(n, AskIdea { idea }).await.expect("seen");
    let mut home = company.ask(n, AskHome).await.expect("home");
    let told = company.ask(n, AskNotices).await.expect("a list").notices.len();
    home.now = page.now;
    page.changed_since.clear();
    (IdeaPage { now: home.now, ..page }, home, told)
}

/// The same, without the moment it was read.
fn timeless((mut page, mut home, told): (IdeaPage, Home, usize), now: domain::Stamp) -> (IdeaPage, Home, usize) {
    (page.now, home.now) = (now, now);
    (page, home, told)
}

#[tokio::test]
async fn authors_and_colleagues_see_no_difference() {
    on_each_database(async |company| {
        company.seat(company.tank, 3, 4, &[5]).await.expect("seated");
        let idea = company.open_idea(10, "A").await;
        let watchers = [10, 7, 1, 5, 3];
        let mut before = Vec::new();
        for n in watchers {
            before.push(seen(&company, n, idea).await);
        }
        company.run(2, to_person(idea, "Personne 6")).await.expect("asked");
        company.run(6, opinion(idea, "reserved", SAID)).await.expect("given");
        for (n, before) in watchers.into_iter().zip(before) {
            let now = before.0.now;
            assert_eq!(timeless(seen(&company, n, idea).await, now), timeless(before, now), "{n}");
            assert_eq!(desk(&company, n, idea).await, OpinionDesk::default(), "{n}");
        }
        company.run(2, to_department(idea, 1)).await.expect("asked");
        for n in [10, 5, 3] {
            assert_eq!(desk(&company, n, idea).await, OpinionDesk::default(), "of the department, and not asked: {n}");
            let refused = |result: Result<(), Failure>| matches!(result, Err(Failure::Refused(Refusal::NobodyAsked)));
            assert!(refused(company.run(n, opinion(idea, "favourable", "Oui")).await), "{n}");
            assert!(refused(company.run(n, DeclineOpinion { idea }).await), "{n}");
        }
        let seven = desk(&company, 7, idea).await;
        assert!(seven.mine.is_some() && seven.requests.is_empty() && !seven.ask, "the own question alone");
        assert!(!serde_json::to_string(&seven).expect("written").contains(SAID));
        company.backend.settle().await.expect("settled");
        let log = company.ask(1, AskLog { before: None }).await.expect("a log").rows;
        let of_opinions: Vec<_> = log.iter().filter(|row| row.kind.starts_with("opinion_")).collect();
        assert!(of_opinions.len() == 3 && of_opinions.iter().all(|row| row.by.is_none() && row.about.is_none()), "{of_opinions:?}");
    })
    .await;
}

#[tokio::test]
async fn who_stepped_aside_or_is_tied_reads_nothing_of_it() {
    on_each_database(async |company| {
        company.seat(company.tank, 3, 4, &[5, 6]).await.expect("seated");
        let ideas = [company.open_idea(10, "A").await, company.open_idea(11, "B").await];
        for idea in ideas {
            company.run(2, to_person(idea, "Personne 7")).await.expect("asked");
            company.run(7, opinion(idea, "reserved", SAID)).await.expect("given");
        }
        // 6 is managed by the author of "A", and so is not among its jurors.
        let managed = values![Uuid::from_u128(10), Uuid::from_u128(6)];
        company.write("UPDATE person SET manager_id = $1 WHERE id = $2", managed).await;
        company.shortlist(&ideas, 0).await;
        let round = company.open_round(3, company.tank, 0, 7).await;
        let pitch = company.pitch(5, "A", 0).await;
        company.run(5, StepAside { pitch, how: "recused".into(), why: String::new() }).await.expect("stepped aside");
        for n in [5, 6, 10, 1, 7, 2] {
            assert!(company.ask(n, AskScoringDesk { pitch }).await.is_err(), "{n}");
        }
        company.run(3, CloseRound { round }).await.expect("closed");
        for n in [5, 6] {
            let page = company.ask(n, AskRound { round }).await.expect("a page");
            let shown: Vec<_> = page.pitches.iter().map(|row| (row.title.as_str(), row.pitch)).collect();
            let [("B", other)] = shown[..] else { panic!("{n}: {shown:?}") };
            assert_eq!(company.ask(n, AskDecision { pitch: other }).await.expect("a desk").opinions.len(), 1, "{n}");
            assert!(matches!(company.ask(n, AskDecision { pitch }).await, Err(Failure::NotFound)), "{n}");
        }
        let whole = company.ask(3, AskRound { round }).await.expect("a page");
        for row in &whole.pitches {
            let read = company.ask(3, AskDecision { pitch: row.pitch }).await.expect("a desk").opinions;
            assert!(read.len() == 1 && read[0].words == SAID);
        }
    })
    .await;
}

#[tokio::test]
async fn a_host_who_is_barred_as_a_juror_neither_asks_nor_reads() {
    on_each_database(async |company| {
        company.seat(company.tank, 3, 4, &[2]).await.expect("seated");
        let idea = company.open_idea(10, "A").await;
        company.run(2, to_person(idea, "Personne 7")).await.expect("asked");
        assert_eq!(desk(&company, 2, idea).await.requests.len(), 1, "a host on the jury");
        let managed = values![Uuid::from_u128(10), Uuid::from_u128(2)];
        company.write("UPDATE person SET manager_id = $1 WHERE id = $2", managed).await;
        assert_eq!(desk(&company, 2, idea).await, OpinionDesk::default());
        let tried = company.run(2, to_person(idea, "Personne 8")).await;
        assert!(matches!(tried, Err(Failure::Refused(Refusal::TiedToAuthors))));
    })
    .await;
}

#[tokio::test]
async fn a_withdrawn_idea_takes_its_questions_along() {
    on_each_database(async |company| {
        let idea = company.open_idea(10, "A").await;
        company.run(2, to_person(idea, "Personne 7")).await.expect("asked");
        let told = async || seen_notices(&company, 7).await;
        assert_eq!(told().await, 1);
        company.run(10, WithdrawIdea { idea, reason: String::new() }).await.expect("withdrawn");
        assert_eq!(told().await, 0);
        assert!(matches!(company.run(7, opinion(idea, "favourable", "Oui")).await, Err(Failure::NotFound)));
        let unread = company.ask(7, domain::notices::AskUnread).await.expect("counted");
        assert_eq!(unread, 0);
    })
    .await;
}

async fn seen_notices(company: &Company, n: u128) -> usize {
    company.backend.settle().await.expect("settled");
    company.ask(n, AskNotices).await.expect("a list").notices.len()
}
