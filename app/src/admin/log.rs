//! Administration.
use super::api::log;
use crate::{
    error::AppError,
    language::{locale, tr},
    ui::{Column, Page, PageHead, loaded},
};
use domain::admin::EventLog;
use leptos::prelude::*;

pub struct LogPage {
    asked: Resource<Result<EventLog, AppError>>,
}

impl Page for LogPage {
    fn data() -> Self {
        Self { asked: Resource::new(|| (), |()| log(String::new())) }
    }

    fn view(this: Self) -> AnyView {
        loaded(this.asked, |_| {
            let l = locale();
            view! { <Column title=tr!(l, common.administration)><PageHead title=tr!(l, common.administration)/></Column> }.into_any()
        })
    }
}
