//! The desk of those who answer: what waits, promised answers first and then the oldest; how their challenges answer; the challenges themselves.
/// What waits to be opened.
mod review;

use super::api::AnsweringDesk;
use crate::{
    challenges::ChallengeCard,
    language::{Locale, locale, number, tr, trn},
    routes,
    ui::{Column, Empty, Icon, Page, PageHead, SectionHead, StageBadge, TableScroll, Time, author_name, loaded},
    wire::Asked,
};
use domain::{
    Stamp,
    challenges::ChallengeRow,
    ideas::{HostDesk, HostFigures, SpaceFigures, Waiting},
};
use leptos::prelude::*;

pub struct HostDeskPage {
    desk: Asked<HostDesk>,
}

impl Page for HostDeskPage {
    fn data() -> Self {
        Self { desk: Asked::new(|| AnsweringDesk {}) }
    }

    fn view(this: Self) -> AnyView {
        loaded(this.desk, show)
    }
}

fn show(desk: HostDesk) -> AnyView {
    let l = locale();
    let shown = i64::try_from(desk.waiting.len()).unwrap_or_default();
    let more = (shown < desk.count).then(|| tr!(l, ideas.desk_oldest, n = number(l, shown)));
    let to_review = i64::try_from(desk.in_review.len()).unwrap_or_default();
    let title = match (to_review, desk.count) {
        (0, 0) => tr!(l, ideas.desk_none).to_owned(),
        (0, n) => trn!(l, n, ideas.desk_1, ideas.desk_n),
        (n, _) => trn!(l, n, ideas.desk_to_review_1, ideas.desk_to_review_n),
    };
    let promise = trn!(l, desk.answer_days, ideas.desk_promise_1, ideas.desk_promise_n, days = number(l, desk.open_days));
    let promise = match desk.late {
        0 => promise,
        n => format!("{promise} {}", trn!(l, n, ideas.desk_late_1, ideas.desk_late_n)),
    };
    // Each promise stands with what it was made for.
    let (lead, below) = if to_review > 0 { (tr!(l, ideas.desk_review_words).to_owned(), Some(promise)) } else { (promise, None) };
    view! {
        <Column title=tr!(l, common.host_desk)>
            <PageHead title lead/>
            <p class="desk-ways"><a class="button" href=routes::BOARD><Icon of=icondata::LuKanban/>{tr!(l, ideas.board)}</a></p>
            <div class="stack" data-gap="wide">
                {review::reviews(l, desk.in_review)}
                {queue(l, desk.waiting, below)}
                {more.map(|words| view! { <p class="soft">{words}</p> })}
                {figures(l, desk.figures, desk.open_days)}
                {mine(l, desk.challenges, desk.now)}
            </div>
        </Column>
    }
    .into_any()
}

/// Open ideas, below what waits for a review with the promise they were made. Where something else waits, an empty list says
/// nothing.
fn queue(l: Locale, waiting: Vec<Waiting>, promise: Option<String>) -> AnyView {
    if waiting.is_empty() && promise.is_some() {
        return ().into_any();
    }
    if waiting.is_empty() {
        return view! {
            <Empty icon=icondata::LuInbox title=tr!(l, ideas.desk_empty) words=tr!(l, ideas.desk_empty_words)>
                <a class="button" href=routes::IDEAS>{tr!(l, common.browse_ideas)}</a>
            </Empty>
        }
        .into_any();
    }
    let rows = waiting.into_iter().map(|waiting| row(l, waiting)).collect_view();
    view! {
        <section aria-labelledby="queue">
            {match promise {
                Some(promise) => view! { <SectionHead id="queue" title=tr!(l, ideas.desk_open)/> <p class="soft">{promise}</p> }.into_any(),
                None => view! { <h2 class="visually-hidden" id="queue">{tr!(l, ideas.desk_queue)}</h2> }.into_any(),
            }}
            <ul class="answer-queue" role="list">{rows}</ul>
        </section>
    }
    .into_any()
}

fn row(l: Locale, waiting: Waiting) -> impl IntoView {
    let Waiting { row, days, clock } = waiting;
    let (state, waits) = match clock {
        Some(clock) if clock.late => ("late", trn!(l, days, ideas.late_1, ideas.late_n)),
        Some(clock) => (review::state(&clock), review::due(l, &clock)),
        None => ("ok", trn!(l, days, ideas.days_1, ideas.days_n)),
    };
    let href = routes::idea(row.id);
    let answer = tr!(l, ideas.answer_this, title = row.title.clone());
    let supports = row.supports.map(|n| format!(" · {}", trn!(l, n, ideas.supports_1, ideas.supports_n)));
    view! {
        <li>
            <div>
                <StageBadge stage=row.stage/>
                <h3><a href=href.clone()>{row.title}</a></h3>
                <p class="small soft">
                    {author_name(l, row.author)} " · " {row.challenge.unwrap_or_else(|| tr!(l, ideas.shark_tank).to_owned())} " · "
                    {tr!(l, ideas.proposed)} " " <Time at=row.since/> {supports}
                </p>
                <p>{row.one_liner}</p>
            </div>
            <span class="answer-clock" data-state=state>
                <Icon of=icondata::LuClock/>
                {waits}
            </span>
            <div class="actions cluster" data-gap="tight">
                <a class="button" data-size="small" href=routes::answer(row.id) aria-label=answer>{tr!(l, ideas.answer)}</a>
            </div>
        </li>
    }
}

fn figures(l: Locale, figures: HostFigures, open_days: i64) -> impl IntoView {
    let percent = |n: i64| view! { {number(l, n)} " " <small>"%"</small> }.into_any();
    let missing = || view! { <span class="soft">"–"</span> }.into_any();
    let figure = |words: &str, value: AnyView| view! { <div><dt>{words.to_owned()}</dt><dd>{value}</dd></div> };
    view! {
        <section aria-labelledby="figures">
            <SectionHead id="figures" title=tr!(l, ideas.figures)/>
            <div class="stack">
                <dl class="figures">
                    {figure(tr!(l, ideas.figure_ideas), number(l, figures.ideas).into_any())}
                    {figure(tr!(l, ideas.figure_participation), figures.participation.map_or_else(missing, percent))}
                </dl>
                {by_space(l, figures.spaces, open_days)}
            </div>
        </section>
    }
}

/// How each challenge answers: a line of its own, so that none is a host's.
fn by_space(l: Locale, spaces: Vec<SpaceFigures>, open_days: i64) -> AnyView {
    if spaces.is_empty() {
        return ().into_any();
    }
    let heads = vec![
        tr!(l, ideas.figure_space).to_owned(),
        tr!(l, ideas.figure_answers).to_owned(),
        tr!(l, ideas.figure_days).to_owned(),
        tr!(l, ideas.figure_in_time, days = number(l, open_days)),
    ];
    let row = |space: SpaceFigures| {
        let days = match space.times.map(|times| times.days) {
            None => tr!(l, ideas.figure_too_few).to_owned(),
            Some(0) => tr!(l, ideas.figure_days_0).to_owned(),
            Some(n) => trn!(l, n, ideas.figure_days_1, ideas.figure_days_n),
        };
        let in_time = tr!(l, ideas.figure_percent, n = number(l, space.in_time));
        view! {
            <tr>
                <th scope="row"><a href=routes::challenge(space.challenge.id)>{space.challenge.title}</a></th>
                <td data-kind="count">{number(l, space.answers)}</td>
                <td data-kind="count">{days}</td>
                <td data-kind="count">{in_time}</td>
            </tr>
        }
    };
    let rows = spaces.into_iter().map(row).collect_view();
    view! { <TableScroll name=tr!(l, ideas.figure_by_space) heads>{rows}</TableScroll> }.into_any()
}

fn mine(l: Locale, challenges: Vec<ChallengeRow>, now: Stamp) -> impl IntoView {
    let link = (routes::NEW_CHALLENGE.to_owned(), tr!(l, ideas.new_challenge).to_owned());
    let cards = challenges.into_iter().map(|row| view! { <li><ChallengeCard row now/></li> }).collect_view();
    view! {
        <section aria-labelledby="my-challenges">
            <SectionHead id="my-challenges" title=tr!(l, ideas.my_challenges) link/>
            <ul class="tiles" role="list">{cards}</ul>
        </section>
    }
}
