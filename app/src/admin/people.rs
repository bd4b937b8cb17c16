//! Administration.
use super::api::people;
use crate::{
    error::AppError,
    language::{locale, tr},
    ui::{Column, Page, PageHead, loaded},
};
use domain::people::PeoplePage;
use leptos::prelude::*;

pub struct PeopleAdminPage {
    asked: Resource<Result<PeoplePage, AppError>>,
}

impl Page for PeopleAdminPage {
    fn data() -> Self {
        Self { asked: Resource::new(|| (), |()| people(String::new(), String::new())) }
    }

    fn view(this: Self) -> AnyView {
        loaded(this.asked, |_| {
            let l = locale();
            view! { <Column title=tr!(l, common.administration)><PageHead title=tr!(l, common.administration)/></Column> }.into_any()
        })
    }
}
