//! Stands where a page is still to come.
use super::{Column, Empty, Page};
use crate::language::{locale, tr};
use leptos::prelude::*;

pub struct Coming;

impl Page for Coming {
    fn data() -> Self {
        Self
    }

    fn view(_: Self) -> AnyView {
        let l = locale();
        view! {
            <Column title=tr!(l, common.coming)>
                <h1 class="visually-hidden">{tr!(l, common.coming)}</h1>
                <Empty title=tr!(l, common.coming) words=tr!(l, common.coming_words)/>
            </Column>
        }
        .into_any()
    }
}
