//! What to start from: a template for each theme, or a blank page. A link each; the address carries the choice.
use crate::{
    challenges::theme_name,
    language::{Locale, locale, tr},
    routes,
    ui::Cover,
};
use domain::challenges::Theme;
use leptos::prelude::*;

#[component]
pub fn Templates() -> impl IntoView {
    let l = locale();
    let cards = Theme::ALL.map(|theme| view! { <li><Template l theme/></li> });
    view! { <ul class="tiles" role="list">{cards.collect_view()}</ul> }
}

#[component]
fn Template(l: Locale, theme: Theme) -> impl IntoView {
    let title = match theme {
        Theme::Own => tr!(l, challenges.blank),
        Theme::Acquisition | Theme::Retention | Theme::Awareness | Theme::Launch => theme_name(l, theme),
    };
    let (words, name) = match theme {
        Theme::Acquisition => (tr!(l, challenges.template_acquisition), theme.name()),
        Theme::Retention => (tr!(l, challenges.template_retention), theme.name()),
        Theme::Awareness => (tr!(l, challenges.template_awareness), theme.name()),
        Theme::Launch => (tr!(l, challenges.template_launch), theme.name()),
        Theme::Own => (tr!(l, challenges.template_blank), "blank"),
    };
    view! {
        <article class="challenge-card">
            <div class="inner">
                <Cover title=theme.name()/>
                <div class="body">
                    <h2><a href=format!("{}?template={name}", routes::NEW_CHALLENGE)>{title}</a></h2>
                    <p class="brief">{words}</p>
                </div>
            </div>
        </article>
    }
}
