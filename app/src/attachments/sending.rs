//! Sends files from the browser, one after the other, so that each that is taken is there whatever becomes of the others. What
//! is too large is not sent at all.
use super::api::RemoveAttachment;
use crate::{
    error::AppError,
    routes,
    wire::{self, Act, KeptForm},
};
use domain::{
    FieldErrors, IdeaId, Problem,
    attachments::{Attachment, FIELD, FileFault, MOST_BYTES},
};
use leptos::{
    prelude::*,
    server::ServerActionError,
    server_fn::error::ServerFnUrlError,
    task::spawn_local,
    wasm_bindgen::{JsCast, JsValue},
};
use web_sys::{Blob, FormData, HtmlFormElement, js_sys::Reflect};

/// What goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    Nothing,
    /// Which of how many.
    Sending(i64, i64),
    Done,
}

/// The files of an idea under its author's hands.
#[derive(Clone, Copy)]
pub struct Desk {
    pub files: RwSignal<Vec<Attachment>>,
    pub error: RwSignal<Option<AppError>>,
    pub note: RwSignal<Note>,
    pub remove: Act<RemoveAttachment>,
}

impl Desk {
    /// As the page begins; after a plain form, with what became of it.
    pub fn new(idea: Option<IdeaId>, files: Vec<Attachment>) -> Self {
        let address = idea.map(routes::idea_files).unwrap_or_default();
        let refused = use_context::<ServerActionError>().filter(|error| error.path() == address);
        let done = use_context::<KeptForm>().is_some_and(|kept| !address.is_empty() && kept.done == address);
        let desk = Self {
            files: RwSignal::new(files),
            error: RwSignal::new(refused.map(|error| ServerFnUrlError::<AppError>::decode_err(error.err()))),
            note: RwSignal::new(if done { Note::Done } else { Note::Nothing }),
            remove: Act::new(),
        };
        Effect::new(move || {
            if let Some(left) = desk.remove.output() {
                desk.files.set(left);
                desk.note.set(Note::Nothing);
            }
        });
        desk
    }

    /// Sends what was chosen in the form, and empties it.
    pub fn send(self, idea: IdeaId, form: HtmlFormElement) {
        if matches!(self.note.get_untracked(), Note::Sending(..)) {
            return;
        }
        let Ok(chosen) = FormData::new_with_form(&form) else { return };
        let files: Vec<Blob> = chosen.get_all(FIELD).iter().filter_map(|file| file.dyn_into().ok()).filter(is_chosen).collect();
        if files.is_empty() {
            self.error.set(Some(AppError::Invalid(FieldErrors::one(FIELD, Problem::Required))));
            return;
        }
        self.error.set(None);
        spawn_local(async move {
            let error = self.send_each(&routes::idea_files(idea), files).await;
            form.reset();
            // The page may have been left meanwhile.
            let _ = self.note.try_set(if error.is_some() { Note::Nothing } else { Note::Done });
            let _ = self.error.try_set(error);
        });
    }

    async fn send_each(self, address: &str, files: Vec<Blob>) -> Option<AppError> {
        let mut errors = FieldErrors::default();
        let of = i64::try_from(files.len()).unwrap_or_default();
        for (nth, file) in (1..).zip(files) {
            let _ = self.note.try_set(Note::Sending(nth, of));
            match send_one(address, &file).await {
                Ok(files) => drop(self.files.try_set(files)),
                Err(AppError::Invalid(wrong)) => errors.0.extend(wrong.0),
                Err(error) => return Some(error),
            }
        }
        errors.finish(()).err().map(AppError::Invalid)
    }
}

async fn send_one(address: &str, file: &Blob) -> Result<Vec<Attachment>, AppError> {
    if file.size() > MOST_BYTES as f64 {
        return Err(AppError::Invalid(FileFault::TooLarge.of(&name(file))));
    }
    let form = FormData::new().map_err(|_| AppError::BadRequest)?;
    form.append_with_blob(FIELD, file).map_err(|_| AppError::BadRequest)?;
    wire::upload(address, form).await
}

/// A form in which nothing was chosen holds a file without name and content.
fn is_chosen(file: &Blob) -> bool {
    file.size() > 0.0 || !name(file).is_empty()
}

fn name(file: &Blob) -> String {
    Reflect::get(file, &JsValue::from_str("name")).ok().and_then(|name| name.as_string()).unwrap_or_default()
}
