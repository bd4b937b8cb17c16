//! A page that can't be shown, and why. The server has set the status; strangers are on their way to the door.
use super::{Column, Cover};
use crate::{
    error::AppError,
    language::{Locale, locale, tr},
    routes,
};
use leptos::prelude::*;

/// Says why there is nothing to see here and what to do next.
pub fn failed(error: AppError) -> AnyView {
    let l = locale();
    if error == AppError::SignedOut {
        Effect::new(|| {
            let location = window().location();
            let here = location.pathname().unwrap_or_default() + &location.search().unwrap_or_default();
            let _ = location.set_href(&routes::sign_in_and_back(&here));
        });
    }
    let (title, words, reference) = told(l, &error);
    let reference = reference.filter(|reference| !reference.is_empty());
    view! {
        <Column title=title narrow=true>
            <div class="lost">
                <Cover title="9" hue=9 motif=4/>
                <h1>{title}</h1>
                <p class="soft">{words}</p>
                {reference.map(|reference| view! { <p class="small soft">{tr!(l, common.reference)} " " <code>{reference}</code></p> })}
                <p class="cluster">
                    <a class="button" data-kind="primary" href="" rel="external">{tr!(l, common.retry)}</a>
                    <a class="button" href=routes::HOME>{tr!(l, common.back_home)}</a>
                </p>
            </div>
        </Column>
    }
    .into_any()
}

fn told(l: Locale, error: &AppError) -> (&'static str, String, Option<String>) {
    match error {
        AppError::NotFound => (tr!(l, common.not_found_title), tr!(l, common.not_found).to_owned(), None),
        AppError::Unavailable { reference } => {
            (tr!(l, common.unavailable_title), tr!(l, common.unavailable).to_owned(), Some(reference.clone()))
        }
        AppError::Unexpected { reference } => (tr!(l, common.broken_title), tr!(l, common.broken).to_owned(), Some(reference.clone())),
        AppError::SignedOut => (tr!(l, common.signed_out_title), error.sentence(l), None),
        AppError::Outdated => (tr!(l, common.outdated_title), error.sentence(l), None),
        AppError::Offline => (tr!(l, common.offline_title), error.sentence(l), None),
        AppError::Refused(_)
        | AppError::Invalid(_)
        | AppError::Conflict { .. }
        | AppError::TooMany
        | AppError::CrossSite
        | AppError::BadRequest
        | AppError::TooLarge => (tr!(l, common.refused_title), error.sentence(l), None),
    }
}

/// Nothing is here, or nothing for this person.
#[component]
pub fn NotFound() -> impl IntoView {
    let l = locale();
    view! {
        <Column title=tr!(l, common.not_found_title) narrow=true>
            <div class="lost">
                <Cover title="0" hue=0 motif=2/>
                <h1>{tr!(l, common.not_found_title)}</h1>
                <p class="soft">{tr!(l, common.not_found)}</p>
                <p class="cluster">
                    <a class="button" data-kind="primary" href=routes::HOME>{tr!(l, common.back_home)}</a>
                    <a class="button" href=routes::IDEAS>{tr!(l, common.browse_ideas)}</a>
                </p>
            </div>
        </Column>
    }
}
