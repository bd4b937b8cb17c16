//! Administration.
use super::api::desk;
use crate::{
    error::AppError,
    language::{locale, tr},
    ui::{Column, Page, PageHead, loaded},
};
use domain::admin::AdminDesk;
use leptos::prelude::*;

pub struct AdminPage {
    asked: Resource<Result<AdminDesk, AppError>>,
}

impl Page for AdminPage {
    fn data() -> Self {
        Self { asked: Resource::new(|| (), |()| desk()) }
    }

    fn view(this: Self) -> AnyView {
        loaded(this.asked, |_| {
            let l = locale();
            view! { <Column title=tr!(l, common.administration)><PageHead title=tr!(l, common.administration)/></Column> }.into_any()
        })
    }
}
