//! The rules a challenge goes by, on a page of their own.
use super::api::Rules;
use crate::{
    language::{locale, tr},
    routes,
    ui::{Column, Page, Prose, loaded},
    wire::Asked,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

pub struct RulesPage {
    rules: Asked<domain::challenges::RulesPage>,
}

impl Page for RulesPage {
    fn data() -> Self {
        let params = use_params_map();
        Self { rules: Asked::new(move || Rules { challenge: params.with(|params| params.get("id").unwrap_or_default()) }) }
    }

    fn view(this: Self) -> AnyView {
        loaded(this.rules, show)
    }
}

fn show(page: domain::challenges::RulesPage) -> AnyView {
    let l = locale();
    view! {
        <Column title=tr!(l, challenges.rules_of, title = page.title.clone()) narrow=true>
            <header class="page-head">
                <p class="eyebrow"><a href=routes::challenge(page.id)>{page.title}</a></p>
                <h1>{tr!(l, challenges.rules)}</h1>
                <p class="lead">{tr!(l, challenges.rules_lead)}</p>
            </header>
            <Prose html=page.rules_html/>
            <p class="cluster challenge-back"><a class="button" href=routes::challenge(page.id)>{tr!(l, challenges.back)}</a></p>
        </Column>
    }
    .into_any()
}
