//! The event log: who did what when, the latest first, a hundred at a time.
use super::{api, tabs::Tabs};
use crate::{
    language::{Locale, hour, locale, times, tr},
    routes,
    ui::{Column, Empty, Icon, Notice, Page, PageHead, TableScroll, loaded},
    wire::Asked,
};
use domain::admin::{EventLog, LogRow};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use words::kind_words;

/// What each kind of event is called.
mod words;

pub struct LogPage {
    asked: Asked<EventLog>,
    before: Memo<String>,
}

impl Page for LogPage {
    fn data() -> Self {
        let query = use_query_map();
        let before = Memo::new(move |_| query.with(|query| query.get("before").unwrap_or_default()));
        Self { asked: Asked::new(move || api::Log { before: before.get() }), before }
    }

    fn view(this: Self) -> AnyView {
        let before = this.before;
        loaded(this.asked, move |log| show(log, before.get_untracked().is_empty()))
    }
}

fn show(log: EventLog, first: bool) -> AnyView {
    let l = locale();
    let next = log.next;
    let body = if log.rows.is_empty() { nothing(l).into_any() } else { table(l, log.rows).into_any() };
    view! {
        <Column title=tr!(l, admin.log)>
            <PageHead title=tr!(l, admin.log) lead=tr!(l, admin.log_lead)/>
            <Tabs here=routes::ADMIN_LOG/>
            <div class="stack"><Notice>{tr!(l, admin.log_note)}</Notice>{body}</div>
            {pages(l, first, next)}
        </Column>
    }
    .into_any()
}

fn table(l: Locale, rows: Vec<LogRow>) -> impl IntoView {
    let heads = [tr!(l, admin.when), tr!(l, admin.who), tr!(l, admin.what), tr!(l, admin.about)].map(str::to_owned).to_vec();
    let rows = rows.into_iter().map(|entry| row(l, entry)).collect_view();
    view! { <div class="event-log"><TableScroll name=tr!(l, admin.events) heads>{rows}</TableScroll></div> }
}

fn row(l: Locale, row: LogRow) -> impl IntoView {
    let at = tr!(l, admin.at, day = times::day_and_year(l, &row.at.local), hour = hour(l, &row.at.local));
    view! {
        <tr>
            <td><time datetime=row.at.local.input_value()>{at}</time></td>
            <td>{row.by.unwrap_or_else(|| tr!(l, common.lagon_itself).to_owned())}</td>
            <th scope="row">{kind_words(l, &row.kind)}</th>
            <td>{row.about}</td>
        </tr>
    }
}

fn nothing(l: Locale) -> impl IntoView {
    view! { <Empty icon=icondata::LuScrollText title=tr!(l, admin.log_empty) words=tr!(l, admin.log_empty_words)/> }
}

fn pages(l: Locale, first: bool, next: Option<i64>) -> Option<impl IntoView> {
    (!first || next.is_some()).then(|| {
        let start = (!first).then(|| view! { <a class="button" data-kind="quiet" href=routes::ADMIN_LOG>{tr!(l, admin.log_start)}</a> });
        let older = next.map(|before| {
            let href = format!("{}?before={before}", routes::ADMIN_LOG);
            view! { <a class="button" rel="next" href=href>{tr!(l, admin.older)}<Icon of=icondata::LuArrowRight/></a> }
        });
        view! { <nav class="pagination" aria-label=tr!(l, common.pages)>{start} {older}</nav> }
    })
}
