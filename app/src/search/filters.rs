//! What results are narrowed by: their kind as tabs, and what those of a kind have in common, each with how many are left.
use super::{address, words::kind_name};
use crate::{
    challenges::theme_name,
    language::{Locale, number, tr},
    ui::{phase::phase_name, stage::stage_name},
};
use domain::search::{Kind, SearchFilter, SearchResults};
use leptos::prelude::*;

/// Ideas, challenges, people, comments: how many of each.
pub fn kinds(l: Locale, filter: &SearchFilter, results: &SearchResults) -> AnyView {
    let tab = |(kind, n): &(Kind, i64)| {
        let (kind, n) = (*kind, *n);
        let href = address::with(filter, |f| {
            f.kind = kind.name().into();
            // What narrows one kind means nothing for another.
            if kind != results.kind {
                *f = SearchFilter { q: f.q.clone(), kind: f.kind.clone(), ..SearchFilter::default() };
            }
        });
        let current = (kind == results.kind).then_some("page");
        view! {
            <li>
                <a href=href aria-current=current>
                    {kind_name(l, kind)} " " <data value=n.to_string()>{number(l, n)}</data>
                </a>
            </li>
        }
    };
    view! {
        <nav class="tabs" aria-label=tr!(l, search.kinds)>
            <ul role="list">{results.counts.iter().map(tab).collect_view()}</ul>
        </nav>
    }
    .into_any()
}

/// A value that can be narrowed to: its name in the address, in words, how many are left, whether it was chosen.
struct Value {
    href: String,
    words: String,
    left: i64,
    chosen: bool,
}

/// What the kind that is looked at can be narrowed by.
pub fn facets(l: Locale, filter: &SearchFilter, results: &SearchResults) -> AnyView {
    let facets = &results.facets;
    let value = |words: String, left: i64, name: &str, field: fn(&mut SearchFilter) -> &mut String| {
        let chosen = *field(&mut filter.clone()) == name;
        // What was chosen is given up by the same link.
        let href = address::with(filter, |f| {
            f.kind = results.kind.name().into();
            *field(f) = if chosen { String::new() } else { name.to_owned() };
        });
        Value { href, words, left, chosen }
    };
    let stages = facets.stages.iter().map(|(s, n)| value(stage_name(l, *s).into(), *n, s.name(), |f| &mut f.stage)).collect();
    let phases = facets.phases.iter().map(|(p, n)| value(phase_name(l, *p).into(), *n, p.name(), |f| &mut f.phase)).collect();
    let themes = facets.themes.iter().map(|(t, n)| value(theme_name(l, *t).into(), *n, t.name(), |f| &mut f.theme)).collect();
    let challenges = facets.challenges.iter().map(|(id, name, n)| value(name.clone(), *n, &id.to_string(), |f| &mut f.challenge)).collect();
    let departments =
        facets.departments.iter().map(|(id, name, n)| value(name.clone(), *n, &id.to_string(), |f| &mut f.department)).collect();
    let sites = facets.sites.iter().map(|(id, name, n)| value(name.clone(), *n, &id.to_string(), |f| &mut f.site)).collect();
    let tags = facets.tags.iter().map(|(tag, n)| value(tag.clone(), *n, tag, |f| &mut f.tag)).collect();
    let away = filter.narrows().then(|| {
        let href = address::of(&SearchFilter { q: filter.q.clone(), kind: filter.kind.clone(), ..SearchFilter::default() });
        view! { <p><a class="button" data-kind="quiet" href=href>{tr!(l, ideas.drop_filters)}</a></p> }
    });
    let all: [(&'static str, &'static str, Vec<Value>); 7] = [
        ("facet-stage", tr!(l, ideas.stage), stages),
        ("facet-phase", tr!(l, search.phase), phases),
        ("facet-theme", tr!(l, challenges.theme), themes),
        ("facet-challenge", tr!(l, ideas.challenge), challenges),
        ("facet-department", tr!(l, ideas.department), departments),
        ("facet-site", tr!(l, people.site), sites),
        ("facet-tag", tr!(l, ideas.tag), tags),
    ];
    let shown: Vec<AnyView> =
        all.into_iter().filter(|(_, _, values)| !values.is_empty()).map(|(id, title, values)| facet(id, title, values)).collect();
    if shown.is_empty() && away.is_none() {
        return ().into_any();
    }
    view! { <aside class="search-facets" aria-label=tr!(l, ideas.filters)>{shown} {away}</aside> }.into_any()
}

fn facet(id: &'static str, title: &'static str, values: Vec<Value>) -> AnyView {
    let value = |Value { href, words, left, chosen }: Value| {
        let current = chosen.then_some("true");
        view! { <li><a class="chip" href=href aria-current=current>{words} " " <data value=left.to_string()>{left}</data></a></li> }
    };
    view! {
        <section aria-labelledby=id>
            <h2 id=id>{title}</h2>
            <ul class="cluster" data-gap="tight" role="list">{values.into_iter().map(value).collect_view()}</ul>
        </section>
    }
    .into_any()
}
