//! Tests of hidden names among people: what is refused, kept or left out must not tell who wrote an idea.
use super::*;

#[tokio::test]
async fn ideas_with_hidden_names_are_not_merged_and_what_was_taken_up_again_ties_to_none() {
    on_each_database(async |company| {
        let [hidden, open] = [company.enter_hidden(3, company.tank, "A", 0).await, company.open_idea(4, "B").await];
        for (idea, into) in [(hidden, open), (open, hidden)] {
            let merge = MergeIdea { idea, into: into.to_string(), reason: String::new() };
            assert!(matches!(company.run(2, merge).await, Err(Failure::Refused(Refusal::NamesHidden))));
        }
        let (verdict, reason) = ("declined".to_owned(), "Déjà en cours".to_owned());
        let decline = AnswerIdea { idea: hidden, verdict, reason, until: String::new(), change: String::new() };
        company.run(2, decline).await.expect("answered");
        let draft = company.run(3, TakeUp { idea: hidden }).await.expect("taken up");
        assert_eq!(company.count("SELECT COUNT(*) AS n FROM idea WHERE name_hidden").await, 2, "hidden again, as it was");
        let form = crate::testing::form("A, mieux");
        let submit = WriteIdea { idea: Some(draft), version: 1, challenge: None, form, intent: Intent::Submit };
        company.run(3, submit).await.expect("submitted");
        let origin = async |n| company.ask(n, AskIdea { idea: draft }).await.expect("a page").origin;
        assert_eq!(
            (origin(3).await.map(|o| o.0), origin(4).await),
            (Some(hidden), None),
            "its name shows now: it must not tell the other's"
        );
    })
    .await;
}

#[tokio::test]
async fn who_is_asked_to_co_author_sees_with_whom_and_who_left_stays_hidden() {
    on_each_database(async |company| {
        let idea = company.enter_hidden(3, company.tank, "A", 0).await;
        company.run(3, InviteCoAuthor { idea, who: "Personne 4".into() }).await.expect("asked");
        assert_eq!(company.authors_seen(5, idea, 0).await.len(), 0);
        let asked = company.ask(4, AskIdea { idea }).await.expect("a page");
        assert_eq!(asked.authors.len(), 1);
        company.run(4, domain::ideas::AnswerInvitation { idea, accept: true }).await.expect("yes");
        company.run(4, PostComment { idea, parent: None, text: "À nous deux.".into() }).await.expect("said");
        company.run(4, domain::ideas::LeaveIdea { idea }).await.expect("left");
        for n in [4, 5] {
            let page = company.ask(n, AskIdea { idea }).await.expect("a page");
            assert_eq!((page.authors.len(), page.comments[0].author.is_none()), (0, true), "to {n}");
        }
        assert!(matches!(company.run(4, ShowNames { idea }).await, Err(Failure::Refused(Refusal::OnlyAuthors))));
        company.run(3, ShowNames { idea }).await.expect("shown");
        let page = company.ask(5, AskIdea { idea }).await.expect("a page");
        assert_eq!((page.authors.len(), page.comments[0].author.is_none()), (1, true), "who left is not named with who stayed");
    })
    .await;
}

#[tokio::test]
async fn an_author_who_is_asked_about_their_own_hidden_idea_looks_like_anybody_who_does_not_answer() {
    on_each_database(async |company| {
        let idea = company.enter_hidden(3, company.tank, "A", 0).await;
        let ask = async |who: &str| {
            let (to, department, question) = (String::new(), String::new(), String::new());
            company.run(2, AskOpinion { idea, to, who: who.into(), department, question }).await
        };
        for who in ["Personne 3", "Personne 4"] {
            ask(who).await.expect("asked");
        }
        company.backend.settle().await.expect("settled");
        let told = async |n| company.ask(n, AskNotices).await.expect("notices").notices.len();
        assert_eq!((told(3).await, told(4).await), (0, 1));
        let desk = async |n| company.ask(n, AskIdea { idea }).await.expect("a page").opinions;
        assert!(desk(3).await.mine.is_none() && desk(4).await.mine.is_some());
        company.run(3, InviteCoAuthor { idea, who: "Personne 4".into() }).await.expect("asked");
        company.run(4, domain::ideas::AnswerInvitation { idea, accept: true }).await.expect("yes");
        assert_eq!(desk(2).await.requests.len(), 2, "who became an author is asked as before, as far as hosts see");
        company.run(3, ShowNames { idea }).await.expect("shown");
        assert_eq!(desk(2).await.requests.len(), 0);
        assert!(matches!(ask("Personne 3").await, Err(Failure::Refused(Refusal::AuthorsDoNotAdvise))));
    })
    .await;
}

#[tokio::test]
async fn who_hosts_or_judges_signs_and_who_stands_above_a_hidden_author_judges_like_the_others() {
    on_each_database(async |company| {
        company.seat(company.tank, 5, 6, &[7]).await.expect("seated");
        let hide = async |n| {
            let (form, intent) = (crate::testing::form("A").hiding(true), Intent::Submit);
            company.run(n, WriteIdea { idea: None, version: 0, challenge: None, form, intent }).await
        };
        for n in [2, 7] {
            assert!(matches!(hide(n).await, Err(Failure::Refused(Refusal::OrganisersShowNames))), "{n}");
        }
        let above = "UPDATE person SET manager_id = $1 WHERE id = $2";
        company.write(above, vec![Uuid::from_u128(7).into(), Uuid::from_u128(10).into()]).await;
        let idea = company.enter_hidden(10, company.tank, "A", 0).await;
        company.shortlist(&[idea], 0).await;
        company.open_round(5, company.tank, 0, 7).await;
        let pitch = company.pitch(7, "A", 0).await;
        assert!(company.ask(7, AskScoringDesk { pitch }).await.is_ok(), "what is kept from one juror would tell");
        company.run(10, ShowNames { idea }).await.expect("shown");
        assert!(company.ask(7, AskScoringDesk { pitch }).await.is_err(), "tied, now that everybody knows");
        assert_eq!(company.count("SELECT COUNT(*) AS n FROM assignment WHERE state = 'recused'").await, 1);
    })
    .await;
}
