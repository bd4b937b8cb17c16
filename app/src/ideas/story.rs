//! One idea: its story, its support, its answer, its discussion, its history, and what one may do with it.

/// What its authors may do.
mod authors;
/// What an author changed between two versions.
mod changes;
/// Co-authors, asked and joined.
mod co_authors;
/// What its jury will miss.
pub mod completion;
/// What was wrong in an answer.
mod correcting;
/// The answer everybody reads.
mod decision;
/// The few facts beside the story.
mod facts;
/// Hearing of what happens to it.
mod following;
/// Picture, title, promise, authors.
mod head;
/// Who moved it on, and why.
mod history;
/// What a host may do.
mod hosting;
/// The letter to its authors, and the second look.
mod letter;
/// In another idea.
mod merged;
/// A name that others don't see.
mod names;
/// Between its author and the hosts.
pub mod review;
/// What changed since one's support; putting away.
mod since;
/// The problem, and the proposal.
mod told;

use super::{
    api::{
        AddErratum, AnswerIdea, AnswerInvitation, ArchiveIdea, AskCompletion, AskSecondLook, ChooseFavourite, GiveSecondLook,
        Idea as AskIdea, InviteCoAuthor, MergeIdea, OpenIdea, PartIdea, ReadNames, ReturnIdea, ShortlistIdea, ShowNames,
        TakeBackInvitation, TakeUp, WithdrawIdea,
    },
    done::Done,
};
use crate::{
    language::{Locale, locale, tr},
    opinions::{Asking, Mine},
    talk::Discussion,
    ui::{Column, Notice, Page, loaded},
    votes::SupportBox,
    wire::{Act, Asked},
};
use domain::ideas::{IdeaPage, Stage};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

pub struct StoryPage {
    idea: Asked<IdeaPage>,
    actions: Actions,
    /// What was done just before, as the address says.
    done: Memo<Option<Done>>,
}

/// What the page can do; each of them asks for the idea anew.
#[derive(Clone, Copy)]
pub struct Actions {
    withdraw: Act<WithdrawIdea>,
    open: Act<OpenIdea>,
    ask_changes: Act<ReturnIdea>,
    merge: Act<MergeIdea>,
    part: Act<PartIdea>,
    take_up: Act<TakeUp>,
    look: Act<AskSecondLook>,
    give: Act<GiveSecondLook>,
    shortlist: Act<ShortlistIdea>,
    answer: Act<AnswerIdea>,
    erratum: Act<AddErratum>,
    /// Of an answer that results say and the idea has no more.
    former: Act<AddErratum>,
    favourite: Act<ChooseFavourite>,
    archive: Act<ArchiveIdea>,
    complete: Act<AskCompletion>,
    invite: Act<InviteCoAuthor>,
    take_back: Act<TakeBackInvitation>,
    join: Act<AnswerInvitation>,
    show_names: Act<ShowNames>,
    read_names: Act<ReadNames>,
    /// Counts what changed in the discussion, and in the opinions that were asked for.
    talk: RwSignal<usize>,
}

impl Page for StoryPage {
    fn data() -> Self {
        let (params, query) = (use_params_map(), use_query_map());
        let actions = Actions {
            withdraw: Act::new(),
            open: Act::new(),
            ask_changes: Act::new(),
            merge: Act::new(),
            part: Act::new(),
            take_up: Act::new(),
            look: Act::new(),
            give: Act::new(),
            shortlist: Act::new(),
            answer: Act::new(),
            erratum: Act::new(),
            former: Act::new(),
            favourite: Act::new(),
            archive: Act::new(),
            complete: Act::new(),
            invite: Act::new(),
            take_back: Act::new(),
            join: Act::new(),
            show_names: Act::new(),
            read_names: Act::new(),
            talk: RwSignal::new(0),
        };
        let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
        let moved = move || {
            let reviewed = actions.open.changes() + actions.ask_changes.changes() + actions.merge.changes() + actions.part.changes();
            let looked = actions.look.changes() + actions.give.changes() + actions.read_names.changes() + actions.erratum.changes();
            let signed = actions.invite.changes() + actions.take_back.changes() + actions.join.changes() + actions.show_names.changes();
            let put = actions.favourite.changes() + actions.archive.changes() + actions.complete.changes() + actions.former.changes();
            signed + put + actions.withdraw.changes() + reviewed + looked + actions.shortlist.changes() + actions.answer.changes()
        };
        let done = Memo::new(move |_| query.with(|query| query.get("done").and_then(|done| done.parse().ok())));
        Self { idea: Asked::again(move || moved() + actions.talk.get(), move || AskIdea { idea: id.get() }), actions, done }
    }

    fn view(this: Self) -> AnyView {
        let Self { idea, actions, done } = this;
        loaded(idea, move |idea| show(idea, actions, done.get_untracked()))
    }
}

fn show(idea: IdeaPage, actions: Actions, done: Option<Done>) -> AnyView {
    let l = locale();
    let title = if idea.title.is_empty() { tr!(l, ideas.untitled).to_owned() } else { idea.title.clone() };
    view! {
        <Column title=title.clone()>
            {news(l, &idea, done)}
            <article class="idea-page">
                {head::head(l, &idea, title)}
                <div class="columns">
                    <div class="stack" data-gap="wide">
                        {co_authors::invitation(l, &idea, actions.join)}
                        {asked(&idea, actions)}
                        {review::review(l, &idea)}
                        {completion::completion(l, &idea)}
                        {since::changed_since(l, &idea)}
                        {merged::merged(l, &idea, actions)}
                        {idea.answer.clone().map(|answer| decision::decision(l, answer, idea.prizes.clone(), idea.now))}
                        {letter::letter(l, &idea, actions)}
                        {told::told(l, &idea)}
                        {asking(&idea, actions)}
                        {is_out(idea.stage).then(|| view! { <Discussion idea=idea.clone() changed=actions.talk/> }.into_any())}
                        {history::history(l, &idea, actions.former)}
                    </div>
                    <aside aria-label=tr!(l, ideas.beside)>{beside(l, idea, actions)}</aside>
                </div>
            </article>
        </Column>
    }
    .into_any()
}

/// For who was asked for an opinion.
fn asked(idea: &IdeaPage, actions: Actions) -> Option<AnyView> {
    let mine = idea.opinions.mine.clone()?;
    Some(view! { <Mine idea=idea.id mine now=idea.now changed=actions.talk/> }.into_any())
}

/// Whom its hosts asked, for them.
fn asking(idea: &IdeaPage, actions: Actions) -> Option<AnyView> {
    let desk = Some(idea.opinions.clone()).filter(|desk| desk.ask || !desk.requests.is_empty())?;
    Some(view! { <Asking idea=idea.id desk now=idea.now changed=actions.talk/> }.into_any())
}

/// What stands beside the story: support, actions, facts.
fn beside(l: Locale, idea: IdeaPage, actions: Actions) -> AnyView {
    let support =
        is_out(idea.stage).then(|| view! { <SupportBox idea=idea.id title=idea.title.clone() ballot=idea.ballot.clone()/> }.into_any());
    view! {
        {support}
        {following::following(&idea)}
        {names::names(l, &idea, actions.show_names)}
        {names::reading(l, &idea, actions.read_names)}
        {authors::authors(l, &idea, actions)}
        {hosting::hosting(l, &idea, actions)}
        {since::archiving(l, &idea, actions.archive)}
        {facts::facts(l, idea)}
    }
    .into_any()
}

/// Whether colleagues see it; they support and discuss nothing else.
fn is_out(stage: Stage) -> bool {
    match stage {
        Stage::Open | Stage::Shortlisted | Stage::Funded | Stage::Declined | Stage::Deferred | Stage::Archived => true,
        Stage::Draft | Stage::Submitted | Stage::Returned | Stage::Withdrawn | Stage::Merged => false,
    }
}

/// What its author just did.
fn news(l: Locale, idea: &IdeaPage, done: Option<Done>) -> Option<AnyView> {
    let done = done.filter(|_| idea.abilities.edit || idea.abilities.withdraw)?;
    let words = match (done, idea.stage.is_in_review()) {
        (Done::Submitted, false) => tr!(l, ideas.done_submitted),
        (Done::Submitted, true) => tr!(l, ideas.done_sent),
        (Done::Changed, false) => tr!(l, ideas.done_changed),
        (Done::Changed, true) => tr!(l, ideas.done_kept),
    };
    Some(view! { <div role="status" class="news"><Notice tone="good">{words}</Notice></div> }.into_any())
}
