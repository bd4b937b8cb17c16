//! Ideas and challenges to test with, made quickly.
use super::Company;
use crate::store::{self, Tx, entity};
use domain::{
    Actor, ChallengeId, IdeaId, Moment, PersonId,
    admin::{ChangeAnswering, NOTE_MONTHS, OPEN_DAYS},
    ideas::{IdeaForm, Intent, Stage, WriteIdea},
    text,
    time::DAY,
};
use uuid::Uuid;

/// A form that is complete.
pub fn form(title: &str) -> IdeaForm {
    let (one_liner, problem) = ("Réparer plutôt que jeter".into(), "On jette trop".into());
    IdeaForm { title: title.into(), one_liner, problem, ..IdeaForm::default() }
}

/// How ideas are answered, and what a company starts with beside it.
pub fn answering(review: bool, days: &str) -> ChangeAnswering {
    let (open_days, note_months) = (OPEN_DAYS.to_string(), NOTE_MONTHS.to_string());
    ChangeAnswering { review, days: days.into(), open_days, note_months }
}

/// The row of a challenge that is always open.
pub fn standing(id: ChallengeId, title: &str, now: Moment) -> entity::challenge::Model {
    entity::challenge::Model {
        id: id.0,
        standing: true,
        title: title.into(),
        folded: text::fold(title),
        theme: "own".into(),
        brief: String::new(),
        rules: String::new(),
        opens_at: None,
        submissions_close_at: None,
        voting_close_at: None,
        judging_close_at: None,
        results_at: None,
        voting: "simple".into(),
        vote_budget: None,
        votes_per_idea: None,
        counts_hidden: false,
        blind: false,
        shortlist_rule: "hosts".into(),
        shortlist_places: None,
        shortlist_per_site: None,
        shortlist_supports: None,
        entry_limit: None,
        chair_id: None,
        deputy_id: None,
        created_at: now.0,
        published_at: None,
        cancelled_at: None,
        cancelled_reason: None,
    }
}

impl Company {
    /// An open idea of person `n` in the shark tank.
    pub async fn open_idea(&self, n: u128, title: &str) -> IdeaId {
        self.enter(n, self.tank, title).await
    }

    /// An open idea of person `n` in a challenge.
    pub async fn enter(&self, n: u128, challenge: ChallengeId, title: &str) -> IdeaId {
        let (challenge, intent) = (Some(challenge), Intent::Submit);
        let write = WriteIdea { idea: None, version: 0, challenge, form: form(title), intent };
        self.run(n, write).await.expect("submitted").idea
    }

    /// A draft of person `n`.
    pub async fn draft(&self, n: u128, title: &str) -> IdeaId {
        let write = WriteIdea { idea: None, version: 0, challenge: None, form: form(title), intent: Intent::Save };
        self.run(n, write).await.expect("saved").idea
    }

    /// `count` open ideas of person `n`, in one transaction and without events.
    pub async fn open_ideas(&self, n: u128, challenge: ChallengeId, count: usize) -> Vec<IdeaId> {
        let (tx, now) = self.writing().await;
        let mut ideas = Vec::with_capacity(count);
        for number in 0..count {
            let text = form(&format!("Idée {number}")).submission().expect("complete");
            let idea = tx.id(now);
            store::ideas::begin(&tx, idea, challenge, (PersonId(Uuid::from_u128(n)), false), &text, now).await.expect("begun");
            store::challenges::step(&tx, idea, Stage::Draft, Stage::Open, &Actor::System, "", now).await.expect("opened");
            store::ideas::mark_submitted(&tx, idea, None, false, now).await.expect("submitted");
            ideas.push(idea);
        }
        tx.commit().await.expect("committed");
        ideas
    }

    /// A challenge hosted by 2 that takes entries and votes: it opened yesterday, submissions close in 2 days, voting in
    /// 4, judging in 6, results come in 8.
    pub async fn challenge(&self, change: impl FnOnce(&mut entity::challenge::Model)) -> ChallengeId {
        let (tx, now) = self.writing().await;
        let id: ChallengeId = tx.id(now);
        let in_days = |days: i64| Some(now.plus(days * DAY).0);
        let mut challenge = entity::challenge::Model {
            standing: false,
            theme: "retention".into(),
            brief: "Comment ?".into(),
            opens_at: in_days(-1),
            submissions_close_at: in_days(2),
            voting_close_at: in_days(4),
            judging_close_at: in_days(6),
            results_at: in_days(8),
            ..standing(id, "Faire revenir", now)
        };
        change(&mut challenge);
        let slots = challenge.vote_budget.zip(challenge.votes_per_idea);
        store::insert(&tx, challenge).await.expect("a challenge");
        let host = entity::challenge_host::Model { challenge_id: id.0, person_id: Uuid::from_u128(2) };
        store::insert(&tx, host).await.expect("a host");
        let (budget, per_idea) = slots.unwrap_or_default();
        for slot in 1..=budget {
            store::insert(&tx, entity::vote_slot::Model { challenge_id: id.0, slot, per_idea }).await.expect("a slot");
        }
        tx.commit().await.expect("committed");
        id
    }

    /// A challenge where each has a budget of votes.
    pub async fn challenge_with_votes(&self, budget: i64, per_idea: i64) -> ChallengeId {
        self.challenge(|c| (c.voting, c.vote_budget, c.votes_per_idea) = ("votes".into(), Some(budget), Some(per_idea))).await
    }

    async fn writing(&self) -> (Tx, Moment) {
        let tx = Tx::begin(&self.backend, 0).await.expect("a transaction");
        let now = tx.now().await.expect("a clock");
        (tx, now)
    }
}
