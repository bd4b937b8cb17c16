//! A name that others don't see: told to who sees it, and shown by its author, for good, once they say so.
use crate::{
    ideas::api::ShowNames,
    language::{Locale, tr},
    ui::{Dialog, Form, OpenDialog, SectionHead, Submit},
    wire::Act,
};
use domain::ideas::IdeaPage;
use leptos::prelude::*;

pub fn names(l: Locale, idea: &IdeaPage, action: Act<ShowNames>) -> AnyView {
    if idea.veil.is_none() || idea.authors.is_empty() {
        return ().into_any();
    }
    let words = match (idea.mine, idea.veil.hidden) {
        (true, true) => tr!(l, ideas.hidden_words),
        (true, false) => tr!(l, ideas.blind_author_words),
        (false, _) => tr!(l, ideas.blind_host_words),
    };
    let title = if idea.mine { tr!(l, ideas.hidden_title) } else { tr!(l, common.name_hidden) };
    let blind = (idea.veil.hidden && idea.veil.blind).then(|| view! { <p class="small soft">{tr!(l, ideas.show_names_blind)}</p> });
    view! {
        <section aria-labelledby="names">
            <SectionHead id="names" title/>
            <p class="small soft">{words}</p>
            {blind}
            {idea.abilities.show_names.then(|| showing(l, idea.id.to_string(), action))}
        </section>
    }
    .into_any()
}

/// Asks once more: what was seen is not forgotten.
fn showing(l: Locale, id: String, action: Act<ShowNames>) -> AnyView {
    let refused = action.was_refused();
    view! {
        <OpenDialog id="show-names" label=tr!(l, ideas.show_names) kind="secondary"/>
        <Dialog id="show-names" title=tr!(l, ideas.show_names_this) open=refused>
            <p>{tr!(l, ideas.show_names_words)}</p>
            <Form action name="show-names">
                <input type="hidden" name="idea" value=id/>
                <footer><Submit label=tr!(l, ideas.show_names)/></footer>
            </Form>
        </Dialog>
    }
    .into_any()
}
