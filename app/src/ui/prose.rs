//! Text that the server rendered from Markdown and sanitised: the one place where such HTML enters a page.
use leptos::prelude::*;

#[component]
pub fn Prose(
    /// As the backend's `markdown` returned it, from nowhere else.
    html: String,
) -> impl IntoView {
    view! { <div class="prose" inner_html=html></div> }
}
