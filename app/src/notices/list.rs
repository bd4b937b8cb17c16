//! The list of notices: today's, then those before; unread first to the eye.
use super::{
    api::{Notices, ReadNotices},
    kind_name,
};
use crate::{
    language::{Locale, locale, tr},
    routes,
    ui::{Column, Empty, Form, Icon, Page, SectionHead, Submit, Time, loaded},
    wire::{Act, Asked, tell},
};
use domain::{
    Stamp,
    notices::{Fact, Notice, NoticeKind, NoticeList, Place},
};
use leptos::{prelude::*, task::spawn_local};

pub struct NoticesPage {
    list: Asked<NoticeList>,
    read: Act<ReadNotices>,
}

impl Page for NoticesPage {
    fn data() -> Self {
        let read = Act::<ReadNotices>::new();
        Self { list: Asked::again(move || read.changes(), || Notices {}), read }
    }

    fn view(this: Self) -> AnyView {
        let read = this.read;
        loaded(this.list, move |list| show(list, read))
    }
}

fn show(list: NoticeList, read: Act<ReadNotices>) -> AnyView {
    let l = locale();
    let now = list.now;
    let (today, before): (Vec<_>, Vec<_>) = list.notices.into_iter().partition(|n| n.at.local.date_value() == now.local.date_value());
    let empty = today.is_empty() && before.is_empty();
    view! {
        <Column title=tr!(l, common.notifications) narrow=true>
            <header class="page-head">
                <h1>{tr!(l, common.notifications)}</h1>
                <Form action=read name="read-all" class="cluster">
                    {(list.unread > 0).then(|| view! { <Submit label=tr!(l, notices.read_all) kind="secondary" size="small"/> })}
                    <a class="button" data-size="small" data-kind="quiet" href=routes::SETTINGS>{tr!(l, notices.choose)}</a>
                </Form>
            </header>
            {empty.then(|| view! { <Empty icon=icondata::LuBell title=tr!(l, notices.empty) words=tr!(l, notices.empty_words)/> })}
            <div class="stack" data-gap="wide">
                {group(l, "today", tr!(l, notices.today), today, now)}
                {group(l, "before", tr!(l, notices.before), before, now)}
            </div>
        </Column>
    }
    .into_any()
}

fn group(l: Locale, id: &'static str, title: &'static str, notices: Vec<Notice>, now: Stamp) -> AnyView {
    if notices.is_empty() {
        return ().into_any();
    }
    let rows = notices.into_iter().map(|notice| row(l, notice, now)).collect_view();
    view! {
        <section aria-labelledby=id>
            <SectionHead id title/>
            <ul class="notice-list" role="list">{rows}</ul>
        </section>
    }
    .into_any()
}

fn row(l: Locale, notice: Notice, now: Stamp) -> impl IntoView {
    let (words, below) = sentence(l, &notice);
    let why = notice.why.clone().map(|why| view! { <p class="small">{tr!(l, notices.why, why = why)}</p> });
    let unread = (!notice.read).then(|| notice.id.to_string());
    // Who goes where it leads has read it. Should that not arrive, it stays unread, and nothing is lost.
    let is_read = move |_| {
        if let Some(notice) = unread.clone() {
            spawn_local(async move {
                let _ = tell(ReadNotices { notice }).await;
            });
        }
    };
    view! {
        <li class="notice-row" data-unread=(!notice.read).then_some("")>
            <Icon of=icon(notice.kind)/>
            <div>
                <a href=place(notice.place) on:click=is_read>
                    {(!notice.read).then(|| view! { <span class="visually-hidden">{tr!(l, notices.unread)} " "</span> })}
                    {words}
                </a>
                {why}
                <small>{below}</small>
            </div>
            <Time at=notice.at now class="small soft"/>
        </li>
    }
}

/// What happened, and the kind of it below.
fn sentence(l: Locale, notice: &Notice) -> (String, String) {
    let about = notice.about.as_str();
    let words = match (notice.kind, notice.by.as_deref()) {
        (NoticeKind::Answer, _) => tr!(l, notices.answer, about = about),
        (NoticeKind::Jury, _) => tr!(l, notices.jury, about = about),
        (NoticeKind::ClosingSoon, _) => tr!(l, notices.closing_soon, about = about),
        (NoticeKind::Results, _) => tr!(l, notices.results, about = about),
        (NoticeKind::Reply, Some(by)) => tr!(l, notices.reply_by, by = by, about = about),
        (NoticeKind::Reply, None) => tr!(l, notices.reply, about = about),
        (NoticeKind::Reopened, _) => tr!(l, notices.reopened, about = about),
        (NoticeKind::Hosting, _) => tr!(l, notices.hosting, about = about),
        (NoticeKind::Opened, _) => tr!(l, notices.opened, about = about),
        (NoticeKind::ChangesAsked, Some(by)) => tr!(l, notices.changes_asked_by, by = by, about = about),
        (NoticeKind::ChangesAsked, None) => tr!(l, notices.changes_asked, about = about),
        (NoticeKind::Again, _) => tr!(l, notices.again, about = about),
        (NoticeKind::Merged, _) => tr!(l, notices.merged, about = about),
        (NoticeKind::SupportLost, _) => tr!(l, notices.support_lost, about = about),
        (NoticeKind::SecondLook, _) => tr!(l, notices.second_look, about = about),
        (NoticeKind::Awaited, _) => tr!(l, notices.awaited, about = about),
        (NoticeKind::Overdue, _) => tr!(l, notices.overdue, about = about),
        (NoticeKind::CoAuthor, Some(by)) => tr!(l, notices.co_author_by, by = by, about = about),
        (NoticeKind::CoAuthor, None) => tr!(l, notices.co_author, about = about),
        (NoticeKind::Joined, Some(by)) => tr!(l, notices.joined_by, by = by, about = about),
        (NoticeKind::Joined, None) => tr!(l, notices.joined, about = about),
        (NoticeKind::Shortlisted, _) => tr!(l, notices.shortlisted, about = about),
        (NoticeKind::Completion, _) => tr!(l, notices.completion, about = about),
        (NoticeKind::NamesShown, _) => tr!(l, notices.names_shown, about = about),
        (NoticeKind::NamesRead, Some(by)) => tr!(l, notices.names_read_by, by = by, about = about),
        (NoticeKind::NamesRead, None) => tr!(l, notices.names_read, about = about),
        (NoticeKind::ScoresRead, Some(by)) => tr!(l, notices.scores_read_by, by = by, about = about),
        (NoticeKind::ScoresRead, None) => tr!(l, notices.scores_read, about = about),
        (NoticeKind::OpinionGiven, _) => tr!(l, notices.opinion_given, about = about),
        (NoticeKind::Opinion, _) => tr!(l, notices.opinion, about = about),
        (NoticeKind::Erratum, _) => tr!(l, notices.erratum, about = about),
        (NoticeKind::Withdrawn, Some(by)) => tr!(l, notices.withdrawn_by, by = by, about = about),
        (NoticeKind::Withdrawn, None) => tr!(l, notices.withdrawn, about = about),
        (NoticeKind::Archived, Some(by)) => tr!(l, notices.archived_by, by = by, about = about),
        (NoticeKind::Archived, None) => tr!(l, notices.archived, about = about),
        (NoticeKind::Unarchived, Some(by)) => tr!(l, notices.unarchived_by, by = by, about = about),
        (NoticeKind::Unarchived, None) => tr!(l, notices.unarchived, about = about),
        (NoticeKind::Unshortlisted, _) => tr!(l, notices.unshortlisted, about = about),
        (NoticeKind::Left, Some(by)) => tr!(l, notices.left_by, by = by, about = about),
        (NoticeKind::Left, None) => tr!(l, notices.left, about = about),
        (NoticeKind::Uninvited, _) if about.is_empty() => tr!(l, notices.uninvited_somewhere).to_owned(),
        (NoticeKind::Uninvited, _) => tr!(l, notices.uninvited, about = about),
        (NoticeKind::Cancelled, _) => tr!(l, notices.cancelled, about = about),
        (NoticeKind::Reopening, _) => tr!(l, notices.reopening, about = about),
        (NoticeKind::Parted, _) => tr!(l, notices.parted, about = about),
        (NoticeKind::Review, _) => tr!(l, notices.review, about = about),
        (NoticeKind::Followed, _) => followed(l, notice.fact, about),
    };
    (words, kind_name(l, notice.kind).to_owned())
}

/// What happened to an idea its reader follows.
fn followed(l: Locale, fact: Option<Fact>, about: &str) -> String {
    match fact {
        Some(Fact::Answered) => tr!(l, notices.followed_answered, about = about),
        Some(Fact::Shortlisted) => tr!(l, notices.followed_shortlisted, about = about),
        Some(Fact::Merged) => tr!(l, notices.followed_merged, about = about),
        Some(Fact::Corrected) => tr!(l, notices.followed_corrected, about = about),
        Some(Fact::Reopened) => tr!(l, notices.followed_reopened, about = about),
        None => tr!(l, notices.followed, about = about),
    }
}

fn icon(kind: NoticeKind) -> icondata::Icon {
    match kind {
        NoticeKind::Answer => icondata::LuInbox,
        NoticeKind::Jury => icondata::LuGavel,
        NoticeKind::ClosingSoon => icondata::LuClock,
        NoticeKind::Results => icondata::LuTrophy,
        NoticeKind::Reply => icondata::LuMessageSquare,
        NoticeKind::Reopened => icondata::LuRotateCcw,
        NoticeKind::Hosting => icondata::LuMegaphone,
        NoticeKind::Opened => icondata::LuLightbulb,
        NoticeKind::ChangesAsked => icondata::LuPencil,
        NoticeKind::Again => icondata::LuInbox,
        NoticeKind::Merged | NoticeKind::SupportLost => icondata::LuMerge,
        NoticeKind::SecondLook => icondata::LuEye,
        NoticeKind::Awaited | NoticeKind::Overdue => icondata::LuClock,
        NoticeKind::CoAuthor | NoticeKind::Joined => icondata::LuUsers,
        NoticeKind::Shortlisted => icondata::LuGavel,
        NoticeKind::Completion => icondata::LuPencil,
        NoticeKind::NamesRead | NoticeKind::ScoresRead => icondata::LuEye,
        NoticeKind::NamesShown => icondata::LuEye,
        NoticeKind::Opinion | NoticeKind::OpinionGiven => icondata::LuMessageSquare,
        NoticeKind::Erratum => icondata::LuPencil,
        NoticeKind::Withdrawn | NoticeKind::Left | NoticeKind::Uninvited => icondata::LuLogOut,
        NoticeKind::Cancelled => icondata::LuTriangleAlert,
        NoticeKind::Archived | NoticeKind::Review => icondata::LuInbox,
        NoticeKind::Unarchived | NoticeKind::Unshortlisted => icondata::LuRotateCcw,
        NoticeKind::Reopening => icondata::LuLockOpen,
        NoticeKind::Parted => icondata::LuMerge,
        NoticeKind::Followed => icondata::LuBell,
    }
}

fn place(place: Place) -> String {
    match place {
        Place::Idea(id) => routes::idea(id),
        Place::Challenge(id) => routes::challenge(id),
        Place::Results(id) => routes::results(id),
        Place::Round(id) => routes::round(id),
        Place::JuryDesk => routes::JURY.to_owned(),
        Place::HostDesk => routes::HOST.to_owned(),
        Place::Home => routes::HOME.to_owned(),
    }
}
