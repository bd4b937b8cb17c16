//! A name that others don't see: told to who sees it, and shown by its author, for good, once they say so.
use crate::{
    ideas::api::{ReadNames, ShowNames},
    language::{Locale, tr, when},
    routes,
    ui::{Dialog, Form, OpenDialog, SectionHead, Submit, TextArea, Time},
    wire::Act,
};
use domain::ideas::{IdeaPage, LONGEST_REASON};
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

/// An admin who reads the names, and their authors who are told of it.
pub fn reading(l: Locale, idea: &IdeaPage, action: Act<ReadNames>) -> AnyView {
    let read = &idea.names_read;
    if read.may_read {
        return asking_for_names(l, idea.id.to_string(), action);
    }
    if !read.authors.is_empty() {
        let authors =
            read.authors.iter().map(|author| view! { <li><a href=routes::person(author.id)>{author.name.clone()}</a></li> }).collect_view();
        let until = read.until.map(|until| tr!(l, ideas.names_read_now, when = when(l, &until, &idea.now)));
        return view! {
            <section aria-labelledby="names-read">
                <SectionHead id="names-read" title=tr!(l, ideas.names_read_title)/>
                <ul role="list">{authors}</ul>
                <p class="small soft">{until}</p>
            </section>
        }
        .into_any();
    }
    if read.readings.is_empty() {
        return ().into_any();
    }
    let now = idea.now;
    let readings = read.readings.iter().cloned().map(|reading| {
        view! { <li><p>{tr!(l, ideas.quoted, words = reading.reason)}</p><p class="small soft">{reading.by.name} " " <Time at=reading.at now/></p></li> }
    });
    view! {
        <section aria-labelledby="names-read">
            <SectionHead id="names-read" title=tr!(l, ideas.names_read_told)/>
            <ul role="list" class="stack">{readings.collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn asking_for_names(l: Locale, id: String, action: Act<ReadNames>) -> AnyView {
    let refused = action.was_refused();
    view! {
        <section aria-labelledby="names-read">
            <SectionHead id="names-read" title=tr!(l, common.name_hidden)/>
            <details class="disclosure" open=refused>
                <summary>{tr!(l, ideas.read_names)}</summary>
                <Form action name="read-names" class="form">
                    <input type="hidden" name="idea" value=id/>
                    <p class="small soft">{tr!(l, ideas.read_names_words)}</p>
                    <TextArea name="reason" label=tr!(l, ideas.names_read_why) rows=2 most=LONGEST_REASON required=true/>
                    <footer><Submit label=tr!(l, ideas.read_names) kind="secondary"/></footer>
                </Form>
            </details>
        </section>
    }
    .into_any()
}
