//! Tests of the follower: who is told of what ends, and of what comes back; that nobody is told who may not know, and that
//! reading the events again tells nobody twice.
use super::outbox::due_mails;
use crate::{
    events, store,
    testing::{
        Company,
        arena::{JUDGING, OPEN},
        form, on_each_database,
    },
};
use domain::{
    ChallengeId, IdeaId, PersonId,
    challenges::CancelChallenge,
    ideas::{
        AnswerIdea, AnswerInvitation, ArchiveIdea, AskIdea, Intent, InviteCoAuthor, LeaveIdea, MergeIdea, OpenIdea, PartIdea, Shortlist,
        TakeBackInvitation, WithdrawIdea, WriteIdea,
    },
    notices::{
        Notice,
        NoticeKind::{
            self, Answer, Archived, Cancelled, CoAuthor, Jury, Left, Parted, Review, Unarchived, Uninvited, Unshortlisted, Withdrawn,
        },
        Place,
    },
};
use uuid::Uuid;

impl Company {
    /// What person `n` was told of one kind, the newest first.
    pub(super) async fn told_of(&self, n: u128, kind: NoticeKind) -> Vec<Notice> {
        self.bell(n).await.notices.into_iter().filter(|notice| notice.kind == kind).collect()
    }

    /// How often each of these people was told of a kind.
    pub(super) async fn times(&self, people: &[u128], kind: NoticeKind) -> Vec<usize> {
        let mut times = Vec::new();
        for n in people {
            times.push(self.told_of(*n, kind).await.len());
        }
        times
    }

    async fn invite(&self, n: u128, idea: IdeaId, who: u128) {
        self.run(n, InviteCoAuthor { idea, who: format!("Personne {who}") }).await.expect("asked");
    }

    async fn accept(&self, n: u128, idea: IdeaId, accept: bool) {
        self.run(n, AnswerInvitation { idea, accept }).await.expect("said");
    }

    /// An open idea of 3 and 4.
    async fn by_two(&self) -> IdeaId {
        let idea = self.open_idea(3, "À deux").await;
        self.invite(3, idea, 4).await;
        self.accept(4, idea, true).await;
        idea
    }

    async fn withdraw(&self, n: u128, idea: IdeaId) {
        self.run(n, WithdrawIdea { idea, reason: "Je la reprends".into() }).await.expect("withdrawn");
    }

    async fn review(&self, on: bool) {
        self.write("UPDATE company SET review = $1", vec![on.into()]).await;
    }

    /// What the bells hold and how many mails there are, which reading the events again does not change.
    pub(super) async fn rebuilt_as_it_was(&self) {
        self.backend.settle().await.expect("settled");
        let before = self.all_told(&(1..=20).collect::<Vec<_>>()).await;
        let (unread, mails) = ("SELECT COUNT(*) AS n FROM notice WHERE read_at IS NULL", self.mails().await);
        let waiting = self.count(unread).await;
        events::rebuild(&self.backend).await.expect("rebuilt");
        assert_eq!(self.all_told(&(1..=20).collect::<Vec<_>>()).await, before);
        assert_eq!((self.count(unread).await, self.mails().await), (waiting, mails), "told once, and mailed once");
    }
}

fn person(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(n))
}

/// Who did it and why, as it is told.
fn by_and_why(notice: &Notice) -> (Option<&str>, Option<&str>) {
    (notice.by.as_deref(), notice.why.as_deref())
}

#[tokio::test]
async fn a_withdrawal_is_told_to_the_other_authors_and_to_hosts_who_were_to_deal_with_it() {
    on_each_database(async |company| {
        let open = company.by_two().await;
        company.withdraw(3, open).await;
        assert_eq!(company.times(&[3, 4, 2, 5], Withdrawn).await, [0, 1, 0, 0], "no host waited for it");

        let chosen = company.by_two().await;
        company.run(2, Shortlist { idea: chosen, on: true, reason: String::new() }).await.expect("shortlisted");
        company.withdraw(4, chosen).await;
        assert_eq!(company.times(&[3, 4, 2, 5], Withdrawn).await, [1, 1, 1, 0]);
        assert_eq!(company.times(&[3, 4], Unshortlisted).await, [0, 0], "told once, as what it is");
        let (author, host) = (company.told_of(3, Withdrawn).await.remove(0), company.told_of(2, Withdrawn).await.remove(0));
        assert_eq!(by_and_why(&author), (Some("Personne 4"), Some("Je la reprends")));
        assert_eq!(by_and_why(&host), (None, Some("Je la reprends")));
        assert_eq!((author.place, host.place), (Place::Idea(chosen), Place::Idea(chosen)));
        let reasons: Vec<_> = due_mails(&company.backend).await.expect("due").into_iter().filter(|m| m.template == "withdrawn").collect();
        assert!(reasons.len() == 3 && reasons.iter().all(|mail| mail.why.as_deref() == Some("Je la reprends")), "{reasons:?}");
        company.rebuilt_as_it_was().await;
    })
    .await;
}

#[tokio::test]
async fn where_names_are_hidden_a_withdrawal_names_nobody_to_the_hosts() {
    on_each_database(async |company| {
        company.review(true).await;
        let write = WriteIdea { idea: None, version: 0, challenge: None, form: form("Un secret").hiding(true), intent: Intent::Submit };
        let idea = company.run(3, write).await.expect("submitted").idea;
        company.withdraw(3, idea).await;
        assert_eq!(company.times(&[2, 3, 1, 4], Withdrawn).await, [1, 0, 0, 0]);
        let told = company.told_of(2, Withdrawn).await.remove(0);
        assert_eq!((told.about.as_str(), by_and_why(&told)), ("Un secret", (None, Some("Je la reprends"))));
        let kept = "SELECT COUNT(*) AS n FROM notice WHERE by_person IS NOT NULL AND kind = 'withdrawn'";
        assert_eq!(company.count(kept).await, 0, "not even out of sight");
        company.rebuilt_as_it_was().await;
    })
    .await;
}

#[tokio::test]
async fn what_is_put_away_and_taken_out_is_told_to_its_authors_with_the_reason() {
    on_each_database(async |company| {
        let idea = company.by_two().await;
        let answer =
            AnswerIdea { idea, verdict: "declined".into(), reason: "Trop cher".into(), until: String::new(), change: String::new() };
        company.run(2, answer).await.expect("answered");
        company.run(3, ArchiveIdea { idea, on: true, reason: "Un doublon".into() }).await.expect("put away");
        assert_eq!(company.times(&[3, 4, 2, 5], Archived).await, [0, 1, 0, 0]);
        assert_eq!(by_and_why(&company.told_of(4, Archived).await[0]), (Some("Personne 3"), Some("Un doublon")));
        let history = company.ask(5, AskIdea { idea }).await.expect("seen").history;
        assert_eq!(history.last().map(|step| step.reason.as_str()), Some("Un doublon"));
        company.run(2, ArchiveIdea { idea, on: false, reason: String::new() }).await.expect("taken out");
        assert_eq!(company.times(&[3, 4, 2, 5], Unarchived).await, [1, 1, 0, 0]);
        assert_eq!(by_and_why(&company.told_of(3, Unarchived).await[0]), (Some("Personne 2"), None));
        company.run(2, ArchiveIdea { idea, on: true, reason: String::new() }).await.expect("without a reason");
        assert_eq!(by_and_why(&company.told_of(3, Archived).await[0]), (Some("Personne 2"), None));
        company.rebuilt_as_it_was().await;
    })
    .await;
}

#[tokio::test]
async fn what_goes_before_the_jury_no_more_is_told_to_its_authors_with_the_reason() {
    on_each_database(async |company| {
        let idea = company.by_two().await;
        company.run(2, Shortlist { idea, on: true, reason: String::new() }).await.expect("shortlisted");
        company.run(2, Shortlist { idea, on: false, reason: "Une autre dit la même chose".into() }).await.expect("taken back");
        assert_eq!(company.times(&[3, 4, 2, 5], Unshortlisted).await, [1, 1, 0, 0]);
        assert_eq!(by_and_why(&company.told_of(4, Unshortlisted).await[0]), (None, Some("Une autre dit la même chose")));
        let history = company.ask(5, AskIdea { idea }).await.expect("seen").history;
        assert_eq!(history.last().map(|step| step.reason.as_str()), Some("Une autre dit la même chose"));
        let long = Shortlist { idea, on: true, reason: "x".repeat(1000) };
        assert!(matches!(company.run(2, long).await, Err(crate::Failure::Invalid(errors)) if errors.of("reason").is_some()));
        company.rebuilt_as_it_was().await;
    })
    .await;
}

#[tokio::test]
async fn who_leaves_or_says_no_is_told_to_who_stays() {
    on_each_database(async |company| {
        let draft = company.draft(3, "À plusieurs").await;
        company.invite(3, draft, 4).await;
        company.invite(3, draft, 5).await;
        company.accept(5, draft, false).await;
        assert_eq!(company.times(&[3, 4, 5], Left).await, [1, 0, 0], "4 is no author yet");
        assert_eq!(by_and_why(&company.told_of(3, Left).await[0]), (Some("Personne 5"), None));
        company.accept(4, draft, true).await;
        company.run(3, LeaveIdea { idea: draft }).await.expect("left");
        assert_eq!(company.times(&[4, 5], Left).await, [1, 0]);
        assert_eq!(by_and_why(&company.told_of(4, Left).await[0]), (Some("Personne 3"), None));
        company.rebuilt_as_it_was().await;
    })
    .await;
}

#[tokio::test]
async fn an_invitation_taken_back_leads_nowhere_and_is_told_to_who_had_it_alone() {
    on_each_database(async |company| {
        let draft = company.draft(3, "Pas encore").await;
        let take_back = async |idea: IdeaId, n: u128| {
            company.run(3, TakeBackInvitation { idea, person: person(n) }).await.expect("taken back");
        };
        company.invite(3, draft, 4).await;
        assert_eq!(company.told(4).await, [CoAuthor]);
        take_back(draft, 4).await;
        let told = company.bell(4).await.notices;
        assert_eq!(told.len(), 1);
        let notice = (told[0].kind, told[0].place, told[0].about.as_str(), told[0].by.as_deref());
        assert_eq!(notice, (Uninvited, Place::Home, "", None), "a draft that is not theirs");
        company.invite(3, draft, 5).await;
        take_back(draft, 5).await;
        assert_eq!((company.told(5).await, company.told(3).await), (vec![], vec![]), "never told, and who did it knows");

        let open = company.open_idea(3, "Pour tous").await;
        company.invite(3, open, 4).await;
        assert_eq!(company.told(4).await, [CoAuthor, Uninvited]);
        take_back(open, 4).await;
        let told = company.bell(4).await.notices;
        assert_eq!((told.len(), told[0].kind, told[0].place, told[0].about.as_str()), (2, Uninvited, Place::Idea(open), "Pour tous"));
        company.invite(3, open, 4).await;
        assert_eq!(company.told(4).await, [CoAuthor, Uninvited, Uninvited], "asked again");
        company.rebuilt_as_it_was().await;
    })
    .await;
}

/// Entries of 10 (two), 11 (shortlisted), 14 (declined), 12 (in review) and a draft of 15 before chair 3, deputy 4 and juror 5.
async fn entered(company: &Company) -> ChallengeId {
    let challenge = company.new_challenge(|_| {}).await;
    company.seat(challenge, 3, 4, &[5]).await.expect("seated");
    for title in ["A", "Encore"] {
        company.enter_on(10, challenge, title, OPEN).await;
    }
    let chosen = company.enter_on(11, challenge, "B", OPEN).await;
    let declined = company.enter_on(14, challenge, "D", OPEN).await;
    let gone = company.enter_on(13, challenge, "Partie", OPEN).await;
    company.at(13, OPEN).run(WithdrawIdea { idea: gone, reason: String::new() }).await.expect("withdrawn");
    company.shortlist(&[chosen], OPEN).await;
    let reason = "Déjà en cours".into();
    let answer = AnswerIdea { idea: declined, verdict: "declined".into(), reason, until: String::new(), change: String::new() };
    company.at(2, OPEN).run(answer).await.expect("answered");
    company.review(true).await;
    company.enter_on(12, challenge, "C", OPEN).await;
    let draft = WriteIdea { idea: None, version: 0, challenge: Some(challenge), form: form("Plus tard"), intent: Intent::Save };
    company.at(15, OPEN).run(draft).await.expect("a draft");
    company.enter_on(16, company.tank, "Ailleurs", OPEN).await;
    challenge
}

#[tokio::test]
async fn a_cancelled_challenge_is_told_once_to_whoever_entered_it_and_to_its_panel_with_the_reason() {
    on_each_database(async |company| {
        let challenge = entered(&company).await;
        company.backend.settle().await.expect("settled");
        company.at(2, JUDGING).run(CancelChallenge { challenge, reason: "Le budget est parti".into() }).await.expect("cancelled");
        assert_eq!(company.all_told(&[10, 11, 12, 14]).await.iter().map(|told| told[0]).collect::<Vec<_>>(), [Cancelled; 4]);
        assert_eq!(company.times(&[10, 11, 12, 14, 3, 4, 5], Cancelled).await, [1; 7]);
        assert_eq!(company.times(&[2, 1, 13, 15, 16, 17], Cancelled).await, [0; 6]);
        assert_eq!((company.times(&[11], Unshortlisted).await, company.told(14).await), (vec![0], vec![Cancelled, Answer]));
        assert_eq!(company.told(5).await, [Cancelled, Jury]);
        let notice = company.told_of(12, Cancelled).await.remove(0);
        assert_eq!((notice.about.as_str(), notice.place), ("Faire revenir", Place::Challenge(challenge)));
        assert_eq!(by_and_why(&notice), (None, Some("Le budget est parti")));
        let mails = "SELECT COUNT(*) AS n FROM mail WHERE template = 'cancelled'";
        assert_eq!(company.count(mails).await, 7);
        company.rebuilt_as_it_was().await;
    })
    .await;
}

#[tokio::test]
async fn what_is_parted_and_in_review_again_is_told_to_its_authors_and_to_the_other_hosts() {
    on_each_database(async |company| {
        let stays = company.open_idea(4, "Qui reste").await;
        company.review(true).await;
        company.write("UPDATE person SET is_host = TRUE WHERE id = $1", store::values![Uuid::from_u128(5)]).await;
        let twin = company.open_idea(3, "La même").await;
        company.run(2, MergeIdea { idea: twin, into: stays.to_string(), reason: String::new() }).await.expect("merged");
        company.run(2, PartIdea { idea: twin }).await.expect("parted");
        assert_eq!(company.times(&[3, 4, 2, 5, 6], Parted).await, [1, 0, 0, 0, 0]);
        assert_eq!(company.times(&[3, 4, 2, 5, 6], Review).await, [0, 0, 0, 1, 0], "2 parted them");
        let told = company.told_of(5, Review).await.remove(0);
        assert_eq!((told.about.as_str(), told.by, told.place), ("La même", None, Place::Idea(twin)));
        company.run(2, OpenIdea { idea: twin }).await.expect("opened");
        company.rebuilt_as_it_was().await;
        assert_eq!(company.times(&[3], NoticeKind::Opened).await, [1], "by being opened, and not by having been parted");
    })
    .await;
}
