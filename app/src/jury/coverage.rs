//! Who has handed in how many cards: a bar each, and the same in a table.
use crate::{
    language::{Locale, locale, number, tr, trn},
    ui::{Meter, Notice, SectionHead, TableScroll},
};
use domain::jury::{Assignment, JurorCoverage, Link, LinkedJuror, ShortPitch, SteppedAside};
use leptos::prelude::*;

#[component]
pub fn Coverage(
    jurors: Vec<JurorCoverage>,
    /// For who presides.
    short: Vec<ShortPitch>,
    /// For who presides.
    aside: Vec<SteppedAside>,
    /// For who presides.
    links: Vec<LinkedJuror>,
) -> impl IntoView {
    let l = locale();
    let bars = jurors.iter().map(|juror| bar(l, juror)).collect_view();
    let rows = jurors.iter().map(|juror| row(l, juror)).collect_view();
    let heads = [tr!(l, jury.juror), tr!(l, jury.cards_handed_in), tr!(l, jury.expected), tr!(l, jury.missing)].map(str::to_owned).to_vec();
    let empty = jurors.is_empty();
    view! {
        <section aria-labelledby="coverage">
            <SectionHead id="coverage" title=tr!(l, jury.coverage)/>
            {empty.then(|| view! { <p class="soft">{tr!(l, jury.nobody_expected)}</p> })}
            {(!short.is_empty()).then(|| fell_short(l, short))}
            <ul class="bars measure" role="list">{bars}</ul>
            <details class="disclosure measure">
                <summary>{tr!(l, jury.coverage_table)}</summary>
                <TableScroll name=tr!(l, jury.coverage) heads>{rows}</TableScroll>
            </details>
            {(!aside.is_empty()).then(|| stepped_aside(l, aside))}
            {(!links.is_empty()).then(|| linked(l, links))}
        </section>
    }
}

/// What fewer judge than was asked for, and why.
fn fell_short(l: Locale, short: Vec<ShortPitch>) -> impl IntoView {
    let one = |of: &ShortPitch| {
        let (title, planned) = (of.title.as_str(), number(l, of.planned));
        let words = match of.jurors {
            0 => tr!(l, jury.short_of_0, title = title, planned = planned),
            jurors => trn!(l, jurors, jury.short_of_1, jury.short_of_n, title = title, planned = planned),
        };
        view! { <li>{words}</li> }
    };
    let count = i64::try_from(short.len()).unwrap_or_default();
    view! {
        <div class="stack measure">
            <Notice tone="warn">{trn!(l, count, jury.short_1, jury.short_n)}</Notice>
            <ul class="stack small">{short.iter().map(one).collect_view()}</ul>
        </div>
    }
}

/// Who judges what no more, and what they wrote of it.
fn stepped_aside(l: Locale, aside: Vec<SteppedAside>) -> impl IntoView {
    let one = |of: SteppedAside| {
        let (name, title) = (of.juror.name.as_str(), of.title.as_str());
        let words = match of.how {
            Assignment::Recused => tr!(l, jury.aside_recused, name = name, title = title),
            Assignment::Passed | Assignment::Left | Assignment::Open => tr!(l, jury.aside_has_passed, name = name, title = title),
        };
        let why = (!of.why.is_empty()).then(|| view! { <blockquote class="small">{of.why}</blockquote> });
        view! { <li>{words} {why}</li> }
    };
    let count = i64::try_from(aside.len()).unwrap_or_default();
    view! {
        <details class="disclosure measure">
            <summary>{trn!(l, count, jury.aside_1, jury.aside_n)}</summary>
            <ul class="stack">{aside.into_iter().map(one).collect_view()}</ul>
        </details>
    }
}

/// Who judges what they may be tied to: to look at, and to ask.
fn linked(l: Locale, links: Vec<LinkedJuror>) -> impl IntoView {
    let one = |of: LinkedJuror| {
        let words = of.links.iter().map(|link| link_words(l, *link)).collect::<Vec<_>>().join(", ");
        view! { <li>{tr!(l, jury.link_of, name = of.juror.name.as_str(), title = of.title.as_str(), links = words)}</li> }
    };
    let count = i64::try_from(links.len()).unwrap_or_default();
    view! {
        <details class="disclosure measure">
            <summary>{trn!(l, count, jury.links_1, jury.links_n)}</summary>
            <p class="soft small">{tr!(l, jury.links_words)}</p>
            <ul class="stack">{links.into_iter().map(one).collect_view()}</ul>
        </details>
    }
}

/// As the panel reads it; never whether it was a support or a comment.
pub fn link_words(l: Locale, link: Link) -> &'static str {
    match link {
        Link::SameTeam => tr!(l, jury.link_same_team),
        Link::TookPart => tr!(l, jury.link_took_part),
    }
}

fn bar(l: Locale, juror: &JurorCoverage) -> impl IntoView + use<> {
    let JurorCoverage { juror, handed_in, expected } = juror;
    let (done, total) = (number(l, *handed_in), number(l, *expected));
    let label = tr!(l, jury.coverage_of, name = juror.name.as_str(), done = done.as_str(), total = total.as_str());
    let tone = if handed_in >= expected { "good" } else { "" };
    view! {
        <li>
            <span>{juror.name.clone()}</span>
            <Meter value=*handed_in most=*expected label tone/>
            <data value=handed_in.to_string()>{tr!(l, jury.done_of, done = done, total = total)}</data>
        </li>
    }
}

fn row(l: Locale, juror: &JurorCoverage) -> impl IntoView + use<> {
    let missing = (juror.expected - juror.handed_in).max(0);
    view! {
        <tr>
            <th scope="row">{juror.juror.name.clone()}</th>
            <td>{number(l, juror.handed_in)}</td>
            <td>{number(l, juror.expected)}</td>
            <td>{number(l, missing)}</td>
        </tr>
    }
}
