//! What a shortlisted idea still needs for its jury: what, until when, with whose help; and a host who asks anew.
use crate::{
    ideas::{ColleagueField, api::AskCompletion, words::detail_name},
    language::{Locale, locale, times, tr},
    routes,
    ui::{Field, Form, Icon, Notice, Submit},
    wire::Act,
};
use domain::{
    Stamp,
    ideas::{Completion, IdeaPage},
};
use leptos::prelude::*;

/// For its authors, its hosts and who lends a hand.
pub fn completion(l: Locale, idea: &IdeaPage) -> Option<AnyView> {
    let wanted = idea.completion.clone()?;
    let edit = idea.abilities.edit.then(|| {
        view! { <p><a class="button" data-kind="primary" href=routes::edit_idea(idea.id)><Icon of=icondata::LuPencil/>{tr!(l, ideas.complete_it)}</a></p> }
    });
    if wanted.lacking.is_empty() {
        let day = times::day_near(l, &wanted.until.local, &idea.now.local);
        let still = (!wanted.over).then(|| tr!(l, ideas.completion_still, day = day));
        return Some(view! { <Notice tone="good">{tr!(l, ideas.completion_done)} " " {still}</Notice> }.into_any());
    }
    let waits = !wanted.over;
    Some(
        view! {
            <section class="request" data-waits=waits.then_some("") aria-labelledby="completion">
                <h2 id="completion">{tr!(l, ideas.completion)}</h2>
                <Wanted wanted now=idea.now/>
                {edit}
            </section>
        }
        .into_any(),
    )
}

/// What is missing, until when, and who helps.
#[component]
pub fn Wanted(wanted: Completion, now: Stamp) -> impl IntoView {
    let l = locale();
    let missing = wanted.lacking.iter().map(|detail| detail_name(l, *detail)).collect::<Vec<_>>().join(", ");
    let day = times::day_near(l, &wanted.until.local, &now.local);
    let until = if wanted.over { tr!(l, ideas.completion_over, day = day) } else { tr!(l, ideas.completion_until, day = day) };
    let helper = wanted.helper.map(|helper| {
        view! { <p>{tr!(l, ideas.completion_helper)} " " <a href=routes::person(helper.id)>{helper.name}</a>"."</p> }
    });
    view! {
        <p>{tr!(l, ideas.completion_words)} " " <b>{missing}</b>"."</p>
        <p>{until}</p>
        {helper}
    }
}

/// For a host: another day, another colleague who helps.
pub fn asking_anew(l: Locale, idea: &IdeaPage, action: Act<AskCompletion>) -> Option<AnyView> {
    let wanted = idea.completion.clone();
    if !idea.abilities.ask_completion {
        return None;
    }
    let refused = action.was_refused();
    let until = wanted.as_ref().map(|wanted| wanted.until.local.date_value()).unwrap_or_default();
    let helper = wanted.and_then(|wanted| wanted.helper).map(|helper| helper.name).unwrap_or_default();
    let id = idea.id.to_string();
    Some(
        view! {
            <details class="disclosure" open=refused>
                <summary>{tr!(l, ideas.ask_completion)}</summary>
                <Form action name="ask-completion" class="form">
                    <input type="hidden" name="idea" value=id/>
                    <p class="small soft">{tr!(l, ideas.ask_completion_words)}</p>
                    <Field name="until" label=tr!(l, ideas.completion_last_day) kind="date" size="short" value=until required=true/>
                    <ColleagueField name="helper" label=tr!(l, ideas.who_helps) help=tr!(l, ideas.who_helps_help) list="helpers" value=helper
                        optional=true/>
                    <footer><Submit label=tr!(l, ideas.send_completion) kind="secondary"/></footer>
                </Form>
            </details>
        }
        .into_any(),
    )
}
