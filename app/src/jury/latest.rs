//! What the round page knows. Preparing an answer asks for it anew without drawing the page again, so that focus, open
//! forms and what is being typed stay where they are.
use super::api::Round;
use crate::wire::ask;
use domain::{
    IdeaId,
    jury::{PreparedDecision, RoundPage, RoundPhase, Verdict},
};
use leptos::{prelude::*, task::spawn_local};

#[derive(Clone, Copy)]
pub struct Latest(RwSignal<RoundPage>);

impl Latest {
    pub fn new(page: RoundPage) -> Self {
        Self(RwSignal::new(page))
    }

    pub fn with<T>(self, read: impl FnOnce(&RoundPage) -> T) -> T {
        self.0.with(read)
    }

    pub fn with_untracked<T>(self, read: impl FnOnce(&RoundPage) -> T) -> T {
        self.0.with_untracked(read)
    }

    /// Asks again, in the browser.
    pub fn refresh(self) {
        let round = self.0.with_untracked(|page| page.round.to_string());
        spawn_local(async move {
            if let Ok(page) = ask(Round { round }).await {
                let _ = self.0.try_set(page);
            }
        });
    }

    /// The answer prepared for an idea, if there is one.
    pub fn verdict(self, idea: IdeaId) -> Option<Verdict> {
        self.with(|page| decision(page, idea).map(|decision| decision.verdict))
    }

    /// Whether one is told what is prepared: those who prepare it, and everybody once it is published.
    pub fn is_told(self) -> bool {
        self.with_untracked(|page| {
            let prepares = page.abilities.presides || page.abilities.answer_rest || page.others.iter().any(|entry| entry.may_answer);
            prepares || page.phase == RoundPhase::Published
        })
    }

    /// How many answers are prepared, of how many.
    pub fn prepared(self) -> (i64, i64) {
        self.with(|page| {
            let all = i64::try_from(page.pitches.len() + page.others.len()).unwrap_or_default();
            ((all - page.unanswered).max(0), all)
        })
    }
}

pub fn decision(page: &RoundPage, idea: IdeaId) -> Option<&PreparedDecision> {
    let judged = page.pitches.iter().find(|row| row.idea == idea).and_then(|row| row.decision.as_ref());
    judged.or_else(|| page.others.iter().find(|row| row.idea == idea).and_then(|row| row.decision.as_ref()))
}
