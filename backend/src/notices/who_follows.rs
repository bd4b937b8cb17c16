//! Tests of the follower: who follows an idea hears of what happens to it, once, without a name, and wherever it goes.
use crate::{
    store,
    testing::{Company, form, on_each_database},
};
use domain::{
    IdeaId,
    ideas::{
        AddErratum, AnswerIdea, AnswerInvitation, AskIdea, FollowIdea, IdeaPage, Intent, InviteCoAuthor, MergeIdea, PartIdea,
        ReopenDeferred, Shortlist, WithdrawIdea, WriteIdea,
    },
    notices::{
        AskUnread,
        Fact::{self, Answered, Corrected, Merged, Reopened, Shortlisted},
        NoticeKind::{self, Followed},
        Place,
    },
    time::DAY,
};
use uuid::Uuid;

impl Company {
    async fn follow(&self, n: u128, idea: IdeaId, on: bool) {
        assert_eq!(self.run(n, FollowIdea { idea, on }).await.expect("set"), on);
    }

    /// What person `n` heard as a follower, the newest first.
    async fn heard(&self, n: u128) -> Vec<Fact> {
        let told = self.told_of(n, Followed).await;
        assert!(told.iter().all(|notice| notice.by.is_none() && notice.why.is_none()), "without a name");
        told.into_iter().map(|notice| notice.fact.expect("a fact")).collect()
    }

    async fn choose(&self, idea: IdeaId, on: bool) {
        self.run(2, Shortlist { idea, on, reason: String::new() }).await.expect("done");
    }

    async fn seen_by(&self, n: u128, idea: IdeaId) -> IdeaPage {
        self.ask(n, AskIdea { idea }).await.expect("seen")
    }
}

#[tokio::test]
async fn who_follows_an_idea_hears_once_of_each_thing_that_happens_to_it() {
    on_each_database(async |company| {
        let idea = company.open_idea(3, "Un bon dans le colis").await;
        for (n, on) in [(4, true), (4, true), (5, true), (5, false), (2, true)] {
            company.follow(n, idea, on).await;
        }
        company.choose(idea, true).await;
        company.choose(idea, false).await;
        company.decline(2, idea).await;
        company.run(2, AddErratum { idea, answer: None, words: "Il fallait lire 900 €.".into() }).await.expect("corrected");
        assert_eq!(company.heard(4).await, [Corrected, Answered, Shortlisted]);
        assert_eq!(company.times(&[3, 2, 5, 6], Followed).await, [0, 0, 0, 0], "authors are told otherwise, and the host did it");
        let notice = company.told_of(4, Followed).await.remove(0);
        assert_eq!((notice.about.as_str(), notice.place), ("Un bon dans le colis", Place::Idea(idea)));
        let mails = "SELECT COUNT(*) AS n FROM mail WHERE template = 'followed'";
        assert_eq!(company.count(mails).await, 0);
        company.follow(6, idea, true).await;
        company.rebuilt_as_it_was().await;
        assert_eq!(company.heard(6).await, [], "it happened before");
    })
    .await;
}

#[tokio::test]
async fn a_host_who_follows_an_idea_is_told_as_a_host_and_not_twice() {
    on_each_database(async |company| {
        let idea = company.open_idea(3, "Le bon de réparation").await;
        company.follow(4, idea, true).await;
        company.follow(2, idea, true).await;
        let (verdict, until) = ("deferred".into(), "2099-01-01".into());
        let answer = AnswerIdea { idea, verdict, reason: "Au printemps".into(), until, change: String::new() };
        company.run(2, answer).await.expect("answered");
        company.backend.system().offset_by(100 * 366 * DAY).run(ReopenDeferred { idea }).await.expect("open again");
        assert_eq!(company.told(2).await, [NoticeKind::Reopened]);
        assert_eq!(company.heard(4).await, [Reopened, Answered]);
        company.rebuilt_as_it_was().await;
    })
    .await;
}

#[tokio::test]
async fn followers_go_along_with_an_idea_that_is_merged_and_come_back_when_it_is_parted() {
    on_each_database(async |company| {
        let [twin, stays] = [company.open_idea(3, "La même").await, company.open_idea(4, "Qui reste").await];
        // 5 follows the one that goes, 6 both, 7 the one that stays; each author follows the other's.
        for (n, idea) in [(5, twin), (6, twin), (4, twin), (6, stays), (7, stays), (3, stays)] {
            company.follow(n, idea, true).await;
        }
        company.run(2, MergeIdea { idea: twin, into: stays.to_string(), reason: String::new() }).await.expect("merged");
        assert_eq!(company.times(&[5, 6, 7, 3, 4], Followed).await, [1, 1, 0, 0, 0]);
        assert_eq!(company.times(&[3, 4], NoticeKind::Merged).await, [1, 1]);
        let told = company.told_of(5, Followed).await.remove(0);
        assert_eq!((told.fact, told.about.as_str(), told.place), (Some(Merged), "Qui reste", Place::Idea(stays)));
        assert!(company.seen_by(5, stays).await.following && !company.seen_by(3, stays).await.following);
        company.choose(stays, true).await;
        assert_eq!((company.heard(5).await, company.heard(7).await), (vec![Shortlisted, Merged], vec![Shortlisted]));
        assert_eq!(company.times(&[6, 3, 4], Followed).await, [2, 0, 0]);
        company.rebuilt_as_it_was().await;

        company.choose(stays, false).await;
        company.run(2, PartIdea { idea: twin }).await.expect("parted");
        company.rebuilt_as_it_was().await;
        company.choose(stays, true).await;
        company.choose(twin, true).await;
        let heard = company.times(&[5, 6, 7, 3, 4], Followed).await;
        assert_eq!(heard, [3, 4, 2, 1, 1], "5 of the twin, 6 of both, 7 and 3 of the other one, 4 of the twin");
        company.rebuilt_as_it_was().await;
    })
    .await;
}

#[tokio::test]
async fn who_follows_an_idea_whose_name_is_hidden_hears_of_it_and_of_nobody() {
    on_each_database(async |company| {
        let write = WriteIdea { idea: None, version: 0, challenge: None, form: form("Un secret").hiding(true), intent: Intent::Submit };
        let idea = company.run(3, write).await.expect("submitted").idea;
        company.follow(4, idea, true).await;
        company.choose(idea, true).await;
        company.choose(idea, false).await;
        company.decline(2, idea).await;
        assert_eq!(company.heard(4).await, [Answered, Shortlisted]);
        let named = "SELECT COUNT(*) AS n FROM notice WHERE kind = 'followed' AND (by_person IS NOT NULL OR by_author)";
        assert_eq!(company.count(named).await, 0, "not even out of sight");
        assert!(company.seen_by(4, idea).await.authors.is_empty());
    })
    .await;
}

#[tokio::test]
async fn nobody_else_learns_who_follows_an_idea() {
    on_each_database(async |company| {
        let idea = company.open_idea(3, "Un bon dans le colis").await;
        let readers = [1, 2, 3, 5];
        let mut before = Vec::new();
        for n in readers {
            before.push(company.seen_by(n, idea).await);
        }
        let events = company.count("SELECT COUNT(*) AS n FROM event").await;
        company.follow(4, idea, true).await;
        for (n, before) in readers.into_iter().zip(before) {
            let after = company.seen_by(n, idea).await;
            assert_eq!(IdeaPage { now: before.now, ..after }, before, "{n}");
        }
        assert!(company.seen_by(4, idea).await.following);
        assert_eq!(company.count("SELECT COUNT(*) AS n FROM event").await, events, "the log does not know");
    })
    .await;
}

#[tokio::test]
async fn who_may_not_read_it_any_more_is_told_no_more() {
    on_each_database(async |company| {
        let idea = company.open_idea(3, "Pour un temps").await;
        for n in [4, 5] {
            company.follow(n, idea, true).await;
        }
        company.write("UPDATE person SET is_active = FALSE WHERE id = $1", store::values![Uuid::from_u128(5)]).await;
        company.choose(idea, true).await;
        assert_eq!((company.heard(4).await, company.heard(5).await), (vec![Shortlisted], vec![]), "an account that is closed");
        company.run(3, WithdrawIdea { idea, reason: String::new() }).await.expect("withdrawn");
        assert_eq!((company.heard(4).await, company.ask(4, AskUnread).await.expect("counted")), (vec![], 0));
        company.rebuilt_as_it_was().await;
        assert_eq!(company.ask(4, AskUnread).await.expect("counted"), 0);
    })
    .await;
}

#[tokio::test]
async fn who_becomes_an_author_follows_it_no_more_and_is_told_as_one() {
    on_each_database(async |company| {
        let idea = company.open_idea(3, "À deux").await;
        company.follow(4, idea, true).await;
        company.run(3, InviteCoAuthor { idea, who: "Personne 4".into() }).await.expect("asked");
        company.run(4, AnswerInvitation { idea, accept: true }).await.expect("said");
        assert!(!company.seen_by(4, idea).await.following);
        assert!(crate::operations::check(&company.backend).await.expect("checked").is_empty());
        company.decline(2, idea).await;
        assert_eq!(company.told(4).await.first(), Some(&NoticeKind::Answer));
        assert_eq!(company.heard(4).await, []);
        company.write("INSERT INTO idea_follow (idea_id, person_id, at) SELECT id, author_id, 0 FROM idea", vec![]).await;
        let wrong = crate::operations::check(&company.backend).await.expect("checked");
        assert!(wrong.len() == 1, "an author who follows is found");
    })
    .await;
}
