//! What its authors may do with an idea: change it, withdraw it, throw its draft away. The last two ask once more.
use super::{Actions, co_authors};
use crate::{
    ideas::api::{DiscardDraft, WithdrawIdea},
    language::{Locale, tr},
    routes,
    ui::{Dialog, Form, Icon, OpenDialog, SectionHead, Submit, TextArea},
    wire::Act,
};
use domain::ideas::{IdeaPage, LONGEST_REASON, Stage};
use leptos::prelude::*;

pub fn authors(l: Locale, idea: &IdeaPage, actions: Actions) -> AnyView {
    let may = &idea.abilities;
    if !(may.edit || may.withdraw || may.discard) {
        return ().into_any();
    }
    let id = idea.id.to_string();
    let draft = idea.stage == Stage::Draft;
    let edit = may.edit.then(|| {
        let (words, kind) = if draft { (tr!(l, ideas.go_on), Some("primary")) } else { (tr!(l, ideas.edit), None) };
        view! { <a class="button" data-kind=kind href=routes::edit_idea(idea.id)><Icon of=icondata::LuPencil/>{words}</a> }
    });
    let withdrawing = may.withdraw.then(|| withdrawing(l, id.clone(), actions.withdraw));
    let discarding = may.discard.then(|| discarding(l, id));
    view! {
        <section aria-labelledby="authoring">
            <SectionHead id="authoring" title=tr!(l, ideas.your_idea)/>
            {draft.then(|| view! { <p class="small soft">{tr!(l, ideas.draft_words)}</p> })}
            <div class="cluster" data-gap="tight">{edit} {withdrawing} {discarding}</div>
            {co_authors::co_authors(l, idea, actions)}
        </section>
    }
    .into_any()
}

fn withdrawing(l: Locale, id: String, action: Act<WithdrawIdea>) -> AnyView {
    let refused = action.was_refused();
    view! {
        <OpenDialog id="withdraw" label=tr!(l, ideas.withdraw) kind="danger"/>
        <Dialog id="withdraw" title=tr!(l, ideas.withdraw_this) open=refused>
            <p>{tr!(l, ideas.withdraw_words)}</p>
            <Form action name="withdraw">
                <input type="hidden" name="idea" value=id/>
                <TextArea name="reason" label=tr!(l, ideas.reason) optional=true rows=2 most=LONGEST_REASON/>
                <footer><Submit label=tr!(l, ideas.withdraw) kind="danger"/></footer>
            </Form>
        </Dialog>
    }
    .into_any()
}

fn discarding(l: Locale, id: String) -> AnyView {
    let action = Act::<DiscardDraft>::new();
    let refused = action.was_refused();
    view! {
        <OpenDialog id="discard" label=tr!(l, ideas.discard) kind="danger"/>
        <Dialog id="discard" title=tr!(l, ideas.discard_this) open=refused>
            <p>{tr!(l, ideas.discard_words)}</p>
            <Form action name="discard">
                <input type="hidden" name="idea" value=id/>
                <footer><Submit label=tr!(l, ideas.discard) kind="danger"/></footer>
            </Form>
        </Dialog>
    }
    .into_any()
}
