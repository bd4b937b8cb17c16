//! Tests of the letter, of ideas taken up again, and of the second look.
use crate::{
    Failure,
    testing::{
        Company,
        arena::{DELIBERATION, JUDGING, OPEN, decision},
        on_each_database,
    },
};
use domain::{
    IdeaId, Refusal,
    home::{AskHome, ToDo},
    ideas::{AnswerIdea, ArchiveIdea, AskIdea, AskSecondLook, GiveSecondLook, Outcome, Stage, TakeUp},
    jury::{AskScoringDesk, MarkForm, PrepareDecision, PublishRound, Remarks, ScorePitch},
    notices::{AskNotices, NoticeKind},
};

fn declined(idea: IdeaId) -> AnswerIdea {
    let change = "Un devis de l’atelier".into();
    AnswerIdea { idea, verdict: "declined".into(), reason: "Trop cher".into(), until: String::new(), change }
}

fn look(idea: IdeaId) -> AskSecondLook {
    AskSecondLook { idea, words: "Le devis est arrivé".into() }
}

fn given(idea: IdeaId, outcome: &str) -> GiveSecondLook {
    GiveSecondLook { idea, outcome: outcome.into(), reply: "Bien vu".into() }
}

/// Makes 9 a host too.
async fn another_host(company: &Company) {
    company.write("UPDATE person SET is_host = $1 WHERE name = 'Personne 9'", vec![true.into()]).await;
    let hosts = "INSERT INTO challenge_host (challenge_id, person_id) SELECT $1, id FROM person WHERE name = 'Personne 9'";
    company.write(hosts, vec![company.tank.0.into()]).await;
}

#[tokio::test]
async fn authors_read_what_three_jurors_said_together_and_nobody_else_does() {
    on_each_database(async |company| {
        let challenge = company.new_challenge(|_| {}).await;
        company.seat(challenge, 3, 4, &[5, 6]).await.expect("seated");
        let ideas = [company.enter_on(10, challenge, "A", OPEN).await, company.enter_on(11, challenge, "B", OPEN).await];
        company.shortlist(&ideas, OPEN).await;
        let round = company.open_round(3, challenge, JUDGING, 5).await;
        // Three judge A, two judge B.
        for (juror, title, level) in [(3, "A", 0), (4, "A", 2), (5, "A", 1), (3, "B", 2), (4, "B", 2)] {
            let pitch = company.pitch(juror, title, JUDGING).await;
            let desk = company.at(juror, JUDGING).ask(AskScoringDesk { pitch }).await.expect("a desk");
            let mark =
                |c: &domain::jury::Criterion| MarkForm { criterion: c.id.to_string(), level: level.to_string(), note: "Note".into() };
            let remarks = Remarks {
                comment: "Entre nous".into(),
                for_author: if juror == 4 { "Chiffrez le délai".into() } else { String::new() },
                private: "Pour moi".into(),
            };
            let marks = desk.rubric.0.iter().map(mark).collect();
            company.at(juror, JUDGING).run(ScorePitch { pitch, marks, remarks, hand_in: true, since: None }).await.expect("handed in");
        }
        let prepare = |idea| PrepareDecision { change: "Un essai à Lyon".into(), ..decision(round, idea, "declined") };
        for idea in ideas {
            company.at(3, DELIBERATION).run(prepare(idea)).await.expect("prepared");
        }
        let page = async |n: u128, idea: IdeaId| company.at(n, DELIBERATION).ask(AskIdea { idea }).await.expect("seen");
        assert_eq!(page(10, ideas[0]).await.letter, None, "nothing before the publication");
        company.at(3, DELIBERATION).run(PublishRound::of(round)).await.expect("published");
        let letter = page(10, ideas[0]).await.letter.expect("a letter");
        assert!(!letter.levels.is_empty() && letter.change == "Un essai à Lyon", "{letter:?}");
        assert_eq!(letter.remarks, ["Chiffrez le délai"]);
        let told = format!("{letter:?}");
        assert!(
            !told.contains("Entre nous") && !told.contains("Pour moi") && !told.contains("Note") && !told.contains("Personne"),
            "{told}"
        );
        let two = page(11, ideas[1]).await.letter.expect("a letter");
        assert!(two.levels.is_empty(), "of two jurors a level would tell of one: {two:?}");
        for other in [2, 3, 11, 15] {
            assert_eq!(page(other, ideas[0]).await.letter, None, "{other}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_answered_idea_is_taken_up_as_a_draft_that_says_so() {
    on_each_database(async |company| {
        let idea = company.open_idea(3, "Un bon dans le colis").await;
        assert!(matches!(company.run(3, TakeUp { idea }).await, Err(Failure::Refused(Refusal::WrongStage))));
        company.run(2, declined(idea)).await.expect("declined");
        assert!(matches!(company.run(4, TakeUp { idea }).await, Err(Failure::Refused(Refusal::OnlyAuthors))));
        let draft = company.run(3, TakeUp { idea }).await.expect("taken up");
        let page = company.ask(3, AskIdea { idea: draft }).await.expect("seen");
        assert_eq!((page.stage, page.title.as_str()), (Stage::Draft, "Un bon dans le colis"));
        assert_eq!(page.origin, Some((idea, "Un bon dans le colis".into())));
        assert_eq!(company.ask(3, AskIdea { idea }).await.expect("seen").letter.map(|l| l.change), Some("Un devis de l’atelier".into()));
        assert!(matches!(company.ask(4, AskIdea { idea: draft }).await, Err(Failure::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn somebody_else_looks_again_once_and_may_reopen() {
    on_each_database(async |company| {
        another_host(&company).await;
        company.seat(company.tank, 5, 6, &[]).await.expect("seated");
        let idea = company.open_idea(3, "Un bon dans le colis").await;
        company.run(2, declined(idea)).await.expect("declined");
        let silent = company.run(3, AskSecondLook { idea, words: " ".into() }).await;
        assert!(matches!(silent, Err(Failure::Invalid(e)) if e.of("words").is_some()));
        assert!(matches!(company.run(4, look(idea)).await, Err(Failure::Refused(Refusal::OnlyAuthors))));
        company.run(3, look(idea)).await.expect("asked");
        assert!(matches!(company.run(3, look(idea)).await, Err(Failure::Refused(Refusal::SecondLookAsked))), "once");
        company.backend.settle().await.expect("settled");
        let waits = ToDo::SecondLook { idea, title: "Un bon dans le colis".into() };
        for (n, is_asked) in [(2, false), (9, true), (5, true), (6, false), (3, false)] {
            assert_eq!(company.ask(n, AskHome).await.expect("home").to_do.contains(&waits), is_asked, "{n}");
            let told = company.ask(n, AskNotices).await.expect("notices").notices;
            assert_eq!(told.iter().any(|t| t.kind == NoticeKind::SecondLook), is_asked, "{n}");
            let page = company.ask(n, AskIdea { idea }).await.expect("seen");
            assert_eq!((page.abilities.give_second_look, page.second_look.is_some()), (is_asked, is_asked || n == 3), "{n}");
        }
        assert!(matches!(company.run(2, given(idea, "kept")).await, Err(Failure::Refused(Refusal::AnsweredByOneself))));
        assert!(matches!(company.run(4, given(idea, "kept")).await, Err(Failure::Refused(Refusal::NotThisHost))));
        company.run(9, given(idea, "reopened")).await.expect("given");
        let page = company.ask(3, AskIdea { idea }).await.expect("seen");
        assert_eq!((page.stage, page.answer), (Stage::Open, None));
        assert!(
            page.second_look
                .is_some_and(|look| look.given.is_some_and(|(outcome, reply, _)| outcome == Outcome::Reopened && reply == "Bien vu"))
        );
        company.run(2, declined(idea)).await.expect("answered again");
        assert!(matches!(company.run(3, look(idea)).await, Err(Failure::Refused(Refusal::SecondLookAsked))), "once for an idea");
        assert!(crate::operations::check(&company.backend).await.expect("checked").is_empty());
    })
    .await;
}

#[tokio::test]
async fn an_answer_that_is_kept_stands() {
    on_each_database(async |company| {
        company.seat(company.tank, 5, 6, &[]).await.expect("seated");
        let idea = company.open_idea(3, "Un bon dans le colis").await;
        company.run(2, declined(idea)).await.expect("declined");
        assert!(matches!(company.run(5, given(idea, "kept")).await, Err(Failure::Refused(Refusal::WrongStage))), "nobody asked");
        company.run(3, look(idea)).await.expect("asked");
        company.run(5, given(idea, "kept")).await.expect("the chair looked");
        assert_eq!(company.ask(4, AskIdea { idea }).await.expect("seen").stage, Stage::Declined);
        assert!(matches!(company.run(5, given(idea, "reopened")).await, Err(Failure::Refused(Refusal::WrongStage))), "given once");
        company.backend.settle().await.expect("settled");
        let told = company.ask(3, AskNotices).await.expect("notices").notices;
        assert_eq!(told.iter().filter(|t| t.kind == NoticeKind::Answer).count(), 2, "the answer, and the look at it");
    })
    .await;
}

/// Whether a person is asked for a second look, on a day: on the page of the idea, at home, and by a notice.
async fn is_asked(company: &Company, n: u128, idea: IdeaId, day: i64) -> [bool; 3] {
    company.backend.settle().await.expect("settled");
    let of = company.at(n, day);
    let page = of.ask(AskIdea { idea }).await.expect("seen").abilities.give_second_look;
    let to_do = of.ask(AskHome).await.expect("home").to_do;
    let told = of.ask(AskNotices).await.expect("notices").notices;
    [
        page,
        to_do.iter().any(|t| matches!(t, ToDo::SecondLook { idea: of, .. } if *of == idea)),
        told.iter().any(|t| t.kind == NoticeKind::SecondLook),
    ]
}

#[tokio::test]
async fn what_the_chair_decided_and_the_deputy_published_is_looked_at_by_neither() {
    on_each_database(async |company| {
        another_host(&company).await;
        company.seat(company.tank, 3, 4, &[5]).await.expect("seated");
        let idea = company.enter_on(10, company.tank, "Un bon dans le colis", 0).await;
        company.shortlist(&[idea], 0).await;
        let round = company.open_round(3, company.tank, 0, 7).await;
        company.at(3, 8).run(decision(round, idea, "declined")).await.expect("decided by the chair");
        company.at(4, 8).run(PublishRound::of(round)).await.expect("published by the deputy");
        company.at(10, 9).run(look(idea)).await.expect("asked");
        assert_eq!(is_asked(&company, 3, idea, 9).await, [false; 3]);
        assert!(matches!(company.at(3, 9).run(given(idea, "kept")).await, Err(Failure::Refused(Refusal::AnsweredByOneself))));
        assert!(matches!(company.at(4, 9).run(given(idea, "kept")).await, Err(Failure::Refused(Refusal::NotThisHost))));
        company.seat(company.tank, 4, 3, &[5]).await.expect("the deputy takes the chair");
        assert_eq!(is_asked(&company, 4, idea, 9).await, [false; 3]);
        assert!(matches!(company.at(4, 9).run(given(idea, "kept")).await, Err(Failure::Refused(Refusal::AnsweredByOneself))));
        assert_eq!(is_asked(&company, 9, idea, 9).await, [true; 3]);
        company.at(9, 9).run(given(idea, "reopened")).await.expect("a host who had no part in it");

        // Answered by a host afterwards, it is that answer which somebody else looks at: the chair may.
        company.write("DELETE FROM second_look WHERE idea_id = $1", vec![idea.0.into()]).await;
        company.at(2, 10).run(declined(idea)).await.expect("by a host");
        company.seat(company.tank, 3, 4, &[5]).await.expect("the chair is back");
        company.at(10, 10).run(look(idea)).await.expect("asked");
        assert_eq!(is_asked(&company, 3, idea, 10).await, [true; 3]);
        assert!(matches!(company.at(2, 10).run(given(idea, "kept")).await, Err(Failure::Refused(Refusal::AnsweredByOneself))));
        company.at(3, 10).run(given(idea, "kept")).await.expect("given");
    })
    .await;
}

#[tokio::test]
async fn who_answered_stays_who_answered_when_the_idea_is_put_away_and_taken_out_again() {
    on_each_database(async |company| {
        another_host(&company).await;
        let idea = company.open_idea(3, "Un bon dans le colis").await;
        company.run(2, declined(idea)).await.expect("declined");
        for (n, on) in [(2, true), (9, false)] {
            company.run(n, ArchiveIdea { idea, on, reason: String::new() }).await.expect("put away, taken out");
        }
        company.run(3, look(idea)).await.expect("asked");
        assert_eq!((is_asked(&company, 2, idea, 0).await, is_asked(&company, 9, idea, 0).await), ([false; 3], [true; 3]));
        assert!(matches!(company.run(2, given(idea, "kept")).await, Err(Failure::Refused(Refusal::AnsweredByOneself))));
        company.run(9, given(idea, "kept")).await.expect("who only took it out again");
    })
    .await;
}
