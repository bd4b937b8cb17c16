//! The search over ideas, challenges, people and comments. Its address says everything, and it works as a plain form.
use super::{
    address,
    api::Find,
    filters::{facets, kinds},
    hit::hit,
    words::counted,
};
use crate::{
    language::{Locale, locale, tr},
    routes,
    ui::{Column, Empty, Icon, Notice, Page, PageHead, loaded},
    wire::Asked,
};
use domain::search::{SearchFilter, SearchResults};
use leptos::{form::form_data_from_event, html, prelude::*};
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
};
use web_sys::SubmitEvent;

pub struct SearchPage {
    filter: Memo<SearchFilter>,
    results: Asked<SearchResults>,
}

impl Page for SearchPage {
    fn data() -> Self {
        let query = use_query_map();
        let filter = Memo::new(move |_| query.with(address::asked));
        Self { filter, results: Asked::new(move || question(filter.get())) }
    }

    fn view(this: Self) -> AnyView {
        let Self { filter, results } = this;
        loaded(results, move |results| show(&filter.get_untracked(), results))
    }
}

fn question(filter: SearchFilter) -> Find {
    let SearchFilter { q, kind, stage, phase, theme, challenge, department, site, tag, page } = filter;
    Find { q, kind, stage, phase, theme, challenge, department, site, tag, page }
}

fn show(filter: &SearchFilter, results: SearchResults) -> AnyView {
    let l = locale();
    let form = form(l, filter);
    let below = match (results.being_built, results.asked) {
        (_, false) => nothing_asked(l, filter),
        (true, true) => building(l),
        (false, true) => found(l, filter, results),
    };
    view! {
        <Column title=tr!(l, search.title)>
            <PageHead title=tr!(l, search.title) lead=tr!(l, search.lead)/>
            {form}
            {below}
        </Column>
    }
    .into_any()
}

/// What the form asks for, so that its address says no more than that.
fn read(ev: &SubmitEvent) -> Option<SearchFilter> {
    let form = form_data_from_event(ev).ok()?;
    Some(address::read(|name| form.get(name).as_string().unwrap_or_default()))
}

fn form(l: Locale, filter: &SearchFilter) -> AnyView {
    let navigate = use_navigate();
    let go = move |ev: &SubmitEvent| {
        if let Some(wanted) = read(ev) {
            ev.prevent_default();
            navigate(&address::of(&wanted), NavigateOptions::default());
        }
    };
    let field = NodeRef::<html::Input>::new();
    let empty = filter.q.is_empty();
    Effect::new(move || {
        if let Some(field) = field.get().filter(|_| empty) {
            let _ = field.focus();
        }
    });
    let kind = (!filter.kind.is_empty()).then(|| view! { <input type="hidden" name="kind" value=filter.kind.clone()/> });
    let q = filter.q.clone();
    view! {
        <form class="search-form" role="search" aria-label=tr!(l, search.title) method="get" action=routes::SEARCH on:submit=move |ev| go(&ev)>
            {kind}
            <div class="field">
                <label for="search-q">{tr!(l, search.label)}</label>
                <input class="input" id="search-q" name="q" type="search" autocomplete="off" maxlength="200" autofocus=empty node_ref=field
                    value=q.clone() prop:value=q/>
            </div>
            <button class="button" data-kind="primary" type="submit"><Icon of=icondata::LuSearch/>{tr!(l, common.search)}</button>
        </form>
    }
    .into_any()
}

fn building(l: Locale) -> AnyView {
    view! { <Notice>{tr!(l, search.building)}</Notice> }.into_any()
}

/// An empty field, or words that say nothing.
fn nothing_asked(l: Locale, filter: &SearchFilter) -> AnyView {
    let (title, words) = if filter.q.trim().is_empty() {
        (tr!(l, search.ask), tr!(l, search.ask_words))
    } else {
        (tr!(l, search.says_nothing), tr!(l, search.says_nothing_words))
    };
    view! { <Empty icon=icondata::LuSearch title words>{ways_on(l)}</Empty> }.into_any()
}

fn found(l: Locale, filter: &SearchFilter, results: SearchResults) -> AnyView {
    let unknown = unknown(l, &results.unknown);
    let all: i64 = results.counts.iter().map(|(_, n)| n).sum();
    if all == 0 && !filter.narrows() {
        let words = tr!(l, search.none_words);
        return view! { <Empty icon=icondata::LuSearch title=tr!(l, search.none) words>{ways_on(l)}</Empty> }.into_any();
    }
    let (kinds, facets) = (kinds(l, filter, &results), facets(l, filter, &results));
    let (kind, pages) = (results.kind, pages(l, filter, &results));
    let count = results.counts.iter().find(|(each, _)| *each == kind).map_or(0, |(_, n)| *n);
    let (now, none) = (results.now, results.hits.is_empty());
    let hits = results.hits.into_iter().map(|found| hit(l, found, &now)).collect_view();
    view! {
        {kinds}
        {unknown}
        <div class="search-results">
            <section aria-labelledby="results">
                <h2 class="small soft" id="results"><span role="status">{counted(l, kind, count)}</span></h2>
                {none.then(|| view! { <p>{tr!(l, search.none_here)}</p> })}
                <ul role="list">{hits}</ul>
                {pages}
            </section>
            {facets}
        </div>
    }
    .into_any()
}

/// Words that nobody has written.
fn unknown(l: Locale, words: &[String]) -> AnyView {
    if words.is_empty() {
        return ().into_any();
    }
    let words = words.iter().map(|word| tr!(l, search.quoted, word = word.as_str())).collect::<Vec<_>>().join(", ");
    view! { <Notice>{tr!(l, search.unknown, words = words)}</Notice> }.into_any()
}

fn pages(l: Locale, filter: &SearchFilter, results: &SearchResults) -> AnyView {
    if results.pages < 2 {
        return ().into_any();
    }
    let at = |page: i64| address::with(filter, |f| f.page = if page > 1 { page.to_string() } else { String::new() });
    let previous = (results.page > 1).then(|| at(results.page - 1));
    let next = (results.page < results.pages).then(|| at(results.page + 1));
    let where_one_is = tr!(l, search.page_of, page = results.page.to_string(), pages = results.pages.to_string());
    view! {
        <nav class="pagination" aria-label=tr!(l, common.pages)>
            {previous.map(|href| view! { <a class="button" href=href rel="prev"><Icon of=icondata::LuArrowLeft/>{tr!(l, common.previous)}</a> })}
            <span class="small soft">{where_one_is}</span>
            {next.map(|href| view! { <a class="button" href=href rel="next">{tr!(l, common.next)}<Icon of=icondata::LuArrowRight/></a> })}
        </nav>
    }
    .into_any()
}

/// What to do instead.
fn ways_on(l: Locale) -> AnyView {
    view! {
        <a class="button" data-kind="primary" href=routes::NEW_IDEA>{tr!(l, ideas.propose_an_idea)}</a>
        <a class="button" href=routes::IDEAS>{tr!(l, common.browse_ideas)}</a>
    }
    .into_any()
}
