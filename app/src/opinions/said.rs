//! Opinions as they are read, and how many support the pitch in which department.
use crate::{
    language::{Locale, locale, tr},
    ui::{Bars, Time},
};
use domain::opinions::{Beside, Opinion, Stance, SupportByDepartment};
use leptos::prelude::*;

/// What a stance is called.
pub fn stance_name(l: Locale, stance: Stance) -> &'static str {
    match stance {
        Stance::Favourable => tr!(l, opinions.favourable),
        Stance::Reserved => tr!(l, opinions.reserved),
        Stance::Unfavourable => tr!(l, opinions.unfavourable),
    }
}

/// Each with its name, its department and its day.
#[component]
pub fn Said(opinions: Vec<Opinion>) -> impl IntoView {
    let l = locale();
    let any = !opinions.is_empty();
    let rows = opinions.into_iter().map(|opinion| view! { <li>{one(l, opinion)}</li> }).collect_view();
    any.then(|| view! { <ul class="opinions" role="list">{rows}</ul> })
}

fn one(l: Locale, opinion: Opinion) -> impl IntoView {
    let Opinion { name, department, stance, words, at } = opinion;
    let department = department.map(|department| view! { <span class="soft">{department}</span> });
    view! {
        <p class="cluster" data-gap="tight">
            <b>{name}</b>
            {department}
            <span class="stance" data-stance=stance.name()>{stance_name(l, stance)}</span>
            <Time at class="small soft"/>
        </p>
        <blockquote class="lines">{words}</blockquote>
    }
}

/// What a juror reads beside a pitch.
#[component]
pub fn BesidePitch(beside: Beside) -> impl IntoView {
    let l = locale();
    let Beside { opinions, support } = beside;
    let opinions = (!opinions.is_empty()).then(|| view! { <h3>{tr!(l, opinions.for_the_jury)}</h3> <Said opinions/> });
    let support = support.map(|support| by_department(l, support));
    view! { {opinions} {support} }
}

fn by_department(l: Locale, support: SupportByDepartment) -> impl IntoView {
    let SupportByDepartment { departments: mut rows, others } = support;
    let shown = !rows.is_empty();
    if others > 0 {
        rows.push((tr!(l, opinions.others).to_owned(), others));
    }
    let bars = shown.then(|| view! { <Bars rows/> });
    let words = if shown { tr!(l, opinions.support_words) } else { tr!(l, opinions.support_none) };
    view! {
        <h3>{tr!(l, opinions.support)}</h3>
        {bars}
        <p class="soft small">{words}</p>
    }
}
