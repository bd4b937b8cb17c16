//! Tests of ideas that are left open: after so many days in the shark tank the answer clock runs again, once, until something
//! becomes of them.
use crate::{
    Failure,
    store::ideas::awaiting_challenges,
    testing::{Company, answering, arena::DELIBERATION, form, on_each_database},
};
use domain::{
    Actor, ChallengeId, IdeaId, Moment, Refusal,
    admin::{AskAdmin, ChangeAnswering},
    challenges::PublishResults,
    home::{AskHome, ToDo},
    ideas::{
        AnswerIdea, AskHostDesk, AskIdea, AwaitAnswers, Intent, MergeIdea, PartIdea, ReopenDeferred, Shortlist, WithdrawIdea, WriteIdea,
    },
    notices::{AskNotices, NoticeKind},
    time::{DAY, HOUR},
};

/// What the scheduler did, so many days from now.
async fn tend(company: &Company, days: i64) -> u64 {
    crate::operations::tend_at(&company.backend, days * DAY).await.expect("tended")
}

async fn told(company: &Company, n: u128) -> Vec<NoticeKind> {
    company.backend.settle().await.expect("settled");
    company.ask(n, AskNotices).await.expect("notices").notices.into_iter().map(|n| n.kind).collect()
}

async fn clocks(company: &Company) -> i64 {
    company.count("SELECT COUNT(*) AS n FROM review").await
}

async fn answer(company: &Company, idea: IdeaId, verdict: &str, days: i64) {
    let until = if verdict == "deferred" { "2999-01-01".into() } else { String::new() };
    let answer = AnswerIdea { idea, verdict: verdict.into(), reason: "Pas cette année".into(), until, change: String::new() };
    company.at(2, days).run(answer).await.expect("answered");
}

#[tokio::test]
async fn what_is_left_open_for_ninety_days_is_promised_an_answer_once_and_missed_once() {
    on_each_database(async |company| {
        let ideas = [company.open_idea(3, "A").await, company.open_idea(4, "B").await];
        let early = crate::operations::tend_at(&company.backend, 90 * DAY - HOUR).await.expect("tended");
        assert_eq!((early, clocks(&company).await), (0, 0), "an hour too early");
        assert_eq!((tend(&company, 90).await, tend(&company, 90).await, tend(&company, 91).await), (1, 0, 0), "once, for both");
        let promised = company.count("SELECT COUNT(*) AS n FROM review r JOIN idea i ON i.id = r.idea_id WHERE r.since >= i.stage_since");
        assert_eq!(promised.await, 2);
        for (n, kinds) in [(1, vec![]), (2, vec![NoticeKind::Awaited]), (3, vec![]), (5, vec![])] {
            assert_eq!(told(&company, n).await, kinds, "{n}");
        }
        let late = async |days: i64| {
            let desk = company.at(2, days).ask(AskHostDesk).await.expect("a desk");
            let clocks: Vec<bool> = desk.waiting.iter().filter_map(|w| Some(w.clock?.late)).collect();
            assert_eq!((desk.count, desk.open_days, desk.answer_days, clocks.len()), (2, 90, 5, 2));
            assert_eq!(clocks.iter().filter(|late| **late).count() as i64, desk.late);
            let home = company.at(2, days).ask(AskHome).await.expect("home").to_do;
            assert!(home.contains(&ToDo::ToAnswer { ideas: 2, late: desk.late }), "{home:?}");
            desk.late
        };
        assert_eq!(late(90).await, 0, "the promise has just been made");
        for (n, knows) in [(2, true), (3, true), (1, false), (4, false), (5, false)] {
            let page = company.at(n, 90).ask(AskIdea { idea: ideas[0] }).await.expect("seen");
            let clock = page.review.map(|review| (review.clock.map(|clock| clock.late), review.asked, review.changes.len()));
            assert_eq!(clock, knows.then_some((Some(false), None, 0)), "between its authors and the hosts, {n}");
        }
        assert_eq!((tend(&company, 120).await, tend(&company, 120).await), (1, 0));
        assert_eq!(late(120).await, 2);
        assert_eq!((told(&company, 1).await, told(&company, 2).await[0]), (vec![NoticeKind::Overdue], NoticeKind::Overdue));
        assert_eq!(tend(&company, 300).await, 0, "once for as long as it stays open");
        let host = company.run(2, AwaitAnswers { challenge: company.tank }).await;
        assert!(matches!(host, Err(Failure::Refused(Refusal::NotThisHost))), "the scheduler's");
    })
    .await;
}

#[tokio::test]
async fn the_last_moment_counts() {
    on_each_database(async |company| {
        company.open_idea(3, "A").await;
        let since = company.count("SELECT stage_since AS n FROM idea").await;
        let reader = company.backend.system().reader();
        assert_eq!(awaiting_challenges(&reader, Moment(since - 1)).await.expect("asked"), []);
        assert_eq!(awaiting_challenges(&reader, Moment(since)).await.expect("asked"), [company.tank]);
    })
    .await;
}

#[tokio::test]
async fn whatever_becomes_of_it_ends_the_clock() {
    on_each_database(async |company| {
        let mut ideas = Vec::new();
        for title in ["Répondue", "Retenue", "Retirée", "Regroupée", "Reste"] {
            ideas.push(company.open_idea(3, title).await);
        }
        assert_eq!(tend(&company, 90).await, 1);
        assert_eq!(clocks(&company).await, 5);
        answer(&company, ideas[0], "declined", 91).await;
        assert_eq!(clocks(&company).await, 4);
        company.at(2, 91).run(Shortlist { idea: ideas[1], on: true, reason: String::new() }).await.expect("shortlisted");
        assert_eq!(clocks(&company).await, 3);
        company.at(3, 91).run(WithdrawIdea { idea: ideas[2], reason: String::new() }).await.expect("withdrawn");
        assert_eq!(clocks(&company).await, 2);
        let merge = MergeIdea { idea: ideas[3], into: ideas[4].to_string(), reason: String::new() };
        company.at(2, 91).run(merge).await.expect("merged");
        assert_eq!(clocks(&company).await, 1, "the one it is part of now keeps its promise");
        let wrong: Vec<_> = crate::operations::check(&company.backend).await.expect("checked").iter().map(|f| f.what).collect();
        assert!(wrong.iter().all(|what| !what.contains("promised")), "{wrong:?}");
        // What is open again has its ninety days again.
        company.at(2, 92).run(Shortlist { idea: ideas[1], on: false, reason: String::new() }).await.expect("taken back");
        company.at(2, 92).run(PartIdea { idea: ideas[3] }).await.expect("parted");
        assert_eq!(clocks(&company).await, 2, "what is parted has the promise it had");
        assert_eq!((tend(&company, 181).await, clocks(&company).await), (1, 2), "both are late, and nothing is new");
        assert_eq!((tend(&company, 182).await, clocks(&company).await), (1, 3));
    })
    .await;
}

#[tokio::test]
async fn a_deferred_idea_that_opens_again_has_its_ninety_days_again() {
    on_each_database(async |company| {
        let idea = company.open_idea(3, "A").await;
        answer(&company, idea, "deferred", 10).await;
        assert_eq!((tend(&company, 200).await, clocks(&company).await), (0, 0), "it has its answer");
        company.write("UPDATE answer SET until_at = 1", vec![]).await;
        company.backend.system().offset_by(200 * DAY).run(ReopenDeferred { idea }).await.expect("reopened");
        assert_eq!((tend(&company, 289).await, clocks(&company).await), (0, 0));
        assert_eq!((tend(&company, 290).await, clocks(&company).await), (1, 1));
    })
    .await;
}

#[tokio::test]
async fn in_a_challenge_its_dates_decide_and_what_it_keeps_open_waits_in_the_tank() {
    on_each_database(async |company| {
        let challenge: ChallengeId = company.new_challenge(|_| {}).await;
        let write = WriteIdea { idea: None, version: 0, challenge: Some(challenge), form: form("A"), intent: Intent::Submit };
        company.at(3, 2).run(write).await.expect("entered");
        assert_eq!((tend(&company, 200).await, clocks(&company).await), (0, 0));
        let system = company.backend.system().offset_by(200 * DAY).run(AwaitAnswers { challenge }).await;
        assert!(matches!(system, Ok(0)), "{system:?}");
        let publish = PublishResults { challenge, verdict: "kept_open".into(), reason: "À suivre".into(), until: String::new() };
        company.at(2, DELIBERATION).run(publish).await.expect("published");
        assert_eq!((tend(&company, DELIBERATION + 89).await, clocks(&company).await), (0, 0));
        assert_eq!((tend(&company, DELIBERATION + 90).await, clocks(&company).await), (1, 1));
    })
    .await;
}

#[tokio::test]
async fn a_company_sets_how_long_an_idea_may_stay_open() {
    on_each_database(async |company| {
        company.open_idea(3, "A").await;
        let set = |open_days: &str, note_months: &str| ChangeAnswering {
            open_days: open_days.into(),
            note_months: note_months.into(),
            ..answering(false, "3")
        };
        for wrong in ["6", "366", "", "trois mois"] {
            let refused = company.run(1, set(wrong, "12")).await;
            assert!(matches!(&refused, Err(Failure::Invalid(e)) if e.of("open_days").is_some() && e.0.len() == 1), "{wrong}");
        }
        for wrong in ["0", "61", "", "un an"] {
            let refused = company.run(1, ChangeAnswering { days: "x".into(), ..set("7", wrong) }).await;
            assert!(matches!(&refused, Err(Failure::Invalid(e)) if e.of("note_months").is_some() && e.of("days").is_some()), "{wrong}");
        }
        assert!(matches!(company.run(2, set("7", "60")).await, Err(Failure::Refused(Refusal::OnlyAdmins))));
        company.run(1, set("365", "1")).await.expect("set");
        assert_eq!(tend(&company, 364).await, 0);
        company.run(1, set("7", "60")).await.expect("set");
        let answering = company.ask(1, AskAdmin).await.expect("a desk").answering;
        assert_eq!((answering.review, answering.days, answering.open_days, answering.note_months), (false, 3, 7, 60));
        assert_eq!((tend(&company, 6).await, tend(&company, 7).await), (0, 1));
        let due = async || company.count("SELECT due_at AS n FROM review").await;
        let promised = due().await;
        company.run(1, ChangeAnswering { days: "30".into(), ..set("7", "60") }).await.expect("set");
        assert!(due().await > promised + 20 * DAY, "what is promised follows the working days, as in review");
        assert!(matches!(company.backend.ctx(Actor::Visitor).ask(AskHostDesk).await, Err(Failure::SignedOut)));
    })
    .await;
}
