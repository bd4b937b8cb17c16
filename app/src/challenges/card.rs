//! A challenge as a card: its picture, its phase, what one can win, and until when.
use super::words::{theme_name, until};
use crate::{
    language::{Locale, locale, tr, trn},
    routes,
    ui::{Countdown, Cover, PhaseBadge},
};
use domain::{
    Stamp,
    challenges::{ChallengeRow, Phase, Voting},
};
use leptos::prelude::*;

#[component]
pub fn ChallengeCard(
    row: ChallengeRow,
    /// The moment the list was read.
    now: Stamp,
    /// Counts down to the end of the phase, too.
    #[prop(optional)]
    countdown: bool,
) -> impl IntoView {
    let l = locale();
    let href = match row.phase {
        Phase::Results => routes::results(row.id),
        Phase::Standing
        | Phase::Announced
        | Phase::Submissions
        | Phase::Voting
        | Phase::Judging
        | Phase::Deliberation
        | Phase::ResultsLate
        | Phase::Cancelled => routes::challenge(row.id),
    };
    let facts = facts(l, &row, &now).into_iter().map(|fact| view! { <span>{fact}</span> }).collect_view();
    view! {
        <article class="challenge-card">
            <div class="inner">
                <Cover title=row.title.clone()/>
                <div class="body">
                    <PhaseBadge phase=row.phase/>
                    <h3><a href=href>{row.title.clone()}</a></h3>
                    <p class="brief">{promise(l, &row)}</p>
                    <p class="when">{facts}</p>
                    {row.next.filter(|_| countdown).map(|to| view! { <Countdown to now size="small"/> })}
                </div>
            </div>
        </article>
    }
}

/// What one can win; the theme where there is nothing to win.
fn promise(l: Locale, row: &ChallengeRow) -> String {
    match row.prizes.is_empty() {
        false => tr!(l, challenges.to_win, prizes = row.prizes.join(" · ")),
        true if row.phase == Phase::Standing => tr!(l, challenges.standing_promise).to_owned(),
        true => theme_name(l, row.theme).to_owned(),
    }
}

/// Until when, how many ideas, how many votes.
fn facts(l: Locale, row: &ChallengeRow, now: &Stamp) -> Vec<String> {
    let until = row.next.and_then(|next| until(l, row.phase, &next, now));
    let entries = (row.phase != Phase::Announced).then(|| trn!(l, row.entries, ideas.count_1, ideas.count_n));
    let votes = match row.voting {
        Voting::Votes { budget, .. } => Some(trn!(l, budget, challenges.votes_each_1, challenges.votes_each_n)),
        Voting::Simple | Voting::JuryOnly => None,
    };
    let votes = votes.filter(|_| matches!(row.phase, Phase::Announced | Phase::Submissions | Phase::Voting));
    [until, entries, votes].into_iter().flatten().collect()
}
