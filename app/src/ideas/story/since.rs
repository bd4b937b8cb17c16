//! What changed since the reader gave their support, and putting away what had its answer.
use super::{changes::changes, hosting::why};
use crate::{
    ideas::api::ArchiveIdea,
    language::{Locale, tr},
    ui::{Form, SectionHead, Submit},
    wire::Act,
};
use domain::ideas::IdeaPage;
use leptos::prelude::*;

pub fn changed_since(l: Locale, idea: &IdeaPage) -> Option<AnyView> {
    if idea.changed_since.is_empty() {
        return None;
    }
    Some(
        view! {
            <section class="request" data-waits="" aria-labelledby="changed-since">
                <h2 id="changed-since">{tr!(l, ideas.changed_since)}</h2>
                <p class="small soft">{tr!(l, ideas.changed_since_words)}</p>
                <details class="disclosure">
                    <summary>{tr!(l, ideas.see_changes)}</summary>
                    {changes(l, idea.changed_since.clone())}
                </details>
            </section>
        }
        .into_any(),
    )
}

pub fn archiving(l: Locale, idea: &IdeaPage, action: Act<ArchiveIdea>) -> Option<AnyView> {
    let may = &idea.abilities;
    let (words, label, value) = match (may.archive, may.unarchive) {
        (true, _) => (tr!(l, ideas.archive_words), tr!(l, ideas.archive), "on"),
        (false, true) => (tr!(l, ideas.unarchive_words), tr!(l, ideas.unarchive), "off"),
        (false, false) => return None,
    };
    let (id, takes_reason) = (idea.id.to_string(), may.archive);
    Some(
        view! {
            <section aria-labelledby="archiving">
                <SectionHead id="archiving" title=tr!(l, ideas.archiving)/>
                <Form action name="archive" class="stack">
                    <input type="hidden" name="idea" value=id/>
                    <input type="hidden" name="on" value=value/>
                    <p class="small soft">{words}</p>
                    {takes_reason.then(|| why(l))}
                    <p><Submit label kind="secondary"/></p>
                </Form>
            </section>
        }
        .into_any(),
    )
}
