//! "Saved at 14:32", or why it is not.
use super::autosave::Card;
use crate::{
    language::{Locale, hour, locale, tr, when},
    ui::Icon,
};
use domain::{Stamp, jury::CardSaved};
use leptos::prelude::*;

#[component]
pub fn SavedNote(
    card: Card,
    /// The moment the page's data was read.
    now: Stamp,
) -> impl IntoView {
    let l = locale();
    let (state, shown) = (card.clone(), card);
    let note = move || {
        let (icon, words) = match (shown.failed.get(), shown.saving.get(), shown.saved.get()) {
            (Some(error), _, _) if error.is_out_of_reach() => (icondata::LuWifiOff, tr!(l, jury.kept_here).to_owned()),
            (Some(error), _, _) => (icondata::LuTriangleAlert, tr!(l, jury.not_saved, why = error.sentence(l))),
            (None, true, _) => (icondata::LuLoaderCircle, tr!(l, jury.saving).to_owned()),
            (None, false, Some(saved)) => (icondata::LuCheck, last(l, &saved, &now)),
            (None, false, None) => (icondata::LuCircleDashed, tr!(l, jury.never_saved).to_owned()),
        };
        view! { <Icon of=icon/> {words} }
    };
    let waits = move || state.failed.with(Option::is_some).then_some("waiting");
    view! { <span class="saved-note" role="status" data-state=waits>{note}</span> }
}

/// The hour alone for what is of today or later than the page.
fn last(l: Locale, saved: &CardSaved, now: &Stamp) -> String {
    if saved.at.local.date_value() >= now.local.date_value() {
        tr!(l, jury.saved_at, hour = hour(l, &saved.at.local))
    } else {
        tr!(l, jury.saved_on, when = when(l, &saved.at, now))
    }
}
