//! What runs, and what rises.
use crate::{
    challenges::ChallengeCard,
    language::{Locale, locale, number, tr, trn},
    routes,
    ui::{Icon, SectionHead, author_name},
};
use domain::{Stamp, challenges::ChallengeRow, ideas::IdeaRow};
use leptos::prelude::*;

/// Running challenges, each with its countdown.
#[component]
pub fn Challenges(rows: Vec<ChallengeRow>, now: Stamp) -> impl IntoView {
    let l = locale();
    let none = rows.is_empty().then(|| view! { <p class="soft">{tr!(l, home.no_challenge)}</p> });
    let cards = rows.into_iter().map(|row| view! { <ChallengeCard row now countdown=true/> }).collect_view();
    view! {
        <section aria-labelledby="challenges">
            <SectionHead id="challenges" title=tr!(l, home.challenges)
                link=(routes::CHALLENGES.to_owned(), tr!(l, home.all_challenges).to_owned())/>
            {none}
            <div class="stack">{cards}</div>
        </section>
    }
}

/// Ideas that gather support and comments faster than others.
#[component]
pub fn Rising(rows: Vec<IdeaRow>) -> impl IntoView {
    let l = locale();
    let link = (routes::IDEAS.to_owned(), tr!(l, home.all_ideas).to_owned());
    let list = match rows.is_empty() {
        true => view! { <p class="soft">{tr!(l, home.no_rising)}</p> }.into_any(),
        false => {
            let rows = rows.into_iter().enumerate().map(|(place, row)| idea(l, place + 1, row)).collect_view();
            view! { <ol class="stack" role="list" data-gap="tight">{rows}</ol> }.into_any()
        }
    };
    view! {
        <section aria-labelledby="rising">
            <SectionHead id="rising" title=tr!(l, home.rising) link/>
            {list}
        </section>
    }
}

fn idea(l: Locale, place: usize, row: IdeaRow) -> impl IntoView {
    let supports = row.supports.map(|n| {
        let says = if row.supported { tr!(l, ideas.supports_with_mine) } else { tr!(l, ideas.supports) };
        view! {
            <span class="support-count" data-mine=row.supported.then_some("")>
                <Icon of=icondata::LuHeart/>
                <span><span class="visually-hidden">{says} " "</span>{number(l, n)}</span>
            </span>
        }
    });
    view! {
        <li class="idea-row">
            <span class="rank" aria-hidden="true">{place.to_string()}</span>
            <div class="body">
                <h3><a href=routes::idea(row.id)>{row.title}</a></h3>
                <p>{author_name(l, row.author)} " · " {trn!(l, row.comments, ideas.comments_1, ideas.comments_n)}</p>
            </div>
            {supports}
        </li>
    }
}
