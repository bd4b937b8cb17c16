//! Search, bell and oneself, on every page.
use super::with_me;
use crate::{
    language::{Locale, locale, number, tr, trn},
    notices::api::Unread,
    people::api::SignOut,
    routes,
    ui::{Avatar, Icon, PlainForm},
    wire::{Act, ask, shelf},
};
use domain::people::Me;
use leptos::prelude::*;
use std::time::Duration;

#[component]
pub fn TopBar() -> impl IntoView {
    let l = locale();
    view! {
        <header class="top-bar">
            <form class="search" role="search" method="get" action=routes::SEARCH>
                <label class="visually-hidden" for="q">{tr!(l, common.search_everything)}</label>
                <Icon of=icondata::LuSearch/>
                <input id="q" name="q" r#type="search" placeholder=tr!(l, common.search) autocomplete="off" maxlength="200"/>
                <kbd aria-hidden="true">"/"</kbd>
            </form>
            {with_me(|me| view! { <Bell unread=me.unread/> <Myself me/> }.into_any())}
        </header>
    }
}

/// How many notices wait, asked again each half minute while the page is looked at.
#[component]
fn Bell(unread: i64) -> impl IntoView {
    let l = locale();
    let count = RwSignal::new(unread);
    Effect::new(move || poll(count));
    let says = move || match count.get() {
        0 => tr!(l, common.notifications).to_owned(),
        n => trn!(l, n, common.unread_1, common.unread_n),
    };
    view! {
        <a class="top-action bell" href=routes::NOTIFICATIONS aria-label=says>
            <Icon of=icondata::LuBell/>
            {move || (count.get() > 0).then(|| view! { <span class="count" aria-hidden="true">{number(l, count.get())}</span> })}
        </a>
    }
}

fn poll(count: RwSignal<i64>) {
    let ask = move || {
        if document().visibility_state() == web_sys::VisibilityState::Visible {
            leptos::task::spawn_local(async move {
                if let Ok(unread) = ask(Unread {}).await {
                    let _ = count.try_set(unread);
                }
            });
        }
    };
    if let Ok(handle) = set_interval_with_handle(ask, Duration::from_secs(30)) {
        on_cleanup(move || handle.clear());
    }
}

#[component]
fn Myself(me: Me) -> impl IntoView {
    let l = locale();
    let (action, person) = (Act::<SignOut>::new(), me.person);
    view! {
        <button class="top-action" r#type="button" popovertarget="me-menu">
            <Avatar name=me.name.clone()/>
            <span class="visually-hidden">{tr!(l, common.my_account, name = me.name.clone())}</span>
        </button>
        <nav class="menu" id="me-menu" popover="auto" aria-label=tr!(l, common.account_menu) on:submit=move |_| shelf::clear(person)>
            <header><strong>{me.name.clone()}</strong></header>
            <ul>{entries(l, &me)}</ul>
            <PlainForm action name="sign-out" class="">
                <button r#type="submit"><Icon of=icondata::LuLogOut/>{tr!(l, common.sign_out)}</button>
            </PlainForm>
        </nav>
    }
}

fn entries(l: Locale, me: &Me) -> impl IntoView + use<> {
    [
        (routes::person(me.person), icondata::LuUser, tr!(l, common.my_profile)),
        (routes::POINTS.to_owned(), icondata::LuAward, tr!(l, common.my_points)),
        (routes::SETTINGS.to_owned(), icondata::LuSettings2, tr!(l, common.settings)),
    ]
    .map(|(href, icon, words)| view! { <li><a href=href><Icon of=icon/>{words}</a></li> })
    .collect_view()
}
