//! What a new company needs before its first challenge, each with the place where it is done.
use crate::{
    admin::api::SendTestMail,
    language::{Locale, locale, tr},
    routes,
    ui::{Form, Icon, Submit},
    wire::Act,
};
use domain::admin::CheckItem;
use leptos::prelude::*;

#[component]
pub fn Checklist(
    items: Vec<(CheckItem, bool)>,
    /// Whether the admin is a host too, and may launch challenges.
    host: bool,
    test: Act<SendTestMail>,
) -> impl IntoView {
    let l = locale();
    let next = items.iter().position(|(_, there)| !there);
    let rows = items.into_iter().enumerate().map(|(place, (item, there))| {
        let state = match (there, next == Some(place)) {
            (true, _) => "done",
            (false, true) => "next",
            (false, false) => "todo",
        };
        row(l, item, state, host, test)
    });
    view! {
        <section aria-labelledby="checklist">
            <h2 class="visually-hidden" id="checklist">{tr!(l, admin.checklist)}</h2>
            <ul class="checklist" role="list">{rows.collect_view()}</ul>
        </section>
    }
}

fn row(l: Locale, item: CheckItem, state: &'static str, host: bool, test: Act<SendTestMail>) -> impl IntoView {
    let there = state == "done";
    let (title, words) = said(l, item, there);
    let icon = match state {
        "done" => icondata::LuCircleCheck,
        "next" => icondata::LuCircleDashed,
        _ => icondata::LuCircle,
    };
    let kind = (state == "next").then_some("primary");
    let to = |href: &'static str, act: &'static str| {
        let says = tr!(l, home.act_on, act = act, what = title);
        // A place on this same page is the browser's to find.
        let rel = href.starts_with('#').then_some("external");
        view! { <a class="button" data-size="small" data-kind=kind href=href rel=rel aria-label=says>{act}</a> }.into_any()
    };
    let act = match item {
        CheckItem::Departments => to("#departments", tr!(l, admin.check_departments_act)),
        CheckItem::People => to(routes::ADMIN_PEOPLE, tr!(l, admin.check_people_act)),
        CheckItem::Hosts => to(routes::ADMIN_PEOPLE, tr!(l, admin.check_hosts_act)),
        CheckItem::Jury => to(routes::CHALLENGES, tr!(l, admin.check_jury_act)),
        CheckItem::FirstChallenge if host => to(routes::NEW_CHALLENGE, tr!(l, admin.check_challenge_act)),
        CheckItem::FirstChallenge => ().into_any(),
        CheckItem::Mail => mail(l, there, test).into_any(),
    };
    view! {
        <li data-state=state>
            <Icon of=icon/>
            <div>
                <strong>
                    <span class="visually-hidden">{if there { tr!(l, admin.done) } else { tr!(l, admin.to_do) }} " "</span>
                    {title}
                </strong>
                <small>{words}</small>
            </div>
            {act}
        </li>
    }
}

fn said(l: Locale, item: CheckItem, there: bool) -> (&'static str, &'static str) {
    match item {
        CheckItem::Departments => (tr!(l, admin.check_departments), tr!(l, admin.check_departments_words)),
        CheckItem::People => (tr!(l, admin.check_people), tr!(l, admin.check_people_words)),
        CheckItem::Hosts => (tr!(l, admin.check_hosts), tr!(l, admin.check_hosts_words)),
        CheckItem::Jury => (tr!(l, admin.check_jury), tr!(l, admin.check_jury_words)),
        CheckItem::FirstChallenge => (tr!(l, admin.check_challenge), tr!(l, admin.check_challenge_words)),
        CheckItem::Mail if there => (tr!(l, admin.check_mail), tr!(l, admin.check_mail_words)),
        CheckItem::Mail => (tr!(l, admin.check_mail), tr!(l, admin.no_mail)),
    }
}

/// A mail to myself; where none can be sent, the words beside it say why.
fn mail(l: Locale, possible: bool, action: Act<SendTestMail>) -> impl IntoView {
    let told = move || action.output().map(|sent| if sent { tr!(l, admin.test_sent) } else { tr!(l, admin.test_not_sent) });
    view! {
        <Form action name="test-mail" class="stack">
            <Submit label=tr!(l, admin.send_test) says=tr!(l, admin.send_test_says) kind="secondary" size="small" disabled=!possible/>
            <span class="saved-note" role="status">{told}</span>
        </Form>
    }
}
