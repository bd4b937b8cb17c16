//! What waits to be opened, sent back or answered: what is due first, first.
use crate::{
    language::{Locale, tr, trn},
    routes,
    ui::{Icon, SectionHead, StageBadge, author_name},
};
use domain::ideas::{AnswerClock, InReview};
use leptos::prelude::*;

pub fn reviews(l: Locale, in_review: Vec<InReview>) -> AnyView {
    if in_review.is_empty() {
        return ().into_any();
    }
    let rows = in_review.into_iter().map(|row| line(l, row)).collect_view();
    view! {
        <section aria-labelledby="reviews">
            <SectionHead id="reviews" title=tr!(l, ideas.desk_review)/>
            <ul class="answer-queue" role="list">{rows}</ul>
        </section>
    }
    .into_any()
}

fn line(l: Locale, InReview { row, clock, again }: InReview) -> impl IntoView {
    let href = routes::idea(row.id);
    let says = tr!(l, ideas.examine_this, title = row.title.clone());
    let again = again.then(|| format!(" · {}", tr!(l, ideas.came_again)));
    view! {
        <li>
            <div>
                <StageBadge stage=row.stage/>
                <h3><a href=href.clone()>{row.title}</a></h3>
                <p class="small soft">
                    {author_name(l, row.author)} " · " {row.challenge.unwrap_or_else(|| tr!(l, ideas.shark_tank).to_owned())} {again}
                </p>
                <p>{row.one_liner}</p>
            </div>
            <span class="answer-clock" data-state=state(&clock)>
                <Icon of=icondata::LuClock/>
                {due(l, &clock)}
            </span>
            <div class="actions cluster" data-gap="tight">
                <a class="button" data-size="small" href=href aria-label=says>{tr!(l, ideas.examine)}</a>
            </div>
        </li>
    }
}

pub fn state(clock: &AnswerClock) -> &'static str {
    match (clock.late, clock.left) {
        (true, _) => "late",
        (false, 0 | 1) => "soon",
        (false, _) => "ok",
    }
}

pub fn due(l: Locale, clock: &AnswerClock) -> String {
    match (clock.late, clock.left) {
        (true, _) => tr!(l, ideas.due_late).to_owned(),
        (false, 0) => tr!(l, ideas.due_today).to_owned(),
        (false, n) => trn!(l, n, ideas.due_1, ideas.due_n),
    }
}
