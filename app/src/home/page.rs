//! Home: one thing to do next, then what moves.
use super::{
    api,
    beginning::Beginning,
    news::{Decisions, LatestPodium},
    next_step::{AnyIdea, NextStep},
    running::{Challenges, Rising},
    tasks::{ToDoList, most_urgent},
};
use crate::{
    language::{locale, tr},
    ui::{Column, Page, PageHead, loaded},
    wire::Asked,
};
use domain::home::Home;
use leptos::prelude::*;

pub struct HomePage {
    home: Asked<Home>,
}

impl Page for HomePage {
    fn data() -> Self {
        Self { home: Asked::new(|| api::Home {}) }
    }

    fn view(this: Self) -> AnyView {
        loaded(this.home, show)
    }
}

fn show(home: Home) -> AnyView {
    let l = locale();
    let first = home.name.split(' ').next().unwrap_or_default().to_owned();
    let body = if home.empty { view! { <Beginning home/> }.into_any() } else { what_moves(home) };
    view! {
        <Column title=tr!(l, common.home)>
            <PageHead title=tr!(l, home.hello, name = first)/>
            <div class="stack" data-gap="wide">{body}</div>
        </Column>
    }
    .into_any()
}

fn what_moves(home: Home) -> AnyView {
    let l = locale();
    let Home { to_do, challenges, rising, decisions, podium, now, .. } = home;
    let (first, others) = most_urgent(to_do);
    let next = match first {
        Some(to_do) => view! { <NextStep to_do now/> }.into_any(),
        None => view! { <AnyIdea/> }.into_any(),
    };
    view! {
        {next}
        <div class="columns">
            <div class="stack" data-gap="wide">
                <ToDoList to_do=others now/>
                <Challenges rows=challenges now/>
                <Rising rows=rising/>
            </div>
            <aside class="stack" data-gap="wide" aria-label=tr!(l, home.news)>
                <Decisions decisions now/>
                {podium.map(|(challenge, title, winners)| view! { <LatestPodium challenge title winners/> })}
            </aside>
        </div>
    }
    .into_any()
}
