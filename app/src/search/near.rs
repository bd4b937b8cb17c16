//! Ideas like the one that is looked at, for whoever hosts: asked when somebody unfolds the list.
use super::{api::FindSimilar, similar_ideas::like};
use crate::{
    error::AppError,
    language::{locale, tr},
    wire::ask,
};
use domain::{
    IdeaId,
    search::{SearchFilter, Similar},
};
use leptos::{prelude::*, task::spawn_local};

#[component]
pub fn NearIdeas(idea: IdeaId, title: String) -> impl IntoView {
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
            let ideas = similar.ideas.into_iter().take(3).map(|idea| like(l, idea)).collect_view();
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
