//! Corrections of a public answer, each with its day, below its reason.
use crate::{
    language::{Locale, times, tr},
    routes,
};
use domain::{Stamp, ideas::Erratum};
use leptos::prelude::*;

/// The first correction first. `now` is when the page's data was read; without it the year is told, too.
pub fn errata(l: Locale, errata: Vec<Erratum>, now: Option<Stamp>) -> Option<AnyView> {
    if errata.is_empty() {
        return None;
    }
    let lines = errata.into_iter().map(|erratum| line(l, erratum, now)).collect_view();
    Some(view! { <ul class="errata" role="list">{lines}</ul> }.into_any())
}

fn line(l: Locale, erratum: Erratum, now: Option<Stamp>) -> impl IntoView {
    let Erratum { words, at, by_jury, by } = erratum;
    let day = now.map_or_else(|| times::day_and_year(l, &at.local), |now| times::day_near(l, &at.local, &now.local));
    let by = match by {
        Some(person) => view! { {tr!(l, ideas.by)} " " <a href=routes::person(person.id)>{person.name}</a> }.into_any(),
        None if by_jury => tr!(l, ideas.by_the_jury).into_any(),
        None => tr!(l, ideas.by_the_hosts).into_any(),
    };
    view! {
        <li>
            <b><time datetime=at.local.input_value() title=times::exact(l, &at.local)>{tr!(l, ideas.erratum_of, day = day)}</time></b>
            " "
            <span class="lines">{words}</span>
            " "
            <small>{by}</small>
        </li>
    }
}
