//! Tests of the review: from a submission to the opening, with a return, on time and late.
use crate::{
    Failure,
    testing::{Company, answering, form, on_each_database},
};
use domain::{
    Actor, IdeaId, Refusal,
    admin::{AskAdmin, RemoveClosure},
    challenges::{CancelChallenge, PublishResults},
    home::{AskHome, ToDo},
    ideas::{
        AddClosure, AnswerIdea, AskHostDesk, AskIdea, AskIdeaForm, AskIdeas, How, IdeaFilter, Intent, Is, OpenIdea, Part, ReturnIdea,
        Stage, WithdrawIdea, WriteIdea, Written,
    },
    notices::{AskNotices, NoticeKind},
    talk::PostComment,
    time::DAY,
    votes::SetSupport,
};

async fn reviewing(company: &Company) {
    company.run(1, answering(true, "5")).await.expect("set");
}

async fn submit(company: &Company, n: u128, title: &str) -> Written {
    let write = WriteIdea { idea: None, version: 0, challenge: None, form: form(title), intent: Intent::Submit };
    company.run(n, write).await.expect("submitted")
}

fn again(idea: IdeaId, version: i64, title: &str, intent: Intent) -> WriteIdea {
    WriteIdea { idea: Some(idea), version, challenge: None, form: form(title), intent }
}

async fn told(company: &Company, n: u128) -> Vec<NoticeKind> {
    company.backend.settle().await.expect("settled");
    company.ask(n, AskNotices).await.expect("notices").notices.into_iter().map(|n| n.kind).collect()
}

#[tokio::test]
async fn what_is_in_review_is_known_to_its_author_and_the_hosts_alone() {
    on_each_database(async |company| {
        reviewing(&company).await;
        let written = submit(&company, 3, "Un bon").await;
        assert!(written.submitted && written.in_review);
        let idea = written.idea;
        for knows in [2, 3] {
            let page = company.ask(knows, AskIdea { idea }).await.expect("seen");
            let clock = page.review.expect("in review").clock.expect("a clock");
            assert!(page.stage == Stage::Submitted && !clock.late && clock.left >= 4, "{clock:?}");
            assert_eq!((page.abilities.open, page.abilities.edit, page.abilities.comment), (knows == 2, knows == 3, false));
            let list = company.ask(knows, AskIdeas { filter: IdeaFilter { stage: "submitted".into(), ..IdeaFilter::default() } }).await;
            assert_eq!(list.expect("listed").rows.len(), 1, "{knows}");
        }
        // An admin is no host.
        for stranger in [1, 4] {
            assert!(matches!(company.ask(stranger, AskIdea { idea }).await, Err(Failure::NotFound)));
            assert!(matches!(company.run(stranger, OpenIdea { idea }).await, Err(Failure::NotFound)));
            assert!(matches!(company.run(stranger, SetSupport { idea, votes: 1 }).await, Err(Failure::NotFound)));
            let comment = PostComment { idea, parent: None, text: "Oui".into() };
            assert!(matches!(company.run(stranger, comment).await, Err(Failure::NotFound)));
            for stage in ["", "submitted"] {
                let filter = IdeaFilter { stage: stage.into(), ..IdeaFilter::default() };
                assert_eq!(company.ask(stranger, AskIdeas { filter }).await.expect("listed").rows, []);
            }
        }
        company.backend.settle().await.expect("settled");
        assert_eq!(company.count("SELECT COUNT(*) AS n FROM point_entry").await, 0, "nothing is earned yet");
    })
    .await;
}

#[tokio::test]
async fn a_host_opens_it_and_it_is_new_from_then_on() {
    on_each_database(async |company| {
        reviewing(&company).await;
        let idea = submit(&company, 3, "Un bon").await.idea;
        let sent = company.count("SELECT submitted_at AS n FROM idea").await;
        let host = company.person(2).offset_by(DAY);
        assert_eq!(host.ask(AskHome).await.expect("home").to_do, [ToDo::ToReview { ideas: 1, late: 0 }]);
        host.run(OpenIdea { idea }).await.expect("opened");
        let again = host.run(OpenIdea { idea }).await;
        assert!(matches!(again, Err(Failure::Refused(Refusal::WrongStage))));
        assert!(company.count("SELECT submitted_at AS n FROM idea").await >= sent + DAY);
        assert_eq!(company.count("SELECT COUNT(*) AS n FROM review").await, 0);
        let page = company.ask(4, AskIdea { idea }).await.expect("everybody sees it");
        assert_eq!((page.stage, page.review, page.history.len()), (Stage::Open, None, 1), "what went before is not theirs");
        assert_eq!(company.ask(3, AskIdea { idea }).await.expect("seen").history.len(), 2);
        company.run(4, SetSupport { idea, votes: 1 }).await.expect("supported");
        assert_eq!(told(&company, 3).await, [NoticeKind::Opened]);
        let points = "SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) AS n FROM point_entry";
        assert_eq!(company.count(points).await, 10);
    })
    .await;
}

#[tokio::test]
async fn changes_are_asked_made_and_shown() {
    on_each_database(async |company| {
        reviewing(&company).await;
        let idea = submit(&company, 3, "Un bon dans le colis").await.idea;
        let ask = |reason: &str| ReturnIdea { idea, reason: reason.into() };
        let silent = company.run(2, ask(" ")).await;
        assert!(matches!(silent, Err(Failure::Invalid(e)) if e.of("reason").is_some()));
        assert!(matches!(company.run(3, ask("Moi")).await, Err(Failure::Refused(Refusal::NotThisHost))));
        company.run(2, ask("Pour quels colis ?")).await.expect("asked");
        assert_eq!(company.count("SELECT COUNT(*) AS n FROM review").await, 0, "the clock stands still");
        assert_eq!(told(&company, 3).await, [NoticeKind::ChangesAsked]);
        let home = company.ask(3, AskHome).await.expect("home").to_do;
        assert!(home.contains(&ToDo::ChangesAsked { idea, title: "Un bon dans le colis".into() }), "{home:?}");
        let desk = company.ask(3, AskIdeaForm { idea: Some(idea), challenge: None }).await.expect("a form");
        assert_eq!((desk.asked.as_deref(), desk.draft, desk.in_review), (Some("Pour quels colis ?"), false, true));

        company.run(3, again(idea, 1, "Un bon dans chaque colis", Intent::Save)).await.expect("kept");
        assert_eq!(company.ask(2, AskIdea { idea }).await.expect("seen").stage, Stage::Returned);
        let written = company.run(3, again(idea, 2, "Un bon dans chaque colis", Intent::Submit)).await.expect("sent again");
        assert!(written.in_review);
        assert_eq!(told(&company, 2).await, [NoticeKind::Again]);
        let review = company.ask(2, AskIdea { idea }).await.expect("seen").review.expect("in review");
        assert_eq!(review.asked.map(|step| step.reason), Some("Pour quels colis ?".into()));
        let changed: Vec<Part> = review.changes.iter().map(|c| c.part).collect();
        assert_eq!(changed, [Part::Title]);
        let How::Words(pieces) = &review.changes[0].how else { panic!("{review:?}", review = review.changes) };
        assert!(pieces.iter().any(|p| p.is == Is::Added && p.words == "chaque"), "{pieces:?}");
        let queue = company.ask(2, AskHostDesk).await.expect("a desk").in_review;
        assert!(queue.len() == 1 && queue[0].again && queue[0].row.id == idea);
        company.run(2, OpenIdea { idea }).await.expect("opened");
        let everybody = company.ask(4, AskIdea { idea }).await.expect("seen");
        assert!(everybody.history.iter().all(|step| !step.reason.contains("colis ?")), "{:?}", everybody.history);
    })
    .await;
}

#[tokio::test]
async fn an_answer_or_a_withdrawal_ends_the_review_and_hosts_are_not_reviewed() {
    on_each_database(async |company| {
        reviewing(&company).await;
        let [declined, withdrawn] = [submit(&company, 3, "A").await.idea, submit(&company, 4, "B").await.idea];
        let answer = AnswerIdea {
            idea: declined,
            verdict: "declined".into(),
            reason: "Déjà fait".into(),
            until: String::new(),
            change: String::new(),
        };
        company.run(2, answer).await.expect("answered");
        company.run(4, WithdrawIdea { idea: withdrawn, reason: String::new() }).await.expect("withdrawn");
        assert_eq!(company.count("SELECT COUNT(*) AS n FROM review").await, 0);
        assert_eq!(company.ask(5, AskIdea { idea: declined }).await.expect("everybody reads an answer").stage, Stage::Declined);
        assert!(matches!(company.ask(5, AskIdea { idea: withdrawn }).await, Err(Failure::NotFound)));
        let own = submit(&company, 2, "De l’animatrice").await;
        assert!(!own.in_review && company.ask(5, AskIdea { idea: own.idea }).await.expect("open").stage == Stage::Open);
        company.run(1, answering(false, "5")).await.expect("switched off");
        assert!(!submit(&company, 3, "C").await.in_review);
    })
    .await;
}

#[tokio::test]
async fn what_is_late_is_told_to_hosts_and_admins_once() {
    on_each_database(async |company| {
        reviewing(&company).await;
        let ideas = [submit(&company, 3, "A").await.idea, submit(&company, 4, "B").await.idea];
        let tend = async || crate::operations::tend(&company.backend).await.expect("tended");
        assert_eq!(tend().await, 0, "in time");
        company.write("UPDATE review SET due_at = 1", vec![]).await;
        assert_eq!((tend().await, tend().await), (1, 0), "once, for both");
        for (n, kinds) in [(1, vec![NoticeKind::Overdue]), (2, vec![NoticeKind::Overdue]), (3, vec![]), (5, vec![])] {
            assert_eq!(told(&company, n).await, kinds, "{n}");
        }
        let desk = company.ask(2, AskHostDesk).await.expect("a desk");
        assert!(desk.in_review.iter().all(|row| row.clock.late) && desk.in_review.len() == 2);
        assert_eq!(company.ask(2, AskHome).await.expect("home").to_do, [ToDo::ToReview { ideas: 2, late: 2 }]);
        // Asked again, it has a new promise, which may be missed again.
        company.run(2, ReturnIdea { idea: ideas[0], reason: "Où ?".into() }).await.expect("asked");
        company.run(3, again(ideas[0], 1, "A", Intent::Submit)).await.expect("sent again");
        assert_eq!(tend().await, 0);
        company.write("UPDATE review SET due_at = 1", vec![]).await;
        assert_eq!(tend().await, 1);
        let host = company.run(2, domain::ideas::EscalateOverdue { challenge: company.tank }).await;
        assert!(matches!(host, Err(Failure::Refused(Refusal::NotThisHost))), "the scheduler's");
    })
    .await;
}

#[tokio::test]
async fn a_closure_moves_what_is_promised_and_back() {
    on_each_database(async |company| {
        reviewing(&company).await;
        let idea = submit(&company, 3, "A").await.idea;
        let due = async || company.count("SELECT due_at AS n FROM review").await;
        let promised = due().await;
        let day = |days: i64| company.backend.system().offset_by(days * DAY);
        let (first, last) = (day(0).now().await.expect("a clock"), day(20).now().await.expect("a clock"));
        let zone = store_zone(&company).await;
        let closure =
            AddClosure { first: zone.stamp(first).local.date_value(), last: zone.stamp(last).local.date_value(), label: "Congés".into() };
        assert!(matches!(company.run(2, closure.clone()).await, Err(Failure::Refused(Refusal::OnlyAdmins))));
        company.run(1, closure).await.expect("closed");
        assert!(due().await > promised + 14 * DAY);
        let clock = company.ask(3, AskIdea { idea }).await.expect("seen").review.expect("in review").clock.expect("a clock");
        assert!(clock.paused_until.is_some(), "its author sees why");
        let listed = company.ask(1, AskAdmin).await.expect("a desk").answering.closures;
        assert_eq!(listed.len(), 1);
        company.run(1, RemoveClosure { closure: listed[0].id }).await.expect("open after all");
        company.run(1, RemoveClosure { closure: listed[0].id }).await.expect("gone already");
        assert_eq!(due().await, promised);
        company.run(1, answering(true, "1")).await.expect("set");
        assert!(due().await < promised);
        for days in ["0", "31", "bientôt", ""] {
            let refused = company.run(1, answering(true, days)).await;
            assert!(matches!(refused, Err(Failure::Invalid(e)) if e.of("days").is_some()), "{days}");
        }
    })
    .await;
}

async fn store_zone(company: &Company) -> domain::Zone {
    crate::store::admin::zone(&company.backend.system().reader()).await.expect("a zone")
}

#[tokio::test]
async fn results_wait_for_what_is_in_review_and_a_cancelled_challenge_passes_it_on() {
    on_each_database(async |company| {
        reviewing(&company).await;
        let challenge = company.challenge(|_| ()).await;
        let write = WriteIdea { idea: None, version: 0, challenge: Some(challenge), form: form("A"), intent: Intent::Submit };
        let idea = company.run(3, write).await.expect("submitted").idea;
        let host = company.person(2).offset_by(5 * DAY);
        let publish = PublishResults { challenge, verdict: "declined".into(), reason: "Non".into(), until: String::new() };
        assert!(matches!(host.run(publish).await, Err(Failure::Refused(Refusal::EntriesInReview))));
        host.run(ReturnIdea { idea, reason: "Où ?".into() }).await.expect("asked");
        let late = company.person(3).offset_by(5 * DAY);
        late.run(again(idea, 1, "A", Intent::Submit)).await.expect("it entered in time");
        host.run(CancelChallenge { challenge, reason: "Trop tôt".into() }).await.expect("cancelled");
        let page = company.ask(3, AskIdea { idea }).await.expect("seen");
        assert!(page.standing && page.stage == Stage::Submitted && page.review.is_some_and(|r| r.clock.is_some()));
        assert!(matches!(company.backend.ctx(Actor::Visitor).ask(AskIdea { idea }).await, Err(Failure::SignedOut)));
    })
    .await;
}
