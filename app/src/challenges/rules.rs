//! The rules a challenge goes by, on a page of their own.
use super::api::rules;
use crate::{
    error::AppError,
    language::{locale, tr},
    routes,
    ui::{Column, Page, Prose, loaded},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

pub struct RulesPage {
    rules: Resource<Result<domain::challenges::RulesPage, AppError>>,
}

impl Page for RulesPage {
    fn data() -> Self {
        let params = use_params_map();
        Self { rules: Resource::new_blocking(move || params.with(|params| params.get("id").unwrap_or_default()), rules) }
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
