//! Tests of merging: authors, supporters and comments move, each once, and everything parts as it was.
use crate::{
    Failure, store,
    testing::{Company, on_each_database},
};
use domain::{
    IdeaId, Refusal,
    ideas::{AnswerIdea, AskIdea, AskIdeas, FollowIdea, IdeaFilter, MergeIdea, PartIdea, Shortlist, Stage},
    notices::{AskNotices, NoticeKind, Place},
    talk::PostComment,
    votes::SetSupport,
};
use sea_orm::FromQueryResult;
use uuid::Uuid;

pub(super) fn merge(idea: IdeaId, into: IdeaId) -> MergeIdea {
    MergeIdea { idea, into: format!("https://lagon.example/ideas/{into}"), reason: "La même".into() }
}

async fn support(company: &Company, n: u128, idea: IdeaId, votes: i64) {
    company.run(n, SetSupport { idea, votes }).await.expect("supported");
}

async fn say(company: &Company, n: u128, idea: IdeaId, text: &str, parent: Option<domain::CommentId>) -> domain::CommentId {
    company.run(n, PostComment { idea, parent, text: text.into() }).await.expect("said")
}

/// Everything that a merge touches, in an order of its own.
pub(super) async fn state(company: &Company) -> Vec<String> {
    #[derive(FromQueryResult)]
    struct Line {
        line: String,
    }
    let text = |of: &str| format!("COALESCE(CAST({of} AS TEXT), '')");
    let hex = |of: &str| match company.backend.shared.pools.is_sqlite() {
        true => format!("COALESCE(hex({of}), '')"),
        false => text(of),
    };
    let tables: [(&str, &[&str], &[&str]); 10] = [
        ("idea_author", &["idea_id", "person_id"], &["place"]),
        ("support", &["idea_id", "voter_id"], &["at"]),
        ("budget_vote", &["idea_id", "voter_id"], &["slot", "nth", "at"]),
        ("idea_follow", &["idea_id", "person_id"], &["at"]),
        ("comment", &["id", "idea_id", "merged_from"], &[]),
        ("idea", &["id"], &["stage", "supports", "comments"]),
        ("opinion_request", &["id", "idea_id", "person_id", "department_id", "asked_by"], &["question", "asked_at", "declined_at"]),
        ("opinion", &["idea_id", "person_id", "request_id"], &["stance", "words", "at", "first_at"]),
        ("review", &["idea_id"], &["since", "due_at"]),
        ("overdue", &["idea_id"], &["at"]),
    ];
    let mut lines = Vec::new();
    for (table, ids, others) in tables {
        let columns: Vec<String> = ids.iter().map(|of| hex(of)).chain(others.iter().map(|of| text(of))).collect();
        let sql = format!("SELECT '{table} ' || {} AS line FROM {table}", columns.join(" || ' ' || "));
        let rows: Vec<Line> = store::all(&company.backend.system().reader(), &sql, vec![]).await.expect("read");
        lines.extend(rows.into_iter().map(|row| row.line));
    }
    lines.sort();
    lines
}

#[tokio::test]
async fn each_supporter_counts_once_and_an_author_no_more() {
    on_each_database(async |company| {
        let [twin, stays] = [company.open_idea(3, "Un bon dans le colis").await, company.open_idea(4, "Un bon dans chaque colis").await];
        // 5 supports the twin, 6 both, 7 the one that stays; each author supports the other's idea.
        for (n, idea) in [(5, twin), (6, twin), (4, twin), (6, stays), (7, stays), (3, stays)] {
            support(&company, n, idea, 1).await;
        }
        for (n, idea) in [(5, twin), (6, twin), (4, twin), (6, stays), (7, stays), (3, stays)] {
            company.run(n, FollowIdea { idea, on: true }).await.expect("followed");
        }
        let thread = say(&company, 8, twin, "Et les retours ?", None).await;
        say(&company, 9, stays, "Oui", None).await;
        let before = state(&company).await;
        assert!(matches!(company.run(5, merge(twin, stays)).await, Err(Failure::Refused(Refusal::NotThisHost))));
        company.run(2, merge(twin, stays)).await.expect("merged");

        let page = company.ask(10, AskIdea { idea: stays }).await.expect("seen");
        assert_eq!((page.ballot.supports, page.comments.len(), page.authors.len()), (Some(3), 2, 2), "5, 6 and 7");
        assert_eq!(page.merged.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [twin]);
        let own = company.ask(3, AskIdea { idea: stays }).await.expect("seen");
        assert_eq!((own.ballot.refusal, own.ballot.mine, own.abilities.edit), (Some(Refusal::OwnIdea), 0, true));
        let followed = company.ask(10, AskIdea { idea: twin }).await.expect("an old link leads on");
        assert!(
            followed.stage == Stage::Merged && followed.merged_into.is_some_and(|(into, _)| into == stays) && followed.comments.is_empty()
        );
        let listed = company.ask(10, AskIdeas { filter: IdeaFilter::default() }).await.expect("listed").rows;
        assert_eq!(listed.iter().map(|row| row.id).collect::<Vec<_>>(), [stays]);
        assert!(crate::operations::check(&company.backend).await.expect("checked").is_empty());
        company.backend.settle().await.expect("settled");
        for (n, kinds) in [(3, &[NoticeKind::SupportLost][..]), (4, &[NoticeKind::Merged][..])] {
            let told = company.ask(n, AskNotices).await.expect("notices").notices;
            let told: Vec<_> = told.iter().filter(|n| n.kind != NoticeKind::Reply).map(|n| n.kind).collect();
            assert_eq!(told, kinds, "3 became an author of what they supported");
        }
        let lost = "SELECT COUNT(*) AS n FROM notice WHERE kind = 'support_lost'";
        assert_eq!(company.count(lost).await, 1, "told to nobody else");
        assert_eq!(company.count("SELECT COUNT(*) AS n FROM mail WHERE template IN ('support_lost', 'merged')").await, 1);
        let late = company.run(10, SetSupport { idea: twin, votes: 1 }).await;
        assert!(matches!(late, Err(Failure::Refused(Refusal::VotingClosed))));

        // A reply within a thread that moved belongs to that thread.
        let reply = say(&company, 10, stays, "Pris en compte", Some(thread)).await;
        assert!(matches!(company.run(5, PartIdea { idea: twin }).await, Err(Failure::Refused(Refusal::NotThisHost))));
        company.run(2, PartIdea { idea: twin }).await.expect("parted");
        let parted = company.ask(10, AskIdea { idea: twin }).await.expect("seen");
        assert!(parted.comments.len() == 2 && parted.ballot.supports == Some(3) && parted.merged_into.is_none());
        company.run(10, domain::talk::RemoveComment { comment: reply }).await.expect("removed");
        company.write("DELETE FROM comment WHERE id = $1", vec![reply.0.into()]).await;
        assert_eq!(state(&company).await, before, "exactly");
        assert!(crate::operations::check(&company.backend).await.expect("checked").is_empty());
        let again = company.run(2, PartIdea { idea: twin }).await;
        assert!(matches!(again, Err(Failure::Refused(Refusal::WrongStage))));
    })
    .await;
}

#[tokio::test]
async fn counted_votes_move_as_far_as_an_idea_takes_them() {
    on_each_database(async |company| {
        let challenge = company.challenge_with_votes(5, 2).await;
        let [twin, stays] = [company.enter(3, challenge, "A").await, company.enter(4, challenge, "B").await];
        for (n, idea, votes) in [(5, twin, 2), (6, twin, 2), (6, stays, 1), (7, stays, 2), (3, stays, 1), (4, twin, 1)] {
            support(&company, n, idea, votes).await;
        }
        let before = state(&company).await;
        company.run(2, merge(twin, stays)).await.expect("merged");
        let mine = async |n: u128| {
            let ballot = company.ask(n, AskIdea { idea: stays }).await.expect("seen").ballot;
            (ballot.mine, ballot.left)
        };
        assert_eq!((mine(5).await, mine(6).await, mine(7).await), ((2, Some(3)), (2, Some(3)), (2, Some(3))), "6 has one to give again");
        assert_eq!((mine(3).await, mine(4).await), ((0, Some(5)), (0, Some(5))), "authors have theirs back");
        company.backend.settle().await.expect("settled");
        let told = company.ask(3, AskNotices).await.expect("notices").notices;
        assert!(told.iter().any(|n| n.kind == NoticeKind::SupportLost && n.place == Place::Idea(stays)), "{told:?}");
        assert!(crate::operations::check(&company.backend).await.expect("checked").is_empty());
        company.run(2, PartIdea { idea: twin }).await.expect("parted");
        assert_eq!(state(&company).await, before);

        // What somebody gave elsewhere in between stays there.
        company.run(2, merge(twin, stays)).await.expect("merged again");
        let other = company.enter(8, challenge, "C").await;
        support(&company, 6, other, 2).await;
        support(&company, 5, stays, 0).await;
        company.run(2, PartIdea { idea: twin }).await.expect("parted");
        let on = async |n: u128, idea: IdeaId| company.ask(n, AskIdea { idea }).await.expect("seen").ballot.mine;
        assert_eq!((on(6, other).await, on(6, stays).await, on(5, twin).await), (2, 1, 0));
        assert!(crate::operations::check(&company.backend).await.expect("checked").is_empty());
        support(&company, 6, twin, 2).await;
    })
    .await;
}

#[tokio::test]
async fn several_ideas_in_one_part_each_by_itself() {
    on_each_database(async |company| {
        let counted = company.challenge_with_votes(5, 2).await;
        for challenge in [company.tank, counted] {
            let mut ideas = Vec::new();
            for (n, title) in [(3, "A"), (3, "B"), (4, "C"), (5, "D")] {
                ideas.push(company.enter(n, challenge, title).await);
            }
            let [one, two, stays, holding] = ideas[..] else { panic!("four") };
            support(&company, 3, stays, 1).await;
            company.run(3, FollowIdea { idea: stays, on: true }).await.expect("followed");
            let before = state(&company).await;
            company.run(2, merge(one, stays)).await.expect("merged");
            company.run(2, merge(two, stays)).await.expect("merged");
            assert!(matches!(company.run(2, merge(stays, holding)).await, Err(Failure::Refused(Refusal::HoldsOthers))));
            company.run(2, PartIdea { idea: one }).await.expect("parted");
            let page = company.ask(3, AskIdea { idea: stays }).await.expect("seen");
            assert_eq!((page.authors.len(), page.ballot.mine, page.following), (2, 0, false), "by the other one, 3 is still an author");
            assert!(crate::operations::check(&company.backend).await.expect("checked").is_empty());
            company.run(2, PartIdea { idea: two }).await.expect("parted");
            assert_eq!(state(&company).await, before, "exactly");
        }
    })
    .await;
}

#[tokio::test]
async fn who_followed_two_ideas_in_one_follows_it_until_both_have_parted() {
    on_each_database(async |company| {
        let [one, two, stays] = [company.open_idea(3, "A").await, company.open_idea(3, "B").await, company.open_idea(4, "C").await];
        for (n, idea) in [(5, one), (5, two), (6, one), (7, one)] {
            company.run(n, FollowIdea { idea, on: true }).await.expect("followed");
        }
        let before = state(&company).await;
        company.run(2, merge(one, stays)).await.expect("merged");
        company.run(2, merge(two, stays)).await.expect("merged");
        let follows = async |n: u128, idea: IdeaId| company.ask(n, AskIdea { idea }).await.expect("seen").following;
        assert!(follows(5, stays).await && follows(6, stays).await && !follows(5, one).await);
        company.run(2, PartIdea { idea: one }).await.expect("parted");
        assert!(follows(5, one).await && follows(5, stays).await, "by the other one");
        assert!(follows(6, one).await && !follows(6, stays).await);
        company.run(2, PartIdea { idea: two }).await.expect("parted");
        assert_eq!(state(&company).await, before, "exactly");

        // What somebody does in between stands.
        company.run(2, merge(one, stays)).await.expect("merged again");
        company.run(7, FollowIdea { idea: stays, on: false }).await.expect("left");
        company.run(2, PartIdea { idea: one }).await.expect("parted");
        assert!(!follows(7, one).await && !follows(7, stays).await && follows(6, one).await);
    })
    .await;
}

#[tokio::test]
async fn what_is_no_idea_or_cannot_take_another_is_said() {
    on_each_database(async |company| {
        let [twin, stays] = [company.open_idea(3, "A").await, company.open_idea(4, "B").await];
        let draft = company.draft(4, "Secret").await;
        for into in [String::new(), "n’importe quoi".into(), draft.to_string(), Uuid::from_u128(404).to_string()] {
            let named = MergeIdea { idea: twin, into: into.clone(), reason: String::new() };
            assert!(matches!(company.run(2, named).await, Err(Failure::Invalid(e)) if e.of("into").is_some()), "{into}");
        }
        assert!(matches!(company.run(2, merge(twin, twin)).await, Err(Failure::Refused(Refusal::NotMergedThere))));
        let elsewhere = company.challenge(|_| ()).await;
        let entry = company.enter(5, elsewhere, "C").await;
        assert!(matches!(company.run(2, merge(twin, entry)).await, Err(Failure::Refused(Refusal::OtherChallenge))));
        company.run(2, merge(twin, stays)).await.expect("merged");
        company.run(2, Shortlist { idea: stays, on: true, reason: String::new() }).await.expect("shortlisted");
        company.write("UPDATE idea SET round_id = id WHERE id = $1", vec![stays.0.into()]).await;
        assert!(matches!(company.run(2, PartIdea { idea: twin }).await, Err(Failure::Refused(Refusal::IdeaFrozen))));
        company.write("UPDATE idea SET round_id = NULL WHERE id = $1", vec![stays.0.into()]).await;
        company.run(2, Shortlist { idea: stays, on: false, reason: String::new() }).await.expect("taken back");
        let answer =
            AnswerIdea { idea: stays, verdict: "declined".into(), reason: "Non".into(), until: String::new(), change: String::new() };
        company.run(2, answer).await.expect("answered, for both");
        assert!(matches!(company.run(2, PartIdea { idea: twin }).await, Err(Failure::Refused(Refusal::WrongStage))));
    })
    .await;
}
