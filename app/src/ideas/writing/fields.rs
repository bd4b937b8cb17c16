//! The fields of an idea: title, promise and problem first; where it enters; the rest behind a disclosure; two ways to
//! send it.
use super::{conflict::Conflict, keeper::Keeper, more::More, note::KeptNote};
use crate::{
    error::AppError,
    language::{Locale, locale, tr},
    routes,
    search::SimilarIdeas,
    ui::{Checkbox, Field, Select, Submit, TextArea, form::FormState},
};
use domain::ideas::{IdeaDesk, LONGEST_ONE_LINER, LONGEST_PROBLEM, LONGEST_TITLE};
use leptos::prelude::*;

#[component]
pub fn Fields(desk: IdeaDesk, keeper: Keeper) -> impl IntoView {
    let l = locale();
    build_on_what_was_seen(keeper);
    let form = desk.form.clone();
    let fixed = is_fixed(&desk);
    let place = place(l, &desk);
    let bar = bar(l, &desk, keeper);
    view! {
        <input type="hidden" name="idea" value=move || keeper.idea.get().map(|idea| idea.to_string()).unwrap_or_default()/>
        <input type="hidden" name="version" value=move || keeper.version.get().to_string()/>
        <Conflict keeper/>
        {title(l, &desk, form.title, fixed, keeper)}
        <TextArea name="one_liner" label=tr!(l, ideas.one_liner) value=form.one_liner help=tr!(l, ideas.one_liner_help) rows=2
            most=LONGEST_ONE_LINER required=true readonly=fixed/>
        <TextArea name="problem" label=tr!(l, ideas.problem_or_chance) value=form.problem help=tr!(l, ideas.problem_help) rows=5
            most=LONGEST_PROBLEM required=true readonly=fixed/>
        {place}
        <More form=desk.form.clone() wanted=desk.completing.is_some()/>
        {name(l, &desk)}
        {bar}
    }
}

/// The title; while the idea is not out, with those that say something like it.
fn title(l: Locale, desk: &IdeaDesk, value: String, readonly: bool, keeper: Keeper) -> AnyView {
    let field = view! {
        <Field name="title" label=tr!(l, ideas.title) value help=tr!(l, ideas.title_help) size="title" most=LONGEST_TITLE
            autocomplete="off" required=true readonly/>
    };
    if !desk.draft {
        return field.into_any();
    }
    let except = Signal::derive(move || keeper.idea.get().map(|idea| idea.to_string()).unwrap_or_default());
    view! { <SimilarIdeas except>{field}</SimilarIdeas> }.into_any()
}

/// Whether title, one-liner and problem stay as colleagues supported them. Where one was refused for being changed, it can be
/// put right.
fn is_fixed(desk: &IdeaDesk) -> bool {
    let refused = FormState::around().is_some_and(|state| state.error.with_untracked(Option::is_some));
    desk.completing.is_some() && !refused
}

/// A refused plain form shows again what it was built on; only a writer who has seen both texts builds on the newer one.
fn build_on_what_was_seen(keeper: Keeper) {
    let Some(state) = FormState::around() else { return };
    let conflict = state.error.with_untracked(|error| matches!(error, Some(AppError::Conflict { .. })));
    if !conflict && let Some(version) = state.typed("version").and_then(|version| version.parse().ok()) {
        keeper.version.set(version);
    }
}

/// Where it enters, while that is open.
fn place(l: Locale, desk: &IdeaDesk) -> AnyView {
    let chosen = desk.challenge.map(|challenge| challenge.to_string()).unwrap_or_default();
    if !desk.draft || desk.choices.len() < 2 {
        return view! { <input type="hidden" name="challenge" value=chosen/> }.into_any();
    }
    let options = desk.choices.iter().map(|choice| (choice.id.to_string(), choice.title.clone())).collect();
    view! { <Select name="challenge" label=tr!(l, ideas.challenge) options value=chosen help=tr!(l, ideas.challenge_help)/> }.into_any()
}

/// Whether the name shows: asked as long as nobody saw it.
fn name(l: Locale, desk: &IdeaDesk) -> AnyView {
    let titles = desk.blind.join(" · ");
    let blind = (!desk.blind.is_empty()).then(|| view! { <p class="soft small">{tr!(l, ideas.blind_words, titles = titles)}</p> });
    let hide = desk.draft.then(|| {
        let checked = desk.form.hides_name();
        view! { <Checkbox name="name_hidden" label=tr!(l, ideas.hide_name) help=tr!(l, ideas.hide_name_help) checked/> }
    });
    view! { {hide} {blind} }.into_any()
}

/// What is kept, and the ways to send: keep the draft or propose the idea; or change what is out; or send again
/// what a host asked to be changed.
fn bar(l: Locale, desk: &IdeaDesk, keeper: Keeper) -> AnyView {
    match desk.idea.filter(|_| !desk.draft) {
        Some(idea) if desk.closed.is_some() => view! {
            <div class="submit-bar">
                <a class="button" data-kind="secondary" href=routes::idea(idea)>{tr!(l, ideas.back_to_it)}</a>
            </div>
        }
        .into_any(),
        Some(_) if desk.asked.is_some() => view! {
            <div class="submit-bar">
                <KeptNote keeper/>
                <Submit label=tr!(l, ideas.save_changes) kind="secondary" intent="save"/>
                <Submit label=tr!(l, ideas.submit_again) intent="submit"/>
            </div>
        }
        .into_any(),
        Some(idea) => view! {
            <div class="submit-bar">
                <KeptNote keeper/>
                <a class="button" data-kind="quiet" href=routes::idea(idea)>{tr!(l, common.cancel)}</a>
                <Submit label=tr!(l, ideas.save_changes) intent="save"/>
            </div>
        }
        .into_any(),
        None => view! {
            <div class="submit-bar">
                <KeptNote keeper/>
                <Submit label=tr!(l, ideas.save_draft) kind="secondary" intent="save"/>
                <Submit label=tr!(l, ideas.submit) intent="submit"/>
            </div>
        }
        .into_any(),
    }
}
