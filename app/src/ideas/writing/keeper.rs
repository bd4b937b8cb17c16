//! Keeps a draft on the server while one types: a moment after the last key, one save at a time, always the same draft.
//! What can't be sent stays in the form and is tried again; whoever writes is told.
use super::lost::keep;
use crate::{
    wire::Act,
    {error::AppError, ideas::api::WriteIdea, routes},
};
use domain::{
    IdeaId, Stamp,
    ideas::{IdeaDesk, IdeaForm, Written},
};
use leptos::{form::FromFormData, leptos_dom::helpers::TimeoutHandle, prelude::*, wasm_bindgen::JsCast};
use std::time::Duration;
use web_sys::{FormData, HtmlElement, HtmlFormElement, SubmitEvent};

/// After the last key.
const QUIET: Duration = Duration::from_millis(1_000);
/// While the network is gone.
const AGAIN: Duration = Duration::from_secs(5);
/// A field of the form that is always there.
const FIRST_FIELD: &str = "idea-title";

/// How the text in the form stands to what the server has.
#[derive(Clone, Debug, PartialEq)]
pub enum Kept {
    Nothing,
    /// Since another day.
    Before(Stamp),
    Now(Stamp),
    /// The network is gone; tried again soon.
    Offline,
    /// The server said no.
    NotYet(AppError),
}

#[derive(Clone, Copy)]
pub struct Keeper {
    /// What is out changes only when its author says so.
    draft: bool,
    /// Once it exists; what the form builds on.
    pub idea: RwSignal<Option<IdeaId>>,
    pub version: RwSignal<i64>,
    pub state: RwSignal<Kept>,
    /// The other text, while two stand against each other; nothing saves itself then.
    pub conflict: RwSignal<Option<IdeaForm>>,
    /// The buttons of the form.
    write: Act<WriteIdea>,
    /// The saves between them, each with those before it whose answers were lost.
    keep: Action<(WriteIdea, Vec<WriteIdea>), Result<Written, AppError>>,
    /// What was typed since the last save.
    unsaved: StoredValue<Option<WriteIdea>>,
    /// What was sent last.
    sent: StoredValue<Option<WriteIdea>>,
    /// First saves that may have begun a draft without our knowing its name.
    lost: StoredValue<Vec<WriteIdea>>,
    /// The button that was pressed while a save was on its way.
    pressed: StoredValue<Option<String>>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

impl Keeper {
    pub fn new(desk: &IdeaDesk, write: Act<WriteIdea>) -> Self {
        let clashed = untrack(|| matches!(write.refusal(), Some(AppError::Conflict { .. })));
        let keeper = Self {
            draft: desk.draft,
            idea: RwSignal::new(desk.idea),
            version: RwSignal::new(desk.version),
            state: RwSignal::new(desk.saved.filter(|_| desk.draft).map_or(Kept::Nothing, Kept::Before)),
            conflict: RwSignal::new(clashed.then(|| desk.form.clone())),
            write,
            keep: Action::new(|(ask, lost): &(WriteIdea, Vec<WriteIdea>)| keep(ask.clone(), lost.clone())),
            unsaved: StoredValue::new(None),
            sent: StoredValue::new(None),
            lost: StoredValue::new(Vec::new()),
            pressed: StoredValue::new(None),
            timer: StoredValue::new(None),
        };
        Effect::new(move || keeper.listen(write.version(), untrack(|| write.answer())));
        Effect::new(move || keeper.listen(keeper.keep.version().get(), keeper.keep.value().get_untracked()));
        on_cleanup(move || keeper.leave());
        keeper
    }

    /// A key was pressed, a box was ticked.
    pub fn typed(self) {
        if self.draft {
            self.unsaved.set_value(read());
            self.later(QUIET);
        }
    }

    /// The form is being sent. While a save is on its way, or its answer was lost, that is settled first, so that there
    /// is one draft and never two.
    pub fn sending(self, event: &SubmitEvent) {
        self.calm();
        let lost = self.lost.with_value(|lost| !lost.is_empty());
        let saving = self.keep.pending().get_untracked();
        if !saving && !lost {
            self.unsaved.set_value(None);
            self.sent.set_value(read());
            return;
        }
        event.prevent_default();
        event.stop_propagation();
        self.pressed.set_value(event.submitter().and_then(|button| button.get_attribute("value")));
        if !saving {
            self.unsaved.set_value(read());
            self.save();
        }
    }

    fn save(self) {
        let Some(typed) = self.unsaved.try_get_value().flatten() else { return };
        let busy = self.keep.pending().get_untracked() || self.write.pending().get_untracked();
        let nothing = self.idea.get_untracked().is_none() && is_blank(&typed);
        if busy || nothing || self.conflict.with_untracked(Option::is_some) {
            return;
        }
        let ask = self.ask(typed);
        self.unsaved.set_value(None);
        self.sent.set_value(Some(ask.clone()));
        self.keep.dispatch((ask, self.lost.get_value()));
    }

    /// What was typed, as the next version of what the server has.
    fn ask(self, typed: WriteIdea) -> WriteIdea {
        let idea = self.idea.get_untracked().map(|idea| idea.to_string()).unwrap_or_default();
        WriteIdea { idea, version: self.version.get_untracked().to_string(), intent: "save".into(), ..typed }
    }

    /// Hears what became of a save or of a button.
    fn listen(self, calls: usize, answer: Option<Result<Written, AppError>>) {
        if calls == 0 {
            return;
        }
        match answer {
            None => {}
            Some(Ok(written)) => self.went_well(written),
            Some(Err(AppError::Conflict { version, theirs })) => {
                self.version.set(version);
                self.conflict.set(Some(*theirs));
                self.pressed.set_value(None);
                self.state.set(Kept::Nothing);
            }
            Some(Err(error)) => self.went_wrong(error),
        }
        // The form first has to show what was just learnt: which draft it is, and its version.
        set_timeout(move || self.press_again(), Duration::ZERO);
    }

    fn went_well(self, written: Written) {
        if self.idea.get_untracked().is_none() && !written.submitted {
            stay_at(&routes::edit_idea(written.idea));
        }
        self.idea.set(Some(written.idea));
        self.version.set(written.version);
        self.conflict.set(None);
        self.lost.set_value(Vec::new());
        self.state.set(Kept::Now(written.at));
        if self.draft && self.unsaved.with_value(Option::is_some) {
            self.later(QUIET);
        }
    }

    /// Nothing is forgotten: what was not saved is what the form holds.
    fn went_wrong(self, error: AppError) {
        if !self.draft {
            return;
        }
        self.unsaved.set_value(read());
        match error {
            error if error.is_out_of_reach() => {
                let first = self.sent.get_value().filter(|_| self.idea.get_untracked().is_none());
                self.lost.update_value(|lost| lost.extend(first));
                self.pressed.set_value(None);
                self.state.set(Kept::Offline);
                self.later(AGAIN);
            }
            error => self.state.set(Kept::NotYet(error)),
        }
    }

    /// Presses the button that had to wait.
    fn press_again(self) {
        let pressed = self.pressed.try_get_value().flatten();
        self.pressed.try_set_value(None);
        let (Some(intent), Some(form)) = (pressed, form()) else { return };
        let button = form.query_selector(&format!("button[name=intent][value={intent}]")).ok().flatten();
        if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
            let _ = form.request_submit_with_submitter(Some(&button));
        }
    }

    fn later(self, wait: Duration) {
        self.calm();
        self.timer.set_value(set_timeout_with_handle(move || self.save(), wait).ok());
    }

    fn calm(self) {
        if let Some(timer) = self.timer.try_get_value().flatten() {
            timer.clear();
        }
        self.timer.try_set_value(None);
    }

    /// Whoever leaves the page in the middle of a sentence finds it again.
    fn leave(self) {
        self.calm();
        self.save();
    }
}

/// The form, in the browser.
fn form() -> Option<HtmlFormElement> {
    let field = document().get_element_by_id(FIRST_FIELD)?;
    field.closest("form").ok().flatten()?.dyn_into().ok()
}

/// What the form holds now.
fn read() -> Option<WriteIdea> {
    WriteIdea::from_form_data(&FormData::new_with_form(&form()?).ok()?).ok()
}

/// Nothing worth a draft.
fn is_blank(typed: &WriteIdea) -> bool {
    [&typed.title, &typed.one_liner, &typed.problem, &typed.proposal].iter().all(|text| text.trim().is_empty())
}

/// The page has become another one's address: a reload finds the draft.
fn stay_at(path: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&history.state().unwrap_or_default(), "", Some(path));
    }
}
