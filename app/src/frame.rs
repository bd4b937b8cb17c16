//! What stands around every page: rail or bottom bar, top bar, footer, demo banner, keys. Fed by one slim answer: who I am.

/// The code of a page, before it is opened.
mod ahead;
/// "Made-up company", and who one is in it.
mod demo_banner;
/// The list of keys, and what they do.
mod keys;
/// The rail: where one can go.
mod rail;
/// Search, bell and oneself.
mod top_bar;

use crate::{
    language::{locale, tr},
    people::api,
    routes,
    wire::Asked,
};
use demo_banner::DemoBanner;
use domain::{admin::FooterPage, people::Me};
use keys::Keys;
use leptos::prelude::*;
use leptos_router::components::Outlet;
use rail::Rail;
use std::sync::Arc;
use top_bar::TopBar;

/// Who I am: none for those who have not signed in.
#[derive(Clone, Copy)]
pub struct WhoAmI(pub Asked<Option<Me>>);

/// Asks once for the application; a sign-in or sign-out loads the document anew.
pub fn provide_me() {
    provide_context(WhoAmI(Asked::new(|| api::Me {})));
}

/// Who I am, within a page.
pub fn me() -> Asked<Option<Me>> {
    match use_context::<WhoAmI>() {
        Some(WhoAmI(me)) => me,
        None => Asked::new(|| api::Me {}),
    }
}

/// The frame around the page of a route.
#[component]
pub fn Framed() -> impl IntoView {
    ahead::fetch_ahead();
    view! { <Frame><Outlet/></Frame> }
}

/// The frame around anything.
#[component]
pub fn Frame(children: Children) -> impl IntoView {
    view! {
        <a class="skip-link" href="#main" rel="external">{tr!(locale(), common.skip)}</a>
        <div class="shell">
            {with_me(|me| view! { {me.demo.then(|| view! { <DemoBanner name=me.name.clone()/> })} <Rail me=me/> }.into_any())}
            <TopBar/>
            {children()}
            <SiteFooter/>
        </div>
        <Keys/>
    }
}

/// Something that shows only to those who are in.
pub fn with_me(show: impl Fn(Me) -> AnyView + Send + Sync + 'static) -> AnyView {
    drawn(me(), Arc::new(show))
}

fn drawn(me: Asked<Option<Me>>, show: Arc<dyn Fn(Me) -> AnyView + Send + Sync>) -> AnyView {
    let answer = move || {
        let show = show.clone();
        Suspend::new(async move { me.answer().await.ok().flatten().map(|me| show(me)) })
    };
    view! { <Suspense>{answer}</Suspense> }.into_any()
}

/// The footer of every page.
#[component]
pub fn SiteFooter() -> impl IntoView {
    let l = locale();
    let company = with_me(move |me| view! { <p>{tr!(l, common.lagon_at, company = me.company)}</p> }.into_any());
    let link = |page: FooterPage| {
        let words = match page {
            FooterPage::Privacy => tr!(l, common.privacy),
            FooterPage::CodeOfUse => tr!(l, common.code_of_use),
            FooterPage::Accessibility => tr!(l, common.accessibility),
        };
        view! { <li><a href=routes::about(page)>{words}</a></li> }
    };
    view! {
        <footer class="site-footer">
            {company}
            <ul>{FooterPage::ALL.map(link).collect_view()}</ul>
        </footer>
    }
}
