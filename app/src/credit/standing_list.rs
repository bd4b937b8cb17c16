//! Ranked people, a row each: rank, who, and how many points.
use crate::{
    language::{Locale, locale, number, tr},
    routes,
    ui::Avatar,
};
use domain::credit::RankedPerson;
use leptos::prelude::*;

#[component]
pub fn StandingList(people: Vec<RankedPerson>) -> impl IntoView {
    let l = locale();
    view! { <ol class="standing-list" role="list">{people.into_iter().map(|ranked| row(l, ranked)).collect_view()}</ol> }
}

fn row(l: Locale, ranked: RankedPerson) -> impl IntoView {
    let RankedPerson { rank, person, department, points, me } = ranked;
    let name = if me { tr!(l, common.you).to_owned() } else { person.name.clone() };
    view! {
        <li class="standing-row" aria-current=me.then_some("true")>
            <b class="rank" data-rank=rank.to_string()><span class="visually-hidden">{tr!(l, credit.rank)} " "</span>{number(l, rank)}</b>
            <Avatar name=person.name/>
            <span>
                <a href=routes::person(person.id)>{name}</a>
                {department.map(|department| view! { <small>{department}</small> })}
            </span>
            <data value=points.to_string()>{number(l, points)}<span class="visually-hidden">" " {tr!(l, credit.points)}</span></data>
        </li>
    }
}
