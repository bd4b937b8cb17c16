//! The pages in every footer: the company's own text, or the default one; admins change it here.
use super::api::{self, WriteFooterPage};
use crate::{
    error::AppError,
    language::{Locale, language_of, locale, tr},
    ui::{Column, Form, Page, PageHead, Prose, Saved, Submit, TextArea, loaded},
    wire::{Act, Asked},
};
use default_text::default_text;
use domain::admin::{FooterPage, FooterText};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The default texts.
mod default_text;

pub struct FooterTextPage {
    page: Memo<String>,
    text: Asked<FooterText>,
    write: Act<WriteFooterPage>,
}

impl Page for FooterTextPage {
    fn data() -> Self {
        let params = use_params_map();
        let page = Memo::new(move |_| params.with(|params| params.get("page").unwrap_or_default()));
        let write = Act::<WriteFooterPage>::new();
        let language = language_of(locale()).code().to_owned();
        let question = move || api::FooterPage { page: page.get(), language: language.clone() };
        let text = Asked::again(move || write.changes(), question);
        Self { page, text, write }
    }

    fn view(this: Self) -> AnyView {
        let Self { page, text, write } = this;
        loaded(text, move |text| match page.get_untracked().parse() {
            Ok(page) => show(page, text, write),
            Err(()) => crate::ui::failed(AppError::NotFound),
        })
    }
}

pub fn page_title(l: Locale, page: FooterPage) -> &'static str {
    match page {
        FooterPage::Privacy => tr!(l, footer.privacy_title),
        FooterPage::CodeOfUse => tr!(l, footer.code_title),
        FooterPage::Accessibility => tr!(l, footer.accessibility_title),
    }
}

fn show(page: FooterPage, text: FooterText, write: Act<WriteFooterPage>) -> AnyView {
    let l = locale();
    let body = match text.html.clone() {
        Some(html) => view! { <Prose html/> }.into_any(),
        None => view! { <div class="prose">{default_text(l, page, &text.company, text.note_months)}</div> }.into_any(),
    };
    view! {
        <Column title=page_title(l, page) narrow=true>
            <PageHead title=page_title(l, page)/>
            {body}
            {text.may_edit.then(|| editor(l, page, text.markdown, write))}
        </Column>
    }
    .into_any()
}

fn editor(l: Locale, page: FooterPage, markdown: String, action: Act<WriteFooterPage>) -> impl IntoView {
    view! {
        <details class="disclosure">
            <summary>{tr!(l, footer.edit)}</summary>
            <Form action name="footer-text" only=("page", page.name().to_owned())>
                <input r#type="hidden" name="language" value=language_of(l).code()/>
                <TextArea name="markdown" label=tr!(l, footer.text) value=markdown help=tr!(l, footer.text_help) rows=16/>
                <footer><Submit label=tr!(l, common.save)/><Saved action/></footer>
            </Form>
        </details>
    }
}
