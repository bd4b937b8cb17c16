//! A card saves itself: each level at once, what is written after a pause. One request at a time, the latest answers last,
//! so that an older one never wins. Until an answer comes all of it is kept in this browser, so that a lost network loses
//! nothing. What is sent says what it builds on: what is newer on the server, from another device, is shown and not replaced.
use super::{
    api,
    api::Score,
    kept_card::{KeptCard, Said},
};
use crate::{
    error::AppError,
    wire::{ask, tell},
};
use domain::{
    CriterionId, PersonId, PitchId, Refusal,
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
/// How many of those that went unheard are remembered.
const MOST_SENT: usize = 12;
/// While the server can't be reached.
const RETRY: Duration = Duration::from_secs(5);

/// Whose card, and on what.
struct Of {
    juror: PersonId,
    pitch: PitchId,
    title: String,
}

/// My card as it stands on the page.
#[derive(Clone)]
pub struct Card {
    of: Arc<Of>,
    pub rubric: Arc<Rubric>,
    pub marks: ArcRwSignal<BTreeMap<CriterionId, u8>>,
    /// The last time it was saved.
    pub saved: ArcRwSignal<Option<CardSaved>>,
    pub saving: ArcRwSignal<bool>,
    pub failed: ArcRwSignal<Option<AppError>>,
    /// The other card, while two stand against each other; nothing saves itself then.
    pub theirs: ArcRwSignal<Option<ScoringDesk>>,
    /// What is to be sent after what is on its way.
    next: ArcStoredValue<Option<Said>>,
    /// What was sent and never answered.
    sent: ArcStoredValue<Vec<Said>>,
    /// Since the network was gone, or the page was opened again with what was kept: every key is kept, and a button says what
    /// it builds on even while something is on its way.
    guarded: ArcRwSignal<bool>,
    timer: ArcStoredValue<Option<TimeoutHandle>>,
}

impl Card {
    pub fn new(desk: &ScoringDesk) -> Self {
        Self {
            of: Arc::new(Of { juror: desk.juror, pitch: desk.pitch, title: desk.text.title.clone() }),
            rubric: Arc::new(desk.rubric.clone()),
            marks: ArcRwSignal::new(desk.marks.iter().copied().collect()),
            saved: ArcRwSignal::new(saved(desk)),
            saving: ArcRwSignal::new(false),
            failed: ArcRwSignal::new(None),
            theirs: ArcRwSignal::new(None),
            next: ArcStoredValue::new(None),
            sent: ArcStoredValue::new(Vec::new()),
            guarded: ArcRwSignal::new(false),
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
        if let Some(said) = typed(form) {
            let marks = said.marks.iter().filter_map(|mark| Some((mark.criterion.parse().ok()?, mark.level.parse().ok()?)));
            self.marks.set(marks.collect());
        }
    }

    /// Takes up what was kept when the page was left without a network: sent, if nothing came in between, and else shown
    /// beside what did.
    pub fn take_up(&self, form: &HtmlFormElement, desk: &ScoringDesk) {
        let Some(kept) = KeptCard::find(self.of.juror, self.of.pitch) else { return };
        let theirs = Said::saved(desk);
        if theirs.says_the_same(&kept.says) {
            return KeptCard::forget(self.of.juror, self.of.pitch);
        }
        kept.says.fill(form);
        self.read(form);
        let mine = kept.since == self.version() || kept.sent.iter().any(|sent| sent.says_the_same(&theirs));
        self.sent.set_value(kept.sent);
        self.guarded.set(true);
        if mine {
            self.save(form);
        } else {
            self.theirs.set(Some(desk.clone()));
        }
    }

    /// After a pause, unless more is typed.
    pub fn save_soon(&self, form: &HtmlFormElement) {
        // Without a network every key is kept: the page may be closed before the pause is over.
        if let Some(says) = typed(form).filter(|_| self.guarded.get_untracked()) {
            self.keep(&says);
        }
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
        let Some(says) = typed(form) else { return };
        self.keep(&says);
        if self.theirs.with_untracked(Option::is_some) {
            return;
        }
        self.next.set_value(Some(says));
        if !self.saving.get_untracked() {
            self.saving.set(true);
            let (card, form) = (self.clone(), form.clone());
            spawn_local(async move { card.send(form).await });
        }
    }

    fn keep(&self, says: &Said) {
        let (title, sent) = (self.of.title.clone(), self.sent.get_value());
        KeptCard { title, since: self.version(), says: says.clone(), sent }.keep(self.of.juror, self.of.pitch);
    }

    /// What a button of the form says it builds on; nothing while what it says is on its way already, and changes that. Tracked.
    pub fn since(&self) -> String {
        let version = self.saved.with(|saved| saved.map_or(0, |saved| saved.at.at.0));
        if self.saving.get() && !self.guarded.get() { String::new() } else { version.to_string() }
    }

    /// A button of the form was refused: its card may have arrived all the same, or another one stands in its place.
    pub fn was_refused(&self, error: &AppError, form: Option<HtmlFormElement>) {
        if error.is_out_of_reach() {
            self.guarded.set(true);
            let kept = KeptCard::find(self.of.juror, self.of.pitch).map(|kept| kept.says);
            self.sent.update_value(|sent| sent.extend(kept));
            self.failed.set(Some(error.clone()));
            // The button took the place of what was to be tried again.
            if let Some(form) = form {
                self.save_in(RETRY, &form);
            }
        } else if let (AppError::Refused(Refusal::CardChanged), Some(form)) = (error, form) {
            self.save(&form);
        }
    }

    /// What the server had when it last said so.
    fn version(&self) -> i64 {
        self.saved.with_untracked(|saved| saved.map_or(0, |saved| saved.at.at.0))
    }

    async fn send(self, form: HtmlFormElement) {
        while let Some(says) = self.next.try_update_value(Option::take).flatten() {
            match tell(says.clone().score(self.of.pitch, self.version())).await {
                Ok(saved) => self.is_saved(saved),
                Err(AppError::Refused(Refusal::CardChanged)) => self.compare(says, &form).await,
                Err(error) => self.is_not_saved(error, says, &form),
            }
        }
        self.saving.set(false);
    }

    fn is_not_saved(&self, error: AppError, says: Said, form: &HtmlFormElement) {
        if error.is_out_of_reach() {
            self.guarded.set(true);
            self.sent.update_value(|sent| {
                sent.retain(|before| *before != says);
                sent.push(says.clone());
                sent.drain(..sent.len().saturating_sub(MOST_SENT));
            });
            if self.next.with_value(Option::is_none) {
                self.keep(&says);
            }
            if form.is_connected() {
                self.save_in(RETRY, form);
            }
        }
        self.failed.set(Some(error));
    }

    /// The server has another card than the one this builds on: this very one, or one of those whose answers were lost, or
    /// somebody's from another device.
    async fn compare(&self, says: Said, form: &HtmlFormElement) {
        match ask(api::ScoringDesk { pitch: self.of.pitch.to_string() }).await {
            Ok(desk) => {
                let theirs = Said::saved(&desk);
                let mine = theirs.says_the_same(&says) || self.sent.with_value(|sent| sent.iter().any(|sent| sent.says_the_same(&theirs)));
                if mine {
                    self.saved.set(saved(&desk));
                    let newer = self.next.with_value(Option::is_some);
                    self.next.set_value(if newer { self.next.get_value() } else { Some(says) });
                } else {
                    self.next.set_value(None);
                    self.failed.set(None);
                    self.theirs.set(Some(desk));
                }
            }
            Err(error) => self.is_not_saved(error, says, form),
        }
    }

    /// What is in the form, rather than what the other card says.
    pub fn keep_mine(&self, form: &HtmlFormElement) {
        if let Some(desk) = self.theirs.try_update(Option::take).flatten() {
            self.saved.set(saved(&desk));
            self.save(form);
        }
    }

    /// The other card, which is saved already; what was in the form is forgotten.
    pub fn take_theirs(&self, form: &HtmlFormElement) {
        self.hold();
        let Some(desk) = self.theirs.try_update(Option::take).flatten() else { return };
        Said::saved(&desk).fill(form);
        self.read(form);
        if let Some(saved) = saved(&desk) {
            self.is_saved(saved);
        }
    }

    /// A card that was handed in stays so, whichever answer arrives last.
    pub fn is_saved(&self, saved: CardSaved) {
        let before = self.saved.with_untracked(|before| before.is_some_and(|before| before.handed_in));
        self.failed.set(None);
        self.guarded.set(false);
        self.sent.set_value(Vec::new());
        self.saved.set(Some(CardSaved { handed_in: saved.handed_in || before, ..saved }));
        if self.next.with_value(Option::is_none) {
            KeptCard::forget(self.of.juror, self.of.pitch);
        }
    }
}

/// When the server saved it last.
fn saved(desk: &ScoringDesk) -> Option<CardSaved> {
    let handed_in = desk.state == CardState::HandedIn;
    desk.saved.map(|at| CardSaved { at, handed_in, total: desk.total, locked: false })
}

/// What the form holds.
fn typed(form: &HtmlFormElement) -> Option<Said> {
    let score = Score::from_form_data(&FormData::new_with_form(form).ok()?).ok()?;
    Some(Said::typed(&score))
}
