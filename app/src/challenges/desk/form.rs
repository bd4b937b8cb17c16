//! The challenge itself: one form, filled in from the template, with one button.
use super::{calendar::Dates, locked::Locked, participation::Participation, prizes::Prizes, shortlisting::Shortlisting, voting::Ballots};
use crate::{
    challenges::{api::WriteChallenge, theme_name},
    language::{Locale, locale, tr},
    ui::{Field, Form, Pick, Saved, Submit, TextArea},
    wire::Act,
};
use domain::challenges::{ChallengeDesk, ChallengeForm, Theme};
use leptos::prelude::*;

#[component]
pub fn ChallengeFields(desk: ChallengeDesk, write: Act<WriteChallenge>) -> impl IntoView {
    let l = locale();
    let id = desk.challenge.map(|id| id.to_string());
    let new = id.is_none();
    // The one primary action of the page is the panel's as long as nobody sits on it.
    let kind = if new || !desk.panel.chair.is_empty() { "primary" } else { "secondary" };
    let label = if new { tr!(l, challenges.create) } else { tr!(l, challenges.save) };
    view! {
        <Form action=write name="challenge" only=("challenge", id.unwrap_or_default())>
            {essentials(l, &desk.form)}
            {(!desk.standing).then(|| view! { <Dates desk=desk.clone()/> })}
            {open_or_locked(desk)}
            <footer><Submit label kind/><Saved action=write/></footer>
            {new.then(|| view! { <p class="soft small">{tr!(l, challenges.after_creation)}</p> })}
        </Form>
    }
}

/// What may change as long as the challenge is not over.
fn essentials(l: Locale, form: &ChallengeForm) -> impl IntoView + use<> {
    let themes = Theme::ALL.map(|theme| (theme.name().to_owned(), theme_name(l, theme).to_owned(), theme.name() == form.theme));
    view! {
        <Field name="title" label=tr!(l, challenges.title) help=tr!(l, challenges.title_help) value=form.title.clone() size="title" most=120_u32
            required=true/>
        <Pick name="theme" label=tr!(l, challenges.theme) options=themes.to_vec()/>
        <TextArea name="brief" label=tr!(l, challenges.brief) help=tr!(l, challenges.brief_help) value=form.brief.clone() rows=8 most=10_000_u32
            required=true/>
    }
}

/// What people rely on once the challenge is open.
fn open_or_locked(desk: ChallengeDesk) -> AnyView {
    if desk.locked {
        return view! { <Locked desk/> }.into_any();
    }
    let standing = desk.standing;
    view! {
        {if standing { view! { <input r#type="hidden" name="voting" value="simple"/> }.into_any() } else { view! { <Ballots form=desk.form.clone()/> }.into_any() }}
        <Shortlisting form=desk.form.clone() standing/>
        <Prizes prizes=desk.form.prizes.clone()/>
        <Participation desk/>
    }
    .into_any()
}
