//! What forms and pages send to change something, and what became of it.
use super::{Answer, KeptForm, Sends, Told, http};
use crate::error::AppError;
use leptos::{
    prelude::*,
    server::ServerActionError,
    server_fn::{ServerFn, error::ServerFnUrlError},
};
use std::marker::PhantomData;
use web_sys::{FormData, UrlSearchParams};

/// The fields of a form, as `application/x-www-form-urlencoded`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fields(String);

impl Fields {
    /// In the browser.
    pub fn of(form: &FormData) -> Option<Self> {
        let fields = UrlSearchParams::new_with_str_sequence_sequence(form).ok()?;
        fields.to_string().as_string().map(Self)
    }

    /// The first value of a field. In the browser.
    pub fn get(&self, name: &str) -> Option<String> {
        UrlSearchParams::new_with_str(&self.0).ok()?.get(name)
    }
}

/// The server function `S`, as a form sends it.
pub struct Act<S> {
    sent: Action<Fields, Told>,
    /// Counts the answers after which things may stand otherwise.
    changes: Memo<usize>,
    of: PhantomData<fn() -> S>,
}

impl<S> Clone for Act<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for Act<S> {}

impl<S: ServerFn<Error = AppError>> Act<S> {
    /// Nothing sent yet; or, without JavaScript, what became of the form that was just posted.
    pub fn new() -> Self {
        let sent = sending(S::PATH);
        Self { sent, changes: changes(sent), of: PhantomData }
    }
}

impl<S: ServerFn<Error = AppError>> Default for Act<S> {
    fn default() -> Self {
        Self::new()
    }
}

impl<S: Sends> Act<S> {
    /// What was answered last. Tracked.
    pub fn answer(self) -> Option<Result<S::Output, AppError>> {
        self.sent.value().get().map(|told| told.and_then(|answer| answer.read()))
    }

    /// What was answered last, if it went well. Tracked.
    pub fn output(self) -> Option<S::Output> {
        self.answer()?.ok()
    }
}

impl<S> Act<S> {
    /// The same for every server function.
    pub fn sent(self) -> Action<Fields, Told> {
        self.sent
    }

    /// How often the page has to ask anew. Tracked. Whoever is asked to look at a field again keeps the page they type into.
    pub fn changes(self) -> usize {
        self.changes.get()
    }

    /// How often something was answered. Tracked.
    pub fn version(self) -> usize {
        self.sent.version().get()
    }

    /// Whether an answer is on its way.
    pub fn pending(self) -> Memo<bool> {
        self.sent.pending()
    }

    /// Whether the last one went well. Tracked.
    pub fn went_well(self) -> bool {
        self.sent.value().with(|told| matches!(told, Some(Ok(_))))
    }

    /// Whether the last one was refused. Not tracked: what the page starts with.
    pub fn was_refused(self) -> bool {
        self.sent.value().with_untracked(|told| matches!(told, Some(Err(_))))
    }

    /// Why the last one was refused. Tracked.
    pub fn refusal(self) -> Option<AppError> {
        self.sent.value().with(|told| told.as_ref().and_then(|told| told.as_ref().err().cloned()))
    }

    /// Forgets what was answered.
    pub fn clear(self) {
        self.sent.clear();
    }
}

fn sending(path: &'static str) -> Action<Fields, Told> {
    let before = use_context::<ServerActionError>()
        .filter(|error| error.path() == path)
        .map(|error| Err(ServerFnUrlError::<AppError>::decode_err(error.err())))
        .or_else(|| answered(path));
    Action::new_with_value(before, move |Fields(fields): &Fields| http::post(path, fields.clone()))
}

fn changes(sent: Action<Fields, Told>) -> Memo<usize> {
    let told = sent.value();
    Memo::new(move |before: Option<&usize>| {
        let to_correct = |told: &Told| matches!(told, Err(error) if error.fields().is_some());
        let again = told.with(|told| told.as_ref().is_some_and(|told| !to_correct(told)));
        before.map_or(0, |before| before + usize::from(again))
    })
}

/// What the function answered to the plain form before, where the page shows it.
fn answered(path: &str) -> Option<Told> {
    let kept = use_context::<KeptForm>().filter(|kept| kept.done == path && !kept.answer.is_empty())?;
    Some(Ok(Answer::Json(kept.answer.into())))
}
