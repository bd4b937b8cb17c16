//! The phases of a challenge as a line: what is done, what goes on, what comes, each with its date.
use crate::{
    language::{Locale, hour, times, tr},
    ui::SectionHead,
};
use domain::{
    Stamp,
    challenges::{ChallengePage, Phase},
};
use leptos::prelude::*;

pub fn calendar(l: Locale, page: &ChallengePage) -> AnyView {
    let [opens, submissions, voting, judging, results] = page.dates.as_slice() else { return ().into_any() };
    let until = |at: &Stamp| tr!(l, challenges.until, day = times::day_near(l, &at.local, &page.now.local), hour = hour(l, &at.local));
    let at = |at: &Stamp| tr!(l, common.date_at, day = times::day_near(l, &at.local, &page.now.local), hour = hour(l, &at.local));
    let promised = match page.phase {
        Phase::ResultsLate => tr!(l, challenges.promised, when = at(results)),
        Phase::Standing
        | Phase::Announced
        | Phase::Submissions
        | Phase::Voting
        | Phase::Judging
        | Phase::Deliberation
        | Phase::Results
        | Phase::Cancelled => at(results),
    };
    // Where votes end together with submissions, they are no phase of their own.
    let votes = (voting.at > submissions.at).then(|| (2, tr!(l, challenges.step_voting), until(voting), voting));
    let steps = [
        Some((0, tr!(l, challenges.step_opens), at(opens), opens)),
        Some((1, tr!(l, challenges.step_submissions), until(submissions), submissions)),
        votes,
        Some((3, tr!(l, challenges.step_judging), until(judging), judging)),
        Some((4, tr!(l, challenges.step_results), promised, results)),
    ];
    let reached = reached(page);
    let steps = steps.into_iter().flatten().map(|(step, name, when, stamp)| {
        let state = if step < reached {
            "done"
        } else if step == reached {
            "now"
        } else {
            "next"
        };
        let now = (state == "now").then_some("step");
        let exact = stamp.local.input_value();
        view! { <li data-state=state aria-current=now>{name}<small><time datetime=exact>{when}</time></small></li> }
    });
    view! {
        <section aria-labelledby="calendar">
            <SectionHead id="calendar" title=tr!(l, challenges.calendar)/>
            <ol class="timeline" role="list">{steps.collect_view()}</ol>
        </section>
    }
    .into_any()
}

/// The step that goes on; all are done once the results are out.
fn reached(page: &ChallengePage) -> usize {
    match page.phase {
        Phase::Standing | Phase::Announced => 0,
        Phase::Submissions => 1,
        Phase::Voting => 2,
        Phase::Judging => 3,
        Phase::Deliberation | Phase::ResultsLate => 4,
        Phase::Results => 5,
        // Given up: what had passed has passed, and nothing goes on.
        Phase::Cancelled => 5,
    }
}
