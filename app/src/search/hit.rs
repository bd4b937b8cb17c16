//! Something that was found: what it is called, the words that were looked for in their place, where it leads.
use super::words::{marked, why};
use crate::{
    language::{Locale, tr},
    routes,
    ui::{Author, Avatar, Icon, StageBadge, Time},
};
use domain::{
    Stamp,
    search::{Hit, Piece, SimilarIdea},
};
use leptos::prelude::*;

pub fn hit(l: Locale, hit: Hit, now: &Stamp) -> AnyView {
    let shown = match hit {
        Hit::Idea { idea, excerpt } => found_idea(l, *idea, excerpt),
        Hit::Challenge { id, title, excerpt } => {
            let head = view! { <Icon of=icondata::LuTrophy/><a href=routes::challenge(id)>{marked(title)}</a> }.into_any();
            body(head, quoted(excerpt), ().into_any())
        }
        Hit::Person { id, name, marked: pieces, about } => {
            let head = view! { <Avatar name size="small"/><a href=routes::person(id)>{marked(pieces)}</a> }.into_any();
            body(head, view! { <p>{marked(about)}</p> }.into_any(), ().into_any())
        }
        Hit::Comment { id, idea, idea_title, author, at, excerpt } => {
            let head = view! { <Icon of=icondata::LuMessageSquare/><a href=routes::comment(idea, id)>{idea_title}</a> }.into_any();
            let foot = view! { <Author person=author/> <Time at now=*now/> }.into_any();
            body(head, quoted(Some(excerpt)), foot)
        }
    };
    view! { <li class="search-hit">{shown}</li> }.into_any()
}

fn found_idea(l: Locale, idea: SimilarIdea, excerpt: Option<Vec<Piece>>) -> AnyView {
    let reasons = why(l, &idea.why);
    let SimilarIdea { row, title, one_liner, .. } = idea;
    let origin = [row.challenge, row.department].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let head = view! { <a href=routes::idea(row.id)>{marked(title)}</a> <StageBadge stage=row.stage/> }.into_any();
    let text = view! { <p>{marked(one_liner)}</p> {quoted(excerpt)} }.into_any();
    let why = (!reasons.is_empty()).then(|| view! { <span><span class="visually-hidden">{tr!(l, search.why)} " "</span>{reasons}</span> });
    let foot =
        view! { <Author person=row.author veiled=row.veiled/> {(!origin.is_empty()).then(|| view! { <span>{origin}</span> })} {why} }
            .into_any();
    body(head, text, foot)
}

fn body(head: AnyView, text: AnyView, foot: AnyView) -> AnyView {
    view! { <article><h3>{head}</h3> {text} <footer>{foot}</footer></article> }.into_any()
}

fn quoted(excerpt: Option<Vec<Piece>>) -> AnyView {
    excerpt.map(|pieces| view! { <p class="soft">{marked(pieces)}</p> }).into_any()
}
