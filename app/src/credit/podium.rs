//! The first three, each on a step; those who tie stand at the same height.
use crate::{
    language::{locale, tr, trn},
    routes,
    ui::Avatar,
};
use domain::credit::RankedPerson;
use leptos::prelude::*;

#[component]
pub fn Podium(people: Vec<RankedPerson>) -> impl IntoView {
    let l = locale();
    let steps = people.into_iter().map(step).collect_view();
    view! {
        <section class="podium" aria-labelledby="top">
            <h2 class="visually-hidden" id="top">{tr!(l, credit.top_three)}</h2>
            <ol role="list">{steps}</ol>
        </section>
    }
}

fn step(ranked: RankedPerson) -> impl IntoView {
    let l = locale();
    let RankedPerson { rank, person, department, points, me } = ranked;
    let name = if me { tr!(l, common.you).to_owned() } else { person.name.clone() };
    let avatar = match rank {
        1 => view! { <Avatar name=person.name.clone() size="large"/> }.into_any(),
        _ => view! { <Avatar name=person.name.clone()/> }.into_any(),
    };
    view! {
        <li data-rank=rank.to_string() aria-current=me.then_some("true")>
            <div class="who">
                {avatar}
                <h3><a href=routes::person(person.id)>{name}</a></h3>
                {department.map(|department| view! { <span class="small soft">{department}</span> })}
            </div>
            <div class="step">
                <b><span class="visually-hidden">{tr!(l, credit.rank)} " "</span>{rank.to_string()}</b>
                <strong>{trn!(l, points, credit.points_1, credit.points_n)}</strong>
            </div>
        </li>
    }
}
