//! A card saves itself: each level at once, what is written after a pause. One request at a time, the latest answers last,
//! so that an older one never wins; while the network is gone, they wait on the page and are sent when it is back.
use super::api::Score;
use crate::{error::AppError, wire::tell};
use domain::{
    CriterionId,
    jury::{CardSaved, CardState, Rubric, Scorecard, ScoringDesk, Total},
};
use leptos::{
    form::FromFormData,
    leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle},
    prelude::*,
    task::spawn_local,
};
use std::{collections::BTreeMap, sync::Arc, time::Duration};
use web_sys::{FormData, HtmlFormElement};

/// While somebody types.
const PAUSE: Duration = Duration::from_millis(1_200);
/// While the server can't be reached.
const RETRY: Duration = Duration::from_secs(5);

/// My card as it stands on the page.
#[derive(Clone)]
pub struct Card {
    pub rubric: Arc<Rubric>,
    pub marks: ArcRwSignal<BTreeMap<CriterionId, u8>>,
    /// The last time it was saved.
    pub saved: ArcRwSignal<Option<CardSaved>>,
    pub saving: ArcRwSignal<bool>,
    pub failed: ArcRwSignal<Option<AppError>>,
    /// What is to be sent after what is on its way.
    next: ArcStoredValue<Option<Score>>,
    timer: ArcStoredValue<Option<TimeoutHandle>>,
}

impl Card {
    pub fn new(desk: &ScoringDesk) -> Self {
        let handed_in = desk.state == CardState::HandedIn;
        Self {
            rubric: Arc::new(desk.rubric.clone()),
            marks: ArcRwSignal::new(desk.marks.iter().copied().collect()),
            saved: ArcRwSignal::new(desk.saved.map(|at| CardSaved { at, handed_in, total: desk.total, locked: false })),
            saving: ArcRwSignal::new(false),
            failed: ArcRwSignal::new(None),
            next: ArcStoredValue::new(None),
            timer: ArcStoredValue::new(None),
        }
    }

    pub fn handed_in(&self) -> bool {
        self.saved.with(|saved| saved.is_some_and(|saved| saved.handed_in))
    }

    /// Whether it was open again, and is locked now.
    pub fn is_locked(&self) -> bool {
        self.saved.with(|saved| saved.is_some_and(|saved| saved.locked))
    }

    /// The total of what is marked, by the rule the server applies.
    pub fn total(&self) -> Option<Total> {
        self.so_far().total(&self.rubric)
    }

    /// Whether it could be handed in as it is.
    pub fn is_complete(&self) -> bool {
        self.so_far().is_complete(&self.rubric)
    }

    fn so_far(&self) -> Scorecard {
        Scorecard { marks: self.marks.get(), ..Scorecard::default() }
    }

    /// Reads the levels out of the form.
    pub fn read(&self, form: &HtmlFormElement) {
        if let Some(score) = typed(form) {
            let marks = score.marks.iter().filter_map(|mark| Some((mark.criterion.parse().ok()?, mark.level.parse().ok()?)));
            self.marks.set(marks.collect());
        }
    }

    /// After a pause, unless more is typed.
    pub fn save_soon(&self, form: &HtmlFormElement) {
        self.save_in(PAUSE, form);
    }

    fn save_in(&self, pause: Duration, form: &HtmlFormElement) {
        let (card, form) = (self.clone(), form.clone());
        self.hold();
        let handle = set_timeout_with_handle(move || card.save(&form), pause);
        self.timer.set_value(handle.ok());
    }

    /// Forgets what was to be saved soon.
    pub fn hold(&self) {
        if let Some(timer) = self.timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    }

    pub fn save(&self, form: &HtmlFormElement) {
        self.hold();
        self.read(form);
        self.next.set_value(typed(form));
        if !self.saving.get_untracked() {
            self.saving.set(true);
            let (card, form) = (self.clone(), form.clone());
            spawn_local(async move { card.send(form).await });
        }
    }

    async fn send(self, form: HtmlFormElement) {
        while let Some(score) = self.next.try_update_value(Option::take).flatten() {
            match tell(score).await {
                Ok(saved) => self.is_saved(saved),
                Err(error) => {
                    if matches!(error, AppError::Offline | AppError::Unavailable { .. }) && form.is_connected() {
                        self.save_in(RETRY, &form);
                    }
                    self.failed.set(Some(error));
                }
            }
        }
        self.saving.set(false);
    }

    /// A card that was handed in stays so, whichever answer arrives last.
    pub fn is_saved(&self, saved: CardSaved) {
        let before = self.saved.with_untracked(|before| before.is_some_and(|before| before.handed_in));
        self.failed.set(None);
        self.saved.set(Some(CardSaved { handed_in: saved.handed_in || before, ..saved }));
    }
}

/// What the form holds, as it would be sent to be saved.
fn typed(form: &HtmlFormElement) -> Option<Score> {
    Score::from_form_data(&FormData::new_with_form(form).ok()?).ok()
}
