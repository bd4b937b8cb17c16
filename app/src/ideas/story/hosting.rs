//! What a host may do with an idea: open it or ask for changes, choose it for the jury, take it back, answer it with a public
//! reason, and correct that. What a jury answered, its chair or deputy corrects.
use super::{Actions, completion::asking_anew, correcting::correcting, merged::merging};
use crate::{
    ideas::api::{AnswerIdea, ChooseFavourite, OpenIdea, ReturnIdea, ShortlistIdea},
    language::{Locale, tr},
    routes,
    search::NearIdeas,
    ui::{Field, Form, Pick, SectionHead, Submit, TextArea},
    wire::Act,
};
use domain::{
    ideas::{IdeaPage, LONGEST_LETTER, LONGEST_REASON, LONGEST_REQUEST},
    jury::Verdict,
};
use leptos::{html, prelude::*};
use leptos_router::hooks::use_location;

pub fn hosting(l: Locale, idea: &IdeaPage, actions: Actions) -> AnyView {
    let may = &idea.abilities;
    let hosts = may.open || may.shortlist || may.unshortlist || may.ask_completion || may.favourite || may.answer;
    if !hosts && !may.erratum {
        return ().into_any();
    }
    let id = idea.id.to_string();
    let choose = match (may.shortlist, may.unshortlist) {
        (true, _) => Some(choosing(l, id.clone(), true, actions.shortlist)),
        (false, true) => Some(choosing(l, id.clone(), false, actions.shortlist)),
        (false, false) => None,
    };
    let complete = asking_anew(l, idea, actions.complete);
    let favourite = may.favourite.then(|| favouring(l, id.clone(), actions.favourite));
    let open = may.open.then(|| opening(l, id.clone(), actions.open));
    let ask = may.ask_changes.then(|| asking(l, id.clone(), actions.ask_changes));
    let merge = may.merge.then(|| merging(l, id.clone(), actions.merge));
    let answer = may.answer.then(|| answering(l, id.clone(), actions.answer));
    let correct = idea.answer.as_ref().filter(|_| may.erratum).map(|answer| correcting(l, id, answer.at.at, false, actions.erratum));
    let near = hosts.then(|| view! { <NearIdeas idea=idea.id title=idea.title.clone() merge=may.merge/> });
    let title = if hosts { tr!(l, ideas.hosting) } else { tr!(l, ideas.published_answer) };
    view! {
        <section aria-labelledby=routes::HOSTING>
            <SectionHead id=routes::HOSTING title/>
            <div class="stack">{open} {choose} {complete} {favourite} {ask} {merge} {answer} {correct} {near}</div>
        </section>
    }
    .into_any()
}

fn opening(l: Locale, id: String, action: Act<OpenIdea>) -> AnyView {
    view! {
        <Form action name="open" class="stack">
            <input type="hidden" name="idea" value=id/>
            <p class="small soft">{tr!(l, ideas.open_words)}</p>
            <p><Submit label=tr!(l, ideas.open_it)/></p>
        </Form>
    }
    .into_any()
}

/// What is asked is read by its authors and the hosts alone.
fn asking(l: Locale, id: String, action: Act<ReturnIdea>) -> AnyView {
    let refused = action.was_refused();
    view! {
        <details class="disclosure" open=refused>
            <summary>{tr!(l, ideas.ask_changes)}</summary>
            <Form action name="ask-changes" class="form">
                <input type="hidden" name="idea" value=id/>
                <TextArea name="reason" label=tr!(l, ideas.what_is_asked) help=tr!(l, ideas.what_is_asked_help) rows=4 most=LONGEST_REQUEST
                    required=true/>
                <footer><Submit label=tr!(l, ideas.send_back) kind="secondary"/></footer>
            </Form>
        </details>
    }
    .into_any()
}

fn choosing(l: Locale, id: String, on: bool, action: Act<ShortlistIdea>) -> AnyView {
    let (words, label, value) = if on {
        (tr!(l, ideas.shortlist_words), tr!(l, ideas.shortlist), "on")
    } else {
        (tr!(l, ideas.unshortlist_words), tr!(l, ideas.unshortlist), "off")
    };
    view! {
        <Form action name="shortlist" class="stack">
            <input type="hidden" name="idea" value=id/>
            <input type="hidden" name="on" value=value/>
            <p class="small soft">{words}</p>
            {(!on).then(|| why(l))}
            <p><Submit label kind="secondary"/></p>
        </Form>
    }
    .into_any()
}

/// Why, where its authors and the history are told so.
pub fn why(l: Locale) -> AnyView {
    view! { <TextArea name="reason" label=tr!(l, ideas.reason) help=tr!(l, ideas.why_help) rows=2 most=LONGEST_REASON optional=true/> }
        .into_any()
}

/// One idea beside those that supports choose.
fn favouring(l: Locale, id: String, action: Act<ChooseFavourite>) -> AnyView {
    let refused = action.was_refused();
    view! {
        <details class="disclosure" open=refused>
            <summary>{tr!(l, ideas.favourite)}</summary>
            <Form action name="favourite" class="form">
                <input type="hidden" name="idea" value=id/>
                <p class="small soft">{tr!(l, ideas.favourite_words)}</p>
                <TextArea name="reason" label=tr!(l, ideas.reason) rows=2 most=LONGEST_REASON required=true/>
                <footer><Submit label=tr!(l, ideas.favourite_it) kind="secondary"/></footer>
            </Form>
        </details>
    }
    .into_any()
}

/// Declined, or deferred until a date. The date shows with the choice that needs it.
fn answering(l: Locale, id: String, action: Act<AnswerIdea>) -> AnyView {
    let refused = action.was_refused();
    // Who comes from the desk came to answer. The address's fragment is never sent, so the browser unfolds it.
    let form = NodeRef::<html::Details>::new();
    let hash = use_location().hash;
    Effect::new(move || {
        if let Some(form) = form.get()
            && hash.with_untracked(|hash| hash.trim_start_matches('#') == routes::ANSWER)
        {
            form.set_open(true);
        }
    });
    let option = |verdict: Verdict, words: &'static str, chosen| (verdict.name().to_owned(), words.to_owned(), chosen);
    let verdicts = vec![option(Verdict::Declined, tr!(l, ideas.decline), true), option(Verdict::Deferred, tr!(l, ideas.defer), false)];
    view! {
        <details class="disclosure" open=refused node_ref=form>
            <summary>{tr!(l, ideas.answer_now)}</summary>
            <div id=routes::ANSWER>
                <Form action name="answer" class="form answer-form">
                    <input type="hidden" name="idea" value=id/>
                    <Pick name="verdict" label=tr!(l, ideas.your_answer) options=verdicts/>
                    <div class="until">
                        <Field name="until" label=tr!(l, ideas.defer_until) kind="date" help=tr!(l, ideas.defer_help) size="short"/>
                    </div>
                    <TextArea name="reason" label=tr!(l, ideas.public_reason) help=tr!(l, ideas.public_reason_help) rows=4 most=LONGEST_REASON
                        required=true/>
                    <TextArea name="change" label=tr!(l, ideas.change) help=tr!(l, ideas.change_help) rows=2 most=LONGEST_LETTER optional=true/>
                    <footer><Submit label=tr!(l, ideas.publish_answer) kind="secondary"/></footer>
                </Form>
            </div>
        </details>
    }
    .into_any()
}
