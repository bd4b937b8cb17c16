//! Says beside the buttons what is kept, and what is not yet.
use super::keeper::{Keeper, Kept};
use crate::{
    error::AppError,
    language::{Locale, hour, locale, times, tr},
    routes,
    ui::Icon,
};
use leptos::prelude::*;

#[component]
pub fn KeptNote(keeper: Keeper) -> impl IntoView {
    let l = locale();
    let state = keeper.state;
    let mood = move || match state.get() {
        Kept::Nothing | Kept::Before(_) | Kept::Now(_) => None,
        Kept::Offline => Some("offline"),
        Kept::NotYet(_) => Some("waiting"),
    };
    view! { <span class="saved-note" role="status" data-state=mood>{move || words(l, state.get())}</span> }
}

fn words(l: Locale, kept: Kept) -> AnyView {
    let note = |icon, words: String| view! { <Icon of=icon/>{words} }.into_any();
    match kept {
        Kept::Nothing => ().into_any(),
        Kept::Before(at) => note(icondata::LuCheck, tr!(l, ideas.kept_on, day = times::day(l, &at.local), hour = hour(l, &at.local))),
        Kept::Now(at) => note(icondata::LuCheck, tr!(l, ideas.kept_at, hour = hour(l, &at.local))),
        Kept::Offline => note(icondata::LuCloudOff, tr!(l, ideas.kept_here).to_owned()),
        Kept::NotYet(AppError::SignedOut) => view! {
            <Icon of=icondata::LuCircleAlert/>
            <span>
                {tr!(l, ideas.kept_signed_out)} " "
                <a href=routes::SIGN_IN target="_blank">{tr!(l, common.sign_in)} " " {tr!(l, common.new_tab)}</a>
            </span>
        }
        .into_any(),
        Kept::NotYet(AppError::Invalid(_)) => note(icondata::LuCircleAlert, tr!(l, ideas.kept_invalid).to_owned()),
        Kept::NotYet(error) => note(icondata::LuCircleAlert, error.sentence(l)),
    }
}
