//! What is wrong with a form, at its top: takes the focus when it appears, and leads to each field.
use super::form::FormState;
use crate::{
    error::{AppError, problem},
    language::{Locale, locale, tr, trn},
};
use leptos::{either::Either, html, prelude::*};

#[component]
pub fn ErrorSummary(state: FormState) -> impl IntoView {
    let l = locale();
    let summary = NodeRef::<html::Div>::new();
    Effect::new(move || {
        if state.error.get().is_some() {
            // Until then the page may have been drawn anew, and this summary be gone.
            request_animation_frame(move || {
                if let Some(summary) = summary.try_get_untracked().flatten() {
                    let _ = summary.focus();
                }
            });
        }
    });
    move || {
        state.error.get().map(|error| {
            view! {
                <div class="error-summary" role="alert" tabindex="-1" node_ref=summary>
                    {words(l, state, &error)}
                </div>
            }
        })
    }
}

fn words(l: Locale, state: FormState, error: &AppError) -> impl IntoView + use<> {
    match error.fields() {
        None => Either::Left(view! {
            <h2>{tr!(l, common.not_done)}</h2>
            <p>{error.sentence(l)}</p>
        }),
        Some(fields) => {
            let lines: Vec<_> = fields.0.iter().map(|(field, what)| line(l, state, field, problem(l, what))).collect();
            let count = i64::try_from(lines.len()).unwrap_or_default();
            Either::Right(view! {
                <h2>{trn!(l, count, common.look_again_1, common.look_again_n)}</h2>
                <ul>{lines}</ul>
            })
        }
    }
}

fn line(l: Locale, state: FormState, field: &str, sentence: String) -> impl IntoView + use<> {
    let words = match state.label_of(field) {
        Some(label) => tr!(l, common.field_and_problem, field = label, problem = sentence),
        None => sentence,
    };
    view! { <li><a href=format!("#{}", state.id(field)) rel="external">{words}</a></li> }
}
