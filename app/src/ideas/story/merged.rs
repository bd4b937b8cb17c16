//! An idea that is part of another one, and the ideas that are part of this one.
use super::Actions;
use crate::{
    ideas::api::{MergeIdea, PartIdea},
    language::{Locale, tr},
    routes,
    ui::{Field, Form, Icon, Notice, Submit, TextArea},
    wire::Act,
};
use domain::ideas::{IdeaPage, LONGEST_REASON};
use leptos::prelude::*;

/// Where it went, for whoever follows an old link.
pub fn merged(l: Locale, idea: &IdeaPage, actions: Actions) -> AnyView {
    let Some((into, title)) = idea.merged_into.clone() else { return holds(l, idea) };
    let part = idea.abilities.part.then(|| parting(l, idea.id.to_string(), actions.part));
    view! {
        <div class="stack">
            <Notice>{tr!(l, ideas.merged_into)} " " <a href=routes::idea(into)>{title}</a> {tr!(l, ideas.merged_into_words)}</Notice>
            {part}
        </div>
    }
    .into_any()
}

fn holds(l: Locale, idea: &IdeaPage) -> AnyView {
    if idea.merged.is_empty() {
        return ().into_any();
    }
    let parts = idea.merged.iter().map(|(id, title)| view! { <li><a href=routes::idea(*id)>{title.clone()}</a></li> }).collect_view();
    view! {
        <section class="merged" aria-labelledby="merged">
            <h2 id="merged"><Icon of=icondata::LuMerge/>{tr!(l, ideas.holds)}</h2>
            <ul>{parts}</ul>
        </section>
    }
    .into_any()
}

fn parting(l: Locale, id: String, action: Act<PartIdea>) -> AnyView {
    view! {
        <Form action name="part" class="stack">
            <input type="hidden" name="idea" value=id/>
            <p class="small soft">{tr!(l, ideas.part_words)}</p>
            <p><Submit label=tr!(l, ideas.part) kind="secondary"/></p>
        </Form>
    }
    .into_any()
}

/// Names the idea that stays by its address.
pub fn merging(l: Locale, id: String, action: Act<MergeIdea>) -> AnyView {
    let refused = action.was_refused();
    view! {
        <details class="disclosure" open=refused>
            <summary>{tr!(l, ideas.merge)}</summary>
            <Form action name="merge" class="form">
                <input type="hidden" name="idea" value=id/>
                <Field name="into" label=tr!(l, ideas.merge_target) help=tr!(l, ideas.merge_target_help) required=true autocomplete="off"/>
                <TextArea name="reason" label=tr!(l, ideas.reason) optional=true rows=2 most=LONGEST_REASON/>
                <p class="small soft">{tr!(l, ideas.merge_words)}</p>
                <footer><Submit label=tr!(l, ideas.merge_it) kind="secondary"/></footer>
            </Form>
        </details>
    }
    .into_any()
}
