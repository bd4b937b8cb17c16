//! "May your name be ranked?": asked once there are points, with what it means; afterwards, the answer and the way to
//! change it.
use crate::{
    language::{Locale, locale, tr},
    people::api::ChooseRanking,
    ui::{Form, form::FormState},
    wire::Act,
};
use leptos::prelude::*;

#[component]
pub fn ConsentCard(
    /// None: not asked yet.
    choice: Option<bool>,
    points: i64,
    action: Act<ChooseRanking>,
) -> impl IntoView {
    let l = locale();
    let (title, words, buttons) = match choice {
        None if points == 0 => return ().into_any(),
        None => (tr!(l, credit.ask), tr!(l, credit.ask_words), both(l)),
        Some(true) => (tr!(l, credit.inside), tr!(l, credit.inside_words), answer(None, "off", tr!(l, credit.leave))),
        Some(false) => (tr!(l, credit.outside), tr!(l, credit.outside_words), answer(None, "on", tr!(l, credit.join))),
    };
    view! {
        <section class="consent-card" aria-labelledby="consent">
            <h2 id="consent">{title}</h2>
            <p>{words}</p>
            <Form action name="ranking" class="cluster">{buttons}</Form>
            {choice.is_none().then(|| view! { <p class="small soft">{tr!(l, credit.ask_later)}</p> })}
        </section>
    }
    .into_any()
}

fn both(l: Locale) -> AnyView {
    view! {
        {answer(Some("primary"), "on", tr!(l, credit.yes))}
        {answer(None, "off", tr!(l, credit.no))}
    }
    .into_any()
}

/// A button that is the answer.
fn answer(kind: Option<&'static str>, ranked: &'static str, words: &'static str) -> AnyView {
    let pending = move || FormState::around().is_some_and(|state| state.pending.get()).then_some("true");
    view! {
        <button class="button" type="submit" data-kind=kind name="ranked" value=ranked aria-busy=pending>{words}</button>
    }
    .into_any()
}
