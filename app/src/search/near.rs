//! Ideas like the one that is looked at, for whoever hosts: asked when somebody unfolds the list.
use super::{api::FindSimilar, similar_ideas::like};
use crate::{
    error::AppError,
    language::{Locale, locale, tr},
    routes,
    wire::ask,
};
use domain::{
    IdeaId,
    search::{SearchFilter, Similar, SimilarIdea},
};
use leptos::{prelude::*, task::spawn_local, wasm_bindgen::JsCast};
use web_sys::HtmlInputElement;

#[component]
pub fn NearIdeas(
    idea: IdeaId,
    title: String,
    /// The idea may be put into one of those found.
    merge: bool,
) -> impl IntoView {
    let l = locale();
    let found = RwSignal::new(None::<Result<Similar, AppError>>);
    let search = super::address::of(&SearchFilter { q: title.clone(), kind: "ideas".into(), ..SearchFilter::default() });
    let look = move || {
        if found.with_untracked(|found| matches!(found, Some(Ok(_)))) {
            return;
        }
        let question = FindSimilar { title: title.clone(), except: idea.to_string() };
        spawn_local(async move {
            let answer = ask(question).await;
            let _ = found.try_set(Some(answer));
        });
    };
    let list = move || match found.get() {
        None => ().into_any(),
        Some(Err(error)) => view! { <p>{error.sentence(l)}</p> }.into_any(),
        Some(Ok(similar)) if similar.being_built => view! { <p>{tr!(l, search.building)}</p> }.into_any(),
        Some(Ok(similar)) if similar.ideas.is_empty() => view! { <p>{tr!(l, search.no_similar)}</p> }.into_any(),
        Some(Ok(similar)) => {
            let ideas = similar.ideas.into_iter().take(3).map(|idea| {
                let act = merge.then(|| merging(l, &idea));
                like(l, idea, act)
            });
            let ideas = ideas.collect_view();
            view! { <ul role="list">{ideas}</ul> }.into_any()
        }
    };
    view! {
        <details class="disclosure" on:toggle=move |_| look()>
            <summary>{tr!(l, search.similar)}</summary>
            <div class="similar-ideas" data-open="">
                <div aria-live="polite">{list}</div>
                <p class="small"><a href=search>{tr!(l, search.look_for)}</a></p>
            </div>
        </details>
    }
}

/// Where a host names the idea that stays.
const TARGET: &str = "merge-into";

/// Names this one in the form below, which then only waits for its button.
fn merging(l: Locale, idea: &SimilarIdea) -> AnyView {
    let (address, title) = (routes::idea(idea.row.id), idea.row.title.clone());
    let name = move |_| {
        let Some(field) = document().get_element_by_id(TARGET).and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) else { return };
        if let Ok(Some(form)) = field.closest("details") {
            let _ = form.set_attribute("open", "");
        }
        field.set_value(&address);
        let _ = field.focus();
    };
    view! {
        <button class="button" data-kind="secondary" type="button" on:click=name>
            {tr!(l, search.merge_into_this)} <span class="visually-hidden">" " {title}</span>
        </button>
    }
    .into_any()
}
