//! Who may not declare a tie, who is not told of one, and what it keeps from whoever declared it before the round.
use super::story::{WHY, declare, offered, waiting};
use crate::{
    Failure,
    store::values,
    testing::{Company, arena::decision, on_each_database},
};
use domain::{
    IdeaId, PersonId, Refusal,
    admin::AskLog,
    ideas::{AddErratum, AskIdea},
    jury::{AskJuryDesk, CloseRound, DeclareTie, DeclaredTie, PublishRound, TakeBackTie},
    opinions::{AskOpinion, OpinionDesk},
    people::PersonRef,
};
use uuid::Uuid;

/// What whoever presides is told before the round.
async fn told(company: &Company, n: u128) -> Vec<DeclaredTie> {
    company.ask(n, AskJuryDesk).await.expect("a desk").to_open.into_iter().flat_map(|waiting| waiting.ties).collect()
}

fn tie(n: u128, title: &str) -> DeclaredTie {
    let juror = PersonRef { id: PersonId(Uuid::from_u128(n)), name: format!("Personne {n}") };
    DeclaredTie { juror, title: title.into(), why: WHY.into() }
}

#[tokio::test]
async fn only_a_juror_declares_only_of_what_waits_and_never_of_their_own() {
    on_each_database(async |company| {
        let [a, b] = waiting(&company).await;
        let refused = async |n, idea| match (declare(&company, n, idea).await, company.run(n, TakeBackTie { idea }).await) {
            (Err(Failure::Refused(one)), Err(Failure::Refused(other))) if one == other => one,
            other => panic!("{other:?}"),
        };
        for n in [1, 2, 7, 10] {
            assert_eq!(refused(n, a).await, Refusal::NotOnThisPanel, "{n}");
        }
        company.seat(company.tank, 3, 4, &[5, 6, 10]).await.expect("in the tank who wrote judges others");
        assert_eq!(refused(10, a).await, Refusal::OwnPitch);
        assert_eq!(offered(&company, 10).await, [("B".to_owned(), None)], "one's own is not offered");
        let open = company.open_idea(11, "C").await;
        assert_eq!(refused(5, open).await, Refusal::WrongStage);
        let nothing = IdeaId(Uuid::from_u128(99));
        assert!(matches!(declare(&company, 5, nothing).await, Err(Failure::NotFound)));
        let long = company.run(5, DeclareTie { idea: b, why: "x".repeat(281) }).await;
        assert!(matches!(&long, Err(Failure::Invalid(errors)) if errors.of("why").is_some()), "{long:?}");
        assert_eq!(company.count("SELECT COUNT(*) AS n FROM declared_tie").await, 0);
    })
    .await;
}

#[tokio::test]
async fn who_presides_is_told_but_for_what_they_wrote_or_are_tied_to() {
    on_each_database(async |company| {
        let [a, b] = waiting(&company).await;
        for (n, idea) in [(6, a), (5, a), (5, b)] {
            declare(&company, n, idea).await.expect("declared");
        }
        let all = [tie(5, "A"), tie(6, "A"), tie(5, "B")];
        assert_eq!((told(&company, 3).await, told(&company, 4).await), (all.to_vec(), all.to_vec()));
        for n in [1, 2, 5, 6, 7, 10] {
            assert!(told(&company, n).await.is_empty(), "{n} does not preside");
        }
        declare(&company, 3, a).await.expect("declared");
        assert_eq!(told(&company, 3).await, [tie(5, "B")], "nor who declared one");
        assert_eq!(told(&company, 4).await.len(), 4);
        // The deputy is managed by who wrote "B".
        company.write("UPDATE person SET manager_id = $1 WHERE id = $2", values![Uuid::from_u128(11), Uuid::from_u128(4)]).await;
        assert_eq!(told(&company, 4).await, [tie(3, "A"), tie(5, "A"), tie(6, "A")]);
        company.seat(company.tank, 3, 10, &[4, 6]).await.expect("the author of \"A\" is deputy, 5 gone");
        assert!(told(&company, 10).await.is_empty(), "{:?}", told(&company, 10).await);

        company.backend.settle().await.expect("settled");
        let log = company.ask(1, AskLog { before: None }).await.expect("a log").rows;
        let of_ties: Vec<_> = log.iter().filter(|row| row.kind.starts_with("tie_")).collect();
        assert!(of_ties.len() == 4 && of_ties.iter().all(|row| row.by.is_none() && row.about.is_none()), "{of_ties:?}");
    })
    .await;
}

#[tokio::test]
async fn a_host_who_declared_a_tie_as_a_juror_reads_no_opinion_until_it_is_taken_back() {
    on_each_database(async |company| {
        let [a, _] = waiting(&company).await;
        company.seat(company.tank, 3, 4, &[2]).await.expect("seated");
        let ask = |who: &str| AskOpinion {
            idea: a,
            to: "person".into(),
            who: who.into(),
            department: String::new(),
            question: "Tenable ?".into(),
        };
        company.run(2, ask("Personne 7")).await.expect("asked");
        declare(&company, 2, a).await.expect("declared");
        let desk = async || company.ask(2, AskIdea { idea: a }).await.expect("seen").opinions;
        assert_eq!(desk().await, OpinionDesk::default());
        assert!(matches!(company.run(2, ask("Personne 8")).await, Err(Failure::Refused(Refusal::TiedToAuthors))));
        company.run(2, TakeBackTie { idea: a }).await.expect("taken back");
        assert_eq!(desk().await.requests.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_chair_who_declared_a_tie_speaks_for_the_jury_no_more_until_it_is_taken_back() {
    on_each_database(async |company| {
        let ideas = waiting(&company).await;
        let round = company.open_round(3, company.tank, 0, 7).await;
        company.run(3, CloseRound { round }).await.expect("closed");
        for idea in ideas {
            company.run(3, decision(round, idea, "kept_open")).await.expect("decided");
        }
        company.run(3, PublishRound::of(round)).await.expect("published");
        let idea = ideas[0];
        company.shortlist(&[idea], 0).await;
        let correct = async |n: u128, words: &str| company.run(n, AddErratum { idea, answer: None, words: words.into() }).await;
        declare(&company, 3, idea).await.expect("declared");
        let refused = correct(3, "Non").await;
        assert!(matches!(refused, Err(Failure::Refused(Refusal::TiedToAuthors))), "{refused:?}");
        correct(4, "Il fallait lire 900 €.").await.expect("the deputy");
        company.run(3, TakeBackTie { idea }).await.expect("taken back");
        correct(3, "Et 12 jours.").await.expect("the chair");
    })
    .await;
}
