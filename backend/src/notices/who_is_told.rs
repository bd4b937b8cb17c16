//! Tests of the follower: who is told what, and who isn't; what also goes by mail; and that reading the events again
//! tells nobody twice.
use crate::{
    events, store,
    testing::{
        Company,
        arena::{DELIBERATION, JUDGING, OPEN, decision},
        on_each_database,
    },
};
use domain::{
    CommentId, Event, IdeaId,
    ideas::{AnswerIdea, ReopenDeferred, WithdrawIdea},
    jury::{PrepareRest, PublishRound, RemindRound},
    notices::{AskNotices, AskUnread, Notice, NoticeKind, NoticeList, Place, ReadNotices},
    people::ChooseMail,
    talk::{PostComment, RemoveComment},
    time::{DAY, HOUR},
};
use uuid::Uuid;

impl Company {
    pub(super) async fn bell(&self, n: u128) -> NoticeList {
        self.backend.settle().await.expect("settled");
        self.ask(n, AskNotices).await.expect("notices")
    }

    /// What person `n` was told, the newest first.
    pub(super) async fn told(&self, n: u128) -> Vec<NoticeKind> {
        self.bell(n).await.notices.iter().map(|notice| notice.kind).collect()
    }

    /// What each of these people was told.
    pub(super) async fn all_told(&self, people: &[u128]) -> Vec<Vec<NoticeKind>> {
        let mut told = Vec::new();
        for n in people {
            told.push(self.told(*n).await);
        }
        told
    }

    pub(super) async fn mails(&self) -> i64 {
        self.count("SELECT COUNT(*) AS n FROM mail WHERE notice_id IS NOT NULL").await
    }

    async fn comment(&self, n: u128, idea: IdeaId, parent: Option<CommentId>) -> CommentId {
        self.run(n, PostComment { idea, parent, text: "Et en boutique ?".into() }).await.expect("posted")
    }

    pub(super) async fn decline(&self, n: u128, idea: IdeaId) {
        let answer =
            AnswerIdea { idea, verdict: "declined".into(), reason: "Déjà en cours".into(), until: String::new(), change: String::new() };
        self.run(n, answer).await.expect("answered");
    }
}

#[tokio::test]
async fn an_answer_is_told_to_the_authors_and_by_mail() {
    on_each_database(async |company| {
        let idea = company.open_idea(3, "Le bon de réparation").await;
        company.decline(2, idea).await;
        assert_eq!(company.all_told(&[3, 2, 4]).await, [vec![NoticeKind::Answer], vec![], vec![]]);
        let Notice { about, by, place, read, .. } = company.bell(3).await.notices.remove(0);
        assert_eq!((about.as_str(), by, place, read), ("Le bon de réparation", None, Place::Idea(idea), false));
        assert_eq!(company.mails().await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_reply_is_told_once_to_each_concerned_and_never_to_its_own_author() {
    on_each_database(async |company| {
        let idea = company.open_idea(3, "Le bon de réparation").await;
        let first = company.comment(4, idea, None).await;
        assert_eq!(company.all_told(&[3, 4]).await, [vec![NoticeKind::Reply], vec![]]);
        assert_eq!(company.bell(3).await.notices[0].by.as_deref(), Some("Personne 4"));
        company.comment(3, idea, Some(first)).await;
        company.comment(5, idea, Some(first)).await;
        let own = company.comment(3, idea, None).await;
        company.comment(5, idea, Some(own)).await;
        let reply = NoticeKind::Reply;
        assert_eq!(company.all_told(&[3, 4, 5]).await, [vec![reply; 3], vec![reply; 2], vec![]], "the author once for both reasons");
        assert_eq!(company.mails().await, 0);
    })
    .await;
}

#[tokio::test]
async fn what_is_no_more_is_not_told() {
    on_each_database(async |company| {
        let idea = company.open_idea(3, "Le bon de réparation").await;
        let comment = company.comment(4, idea, None).await;
        company.run(4, RemoveComment { comment }).await.expect("removed");
        assert_eq!(company.told(3).await, [], "removed before anybody read it");
        let comment = company.comment(4, idea, None).await;
        company.comment(5, idea, Some(comment)).await;
        assert_eq!(company.told(4).await.len(), 1);
        company.run(3, WithdrawIdea { idea, reason: String::new() }).await.expect("withdrawn");
        assert_eq!((company.told(4).await.len(), company.ask(4, AskUnread).await.expect("counted")), (0, 0), "gone with the idea");
        assert_eq!(company.told(3).await.len(), 2, "its author still sees it");
    })
    .await;
}

#[tokio::test]
async fn a_seat_and_a_round_are_told_to_jurors_and_the_close_to_those_with_cards_missing() {
    on_each_database(async |company| {
        let jury = NoticeKind::Jury;
        company.seat(company.tank, 3, 4, &[5, 6]).await.expect("seated");
        assert_eq!(company.all_told(&[3, 4, 5, 7, 2]).await, [vec![jury], vec![jury], vec![jury], vec![], vec![]]);
        assert_eq!(company.bell(5).await.notices[0].about, "Shark tank");
        let ideas = [company.open_idea(10, "A").await, company.open_idea(6, "B").await];
        company.shortlist(&ideas, 0).await;
        let round = company.open_round(3, company.tank, 0, 1).await;
        assert_eq!(
            company.all_told(&[3, 4, 10]).await,
            [vec![jury], vec![jury, jury], vec![NoticeKind::Completion, NoticeKind::Shortlisted]],
            "the chair knows, having opened it"
        );
        assert_eq!(company.bell(4).await.notices[0].place, Place::JuryDesk);
        for title in ["A", "B"] {
            let pitch = company.pitch(4, title, 0).await;
            company.hand_in(4, pitch, 2, 0).await;
        }
        let (a, b) = (company.pitch(6, "A", 0).await, company.pitch(5, "B", 0).await);
        company.hand_in(6, a, 2, 0).await;
        company.hand_in(5, b, 2, 0).await;
        company.run(5, ChooseMail { kind: NoticeKind::ClosingSoon, on: false }).await.expect("chosen");
        company.backend.system().offset_by(HOUR).run(RemindRound { round }).await.expect("reminded");
        let soon = async |n| company.told(n).await.contains(&NoticeKind::ClosingSoon);
        assert!(soon(3).await && soon(5).await, "no card, and one of two");
        assert!(!soon(4).await && !soon(6).await, "all cards, and all but the own pitch");
        assert!(!soon(10).await);
        let mails = "SELECT COUNT(*) AS n FROM mail WHERE template = 'closing_soon'";
        assert_eq!(company.count(mails).await, 1, "3 by mail too, and 5 switched that off");
        let again = company.backend.system().offset_by(2 * HOUR).run(RemindRound { round }).await.expect("asked");
        events::rebuild(&company.backend).await.expect("rebuilt");
        company.backend.settle().await.expect("settled");
        assert!(!again && company.count(mails).await == 1, "once");
    })
    .await;
}

#[tokio::test]
async fn a_seat_taken_back_before_it_is_told_is_not_told() {
    on_each_database(async |company| {
        company.seat(company.tank, 3, 4, &[5]).await.expect("seated");
        company.seat(company.tank, 3, 4, &[]).await.expect("seated");
        assert_eq!(company.told(5).await, []);
    })
    .await;
}

/// A dated challenge with three entries: one judged, one declined by its host before, one kept open by the publication.
async fn published(company: &Company) {
    let challenge = company.new_challenge(|_| {}).await;
    company.seat(challenge, 3, 4, &[]).await.expect("seated");
    let judged = company.enter_on(10, challenge, "A", OPEN).await;
    let declined = company.enter_on(11, challenge, "B", OPEN).await;
    company.enter_on(12, challenge, "C", OPEN).await;
    company.shortlist(&[judged], OPEN).await;
    let round = company.open_round(3, challenge, JUDGING, 5).await;
    let answer = AnswerIdea {
        idea: declined,
        verdict: "declined".into(),
        reason: "Déjà en cours".into(),
        until: String::new(),
        change: String::new(),
    };
    company.at(2, JUDGING).run(answer).await.expect("answered");
    company.at(3, DELIBERATION).run(decision(round, judged, "declined")).await.expect("prepared");
    let rest = PrepareRest { round, verdict: "kept_open".into(), reason: "À suivre".into(), until: String::new() };
    company.at(3, DELIBERATION).run(rest).await.expect("prepared");
    company.at(3, DELIBERATION).run(PublishRound::of(round)).await.expect("published");
}

#[tokio::test]
async fn results_are_told_to_everybody_who_entered_and_to_nobody_else() {
    on_each_database(async |company| {
        published(&company).await;
        let (answer, results) = (NoticeKind::Answer, NoticeKind::Results);
        assert_eq!(company.told(10).await, [results, answer, NoticeKind::Shortlisted]);
        for n in [11, 12] {
            assert_eq!(company.told(n).await, [results, answer], "person {n}");
        }
        assert_eq!(company.all_told(&[2, 13]).await, [vec![], vec![]]);
    })
    .await;
}

#[tokio::test]
async fn a_standing_round_tells_answers_and_no_results() {
    on_each_database(async |company| {
        company.seat(company.tank, 3, 4, &[]).await.expect("seated");
        let idea = company.open_idea(10, "A").await;
        company.shortlist(&[idea], 0).await;
        let round = company.open_round(3, company.tank, 0, 1).await;
        company.at(3, 2).run(decision(round, idea, "funded")).await.expect("prepared");
        company.at(3, 2).run(PublishRound::of(round)).await.expect("published");
        assert_eq!(company.told(10).await, [NoticeKind::Answer, NoticeKind::Shortlisted]);
    })
    .await;
}

#[tokio::test]
async fn a_deferred_idea_that_opens_again_is_told_to_its_authors_and_hosts() {
    on_each_database(async |company| {
        let idea = company.open_idea(3, "Le bon de réparation").await;
        let answer = AnswerIdea {
            idea,
            verdict: "deferred".into(),
            reason: "Au printemps".into(),
            until: "2099-01-01".into(),
            change: String::new(),
        };
        company.run(2, answer).await.expect("answered");
        company.backend.system().offset_by(100 * 366 * DAY).run(ReopenDeferred { idea }).await.expect("open again");
        let told = company.all_told(&[3, 2, 4]).await;
        assert_eq!(told, [vec![NoticeKind::Reopened, NoticeKind::Answer], vec![NoticeKind::Reopened], vec![]]);
    })
    .await;
}

#[tokio::test]
async fn reading_the_events_again_tells_nobody_twice_and_mails_nothing() {
    on_each_database(async |company| {
        published(&company).await;
        let idea = company.open_idea(13, "D").await;
        company.comment(14, idea, None).await;
        company.backend.settle().await.expect("settled");
        company.run(13, ReadNotices { notice: None }).await.expect("read");
        let notices = company.count("SELECT COUNT(*) AS n FROM notice").await;
        let mails = company.mails().await;
        company.write("DELETE FROM mail WHERE template = 'answer'", vec![]).await;
        events::rebuild(&company.backend).await.expect("rebuilt");
        assert_eq!(company.count("SELECT COUNT(*) AS n FROM notice").await, notices);
        assert!(mails > 3 && company.mails().await == mails - 3, "what was told is not mailed again");
        assert_eq!(company.ask(13, AskUnread).await.expect("counted"), 0, "what was read stays read");
    })
    .await;
}

#[tokio::test]
async fn history_is_told_but_not_mailed() {
    on_each_database(async |company| {
        let idea = company.open_idea(3, "Le bon de réparation").await;
        let verdict = domain::jury::Verdict::Declined;
        company.happen(Some(2), Event::IdeaAnswered { idea, verdict }, DAY + HOUR).await;
        assert_eq!(company.told(3).await, [NoticeKind::Answer]);
        assert_eq!(company.mails().await, 0, "older than a day");
        company.happen(Some(2), Event::IdeaAnswered { idea, verdict }, DAY - HOUR).await;
        assert_eq!(company.told(3).await.len(), 2);
        assert_eq!(company.mails().await, 1);
    })
    .await;
}

#[tokio::test]
async fn mail_goes_only_where_it_is_wanted_and_can_arrive() {
    on_each_database(async |company| {
        let person = |n: u128| store::values![Uuid::from_u128(n)];
        company.write("UPDATE person SET email = NULL WHERE id = $1", person(3)).await;
        company.write("UPDATE person SET is_active = FALSE WHERE id = $1", person(4)).await;
        company.run(5, ChooseMail { kind: NoticeKind::Answer, on: false }).await.expect("chosen");
        company.run(6, ChooseMail { kind: NoticeKind::Jury, on: false }).await.expect("chosen");
        company.run(7, ChooseMail { kind: NoticeKind::Answer, on: false }).await.expect("chosen");
        company.run(7, ChooseMail { kind: NoticeKind::Answer, on: true }).await.expect("chosen again");
        for n in [3, 4, 5, 6, 7] {
            let idea = company.open_idea(n, &format!("Idée {n}")).await;
            company.decline(2, idea).await;
            assert_eq!(company.told(n).await, [NoticeKind::Answer]);
        }
        assert_eq!(company.mails().await, 2);
        let wanted = "SELECT COUNT(*) AS n FROM mail WHERE recipient IN ('p6@brisemer.example', 'p7@brisemer.example')";
        assert_eq!(company.count(wanted).await, 2);
    })
    .await;
}
