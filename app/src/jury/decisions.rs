//! The decisions on the pitches, one disclosure each: what the jury wrote, and the form of whoever decides. Each is asked for
//! when it is opened: of 300 pitches and 40 jurors the words alone are a book.
use super::{
    api,
    decision_form::{DecisionForm, FOR_PITCHES, FOR_THE_TANK},
    latest::Latest,
    ranking::Decided,
    stepping_aside::SteppingAside,
};
use crate::{
    language::{Locale, locale, tr, trn},
    opinions::BesidePitch,
    routes,
    ui::SectionHead,
    wire::ask,
};
use domain::{
    RoundId,
    jury::{DecisionDesk, PitchRow, RoundPage},
    opinions::Beside,
};
use leptos::{html, prelude::*, task::spawn_local};

#[component]
pub fn Decisions(page: RoundPage, latest: Latest) -> impl IntoView {
    let l = locale();
    let rows = page.pitches.iter().map(|row| pitch(l, page.round, row, latest)).collect_view();
    view! {
        <section aria-labelledby="decisions">
            <SectionHead id="decisions" title=tr!(l, jury.decisions)/>
            <p class="soft small">{tr!(l, jury.decisions_words)}</p>
            {rows}
        </section>
    }
}

/// The title of a pitch after its place.
pub fn placed(l: Locale, row: &PitchRow) -> String {
    match row.place {
        Some(place) => tr!(l, jury.placed, place = place, title = row.title.as_str()),
        None => row.title.clone(),
    }
}

fn pitch(l: Locale, round: RoundId, row: &PitchRow, latest: Latest) -> impl IntoView + use<> {
    let (idea, pitch, own) = (row.idea, row.pitch, row.own);
    let desk = RwSignal::new(None::<DecisionDesk>);
    let place = NodeRef::<html::Details>::new();
    let opened = move || {
        let open = place.get_untracked().is_some_and(|place| place.open());
        if open && desk.with_untracked(Option::is_none) {
            spawn_local(async move {
                // Without an answer the link to its own page stays.
                if let Ok(answer) = ask(api::Decision { pitch: pitch.to_string() }).await {
                    let _ = desk.try_set(Some(answer));
                }
            });
        }
    };
    // Opened before the browser's code was there.
    Effect::new(opened);
    let shown = move || match desk.get() {
        Some(desk) => view! { <Decision desk latest/> }.into_any(),
        None => view! { <p><a href=routes::decision(round, pitch)>{tr!(l, jury.read_and_decide)}</a></p> }.into_any(),
    };
    view! {
        <details class="disclosure" node_ref=place on:toggle=move |_| opened()>
            <summary>{placed(l, row)} <Decided idea latest own/></summary>
            <div class="stack" id=format!("answer-{idea}")>{shown}</div>
        </details>
    }
}

/// What was written, and what may be done.
#[component]
pub fn Decision(
    desk: DecisionDesk,
    /// The page around it, where there is one to keep fresh.
    #[prop(optional)]
    latest: Option<Latest>,
) -> impl IntoView {
    let l = locale();
    let DecisionDesk { round, row, comments, notes, opinions, criteria, prizes, standing, phase, .. } = desk;
    let words = (!row.own).then(|| written(l, &comments, &notes));
    let opinions = Beside { opinions, support: None };
    let form = if row.may_decide {
        let verdicts = if standing { FOR_THE_TANK } else { FOR_PITCHES };
        view! { <DecisionForm round idea=row.idea title=row.title decision=row.decision verdicts criteria prizes latest/> }.into_any()
    } else {
        view! { <p class="soft">{tr!(l, jury.chair_decides)}</p> }.into_any()
    };
    let tie = row.may_recuse.then(|| view! { <SteppingAside pitch=row.pitch phase/> });
    view! { {words} <BesidePitch beside=opinions/> {form} {tie} }
}

/// What the jurors wrote, of the pitch and beside each criterion, without names.
fn written(l: Locale, comments: &[String], notes: &[(String, Vec<String>)]) -> AnyView {
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
