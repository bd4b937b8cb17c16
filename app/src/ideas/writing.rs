//! Writing an idea: three fields, the rest invited; a draft keeps itself on the server while one types.

/// Two texts where one was expected.
mod conflict;
/// The fields of the form.
mod fields;
/// Keeps a draft on the server while one types.
mod keeper;
/// Looks for what a lost answer had begun.
mod lost;
/// What is invited beyond the three fields.
mod more;
/// Says what is kept, and what is not yet.
mod note;

use super::{
    api::{WriteIdea, WritingDesk},
    story::completion::Wanted,
};
use crate::{
    attachments::WritingFiles,
    error::refusal,
    language::{Locale, locale, tr},
    routes,
    ui::{Column, Form, Notice, Page, PageHead, loaded},
    wire::{Act, Asked},
};
use domain::ideas::IdeaDesk;
use fields::Fields;
use keeper::Keeper;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

pub struct WritingPage {
    desk: Asked<IdeaDesk>,
    write: Act<WriteIdea>,
}

impl Page for WritingPage {
    fn data() -> Self {
        let (params, query) = (use_params_map(), use_query_map());
        let idea = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
        // Where one came from; what is being written stays where it is.
        let challenge = query.with_untracked(|query| query.get("challenge").unwrap_or_default());
        let desk = Asked::new(move || WritingDesk { idea: idea.get(), challenge: challenge.clone() });
        Self { desk, write: Act::new() }
    }

    fn view(this: Self) -> AnyView {
        let write = this.write;
        loaded(this.desk, move |desk| show(desk, write))
    }
}

fn show(desk: IdeaDesk, write: Act<WriteIdea>) -> AnyView {
    let l = locale();
    let keeper = Keeper::new(&desk, write);
    let (title, lead) = heading(l, &desk);
    let asked = desk.asked.clone().map(|asked| {
        view! { <section class="request" data-waits="" aria-labelledby="request"><h2 id="request">{tr!(l, ideas.request)}</h2><blockquote><p class="lines">{asked}</p></blockquote></section> }
    });
    let completing = desk.completing.clone().filter(|wanted| !wanted.lacking.is_empty()).map(|wanted| {
        view! { <section class="request" data-waits="" aria-labelledby="completion"><h2 id="completion">{tr!(l, ideas.completion)}</h2><Wanted wanted now=desk.now/></section> }
    });
    let files = desk.files.clone();
    let saved = desk.idea.filter(|_| desk.draft);
    let preview = saved.map(|idea| view! { <p class="small"><a href=routes::idea(idea)>{tr!(l, ideas.preview)}</a></p> });
    let frozen = desk.closed.is_some() && !desk.draft;
    let closed = desk.closed.map(|why| {
        // What a frozen form is still good for stands below its title.
        let words = if frozen { "" } else { tr!(l, ideas.closed_words) };
        view! { <Notice tone="warn">{refusal(l, why)} " " {words}</Notice> }
    });
    view! {
        <Column title narrow=true>
            <PageHead title lead/>
            <div class="stack" on:input=move |_| keeper.typed() on:submit:capture=move |ev| keeper.sending(&ev)>
                {closed}
                {asked}
                {completing}
                <Form action=write name="idea">
                    <Fields desk keeper/>
                </Form>
                {preview}
            </div>
            {(!frozen).then(|| view! { <WritingFiles idea=keeper.idea files/> })}
        </Column>
    }
    .into_any()
}

fn heading(l: Locale, desk: &IdeaDesk) -> (&'static str, &'static str) {
    if desk.closed.is_some() && !desk.draft {
        return (tr!(l, ideas.edit_title), tr!(l, ideas.frozen_words));
    }
    if desk.asked.is_some() {
        return (tr!(l, ideas.again_title), tr!(l, ideas.again_lead));
    }
    if desk.completing.is_some() {
        return (tr!(l, ideas.complete_title), tr!(l, ideas.complete_lead));
    }
    if desk.in_review {
        return (tr!(l, ideas.review_title), tr!(l, ideas.review_lead));
    }
    match (desk.idea.is_some(), desk.draft) {
        (false, _) => (tr!(l, ideas.new_title), tr!(l, ideas.new_lead)),
        (true, true) => (tr!(l, ideas.draft_title), tr!(l, ideas.draft_lead)),
        (true, false) => (tr!(l, ideas.edit_title), tr!(l, ideas.edit_lead)),
    }
}
