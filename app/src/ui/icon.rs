//! Lucide's strokes: `<Icon of=icondata::LuBell/>`, always beside words or within something that has a name.
use leptos::prelude::*;

/// Drawn from the constants of the icon set, which are markup of ours and never anything typed.
#[component]
pub fn Icon(of: icondata::Icon) -> impl IntoView {
    view! { <svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" aria-hidden="true" inner_html=of.data></svg> }
}
