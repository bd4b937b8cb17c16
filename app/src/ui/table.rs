//! A table for comparing; where it is too wide it scrolls by itself, by keyboard too.
use crate::language::{locale, tr};
use leptos::prelude::*;

#[component]
pub fn TableScroll(
    /// What the table lists: its caption for screen readers.
    #[prop(into)]
    name: String,
    /// The heads of its columns; an empty one stands over actions.
    heads: Vec<String>,
    /// The rows: `<tr>`s.
    children: Children,
) -> impl IntoView {
    let l = locale();
    let heads = heads.into_iter().map(|head| match head.is_empty() {
        true => view! { <th scope="col"><span class="visually-hidden">{tr!(l, common.actions)}</span></th> }.into_any(),
        false => view! { <th scope="col">{head}</th> }.into_any(),
    });
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=tr!(l, common.scrolling_table, name = name.clone())>
            <table class="table">
                <caption class="visually-hidden">{name.clone()}</caption>
                <thead><tr>{heads.collect_view()}</tr></thead>
                <tbody>{children()}</tbody>
            </table>
        </div>
    }
}
