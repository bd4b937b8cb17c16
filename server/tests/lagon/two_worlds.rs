//! Two worlds that differ in a secret alone: whoever may not know it is answered the same in both, by every page and every
//! function that reads. What was written as the secret is found in none of these answers.
use crate::{
    authz::copy_that_mails,
    support::House,
    world::{Who, World},
};
use answers::{Question, difference, mails, questions, tells, whole};
use backend::Ctx;
use domain::{
    PitchId, RoundId,
    ideas::{IdeaForm, Intent, OpenIdea, ReturnIdea, WithdrawIdea, WriteIdea},
    jury::{AskJuryDesk, AskRound, AskScoringDesk, CloseRound, MarkForm, PrepareDecision, Remarks, ScorePitch, StepAside},
    talk::PostComment,
};
use std::{collections::BTreeMap, path::PathBuf, sync::Mutex};
use tempfile::TempDir;

/// What is asked and what is read.
pub mod answers;
/// Who finds which words.
mod finders;
/// A round on two entries.
pub mod rounds;

pub const CANARY: &str = "Canari-7391";
pub const OTHER_CANARY: &str = "Canari-1548";

/// A world, and the session of each of its people, opened before it was copied: opening one is an event.
pub struct Base {
    folder: TempDir,
    pub world: World,
    sessions: BTreeMap<Who, String>,
    /// What is asked beside what every world is asked.
    pub also: Vec<Question>,
    /// What was mailed, by the folder of a copy.
    mailed: Mutex<BTreeMap<PathBuf, Vec<(String, String)>>>,
}

impl Base {
    pub async fn make() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let world = World::make(folder.path()).await;
        let mut base = Self { folder, world, sessions: BTreeMap::new(), also: Vec::new(), mailed: Mutex::default() };
        let mut sessions = BTreeMap::new();
        base.before(async |house, _| {
            for who in Who::ALL.into_iter().filter(|who| *who != Who::Anonymous) {
                sessions.insert(who, house.session(&who.email()).await);
            }
        })
        .await;
        base.sessions = sessions;
        base
    }

    /// Somebody in a copy of this world.
    pub async fn ctx(&self, house: &House, who: Who) -> Ctx {
        house.backend.ctx(house.backend.actor(&self.sessions[&who]).await.expect("known"))
    }

    pub fn cookie(&self, who: Who) -> String {
        self.sessions.get(&who).map(|token| format!("__Host-lagon={token}")).unwrap_or_default()
    }

    /// A copy of this world.
    pub async fn one(&self) -> House {
        copy_that_mails(self.folder.path()).await
    }

    /// A change that both worlds have.
    pub async fn before(&self, change: impl AsyncFnOnce(&House, &Self)) {
        let copied = self.one().await;
        change(&copied, self).await;
        copied.backend.settle().await.expect("settled");
        copied.backend.close().await;
        std::fs::copy(copied.folder.path().join("test.db"), self.folder.path().join("test.db")).expect("copied");
    }

    /// The minute it is, as pages write it.
    async fn minute(&self, house: &House) -> i8 {
        self.ctx(house, Who::Juror).await.ask(AskJuryDesk).await.expect("a desk").now.local.minute
    }

    /// Two copies, each changed in its own way within one minute.
    pub async fn two(&self, change: impl AsyncFn(&House, bool)) -> (House, House) {
        loop {
            let (one, other) = (self.one().await, self.one().await);
            let before = self.minute(&one).await;
            change(&one, false).await;
            change(&other, true).await;
            if self.minute(&one).await == before {
                return (one, other);
            }
        }
    }

    /// Everything that is asked of somebody.
    fn questions(&self, who: Who) -> impl Iterator<Item = Question> {
        questions(&self.world, who).into_iter().chain(self.also.iter().cloned())
    }

    /// Everything that was mailed in a copy so far, with whom it went to.
    async fn mailed(&self, house: &House) -> Vec<(String, String)> {
        let new = mails(house).await;
        let mut mailed = self.mailed.lock().expect("a lock");
        let mailed = mailed.entry(house.folder.path().to_owned()).or_default();
        mailed.extend(new);
        mailed.clone()
    }

    /// Asks both worlds everything; how many answers were compared, and which tell.
    pub async fn compare(&self, one: &House, other: &House, strangers: &[Who]) -> (usize, Vec<String>) {
        let (mut cells, mut leaks) = (0, Vec::new());
        let mut letters = Vec::new();
        for house in [one, other] {
            house.backend.settle().await.expect("settled");
            house.index().await;
            letters.push(self.mailed(house).await);
        }
        for who in strangers {
            let cookie = self.cookie(*who);
            for question in self.questions(*who) {
                let ask = async |house: &House| whole(&question.ask(house, &cookie).await);
                let (mut a, mut b) = (ask(one).await, ask(other).await);
                if a != b {
                    // A minute may have ended in between; what tells a secret tells it again.
                    (a, b) = (ask(one).await, ask(other).await);
                }
                cells += 1;
                if a != b || tells(&a, *who) || tells(&b, *who) {
                    leaks.push(format!("{who:?} {question}: {}", difference(&a, &b)));
                }
            }
            // What came by mail, to this person.
            let [a, b] = [&letters[0], &letters[1]].map(|mails| {
                let mine = mails.iter().filter(|(to, _)| *to == who.email());
                mine.map(|(_, text)| text.as_str()).collect::<Vec<_>>().join("\n")
            });
            cells += 1;
            if a != b || tells(&a, *who) {
                leaks.push(format!("{who:?} by mail: {}", difference(&a, &b)));
            }
        }
        (cells, leaks)
    }
}

pub async fn hand_in(juror: &Ctx, pitch: PitchId, level: u8, comment: &str) {
    let remarks = Remarks { comment: comment.into(), for_author: comment.into(), private: comment.into() };
    hand_in_saying(juror, pitch, level, comment, remarks).await;
}

/// A card with the same level and the same note for each criterion.
pub async fn hand_in_saying(juror: &Ctx, pitch: PitchId, level: u8, note: &str, remarks: Remarks) {
    let desk = juror.ask(AskScoringDesk { pitch }).await.expect("a desk");
    let marks =
        desk.rubric.0.iter().map(|c| MarkForm { criterion: c.id.to_string(), level: level.to_string(), note: note.into() }).collect();
    juror.run(ScorePitch { pitch, marks, remarks, hand_in: true, since: None }).await.expect("handed in");
}

#[tokio::test]
async fn a_card_is_sealed_from_everybody_until_the_close() {
    let base = Base::make().await;
    let world = &base.world;
    base.before(async |house, base| hand_in(&base.ctx(house, Who::Juror).await, base.world.pitch, 1, CANARY).await).await;
    let (one, other) = base
        .two(async |house, is_other| {
            if is_other {
                hand_in(&base.ctx(house, Who::Juror).await, world.pitch, 4, OTHER_CANARY).await;
            }
        })
        .await;
    let strangers = Who::ALL.map(|who| if who == Who::Juror { Who::Anonymous } else { who });
    let (cells, leaks) = base.compare(&one, &other, &strangers).await;
    assert!(cells > 250 && leaks.is_empty(), "{cells} cells, {} leaks:\n{}", leaks.len(), leaks.join("\n"));
    let (_, seen) = base.compare(&one, &other, &[Who::Juror]).await;
    assert!(!seen.is_empty(), "the juror sees their own: the comparison can tell");
    println!("sealed cards: {cells} cells tried, 0 leaks");
}

#[tokio::test]
async fn a_prepared_decision_is_told_to_nobody_but_those_who_prepare_it() {
    let base = Base::make().await;
    let world = &base.world;
    let prepare = |verdict: &str, reason: &str| PrepareDecision {
        round: world.deliberating,
        idea: world.judged,
        verdict: verdict.into(),
        reason: reason.into(),
        until: String::new(),
        amount: if verdict == "funded" { "4 000".into() } else { String::new() },
        change: reason.into(),
        criteria: vec![],
        prize: None,
    };
    base.before(async |house, base| base.ctx(house, Who::Chair).await.run(prepare("declined", CANARY)).await.expect("prepared")).await;
    let (one, other) = base
        .two(async |house, is_other| {
            if is_other {
                base.ctx(house, Who::Chair).await.run(prepare("funded", OTHER_CANARY)).await.expect("prepared");
            }
        })
        .await;
    let strangers = [Who::Anonymous, Who::Employee, Who::Author, Who::Juror, Who::Admin];
    let (cells, leaks) = base.compare(&one, &other, &strangers).await;
    assert!(cells > 200 && leaks.is_empty(), "{cells} cells, {} leaks:\n{}", leaks.len(), leaks.join("\n"));
    for who in [Who::Chair, Who::Deputy, Who::Host] {
        let (_, seen) = base.compare(&one, &other, &[who]).await;
        assert!(!seen.is_empty(), "{who:?} prepares: the comparison can tell");
    }
    println!("prepared decisions: {cells} cells tried, 0 leaks");
}

#[tokio::test]
async fn whoever_stepped_aside_and_the_author_learn_nothing_of_the_scores() {
    let base = Base::make().await;
    let world = &base.world;
    base.before(async |house, base| {
        let aside = StepAside { pitch: world.pitch, how: "recused".into(), why: String::new() };
        base.ctx(house, Who::Juror).await.run(aside).await.expect("stepped aside");
        hand_in(&base.ctx(house, Who::Chair).await, world.pitch, 0, CANARY).await;
    })
    .await;
    let round: RoundId = world.scoring;
    let (one, other) = base
        .two(async |house, is_other| {
            let chair = base.ctx(house, Who::Chair).await;
            if is_other {
                hand_in(&chair, world.pitch, 4, OTHER_CANARY).await;
            }
            chair.run(CloseRound { round }).await.expect("closed");
            house.backend.settle().await.expect("settled");
        })
        .await;
    let strangers = [Who::Anonymous, Who::Employee, Who::Author, Who::Juror, Who::Admin];
    let (cells, leaks) = base.compare(&one, &other, &strangers).await;
    assert!(cells > 200 && leaks.is_empty(), "{cells} cells, {} leaks:\n{}", leaks.len(), leaks.join("\n"));
    let seen = base.ctx(&one, Who::Juror).await.ask(AskRound { round }).await.expect("a round page");
    assert_eq!((seen.pitches.len(), seen.coverage.iter().map(|c| c.handed_in).sum::<i64>()), (0, 0));
    for who in [Who::Host, Who::Deputy] {
        let (_, seen) = base.compare(&one, &other, &[who]).await;
        assert!(!seen.is_empty(), "{who:?} sees the ranking: the comparison can tell");
    }
    println!("stepped aside: {cells} cells tried, 0 leaks");
}

#[tokio::test]
async fn what_is_not_out_is_found_by_nobody() {
    let base = Base::make().await;
    let (one, other) = base
        .two(async |house, is_other| {
            let author = base.ctx(house, Who::Author).await;
            let title = if is_other { format!("Rien de tel, {OTHER_CANARY}") } else { format!("Un bon dans chaque colis, {CANARY}") };
            let write = async |intent| {
                let form = IdeaForm { title: title.clone(), one_liner: title.clone(), problem: title.clone(), ..IdeaForm::default() };
                author.run(WriteIdea { idea: None, version: 0, challenge: None, form, intent }).await.expect("written").idea
            };
            let host = base.ctx(house, Who::Host).await;
            write(Intent::Save).await;
            write(Intent::Submit).await;
            let returned = write(Intent::Submit).await;
            host.run(ReturnIdea { idea: returned, reason: title.clone() }).await.expect("asked");
            let idea = write(Intent::Submit).await;
            host.run(OpenIdea { idea }).await.expect("opened");
            author.run(PostComment { idea, parent: None, text: title.clone() }).await.expect("said");
            author.run(WithdrawIdea { idea, reason: String::new() }).await.expect("withdrawn");
            house.backend.settle().await.expect("settled");
        })
        .await;
    let strangers = [Who::Anonymous, Who::Employee, Who::Juror, Who::Chair, Who::Deputy, Who::Admin];
    let (cells, leaks) = base.compare(&one, &other, &strangers).await;
    assert!(cells > 200 && leaks.is_empty(), "{cells} cells, {} leaks:\n{}", leaks.len(), leaks.join("\n"));
    let (_, seen) = base.compare(&one, &other, &[Who::Author]).await;
    let by = |way: &str| seen.iter().any(|leak| leak.contains(way));
    assert!(by("by mail") && by("/ideas"), "the author reads of their own: the comparison can tell");
    println!("drafts, ideas in review and withdrawn ones: {cells} cells tried, 0 leaks");
}
