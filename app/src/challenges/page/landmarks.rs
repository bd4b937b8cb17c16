//! Beside the invitation: the calendar, the prizes, the rules of the game, who judges and on what.
use crate::{
    challenges::words::{rule_words, voting_words, whom, worth},
    language::{Locale, locale, number, tr, trn},
    routes,
    ui::{Author, SectionHead},
};
use calendar::calendar;
use domain::{
    challenges::{ChallengePage, CriterionLine, PrizeLine, Voting},
    ideas::AnswerTimes,
    people::PersonRef,
};
use leptos::prelude::*;

/// The phases as a line, with their dates.
mod calendar;

#[component]
pub fn Landmarks(page: ChallengePage) -> impl IntoView {
    let l = locale();
    view! {
        <aside class="stack" data-gap="wide" aria-label=tr!(l, challenges.landmarks)>
            {calendar(l, &page)}
            {prizes(l, &page.prizes)}
            {game(l, &page)}
            {criteria(l, &page.criteria)}
        </aside>
    }
}

fn prizes(l: Locale, prizes: &[PrizeLine]) -> AnyView {
    if prizes.is_empty() {
        return ().into_any();
    }
    let line = |prize: &PrizeLine| {
        let value = worth(l, &prize.label, prize.value);
        let several = (prize.quantity > 1).then(|| trn!(l, prize.quantity, challenges.awarded_1, challenges.awarded_n));
        let more = [value, several].into_iter().flatten().collect::<Vec<_>>().join(", ");
        view! {
            <li data-rank=prize.rank.to_string()>
                <b>{prize.rank.to_string()}</b>
                <span>{prize.label.clone()}</span>
                {(!more.is_empty()).then(|| view! { <small>{more}</small> })}
            </li>
        }
    };
    view! {
        <section aria-labelledby="prizes">
            <SectionHead id="prizes" title=tr!(l, challenges.prizes)/>
            <ol class="prizes" role="list">{prizes.iter().map(line).collect_view()}</ol>
        </section>
    }
    .into_any()
}

/// Who takes part, how votes count, who judges.
fn game(l: Locale, page: &ChallengePage) -> impl IntoView + use<> {
    let fact = |name: &'static str, value: AnyView| view! { <dt>{name}</dt><dd>{value}</dd> };
    let limit = page.entry_limit.map(|n| trn!(l, n, challenges.limit_1, challenges.limit_n).into_any());
    let left = page.votes_left.map(|n| trn!(l, n, challenges.votes_left_1, challenges.votes_left_n).into_any());
    let hidden = page.counts_hidden.then(|| tr!(l, challenges.counts_hidden_now).into_any());
    let blind = page.blind.then(|| tr!(l, challenges.names_blind).into_any());
    let waits = page.answer_times.map(|times| answer_times(l, times, page.standing).into_any());
    let voting_asked = if page.voting == Voting::JuryOnly { tr!(l, challenges.decision) } else { tr!(l, challenges.votes) };
    view! {
        <section aria-labelledby="game">
            <SectionHead id="game" title=tr!(l, challenges.game)/>
            <dl class="facts">
                {fact(tr!(l, challenges.who), whom(l, &page.departments, &page.sites).into_any())}
                {limit.map(|limit| fact(tr!(l, challenges.entries), limit))}
                {fact(voting_asked, voting_words(l, page.voting).into_any())}
                {rule_words(l, page.shortlist).map(|rule| fact(tr!(l, challenges.shortlisting), rule.into_any()))}
                {left.map(|left| fact(tr!(l, challenges.mine), left))}
                {blind.map(|blind| fact(tr!(l, challenges.names), blind))}
                {hidden.map(|hidden| fact(tr!(l, challenges.counts), hidden))}
                {waits.map(|waits| fact(tr!(l, challenges.answer_times), waits))}
                {people(tr!(l, challenges.hosts), &page.hosts)}
                {people(tr!(l, challenges.jury), &page.panel)}
            </dl>
            {page.has_rules.then(|| view! { <p><a href=routes::rules(page.id)>{tr!(l, challenges.read_rules)}</a></p> })}
        </section>
    }
}

/// How long answers take here, lately or at all.
fn answer_times(l: Locale, times: AnswerTimes, lately: bool) -> String {
    let words = match times.days {
        0 => tr!(l, challenges.answer_times_0).to_owned(),
        n => trn!(l, n, challenges.answer_times_1, challenges.answer_times_n),
    };
    let of = number(l, times.answers);
    if lately {
        tr!(l, challenges.answer_times_lately, words = words, n = of)
    } else {
        tr!(l, challenges.answer_times_of, words = words, n = of)
    }
}

/// The chair of a panel comes first.
fn people(role: &'static str, people: &[PersonRef]) -> AnyView {
    if people.is_empty() {
        return ().into_any();
    }
    let names = people.iter().cloned().map(|person| view! { <li><Author person/></li> }).collect_view();
    view! { <dt>{role}</dt><dd><ul class="people-list" role="list">{names}</ul></dd> }.into_any()
}

fn criteria(l: Locale, criteria: &[CriterionLine]) -> AnyView {
    if criteria.is_empty() {
        return ().into_any();
    }
    let line = |criterion: &CriterionLine| {
        let CriterionLine { name, help, counted } = criterion.clone();
        let name = if counted { name } else { tr!(l, challenges.criterion_uncounted, name = name) };
        let help = (!help.is_empty()).then(|| view! { <small>{help}</small> });
        view! { <li><span>{name}</span>{help}</li> }
    };
    view! {
        <section aria-labelledby="criteria">
            <SectionHead id="criteria" title=tr!(l, challenges.criteria)/>
            <ul class="criteria-list" role="list">{criteria.iter().map(line).collect_view()}</ul>
        </section>
    }
    .into_any()
}
