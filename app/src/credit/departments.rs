//! Departments compared a head, with shrinkage, from five ranked people on.
use crate::{
    language::{Locale, locale, number, rounded, tr},
    ui::{Empty, Meter, SectionHead, TableScroll},
};
use domain::credit::RankedDepartment;
use leptos::prelude::*;

/// All of them, to be compared.
#[component]
pub fn Departments(departments: Vec<RankedDepartment>) -> impl IntoView {
    let l = locale();
    if departments.is_empty() {
        return view! { <Empty icon=icondata::LuUsers title=tr!(l, credit.no_department) words=tr!(l, credit.no_department_words)/> }
            .into_any();
    }
    let heads = [tr!(l, credit.rank), tr!(l, credit.department), tr!(l, credit.per_head), tr!(l, credit.people_ranked)].map(str::to_owned);
    let rows = departments.into_iter().map(|department| row(l, department)).collect_view();
    view! {
        <section aria-labelledby="departments">
            <SectionHead id="departments" title=tr!(l, credit.by_department)/>
            <div class="stack">
                <TableScroll name=tr!(l, credit.by_department) heads=heads.to_vec()>{rows}</TableScroll>
                <p class="small soft measure">{tr!(l, credit.per_head_words)}</p>
            </div>
        </section>
    }
    .into_any()
}

fn row(l: Locale, department: RankedDepartment) -> impl IntoView {
    let RankedDepartment { rank, name, people, per_head } = department;
    view! {
        <tr>
            <td>{number(l, rank)}</td>
            <th scope="row">{name}</th>
            <td><strong>{rounded(l, per_head, 100)}</strong></td>
            <td>{number(l, people)}</td>
        </tr>
    }
}

/// The first of them, at a glance.
#[component]
pub fn DepartmentBars(
    departments: Vec<RankedDepartment>,
    /// Where all of them are.
    all: String,
) -> impl IntoView {
    let l = locale();
    let most = departments.iter().map(|department| department.per_head).max().unwrap_or(1);
    let bars = departments.into_iter().take(5).map(|department| {
        let RankedDepartment { name, per_head, .. } = department;
        view! {
            <li>
                <span>{name.clone()}</span>
                <Meter value=per_head most=most label=name/>
                <data value=per_head.to_string()>{rounded(l, per_head, 100)}</data>
            </li>
        }
    });
    view! {
        <section aria-labelledby="departments">
            <SectionHead id="departments" title=tr!(l, credit.by_department) link=(all, tr!(l, credit.all_departments).to_owned())/>
            <div class="stack">
                <ul class="bars measure" role="list">{bars.collect_view()}</ul>
                <p class="small soft measure">{tr!(l, credit.per_head_words)}</p>
            </div>
        </section>
    }
}
