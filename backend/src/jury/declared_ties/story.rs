//! From the word of a juror to the round that opens without them on that pitch, or with them once it is taken back.
use crate::{
    Failure, operations,
    testing::{Company, on_each_database},
};
use domain::{
    IdeaId, PersonId, PitchId, Problem, Refusal, RoundId,
    ideas::{Shortlist, WithdrawIdea},
    jury::{
        AskDecision, AskJuryDesk, AskRound, AskScoringDesk, Assignment, CardState, CloseRound, DeclareTie, OpenRound, RoundPage,
        TakeBackTie,
    },
    notices::AskNotices,
};
use uuid::Uuid;

pub const WHY: &str = "Ma sœur y travaille";

/// "A" of 10 and "B" of 11 wait for chair 3, deputy 4, jurors 5 and 6; nobody is of anybody's department.
pub async fn waiting(company: &Company) -> [IdeaId; 2] {
    company.write("UPDATE person SET department_id = NULL WHERE department_id IS NOT NULL", vec![]).await;
    company.seat(company.tank, 3, 4, &[5, 6]).await.expect("seated");
    let ideas = [company.enter_on(10, company.tank, "A", 0).await, company.enter_on(11, company.tank, "B", 0).await];
    company.shortlist(&ideas, 0).await;
    ideas
}

pub async fn declare(company: &Company, n: u128, idea: IdeaId) -> Result<(), Failure> {
    company.run(n, DeclareTie { idea, why: format!(" {WHY} ") }).await
}

/// What a juror is offered, and what they wrote of it.
pub async fn offered(company: &Company, n: u128) -> Vec<(String, Option<String>)> {
    let coming = company.ask(n, AskJuryDesk).await.expect("a desk").coming;
    coming.into_iter().flat_map(|coming| coming.ideas).map(|idea| (idea.title, idea.declared)).collect()
}

/// Opens the round; empty for everybody.
async fn open(company: &Company, per_pitch: &str) -> Result<RoundId, Failure> {
    let closes = company.backend.zone().stamp(domain::Moment(4_000_000_000_000_000)).local.input_value();
    let (challenge, places, per_pitch) = (company.tank, String::new(), per_pitch.to_owned());
    company.run(3, OpenRound { challenge, closes, places, per_pitch }).await
}

async fn page(company: &Company, n: u128, round: RoundId) -> RoundPage {
    company.ask(n, AskRound { round }).await.expect("a page")
}

async fn pitch(company: &Company, round: RoundId, title: &str) -> PitchId {
    page(company, 3, round).await.pitches.iter().find(|row| row.title == title).expect("a row").pitch
}

async fn state(company: &Company, n: u128, title: &str) -> Option<CardState> {
    let desk = company.ask(n, AskJuryDesk).await.expect("a desk");
    desk.rounds.iter().flat_map(|round| &round.queue).find(|item| item.title == title).map(|item| item.state)
}

async fn told(company: &Company, n: u128) -> usize {
    company.backend.settle().await.expect("settled");
    company.ask(n, AskNotices).await.expect("a list").notices.len()
}

#[tokio::test]
async fn who_declared_a_tie_is_given_nothing_of_it_and_sees_nothing_of_it() {
    for per_pitch in ["", "3"] {
        on_each_database(async |company| {
            let [a, _] = waiting(&company).await;
            let both = |declared: Option<&str>| vec![("A".to_owned(), declared.map(str::to_owned)), ("B".to_owned(), None)];
            assert_eq!(offered(&company, 5).await, both(None));
            declare(&company, 5, a).await.expect("declared");
            declare(&company, 5, a).await.expect("twice is once");
            assert_eq!(offered(&company, 5).await, both(Some(WHY)));
            assert_eq!(offered(&company, 6).await, both(None), "each their own");
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM event WHERE kind = 'tie_declared'").await, 1);

            let round = open(&company, per_pitch).await.expect("opened");
            assert!(offered(&company, 5).await.is_empty(), "a round holds them");
            assert_eq!(state(&company, 5, "A").await, Some(CardState::Recused));
            let tied = pitch(&company, round, "A").await;
            let desk = company.ask(5, AskScoringDesk { pitch: tied }).await;
            assert!(matches!(desk, Err(Failure::Refused(Refusal::SteppedAside))), "{desk:?}");
            let rows: Vec<_> = page(&company, 3, round).await.pitches.into_iter().map(|row| (row.title, row.expected)).collect();
            assert_eq!(rows, [("A".to_owned(), 3), ("B".to_owned(), if per_pitch.is_empty() { 4 } else { 3 })]);
            for n in [3, 4] {
                let [aside] = &page(&company, n, round).await.aside[..] else { panic!("one stepped aside") };
                assert_eq!((aside.juror.id, aside.how), (PersonId(Uuid::from_u128(5)), Assignment::Recused));
                assert_eq!((aside.title.as_str(), aside.why.as_str()), ("A", WHY));
            }
            for n in [3, 4, 6] {
                company.hand_in(n, tied, 3, 0).await;
            }
            company.run(3, CloseRound { round }).await.expect("closed");
            let theirs = page(&company, 5, round).await;
            assert_eq!(theirs.pitches.iter().map(|row| row.title.as_str()).collect::<Vec<_>>(), ["B"]);
            assert_eq!(theirs.coverage.iter().map(|juror| juror.handed_in).sum::<i64>(), 0, "{:?}", theirs.coverage);
            assert!(matches!(company.ask(5, AskDecision { pitch: tied }).await, Err(Failure::NotFound)));
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM declared_tie").await, 0, "the recusal says it now");
            assert_eq!(operations::check(&company.backend).await.expect("checked"), vec![]);
        })
        .await;
    }
}

#[tokio::test]
async fn a_tie_taken_back_gives_the_pitch_back_and_after_the_opening_none_is() {
    on_each_database(async |company| {
        let [a, b] = waiting(&company).await;
        company.run(5, TakeBackTie { idea: a }).await.expect("there is none");
        declare(&company, 5, a).await.expect("declared");
        company.run(5, DeclareTie { idea: a, why: "Autre".into() }).await.expect("another word");
        assert_eq!(offered(&company, 5).await[0].1.as_deref(), Some("Autre"));
        for _ in 0..2 {
            company.run(5, TakeBackTie { idea: a }).await.expect("taken back, once or twice");
        }
        assert_eq!(company.count("SELECT COUNT(*) AS n FROM event WHERE kind = 'tie_taken_back'").await, 1);
        declare(&company, 6, b).await.expect("declared");
        let round = open(&company, "").await.expect("opened");
        assert_eq!(state(&company, 5, "A").await, Some(CardState::ToDo));
        company.hand_in(5, pitch(&company, round, "A").await, 3, 0).await;
        for (n, idea) in [(5, a), (6, b)] {
            let late = company.run(n, TakeBackTie { idea }).await;
            assert!(matches!(late, Err(Failure::Refused(Refusal::RoundAlreadyOpen))), "{late:?}");
            let late = declare(&company, n, idea).await;
            assert!(matches!(late, Err(Failure::Refused(Refusal::RoundAlreadyOpen))), "{late:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_pitch_to_which_everybody_is_tied_keeps_the_round_closed_and_says_so() {
    on_each_database(async |company| {
        let [a, _] = waiting(&company).await;
        for n in [4, 5] {
            declare(&company, n, a).await.expect("declared");
        }
        let problem = async |per_pitch| {
            let Err(Failure::Invalid(errors)) = open(&company, per_pitch).await else { panic!("opened") };
            errors.of("per_pitch").cloned()
        };
        assert_eq!(problem("3").await, Some(Problem::TooFewMayJudge { title: "A".into(), may: 2 }));
        // Nor is a chair who is tied told which it is, and who is left.
        for n in [3, 6] {
            declare(&company, n, a).await.expect("declared");
            assert_eq!(problem("3").await, Some(Problem::TooFewForSome));
        }
        assert_eq!(problem("").await, Some(Problem::TooFewForSome));
        assert_eq!(company.count("SELECT COUNT(*) AS n FROM declared_tie").await, 4, "nothing became of it");
        company.run(6, TakeBackTie { idea: a }).await.expect("taken back");
        open(&company, "").await.expect("one is enough where everybody judges what they may");
    })
    .await;
}

#[tokio::test]
async fn who_is_tied_to_everything_is_not_called_to_judge() {
    on_each_database(async |company| {
        let ideas = waiting(&company).await;
        let before = (told(&company, 5).await, told(&company, 6).await);
        for idea in ideas {
            declare(&company, 5, idea).await.expect("declared");
        }
        open(&company, "").await.expect("opened");
        assert_eq!((told(&company, 5).await, told(&company, 6).await), (before.0, before.1 + 1));
    })
    .await;
}

#[tokio::test]
async fn a_tie_counts_with_the_seat_and_stays_beside_the_idea() {
    on_each_database(async |company| {
        let ideas = waiting(&company).await;
        let [a, b] = ideas;
        declare(&company, 5, a).await.expect("declared");
        declare(&company, 6, b).await.expect("declared");
        // What is shortlisted no more is not offered.
        company.run(2, Shortlist { idea: b, on: false, reason: String::new() }).await.expect("taken off");
        assert_eq!(offered(&company, 6).await, [("A".to_owned(), None)]);
        company.run(11, WithdrawIdea { idea: b, reason: String::new() }).await.expect("withdrawn");
        company.seat(company.tank, 3, 4, &[6]).await.expect("5 loses the seat");
        assert!(offered(&company, 5).await.is_empty());
        let round = open(&company, "").await.expect("opened");
        assert!(page(&company, 3, round).await.aside.is_empty());
        company.seat(company.tank, 3, 4, &[5, 6]).await.expect("5 sits again");
        assert_eq!((state(&company, 5, "A").await, state(&company, 6, "A").await), (None, Some(CardState::ToDo)));
        assert!(page(&company, 5, round).await.pitches.is_empty(), "nor is it shown");
        assert_eq!(operations::check(&company.backend).await.expect("checked"), vec![]);
    })
    .await;
}
