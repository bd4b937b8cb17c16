//! Why I have my points: the total, every line of the ledger, and what earns points. Shown to nobody else.
use super::{api::MyPoints as AskMyPoints, rules::rule_name};
use crate::{
    language::{Locale, is_one, locale, number, tr},
    routes,
    ui::{Bars, Column, Empty, Page, SectionHead, TableScroll, Time, loaded},
    wire::Asked,
};
use domain::credit::{DAILY_CAP, MyPoints, PointEntry, Rule};
use leptos::prelude::*;

pub struct PointsPage {
    points: Asked<MyPoints>,
}

impl Page for PointsPage {
    fn data() -> Self {
        Self { points: Asked::new(|| AskMyPoints {}) }
    }

    fn view(this: Self) -> AnyView {
        loaded(this.points, show)
    }
}

fn show(points: MyPoints) -> AnyView {
    let l = locale();
    let unit = if is_one(l, points.total) { tr!(l, credit.total_1) } else { tr!(l, credit.total_n) };
    view! {
        <Column title=tr!(l, credit.why)>
            <header class="page-head">
                <h1>{tr!(l, credit.why)}</h1>
                <p class="points-total"><b>{number(l, points.total)}</b> {unit}</p>
                <p class="lead">{tr!(l, credit.only_you)}</p>
            </header>
            <div class="stack" data-gap="wide">
                {summary(l, &points)}
                {lines(l, points.entries)}
                {rules(l, points.rules)}
            </div>
        </Column>
    }
    .into_any()
}

/// What each rule brought, where the lines shown say it all.
fn summary(l: Locale, points: &MyPoints) -> Option<impl IntoView + use<>> {
    let sum = |rule: Rule| points.entries.iter().filter(|entry| entry.rule == rule).map(|entry| entry.amount).sum::<i64>();
    let rows: Vec<_> = Rule::ALL.into_iter().map(|rule| (rule_name(l, rule).to_owned(), sum(rule))).filter(|(_, sum)| *sum > 0).collect();
    let whole = !rows.is_empty() && rows.iter().map(|(_, sum)| sum).sum::<i64>() == points.total;
    whole.then(|| {
        view! {
            <section aria-labelledby="summary">
                <SectionHead id="summary" title=tr!(l, credit.summary)/>
                <div class="measure"><Bars rows/></div>
            </section>
        }
    })
}

fn lines(l: Locale, entries: Vec<PointEntry>) -> AnyView {
    if entries.is_empty() {
        return view! {
            <Empty icon=icondata::LuAward title=tr!(l, credit.none_yet) words=tr!(l, credit.none_yet_words)>
                <a class="button" data-kind="primary" href=routes::NEW_IDEA>{tr!(l, common.propose)}</a>
            </Empty>
        }
        .into_any();
    }
    let heads = [tr!(l, credit.date), tr!(l, credit.amount), tr!(l, credit.rule), tr!(l, credit.idea)].map(str::to_owned).to_vec();
    let rows = entries.into_iter().map(|entry| line(l, entry)).collect_view();
    view! {
        <section aria-labelledby="lines">
            <SectionHead id="lines" title=tr!(l, credit.lines)/>
            <p class="small soft">{tr!(l, credit.lines_words)}</p>
            <TableScroll name=tr!(l, credit.lines) heads>{rows}</TableScroll>
        </section>
    }
    .into_any()
}

fn line(l: Locale, entry: PointEntry) -> impl IntoView {
    let PointEntry { rule, amount, at, idea } = entry;
    let name = rule_name(l, rule);
    let rule = if amount < 0 { tr!(l, credit.reversal, rule = name) } else { name.to_owned() };
    let idea = match idea {
        Some((id, title)) => view! { <a href=routes::idea(id)>{title}</a> }.into_any(),
        None => "–".into_any(),
    };
    view! {
        <tr>
            <td><Time at/></td>
            <td><span class="amount-line" data-sign=(amount < 0).then_some("minus")>{signed(l, amount)}</span></td>
            <th scope="row">{rule}</th>
            <td>{idea}</td>
        </tr>
    }
}

fn signed(l: Locale, amount: i64) -> String {
    if amount > 0 { format!("+{}", number(l, amount)) } else { number(l, amount) }
}

fn rules(l: Locale, rules: Vec<(Rule, i64)>) -> impl IntoView {
    let heads = [tr!(l, credit.rule), tr!(l, credit.amount)].map(str::to_owned).to_vec();
    let rows = rules.into_iter().map(move |(rule, points)| {
        view! { <tr><th scope="row">{rule_name(l, rule)}</th><td>{number(l, points)}</td></tr> }
    });
    view! {
        <section aria-labelledby="rules">
            <SectionHead id="rules" title=tr!(l, credit.rules)/>
            <div class="stack measure">
                <TableScroll name=tr!(l, credit.rules) heads>{rows.collect_view()}</TableScroll>
                <p class="small soft">{tr!(l, credit.rules_words, cap = number(l, DAILY_CAP))}</p>
            </div>
        </section>
    }
}
