//! Links to hand on. They are the answer to an action, in nobody's address and in no list: they show once, in the browser
//! of whoever asked for them.
use crate::{
    ON_SERVER,
    language::{Locale, locale, tr},
    routes,
    ui::{Icon, toast::teller},
};
use domain::people::HandedLink;
use leptos::prelude::*;

#[component]
pub fn HandedLinks(
    links: Vec<HandedLink>,
    /// How often they work, and how long they show.
    words: &'static str,
) -> impl IntoView {
    let l = locale();
    if links.is_empty() {
        return view! { <p>{tr!(l, admin.no_links)}</p> }.into_any();
    }
    let all = (links.len() > 1).then(|| {
        let lines: Vec<String> =
            links.iter().map(|link| format!("{}\t{}", link.email.as_deref().unwrap_or_default(), whole(&link.path))).collect();
        view! { <p><Copy text=lines.join("\n") word=tr!(l, admin.copy_all)/></p> }
    });
    let rows = links.into_iter().enumerate().map(|(place, link)| row(l, place, link)).collect_view();
    view! {
        <section class="handed-links">
            <h3>{tr!(l, admin.links)}</h3>
            <p class="small soft">{words}</p>
            <ul role="list">{rows}</ul>
            {all}
        </section>
    }
    .into_any()
}

fn row(l: Locale, place: usize, link: HandedLink) -> impl IntoView {
    let name = link.email.unwrap_or_else(|| tr!(l, admin.joining_link).to_owned());
    let (id, address) = (format!("link-{place}-{}", link.path.len()), whole(&link.path));
    view! {
        <li>
            <label for=id.clone()>
                {name.clone()} {link.mailed.then(|| view! { " " <small class="soft">{tr!(l, admin.mailed)}</small> })}
            </label>
            <input class="input" id=id r#type="text" readonly=true value=address.clone()/>
            <Copy text=address word=tr!(l, common.copy) says=tr!(l, admin.copy_link_of, name = name)/>
        </li>
    }
}

/// Copies, where the browser can.
#[component]
fn Copy(text: String, word: &'static str, #[prop(optional, into)] says: Option<String>) -> impl IntoView {
    let l = locale();
    let tell = teller();
    let copy = move |_| {
        let _ = window().navigator().clipboard().write_text(&text);
        tell(tr!(l, common.copied).to_owned());
    };
    let possible = !ON_SERVER && window().is_secure_context();
    possible.then(|| {
        view! {
            <button class="button" r#type="button" data-size="small" aria-label=says on:click=copy>
                <Icon of=icondata::LuCopy/>{word}
            </button>
        }
    })
}

/// The whole address of a path: as this browser reached us, or, on the server, as everybody does.
fn whole(path: &str) -> String {
    let public = || use_context::<routes::Origin>().map(|origin| origin.0);
    let origin = if ON_SERVER { public() } else { window().location().origin().ok() }.unwrap_or_default();
    format!("{origin}{path}")
}
