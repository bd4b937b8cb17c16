//! Tests of co-authors: asked, joined, gone.
use super::*;
use crate::testing::{Company, form, on_each_database};
use domain::{
    IdeaId,
    credit::AskMyPoints,
    home::{AskHome, ToDo},
    ideas::{AskIdea, Intent, OpenIdea, Shortlist, Stage, WriteIdea},
    votes::SetSupport,
};

async fn invite(company: &Company, n: u128, idea: IdeaId, who: &str) -> Result<(), Failure> {
    company.run(n, InviteCoAuthor { idea, who: who.into() }).await
}

async fn answer(company: &Company, n: u128, idea: IdeaId, accept: bool) -> Result<i64, Failure> {
    company.run(n, AnswerInvitation { idea, accept }).await
}

async fn names(company: &Company, n: u128, idea: IdeaId) -> Vec<String> {
    company.ask(n, AskIdea { idea }).await.expect("seen").authors.into_iter().map(|a| a.name).collect()
}

#[tokio::test]
async fn who_says_yes_is_an_author_and_who_says_no_never_was() {
    on_each_database(async |company| {
        let draft = company.draft(3, "Un bon dans le colis").await;
        assert!(matches!(company.ask(4, AskIdea { idea: draft }).await, Err(Failure::NotFound)));
        invite(&company, 3, draft, "personne 4").await.expect("asked by name");
        invite(&company, 3, draft, "P5@brisemer.example").await.expect("asked by address");
        let page = company.ask(4, AskIdea { idea: draft }).await.expect("reads what it is about");
        let asked_by = page.co_authoring.asked_by.map(|p| p.name);
        assert!(asked_by.as_deref() == Some("Personne 3") && page.co_authoring.invited.is_empty() && !page.abilities.edit);
        let home = company.ask(4, AskHome).await.expect("home").to_do;
        assert!(home.contains(&ToDo::CoAuthor { idea: draft, title: "Un bon dans le colis".into() }), "{home:?}");
        let waiting = company.ask(3, AskIdea { idea: draft }).await.expect("seen").co_authoring.invited;
        assert_eq!(waiting.into_iter().map(|p| p.name).collect::<Vec<_>>(), ["Personne 4", "Personne 5"]);
        answer(&company, 4, draft, true).await.expect("yes");
        answer(&company, 5, draft, false).await.expect("no");
        assert_eq!(names(&company, 4, draft).await, ["Personne 3", "Personne 4"]);
        assert!(matches!(company.ask(5, AskIdea { idea: draft }).await, Err(Failure::NotFound)));
        let submit = WriteIdea { idea: Some(draft), version: 1, challenge: None, form: form("À deux"), intent: Intent::Submit };
        company.run(4, submit).await.expect("submitted by the co-author");
        company.backend.settle().await.expect("settled");
        let points = async |n| company.ask(n, AskMyPoints).await.expect("points").total;
        assert_eq!((points(3).await, points(4).await), (5, 5), "they share");
    })
    .await;
}

#[tokio::test]
async fn who_joins_later_loses_the_support_and_has_no_share_of_before() {
    on_each_database(async |company| {
        let idea = company.open_idea(3, "Un bon dans le colis").await;
        company.run(4, SetSupport { idea, votes: 1 }).await.expect("supported");
        company.run(5, SetSupport { idea, votes: 1 }).await.expect("supported");
        invite(&company, 3, idea, "Personne 4").await.expect("asked");
        assert_eq!(answer(&company, 4, idea, true).await.expect("yes"), 1, "told so");
        let page = company.ask(5, AskIdea { idea }).await.expect("seen");
        assert_eq!((page.ballot.supports, page.authors.len()), (Some(1), 2));
        company.run(2, Shortlist { idea, on: true, reason: String::new() }).await.expect("shortlisted");
        let points = async |n| company.ask(n, AskMyPoints).await.expect("points").total;
        for _ in 0..2 {
            company.backend.settle().await.expect("settled");
            assert_eq!((points(3).await, points(4).await), (10 + 15, 15));
            crate::events::rebuild(&company.backend).await.expect("rebuilt");
        }
    })
    .await;
}

#[tokio::test]
async fn a_question_names_one_colleague_who_may_enter() {
    on_each_database(async |company| {
        let idea = company.open_idea(3, "Un bon dans le colis").await;
        let problem = async |who: &str| match invite(&company, 3, idea, who).await {
            Err(Failure::Invalid(errors)) => errors.of("who").cloned(),
            _ => None,
        };
        assert_eq!(problem(" ").await, Some(Problem::Required));
        assert_eq!(problem("Quelqu’un d’autre").await, Some(Problem::NoColleague));
        company
            .write("UPDATE person SET folded = 'jean martin' WHERE email IN ('p8@brisemer.example', 'p9@brisemer.example')", vec![])
            .await;
        assert_eq!(problem("Jean Martin").await, Some(Problem::SeveralColleagues));
        let refused = |result: Result<(), Failure>| match result {
            Err(Failure::Refused(refusal)) => Some(refusal),
            _ => None,
        };
        assert_eq!(refused(invite(&company, 3, idea, "Personne 3").await), Some(Refusal::AlreadyAuthor));
        assert_eq!(refused(invite(&company, 4, idea, "Personne 5").await), Some(Refusal::OnlyAuthors));
        let challenge = company.challenge(|_| ()).await;
        let entry = company.enter(3, challenge, "Pour le concours").await;
        assert_eq!(refused(invite(&company, 3, entry, "Personne 2").await), Some(Refusal::OrganisersDoNotEnter));
        invite(&company, 3, idea, "Personne 5").await.expect("asked");
        assert_eq!(refused(invite(&company, 3, idea, "Personne 5").await), Some(Refusal::AlreadyAuthor));
        company.run(3, TakeBackInvitation { idea, person: PersonId(uuid::Uuid::from_u128(5)) }).await.expect("taken back");
        assert!(matches!(answer(&company, 5, idea, true).await, Err(Failure::Refused(Refusal::NotInvited))));
    })
    .await;
}

#[tokio::test]
async fn the_first_author_may_leave_it_to_the_other() {
    on_each_database(async |company| {
        let idea = company.open_idea(3, "Un bon dans le colis").await;
        let alone = company.run(3, LeaveIdea { idea }).await;
        assert!(matches!(alone, Err(Failure::Refused(Refusal::LastAuthor))));
        invite(&company, 3, idea, "Personne 4").await.expect("asked");
        answer(&company, 4, idea, true).await.expect("yes");
        company.run(3, LeaveIdea { idea }).await.expect("left");
        assert_eq!(names(&company, 5, idea).await, ["Personne 4"]);
        let first = company.count("SELECT COUNT(*) AS n FROM idea i JOIN person p ON p.id = i.author_id WHERE p.email LIKE 'p4@%'").await;
        assert_eq!(first, 1);
        let page = company.ask(3, AskIdea { idea }).await.expect("seen");
        assert!(!page.abilities.edit && page.stage == Stage::Open);
    })
    .await;
}

#[tokio::test]
async fn who_is_asked_sees_what_is_in_review() {
    on_each_database(async |company| {
        company.write("UPDATE company SET review = TRUE", vec![]).await;
        let idea =
            company.run(3, WriteIdea { idea: None, version: 0, challenge: None, form: form("À deux"), intent: Intent::Submit }).await;
        let idea = idea.expect("sent").idea;
        invite(&company, 3, idea, "Personne 4").await.expect("asked");
        assert_eq!(company.ask(4, AskIdea { idea }).await.expect("seen").stage, Stage::Submitted);
        answer(&company, 4, idea, true).await.expect("yes");
        company.run(2, OpenIdea { idea }).await.expect("opened");
        company.backend.settle().await.expect("settled");
        assert_eq!(company.ask(4, AskMyPoints).await.expect("points").total, 5);
    })
    .await;
}

#[tokio::test]
async fn colleagues_are_suggested_by_any_part_of_their_name() {
    on_each_database(async |company| {
        let found = async |q: &str| company.ask(3, AskColleagues { q: q.into() }).await.expect("found");
        assert!(found("").await.is_empty() && found("%").await.is_empty());
        assert_eq!(found("pers 17").await.into_iter().map(|c| c.name).collect::<Vec<_>>(), ["Personne 17"]);
        assert_eq!(found("personne").await.len(), 8, "no more than a field shows");
        assert!(found("Personne 3").await.iter().all(|c| c.name != "Personne 3"), "not oneself");
    })
    .await;
}
