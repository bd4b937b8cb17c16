//! What people rely on since the opening: shown, with the reason, and sent back as it was.
use crate::{
    challenges::words::{rule_words, voting_words, whom},
    error::refusal,
    language::{Locale, locale, tr, trn},
    routes,
    ui::Notice,
};
use domain::{
    Refusal,
    challenges::{ChallengeDesk, ChallengeForm, PrizeForm, ShortlistRule, Voting},
};
use leptos::prelude::*;

#[component]
pub fn Locked(desk: ChallengeDesk) -> impl IntoView {
    let l = locale();
    view! {
        <fieldset class="fieldset">
            <legend>{tr!(l, challenges.locked)}</legend>
            <Notice>{refusal(l, Refusal::LockedSinceOpening)} " " {tr!(l, challenges.locked_words)}</Notice>
            {shown(l, &desk)}
            {kept(&desk.form)}
        </fieldset>
    }
}

fn shown(l: Locale, desk: &ChallengeDesk) -> impl IntoView + use<> {
    let fact = |name: &'static str, value: AnyView| view! { <dt>{name}</dt><dd>{value}</dd> };
    let form = &desk.form;
    let departments = names(&desk.departments, &form.departments);
    let sites = names(&desk.sites, &form.sites);
    let limit = form.entry_limit.parse().ok().map(|n: i64| trn!(l, n, challenges.limit_1, challenges.limit_n));
    let prizes = form.prizes.iter().map(|prize| prize.label.clone()).collect::<Vec<_>>().join(", ");
    let rules = desk.challenge.map(|id| view! { <a href=routes::rules(id)>{tr!(l, challenges.read_rules)}</a> }.into_any());
    view! {
        <dl class="facts">
            {fact(tr!(l, challenges.who), whom(l, &departments, &sites).into_any())}
            {fact(tr!(l, challenges.votes), voting_words(l, voting(form)).into_any())}
            {(form.counts_hidden == "on").then(|| fact(tr!(l, challenges.counts), tr!(l, challenges.counts_hidden).into_any()))}
            {(form.blind == "on").then(|| fact(tr!(l, challenges.names), tr!(l, challenges.names_blind).into_any()))}
            {rule_words(l, rule(form)).map(|rule| fact(tr!(l, challenges.shortlisting), rule.into_any()))}
            {limit.map(|limit| fact(tr!(l, challenges.entries), limit.into_any()))}
            {(!prizes.is_empty()).then(|| fact(tr!(l, challenges.prizes), prizes.into_any()))}
            {rules.filter(|_| !form.rules.is_empty()).map(|rules| fact(tr!(l, challenges.rules), rules))}
        </dl>
    }
}

fn names<Id: ToString>(all: &[(Id, String)], chosen: &[String]) -> Vec<String> {
    all.iter().filter(|(id, _)| chosen.contains(&id.to_string())).map(|(_, name)| name.clone()).collect()
}

fn voting(form: &ChallengeForm) -> Voting {
    let number = |typed: &str| typed.parse().unwrap_or_default();
    match form.voting.as_str() {
        "votes" => Voting::Votes { budget: number(&form.budget), per_idea: number(&form.per_idea) },
        "jury_only" => Voting::JuryOnly,
        _ => Voting::Simple,
    }
}

fn rule(form: &ChallengeForm) -> ShortlistRule {
    let number = |typed: &str| typed.parse().unwrap_or_default();
    match form.shortlist.as_str() {
        "places" => ShortlistRule::Places { places: number(&form.places), per_site: number(&form.per_site) },
        "supports" => ShortlistRule::Supports { least: number(&form.least) },
        _ => ShortlistRule::Hosts,
    }
}

/// The same values again: a change of them would be refused.
fn kept(form: &ChallengeForm) -> impl IntoView + use<> {
    let hidden = |name: String, value: String| view! { <input r#type="hidden" name=name value=value/> };
    let one = [
        ("rules", &form.rules),
        ("voting", &form.voting),
        ("budget", &form.budget),
        ("per_idea", &form.per_idea),
        ("counts_hidden", &form.counts_hidden),
        ("blind", &form.blind),
        ("shortlist", &form.shortlist),
        ("places", &form.places),
        ("per_site", &form.per_site),
        ("least", &form.least),
        ("entry_limit", &form.entry_limit),
    ];
    let one = one.map(|(name, value)| hidden(name.to_owned(), value.clone()));
    let departments = form.departments.iter().map(|id| hidden("departments[]".to_owned(), id.clone())).collect_view();
    let sites = form.sites.iter().map(|id| hidden("sites[]".to_owned(), id.clone())).collect_view();
    let prizes = form.prizes.iter().enumerate().map(|(i, PrizeForm { rank, label, value, quantity })| {
        let fields = [("rank", rank), ("label", label), ("value", value), ("quantity", quantity)];
        fields.map(|(field, value)| hidden(format!("prizes[{i}][{field}]"), value.clone())).collect_view()
    });
    view! { {one.collect_view()} {departments} {sites} {prizes.collect_view()} }
}
