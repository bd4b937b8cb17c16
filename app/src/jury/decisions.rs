//! The decisions on the pitches, one disclosure each: what the jury wrote, and the form of whoever decides.
use super::{
    decision_form::{DecisionForm, FOR_PITCHES, FOR_THE_TANK},
    latest::Latest,
    ranking::Decided,
    stepping_aside::SteppingAside,
};
use crate::{
    language::{Locale, locale, tr, trn},
    opinions::BesidePitch,
    ui::SectionHead,
};
use domain::{
    jury::{PitchRow, RoundPage},
    opinions::Beside,
};
use leptos::prelude::*;

#[component]
pub fn Decisions(page: RoundPage, latest: Latest) -> impl IntoView {
    let l = locale();
    let rows = page.pitches.iter().map(|row| pitch(l, &page, row, latest)).collect_view();
    view! {
        <section aria-labelledby="decisions">
            <SectionHead id="decisions" title=tr!(l, jury.decisions)/>
            <p class="soft small">{tr!(l, jury.decisions_words)}</p>
            {rows}
        </section>
    }
}

fn pitch(l: Locale, page: &RoundPage, row: &PitchRow, latest: Latest) -> impl IntoView + use<> {
    let title = match row.place {
        Some(place) => tr!(l, jury.placed, place = place, title = row.title.as_str()),
        None => row.title.clone(),
    };
    let (idea, own) = (row.idea, row.own);
    let comments = (!own).then(|| comments(l, &row.comments, &row.notes));
    let opinions = Beside { opinions: row.opinions.clone(), support: None };
    let form = if row.may_decide {
        let (round, decision, prizes) = (page.round, row.decision.clone(), page.prizes.clone());
        let verdicts = if page.standing { FOR_THE_TANK } else { FOR_PITCHES };
        view! { <DecisionForm round idea title=row.title.clone() decision verdicts prizes latest/> }.into_any()
    } else {
        view! { <p class="soft">{tr!(l, jury.chair_decides)}</p> }.into_any()
    };
    let tie = row.may_recuse.then(|| view! { <SteppingAside pitch=row.pitch phase=page.phase/> });
    view! {
        <details class="disclosure">
            <summary>{title} <Decided idea latest own/></summary>
            <div class="stack" id=format!("answer-{idea}")>{comments} <BesidePitch beside=opinions/> {form} {tie}</div>
        </details>
    }
}

/// What the jurors wrote, of the pitch and beside each criterion, without names.
fn comments(l: Locale, comments: &[String], notes: &[(String, Vec<String>)]) -> AnyView {
    let count = comments.len() + notes.iter().map(|(_, written)| written.len()).sum::<usize>();
    if count == 0 {
        return view! { <p class="soft small">{tr!(l, jury.no_comment)}</p> }.into_any();
    }
    let count = i64::try_from(count).unwrap_or_default();
    let quote = |words: &String| view! { <blockquote>{paragraphs(words)}</blockquote> };
    let beside = |(criterion, written): &(String, Vec<String>)| {
        view! { <h3>{criterion.clone()}</h3> {written.iter().map(quote).collect_view()} }
    };
    let (quotes, notes) = (comments.iter().map(quote).collect_view(), notes.iter().map(beside).collect_view());
    view! {
        <details class="disclosure">
            <summary>{trn!(l, count, jury.comments_1, jury.comments_n)}</summary>
            <div class="prose">{quotes} {notes}</div>
        </details>
    }
    .into_any()
}

fn paragraphs(words: &str) -> impl IntoView + use<> {
    words.lines().filter(|line| !line.trim().is_empty()).map(|line| view! { <p>{line.to_owned()}</p> }).collect_view()
}
