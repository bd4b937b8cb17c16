//! An idea as a card: its picture, its stage, its promise, where it comes from, and what it has gathered.
use crate::{
    language::{Locale, locale, number, tr},
    routes,
    ui::{Author, Cover, Icon, StageBadge},
};
use domain::ideas::IdeaRow;
use leptos::prelude::*;

#[component]
pub fn IdeaCard(row: IdeaRow) -> impl IntoView {
    let l = locale();
    let origin = [row.challenge, row.department].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let origin = (!origin.is_empty()).then(|| view! { <p class="small soft">{origin}</p> });
    let title = if row.title.is_empty() { tr!(l, ideas.untitled).to_owned() } else { row.title };
    view! {
        <article class="idea-card">
            <Cover title=title.clone()/>
            <div class="body">
                <StageBadge stage=row.stage/>
                <h3><a href=routes::idea(row.id)>{title}</a></h3>
                <p class="one-liner">{row.one_liner}</p>
                {origin}
            </div>
            <footer>
                <Author person=row.author veiled=row.veiled/>
                <Count icon=icondata::LuMessageSquare says=tr!(l, ideas.comments) n=row.comments l/>
                {supports(l, row.supports, row.supported)}
            </footer>
        </article>
    }
}

/// The supports, where counts show; a full heart where one of them is mine.
fn supports(l: Locale, supports: Option<i64>, mine: bool) -> AnyView {
    match supports {
        Some(n) if mine => view! { <Count icon=icondata::LuHeart says=tr!(l, ideas.supports_with_mine) n l mine=true/> }.into_any(),
        Some(n) => view! { <Count icon=icondata::LuHeart says=tr!(l, ideas.supports) n l/> }.into_any(),
        None if mine => {
            view! { <span class="support-count" data-mine=""><Icon of=icondata::LuHeart/>{tr!(l, ideas.supported)}</span> }.into_any()
        }
        None => ().into_any(),
    }
}

/// A number with its picture; a screen reader hears what it counts.
#[component]
fn Count(icon: icondata::Icon, says: &'static str, n: i64, l: Locale, #[prop(optional)] mine: bool) -> impl IntoView {
    view! {
        <span class="support-count" data-mine=mine.then_some("")>
            <Icon of=icon/>
            <span><span class="visually-hidden">{says} " "</span>{number(l, n)}</span>
        </span>
    }
}
