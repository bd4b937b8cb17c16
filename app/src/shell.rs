//! The HTML document around the application; rendered on the server only.
use crate::{App, language};
use leptos::{nonce::use_nonce, prelude::*};
use leptos_meta::MetaTags;
use std::sync::Arc;

/// The style sheet: where it is, and its text for those who don't have it yet.
#[derive(Clone, Default)]
pub struct Style {
    pub href: String,
    pub text: Option<Arc<str>>,
}

/// The document in the reader's language. Scripts carry the nonce of the content security policy.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let lang = language::language_of(language::of_this_page()).code();
    view! {
        <!DOCTYPE html>
        <html lang=lang>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                {style()}
                <link rel="icon" href="/favicon.svg" r#type="image/svg+xml"/>
                <AutoReload options=options.clone()/>
                <HydrationScripts options defer=true/>
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

/// Within the document on a first visit: then the file, for the pages that follow, holds nothing up.
fn style() -> impl IntoView {
    let Style { href, text } = use_context().unwrap_or_default();
    let (within, media) = match text {
        Some(sheet) => (Some(view! { <style nonce=use_nonce() inner_html=sheet.to_string()></style> }), Some("print")),
        None => (None, None),
    };
    view! {
        {within}
        <link id="style" rel="stylesheet" href=href media=media/>
    }
}
