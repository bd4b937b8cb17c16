//! The HTML document around the application; rendered on the server only.
use crate::{App, language};
use leptos::prelude::*;
use leptos_meta::{HashedStylesheet, MetaTags};

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
                <HashedStylesheet options=options.clone() id="style"/>
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
