//! An idea in review: until when an answer is promised, what a host asked, and what its author changed since. Of one that is open
//! for long, the promise.
use super::changes::changes;
use crate::{
    language::{Locale, times, tr, trn},
    routes,
    ui::{Icon, Notice, SectionHead, Time},
};
use domain::{
    Stamp,
    ideas::{AnswerClock, IdeaPage, Review, Stage, Step},
};
use leptos::prelude::*;

pub fn review(l: Locale, idea: &IdeaPage) -> AnyView {
    let Some(Review { clock, asked, changes: changed }) = idea.review.clone() else { return ().into_any() };
    let now = idea.now;
    let state = if idea.stage.is_in_review() { tr!(l, ideas.in_review) } else { tr!(l, ideas.left_open) };
    let clock = clock.map(|clock| view! { <Clock clock state now/> });
    let waits = idea.stage == Stage::Returned;
    let mine = idea.abilities.edit;
    let asked = asked.map(|step| request(l, step, waits, now));
    let again = (waits && mine).then(|| {
        view! {
            <p><a class="button" data-kind="primary" href=routes::edit_idea(idea.id)><Icon of=icondata::LuPencil/>{tr!(l, ideas.answer_request)}</a></p>
        }
    });
    let changed = (!changed.is_empty()).then(|| {
        view! {
            <section aria-labelledby="changes">
                <SectionHead id="changes" title=tr!(l, ideas.changes_since)/>
                {changes(l, changed)}
            </section>
        }
    });
    view! { <div class="stack review">{clock} {asked} {again} {changed}</div> }.into_any()
}

/// What was asked, and by whom.
fn request(l: Locale, step: Step, waits: bool, now: Stamp) -> impl IntoView {
    let by = step.by.map(|person| person.name).unwrap_or_default();
    let paragraphs = step.reason.split("\n\n").map(|p| view! { <p class="lines">{p.to_owned()}</p> }).collect_view();
    view! {
        <section class="request" data-waits=waits.then_some("") aria-labelledby="request">
            <h2 id="request">{tr!(l, ideas.request)}</h2>
            <blockquote>{paragraphs}</blockquote>
            <p class="small soft">{by} " " <Time at=step.at now/></p>
        </section>
    }
}

/// The promise as it runs, for its author and the hosts.
#[component]
pub fn Clock(
    clock: AnswerClock,
    /// What the idea waits in.
    state: &'static str,
    now: Stamp,
) -> impl IntoView {
    let l = crate::language::locale();
    let day = times::day_near(l, &clock.until.local, &now.local);
    let paused = clock.paused_until.map(|until| tr!(l, ideas.clock_paused, day = times::day_near(l, &until.local, &now.local)));
    if clock.late {
        return view! { <Notice tone="warn"><b>{state}</b> " " {tr!(l, ideas.clock_late, day = day)}</Notice> }.into_any();
    }
    let words = format!("{} {}", tr!(l, ideas.clock_until, day = day), left(l, clock.left));
    view! { <Notice><b>{state}</b> " " {words} {paused.map(|words| format!(" {words}"))}</Notice> }.into_any()
}

/// How many working days are left.
pub fn left(l: Locale, days: i64) -> String {
    match days {
        0 => tr!(l, ideas.clock_today).to_owned(),
        n => trn!(l, n, ideas.clock_left_1, ideas.clock_left_n),
    }
}
