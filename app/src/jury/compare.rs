//! Two pitches side by side: my marks for both in one table, and below what each says. What is compared stands in the
//! address; the form that chooses is a plain one.
use super::{api, pitch::Pitch};
use crate::{
    language::{Locale, locale, rounded, tr},
    routes,
    ui::{Column, Icon, Notice, Page, TableScroll, loaded},
    wire::Asked,
};
use domain::{
    PitchId,
    jury::{Comparison, Criterion, Side},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

pub struct ComparisonPage {
    comparison: Asked<Comparison>,
}

impl Page for ComparisonPage {
    fn data() -> Self {
        let query = use_query_map();
        let chosen = move |name: &str| query.with(|query| query.get(name).unwrap_or_default());
        Self { comparison: Asked::new(move || api::Compare { a: chosen("a"), b: chosen("b") }) }
    }

    fn view(this: Self) -> AnyView {
        loaded(this.comparison, show)
    }
}

fn show(page: Comparison) -> AnyView {
    let l = locale();
    let chosen: Vec<PitchId> = page.sides.iter().map(|side| side.pitch).collect();
    let one = page.sides.len() < 2;
    let texts = page.sides.iter().zip(["pitch-a", "pitch-b"]).map(|(side, id)| {
        view! { <Pitch text=side.text.clone() beside=side.beside.clone() id heading=side.text.title.clone()/> }
    });
    let (texts, marks, challenge) = (texts.collect_view(), marks(l, &page), page.challenge.clone());
    view! {
        <Column title=tr!(l, jury.compare)>
            <header class="page-head">
                <p class="eyebrow">
                    <a href=routes::JURY><Icon of=icondata::LuArrowLeft/> " " {tr!(l, common.jury_desk)}</a>
                    <span>{challenge}</span>
                </p>
                <h1>{tr!(l, jury.compare)}</h1>
            </header>
            <div class="stack comparison" data-gap="wide">
                <Choose name="compare" choice=page.choice chosen/>
                {one.then(|| view! { <Notice>{tr!(l, jury.compare_two)}</Notice> })}
                {marks}
                <div class="sides">{texts}</div>
            </div>
        </Column>
    }
    .into_any()
}

/// Chooses two pitches of those one judges.
#[component]
pub fn Choose(
    /// Prefix of its fields' ids, unique on the page.
    #[prop(into)]
    name: String,
    choice: Vec<(PitchId, String)>,
    /// Those compared now; the first two otherwise.
    chosen: Vec<PitchId>,
) -> impl IntoView {
    let l = locale();
    let at = |n: usize| chosen.get(n).copied().or_else(|| choice.get(n).map(|(pitch, _)| *pitch));
    let first = select(format!("{name}-a"), "a", tr!(l, jury.compare_first), &choice, at(0));
    let second = select(format!("{name}-b"), "b", tr!(l, jury.compare_second), &choice, at(1));
    view! {
        <form method="get" action=routes::COMPARE class="choose-two">
            {first}
            {second}
            <button class="button" type="submit">{tr!(l, jury.compare_button)}</button>
        </form>
    }
}

fn select(
    id: String,
    name: &'static str,
    label: &'static str,
    choice: &[(PitchId, String)],
    now: Option<PitchId>,
) -> impl IntoView + use<> {
    let option = |(pitch, title): &(PitchId, String)| {
        view! { <option value=pitch.to_string() selected=now == Some(*pitch)>{title.clone()}</option> }
    };
    let options = choice.iter().map(option).collect_view();
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <select class="select" id=id name=name>{options}</select>
        </div>
    }
}

/// My levels for both, criterion by criterion.
fn marks(l: Locale, page: &Comparison) -> impl IntoView + use<> {
    let titles = page.sides.iter().map(|side| side.text.title.clone());
    let heads: Vec<String> = std::iter::once(tr!(l, jury.sheet_criterion).to_owned()).chain(titles).collect();
    let rows = page.rubric.0.iter().map(|criterion| row(l, criterion, &page.sides)).collect_view();
    let totals = page.sides.iter().map(|side| {
        let total = side.total.map_or_else(|| "–".to_owned(), |total| rounded(l, total.0, 1_000));
        view! { <td><strong>{total}</strong></td> }
    });
    let totals = view! { <tr><th scope="row">{tr!(l, jury.total)}</th>{totals.collect_view()}</tr> };
    let words = |side: &Side| match (side.may_score, side.marks.is_empty()) {
        (false, _) => tr!(l, jury.compare_read),
        (true, true) => tr!(l, jury.compare_score),
        (true, false) => tr!(l, jury.compare_revise),
    };
    let links = page.sides.iter().map(|side| {
        let says = tr!(l, jury.words_about, words = words(side), about = side.text.title.as_str());
        view! { <td><a href=format!("{}?show=card", routes::pitch(side.pitch)) aria-label=says>{words(side)}</a></td> }
    });
    let links = view! { <tr><th scope="row">{tr!(l, jury.card)}</th>{links.collect_view()}</tr> };
    view! {
        <section aria-labelledby="marks">
            <h2 id="marks">{tr!(l, jury.compare_marks)}</h2>
            <TableScroll name=tr!(l, jury.compare_marks) heads>{rows} {totals} {links}</TableScroll>
        </section>
    }
}

fn row(l: Locale, criterion: &Criterion, sides: &[Side]) -> impl IntoView + use<> {
    let cell = |side: &Side| {
        let level = side.level(criterion.id);
        let label = level.and_then(|level| criterion.levels.get(usize::from(level)).cloned());
        let note = side.note(criterion.id).map(|note| view! { <br/><small class="soft lines">{note.to_owned()}</small> });
        let level = level.map_or_else(|| "–".to_owned(), |level| level.to_string());
        view! { <td><b>{level}</b> " " {label} {note}</td> }
    };
    let cells = sides.iter().map(cell).collect_view();
    let uncounted = (!criterion.counted).then(|| view! { " " <small class="soft">{tr!(l, jury.not_counted)}</small> });
    view! { <tr><th scope="row">{criterion.name.clone()} {uncounted}</th>{cells}</tr> }
}
