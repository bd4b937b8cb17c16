//! The ideas entered: while votes are open in an order drawn for each reader, so that early ideas don't run away.
use crate::{
    ideas::IdeaCard,
    language::{Locale, locale, tr, trn},
    routes,
    ui::{Empty, Icon},
};
use domain::{
    challenges::{ChallengePage, Phase, Voting},
    ideas::{IdeaRow, Order},
};
use leptos::prelude::*;
use leptos_router::params::ParamsMap;

/// The order, and the place in the list, as they stand in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    pub order: String,
    pub after: String,
}

impl Shown {
    pub fn of(query: &ParamsMap) -> Self {
        Self { order: query.get("order").unwrap_or_default(), after: query.get("after").unwrap_or_default() }
    }

    fn order(&self) -> Order {
        Order::ALL.into_iter().find(|order| order.name() == self.order).unwrap_or_default()
    }
}

#[component]
pub fn Entries(page: ChallengePage, shown: Shown) -> impl IntoView {
    let l = locale();
    let title = trn!(l, page.entry_count, ideas.count_1, ideas.count_n);
    let empty = page.entries.rows.is_empty();
    let orders = (!empty || !shown.after.is_empty()).then(|| orders(l, &page, shown.order()));
    let pages = pages(l, &page, &shown);
    let nothing = empty.then(|| nothing(l, &page));
    // Where they come from is this page.
    let rows = page.entries.rows.into_iter().map(|row| IdeaRow { challenge: None, ..row });
    let cards = rows.map(|row| view! { <li><IdeaCard row/></li> }).collect_view();
    view! {
        <section aria-labelledby="entries">
            <header class="section-head"><h2 id="entries">{title}</h2></header>
            {orders}
            {nothing}
            <ul class="tiles" role="list">{cards}</ul>
            {pages}
        </section>
    }
}

/// Orders that tell nothing while counts are hidden.
fn orders(l: Locale, page: &ChallengePage, chosen: Order) -> impl IntoView + use<> {
    let counted = !page.counts_hidden && page.voting != Voting::JuryOnly;
    let id = page.id;
    let chips = Order::ALL.into_iter().filter(|order| counted || *order != Order::MostSupported).map(|order| {
        let words = match order {
            Order::Random => tr!(l, challenges.order_random),
            Order::New => tr!(l, challenges.order_new),
            Order::MostSupported => tr!(l, challenges.order_most_supported),
        };
        let href = address(&routes::challenge(id), order, "");
        view! { <li><a class="chip" href=href aria-current=(order == chosen).then_some("true")>{words}</a></li> }
    });
    view! { <nav aria-label=tr!(l, challenges.order)><ul class="chip-row" role="list">{chips.collect_view()}</ul></nav> }
}

fn pages(l: Locale, page: &ChallengePage, shown: &Shown) -> AnyView {
    let here = routes::challenge(page.id);
    let first = (!shown.after.is_empty()).then(|| address(&here, shown.order(), ""));
    let next = page.entries.next.as_ref().map(|after| address(&here, shown.order(), after));
    if first.is_none() && next.is_none() {
        return ().into_any();
    }
    view! {
        <nav class="pagination" aria-label=tr!(l, common.pages)>
            {first.map(|href| view! { <a class="button" href=href>{tr!(l, challenges.first_page)}</a> })}
            {next.map(|href| view! { <a class="button" href=href rel="next">{tr!(l, challenges.next_page)}<Icon of=icondata::LuArrowRight/></a> })}
        </nav>
    }
    .into_any()
}

fn address(challenge: &str, order: Order, after: &str) -> String {
    let after = if after.is_empty() { String::new() } else { format!("&after={after}") };
    format!("{challenge}?order={}{after}#entries", order.name())
}

fn nothing(l: Locale, page: &ChallengePage) -> impl IntoView + use<> {
    let words = match page.phase {
        Phase::Announced => tr!(l, challenges.no_entry_yet),
        Phase::Standing | Phase::Submissions => tr!(l, challenges.no_entry_open),
        Phase::Results if page.entry_count > 0 => tr!(l, challenges.entries_moved),
        Phase::Voting | Phase::Judging | Phase::Deliberation | Phase::ResultsLate | Phase::Results | Phase::Cancelled => {
            tr!(l, challenges.no_entry_closed)
        }
    };
    let enter = page.abilities.enter.then(|| routes::enter(page.id));
    view! {
        <Empty icon=icondata::LuLightbulb title=tr!(l, challenges.no_entry) words=words>
            {enter.map(|href| view! { <a class="button" href=href>{tr!(l, challenges.propose)}</a> })}
        </Empty>
    }
}
