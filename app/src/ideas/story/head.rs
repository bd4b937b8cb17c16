//! The head of an idea: its picture, stage, origin, title, promise and authors.
use crate::{
    language::{Locale, tr},
    routes,
    ui::{Author, Cover, StageBadge, Time},
};
use domain::ideas::IdeaPage;
use leptos::prelude::*;

pub fn head(l: Locale, idea: &IdeaPage, title: String) -> AnyView {
    let now = idea.now;
    let submitted = idea.submitted.map(|at| view! { <span>{tr!(l, ideas.proposed)} " " <Time at now/></span> });
    let edited = idea.edited.map(|at| view! { <span>{tr!(l, ideas.edited)} " " <Time at now/></span> });
    view! {
        <div class="idea-head">
            <Cover title=title.clone()/>
            <header class="page-head">
                <p class="eyebrow">
                    <StageBadge stage=idea.stage/>
                    <a href=routes::challenge(idea.challenge.id)>{idea.challenge.title.clone()}</a>
                    {submitted}
                    {edited}
                </p>
                <h1>{title}</h1>
                <p class="one-liner">{idea.one_liner.clone()}</p>
                {by(l, idea)}
                {idea.origin.clone().map(|(id, title)| view! { <p class="small soft">{tr!(l, ideas.taken_up)} " " <a href=routes::idea(id)>{title}</a></p> })}
            </header>
        </div>
    }
    .into_any()
}

/// The author, then those who wrote with them; or that their names are hidden, and until when.
fn by(l: Locale, idea: &IdeaPage) -> AnyView {
    let veiled = !idea.veil.is_none();
    if idea.authors.is_empty() {
        let until = (!idea.veil.hidden).then(|| view! { <span class="soft small">{tr!(l, ideas.until_results)}</span> });
        return view! { <p class="cluster"><Author person=None/> {until}</p> }.into_any();
    }
    let mut authors = idea.authors.iter().cloned().map(|person| view! { <Author person veiled/> });
    let first = authors.next();
    let others = authors.collect::<Vec<_>>();
    let others = (!others.is_empty()).then(|| view! { <span class="soft small">{tr!(l, ideas.with)} " " {others}</span> });
    let department = idea.department.clone().map(|name| view! { <span class="soft small">{name}</span> });
    view! { <p class="cluster">{first} {others} {department}</p> }.into_any()
}
