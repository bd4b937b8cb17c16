//! What a list says when nothing is in it: why, and what to do.
use super::Icon;
use leptos::prelude::*;

#[component]
pub fn Empty(
    #[prop(default = icondata::LuWaves)] icon: icondata::Icon,
    #[prop(into)] title: String,
    #[prop(into)] words: String,
    /// Links or buttons to go on with.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <section class="empty">
            <Icon of=icon/>
            <h2>{title}</h2>
            <p>{words}</p>
            {children.map(|children| view! { <p class="cluster">{children()}</p> })}
        </section>
    }
}
