//! The entries that no jury saw: one answer for all that have none, or one for each.
use super::{
    api::PrepareRest,
    decision_form::{DecisionForm, FOR_OTHERS, Words},
    latest::Latest,
    ranking::Decided,
};
use crate::{
    language::{Locale, locale, tr, trn},
    ui::{Form, SectionHead, Submit},
    wire::Act,
};
use domain::{
    RoundId,
    jury::{OtherEntry, RoundPage},
};
use leptos::prelude::*;

#[component]
pub fn Others(page: RoundPage, latest: Latest, rest: Act<PrepareRest>) -> impl IntoView {
    let l = locale();
    if page.others.is_empty() {
        return ().into_any();
    }
    let (round, may) = (page.round, page.abilities.answer_rest);
    let open = move || latest.with(|page| page.others.iter().filter(|entry| entry.decision.is_none() && entry.may_answer).count());
    let waiting = Memo::new(move |_| i64::try_from(open()).unwrap_or_default());
    let any = Memo::new(move |_| waiting.get() > 0);
    let rows = page.others.into_iter().map(|entry| one(l, round, entry, latest)).collect_view();
    view! {
        <section aria-labelledby="others">
            <SectionHead id="others" title=tr!(l, jury.others)/>
            <p class="soft small">{tr!(l, jury.others_words)}</p>
            {move || (may && any.get()).then(|| the_rest(l, round, waiting, rest))}
            {rows}
        </section>
    }
    .into_any()
}

fn the_rest(l: Locale, round: RoundId, waiting: Memo<i64>, action: Act<PrepareRest>) -> impl IntoView {
    view! {
        <details class="disclosure">
            <summary>{move || trn!(l, waiting.get(), jury.rest_1, jury.rest_n)}</summary>
            <Form action name="rest" class="form decision-form" only=("round", round.to_string())>
                <Words decision=None verdicts=FOR_OTHERS help=tr!(l, jury.answer_reason_help)/>
                <footer><Submit label=tr!(l, jury.prepare_rest) kind="secondary"/></footer>
            </Form>
        </details>
    }
}

fn one(l: Locale, round: RoundId, entry: OtherEntry, latest: Latest) -> impl IntoView {
    let OtherEntry { idea, title, supports, decision, may_answer } = entry;
    let supports = trn!(l, supports, ideas.supports_1, ideas.supports_n);
    let form = if may_answer {
        view! { <DecisionForm round idea title=title.clone() decision verdicts=FOR_OTHERS prizes=Vec::new() latest/> }.into_any()
    } else {
        view! { <p class="soft">{tr!(l, jury.cannot_answer)}</p> }.into_any()
    };
    view! {
        <details class="disclosure">
            <summary>{title} <Decided idea latest/></summary>
            <div class="stack" id=format!("answer-{idea}")><p class="soft small">{supports}</p> {form}</div>
        </details>
    }
}
