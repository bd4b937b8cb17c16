//! The list of ideas: what its address asks for, fifty at a time.
use super::{
    address,
    api::{Facets, ListIdeas},
    card::IdeaCard,
    filters::Filters,
};
use crate::{
    language::{Locale, locale, tr},
    routes,
    ui::{Column, Empty, Icon, Page, PageHead, loaded_both},
    wire::Asked,
};
use domain::ideas::{IdeaFacets, IdeaFilter, IdeaList};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

pub struct IdeasPage {
    filter: Memo<IdeaFilter>,
    list: Asked<IdeaList>,
    facets: Asked<IdeaFacets>,
}

impl Page for IdeasPage {
    fn data() -> Self {
        let query = use_query_map();
        let filter = Memo::new(move |_| query.with(address::asked));
        let list = Asked::new(move || question(filter.get()));
        Self { filter, list, facets: Asked::new(|| Facets {}) }
    }

    fn view(this: Self) -> AnyView {
        let Self { filter, list, facets } = this;
        loaded_both(list, facets, move |list, facets| show(filter.get_untracked(), list, facets))
    }
}

fn question(filter: IdeaFilter) -> ListIdeas {
    let IdeaFilter { q, stage, challenge, channel, tag, department, mine, followed, order, after } = filter;
    ListIdeas { q, stage, challenge, channel, tag, department, mine, followed, order, after }
}

fn show(filter: IdeaFilter, list: IdeaList, facets: IdeaFacets) -> AnyView {
    let l = locale();
    view! {
        <Column title=tr!(l, common.ideas)>
            <PageHead title=tr!(l, common.ideas) lead=tr!(l, ideas.list_lead)/>
            <Filters filter=filter.clone() facets/>
            {if list.rows.is_empty() { nothing(l, &filter) } else { cards(l, &filter, list) }}
        </Column>
    }
    .into_any()
}

fn cards(l: Locale, filter: &IdeaFilter, list: IdeaList) -> AnyView {
    let cards = list.rows.into_iter().map(|row| view! { <li><IdeaCard row/></li> }).collect_view();
    view! {
        <section aria-labelledby="list">
            <h2 class="visually-hidden" id="list">{tr!(l, ideas.the_ideas)}</h2>
            <ul class="tiles" role="list">{cards}</ul>
        </section>
        {pages(l, filter, list.next)}
    }
    .into_any()
}

/// Back to the start, and on to what follows.
fn pages(l: Locale, filter: &IdeaFilter, next: Option<String>) -> Option<impl IntoView + use<>> {
    let start = (!filter.after.is_empty()).then(|| address::with(filter, |_| ()));
    let next = next.map(|after| address::of(&IdeaFilter { after, ..filter.clone() }));
    (start.is_some() || next.is_some()).then(|| {
        view! {
            <nav class="pagination" aria-label=tr!(l, common.pages)>
                {start.map(|href| view! { <a class="button" data-kind="quiet" href=href>{tr!(l, ideas.from_the_start)}</a> })}
                {next.map(|href| view! { <a class="button" href=href rel="next">{tr!(l, ideas.next_page)}<Icon of=icondata::LuArrowRight/></a> })}
            </nav>
        }
    })
}

/// Nothing yet, nothing of mine or followed yet, or nothing that fits.
fn nothing(l: Locale, filter: &IdeaFilter) -> AnyView {
    let only_mine = filter.mine == "1" && !IdeaFilter { mine: String::new(), ..filter.clone() }.narrows();
    let only_followed = filter.followed == "1" && !IdeaFilter { followed: String::new(), ..filter.clone() }.narrows();
    let (title, words) = if only_mine {
        (tr!(l, ideas.none_of_mine), tr!(l, ideas.none_of_mine_words))
    } else if only_followed {
        (tr!(l, ideas.none_followed), tr!(l, ideas.none_followed_words))
    } else if filter.narrows() {
        (tr!(l, ideas.none_fits), tr!(l, ideas.none_fits_words))
    } else if filter.after.is_empty() {
        (tr!(l, ideas.none_yet), tr!(l, ideas.none_yet_words))
    } else {
        (tr!(l, ideas.none_left), tr!(l, ideas.none_left_words))
    };
    let away = (filter.narrows() || !filter.after.is_empty())
        .then(|| view! { <a class="button" href=routes::IDEAS>{tr!(l, ideas.drop_filters)}</a> });
    view! {
        <Empty title words>
            <a class="button" data-kind="primary" href=routes::NEW_IDEA>{tr!(l, ideas.propose_an_idea)}</a>
            {away}
        </Empty>
    }
    .into_any()
}
