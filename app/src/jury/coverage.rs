//! Who has handed in how many cards: a bar each, and the same in a table.
use crate::{
    language::{Locale, locale, number, tr},
    ui::{Meter, SectionHead, TableScroll},
};
use domain::jury::JurorCoverage;
use leptos::prelude::*;

#[component]
pub fn Coverage(jurors: Vec<JurorCoverage>) -> impl IntoView {
    let l = locale();
    let bars = jurors.iter().map(|juror| bar(l, juror)).collect_view();
    let rows = jurors.iter().map(|juror| row(l, juror)).collect_view();
    let heads = [tr!(l, jury.juror), tr!(l, jury.cards_handed_in), tr!(l, jury.expected), tr!(l, jury.missing)].map(str::to_owned).to_vec();
    let empty = jurors.is_empty();
    view! {
        <section aria-labelledby="coverage">
            <SectionHead id="coverage" title=tr!(l, jury.coverage)/>
            {empty.then(|| view! { <p class="soft">{tr!(l, jury.nobody_expected)}</p> })}
            <ul class="bars measure" role="list">{bars}</ul>
            <details class="disclosure measure">
                <summary>{tr!(l, jury.coverage_table)}</summary>
                <TableScroll name=tr!(l, jury.coverage) heads>{rows}</TableScroll>
            </details>
        </section>
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
