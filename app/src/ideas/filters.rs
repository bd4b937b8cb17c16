//! What the list shows, and in what order: links where a word is enough, a form for the rest. All of it is in the
//! address.
use super::{
    address,
    words::{channel_name, order_name, stage_filter},
};
use crate::{
    language::{Locale, locale, tr},
    routes,
};
use domain::{
    challenges::ChallengeRef,
    ideas::{Channel, IdeaFacets, IdeaFilter, Order, Stage},
};
use leptos::{form::form_data_from_event, prelude::*};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use web_sys::SubmitEvent;

#[component]
pub fn Filters(filter: IdeaFilter, facets: IdeaFacets) -> impl IntoView {
    let l = locale();
    view! {
        <section class="idea-filters" aria-label=tr!(l, ideas.filters)>
            {stages(l, &filter)}
            {search(l, &filter, facets)}
            {orders(l, &filter)}
        </section>
    }
}

fn chip(href: String, words: &'static str, current: bool) -> impl IntoView {
    view! { <li><a class="chip" href=href aria-current=current.then_some("true")>{words}</a></li> }
}

/// What the form asks for, so that its address says no more than that.
fn read(ev: &SubmitEvent) -> Option<IdeaFilter> {
    let form = form_data_from_event(ev).ok()?;
    let field = |name: &str| form.get(name).as_string().unwrap_or_default();
    Some(address::read(field))
}

/// One stage, all of them, what is mine or what I follow. Drafts and withdrawn ideas are among one's own alone.
fn stages(l: Locale, filter: &IdeaFilter) -> AnyView {
    let mine = filter.mine == "1";
    let stages: Vec<Stage> = if mine { Stage::ALL.into() } else { Stage::PUBLIC.into_iter().chain([Stage::Archived]).collect() };
    let all = chip(address::with(filter, |f| f.stage.clear()), tr!(l, ideas.filter_all), filter.stage.is_empty());
    let each = stages.into_iter().map(|stage| {
        let href = address::with(filter, |f| stage.name().clone_into(&mut f.stage));
        chip(href, stage_filter(l, stage), filter.stage == stage.name())
    });
    let each = each.collect_view();
    let own = address::with(filter, |f| {
        if mine {
            f.mine.clear();
            f.stage.clear();
        } else {
            "1".clone_into(&mut f.mine);
            f.followed.clear();
        }
    });
    let followed = filter.followed == "1";
    let by_others = address::with(filter, |f| {
        f.mine.clear();
        if followed {
            f.followed.clear();
        } else {
            "1".clone_into(&mut f.followed);
            if mine {
                f.stage.clear();
            }
        }
    });
    view! {
        <ul aria-label=tr!(l, ideas.stage)>
            {all} {each} {chip(own, tr!(l, ideas.filter_mine), mine)} {chip(by_others, tr!(l, ideas.filter_followed), followed)}
        </ul>
    }
    .into_any()
}

fn search(l: Locale, filter: &IdeaFilter, facets: IdeaFacets) -> AnyView {
    let narrowed = [&filter.challenge, &filter.channel, &filter.tag, &filter.department].iter().any(|field| !field.is_empty());
    let kept = [
        ("stage", filter.stage.clone()),
        ("mine", filter.mine.clone()),
        ("followed", filter.followed.clone()),
        ("order", filter.order.clone()),
    ];
    let kept = kept.into_iter().filter(|(_, value)| !value.is_empty());
    let kept = kept.map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view();
    let navigate = use_navigate();
    let go = move |ev: &SubmitEvent| {
        if let Some(wanted) = read(ev) {
            ev.prevent_default();
            navigate(&address::of(&wanted), NavigateOptions::default());
        }
    };
    let (q, choices) = (filter.q.clone(), choices(l, filter, facets));
    view! {
        <form class="idea-search" method="get" action=routes::IDEAS on:submit=move |ev| go(&ev)>
            {kept}
            <div class="field">
                <label for="ideas-q">{tr!(l, common.search_label)}</label>
                <input class="input" id="ideas-q" name="q" type="search" autocomplete="off" value=q.clone() prop:value=q/>
            </div>
            <button class="button" type="submit">{tr!(l, ideas.filter)}</button>
            <details class="disclosure" open=narrowed>
                <summary>{tr!(l, ideas.more_filters)}</summary>
                <div class="form-row">{choices}</div>
            </details>
        </form>
    }
    .into_any()
}

fn choices(l: Locale, filter: &IdeaFilter, facets: IdeaFacets) -> impl IntoView + use<> {
    let challenges = facets.challenges.into_iter().map(|ChallengeRef { id, title, .. }| (id.to_string(), title)).collect();
    let channels = Channel::ALL.map(|channel| (channel.name().to_owned(), channel_name(l, channel).to_owned())).into();
    let mut tags: Vec<(String, String)> = facets.tags.into_iter().map(|tag| (tag.clone(), tag)).collect();
    if !filter.tag.is_empty() && !tags.iter().any(|(tag, _)| *tag == filter.tag) {
        tags.push((filter.tag.clone(), filter.tag.clone()));
    }
    let departments = facets.departments.into_iter().map(|(id, name)| (id.to_string(), name)).collect();
    [
        choice(l, "challenge", tr!(l, ideas.challenge), challenges, &filter.challenge),
        choice(l, "channel", tr!(l, ideas.channel), channels, &filter.channel),
        choice(l, "tag", tr!(l, ideas.tag), tags, &filter.tag),
        choice(l, "department", tr!(l, ideas.department), departments, &filter.department),
    ]
}

/// A choice that may be left open; it follows the address, whatever was chosen by hand before.
fn choice(l: Locale, name: &'static str, label: &'static str, options: Vec<(String, String)>, chosen: &str) -> AnyView {
    let id = format!("ideas-{name}");
    let (chosen, none) = (chosen.to_owned(), chosen.is_empty());
    let options = options.into_iter().map(|(value, words)| {
        let selected = value == chosen;
        view! { <option value=value selected=selected>{words}</option> }
    });
    let options = options.collect_view();
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <select class="select" id=id name=name prop:value=chosen>
                <option value="" selected=none>{tr!(l, ideas.any)}</option>
                {options}
            </select>
        </div>
    }
    .into_any()
}

fn orders(l: Locale, filter: &IdeaFilter) -> AnyView {
    let current = filter.wanted().order;
    let links = Order::ALL.map(|order| {
        let href = address::with(filter, |f| match order {
            Order::Random => f.order.clear(),
            Order::New | Order::MostSupported => order.name().clone_into(&mut f.order),
        });
        chip(href, order_name(l, order), order == current)
    });
    view! {
        <div class="idea-orders">
            <span class="small soft" id="order">{tr!(l, ideas.sort_by)}</span>
            <ul class="cluster" data-gap="tight" aria-labelledby="order">{links.into_iter().collect_view()}</ul>
        </div>
    }
    .into_any()
}
