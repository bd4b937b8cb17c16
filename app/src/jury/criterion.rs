//! One criterion of a card: what it asks, its levels, why, and what is missing.
use crate::{
    error::problem,
    language::{Locale, locale, number, tr},
    ui::{Icon, RadioRows, TextArea, form::FormState},
};
use domain::jury::{Criterion, LONGEST_NOTE};
use leptos::prelude::*;

#[component]
pub fn CriterionRows(
    criterion: Criterion,
    /// Its place on the card.
    place: usize,
    level: Option<u8>,
    /// Why, as it was written.
    note: String,
    /// Shown, no longer changed.
    #[prop(optional)]
    locked: bool,
) -> impl IntoView {
    let l = locale();
    let field = criterion.id.to_string();
    let state = FormState::around();
    let id = state.map_or_else(|| format!("card-{field}"), |state| state.id(&field));
    if let Some(state) = state {
        state.label(&field, &criterion.name);
    }
    let name = field.clone();
    let error = Memo::new(move |_| state?.error.get()?.fields()?.of(&name).map(|what| problem(l, what)));
    let (help_id, error_id) = (format!("{id}-help"), format!("{id}-error"));
    let (help, described) = (criterion.help.clone(), describe(&help_id, &error_id, criterion.help.is_empty(), error));
    let why = if locked { written(note) } else { why(l, place, &criterion.name, note) };
    let weighs = weighs(l, &criterion);
    view! {
        <fieldset class="criterion" id=id tabindex="-1" aria-describedby=described>
            <legend>{criterion.name.clone()} <small>{weighs}</small></legend>
            {(!help.is_empty()).then(|| view! { <p class="help" id=help_id>{help}</p> })}
            <input type="hidden" name=format!("marks[{place}][criterion]") value=field/>
            {rows(l, criterion, place, level, locked)}
            {move || error.get().map(|words| view! { <p class="error" id=error_id.clone()><Icon of=icondata::LuCircleAlert/>{words}</p> })}
            {why}
        </fieldset>
    }
}

fn rows(l: Locale, criterion: Criterion, place: usize, level: Option<u8>, locked: bool) -> AnyView {
    let (name, levels) = (format!("marks[{place}][level]"), criterion.levels);
    match (level, criterion.required) {
        (Some(chosen), true) => view! { <RadioRows name levels chosen disabled=locked/> }.into_any(),
        (None, true) => view! { <RadioRows name levels disabled=locked/> }.into_any(),
        (Some(chosen), false) => view! { <RadioRows name levels chosen disabled=locked skip=tr!(l, jury.skip)/> }.into_any(),
        (None, false) => view! { <RadioRows name levels disabled=locked skip=tr!(l, jury.skip)/> }.into_any(),
    }
}

/// How much it weighs, if it does, and whether it may be skipped.
fn weighs(l: Locale, criterion: &Criterion) -> String {
    let weight = match criterion.counted {
        true => tr!(l, jury.weight, n = number(l, criterion.weight)),
        false => tr!(l, jury.not_counted).to_owned(),
    };
    if criterion.required { weight } else { format!("{weight} · {}", tr!(l, jury.may_skip)) }
}

/// Folded, unless something is written in it or wrong with it.
fn why(l: Locale, place: usize, criterion: &str, note: String) -> AnyView {
    let field = format!("marks[{place}][note]");
    let state = FormState::around();
    let any = !note.is_empty() || state.and_then(|state| state.typed(&field)).is_some_and(|typed| !typed.is_empty());
    let of = field.clone();
    let open = move || any || state.and_then(|state| state.error.get()).is_some_and(|e| e.fields().is_some_and(|f| f.of(&of).is_some()));
    view! {
        <details class="why" open=open>
            <summary>{tr!(l, jury.why)}</summary>
            <TextArea name=field label=tr!(l, jury.why_of, name = criterion) value=note help=tr!(l, jury.why_help) rows=2 most=LONGEST_NOTE/>
        </details>
    }
    .into_any()
}

fn written(note: String) -> AnyView {
    (!note.is_empty()).then(|| view! { <p class="lines small">{note}</p> }).into_any()
}

fn describe(
    help: &str,
    error: &str,
    helpless: bool,
    told: Memo<Option<String>>,
) -> impl Fn() -> Option<String> + Send + Sync + 'static + use<> {
    let (help, error) = ((!helpless).then(|| help.to_owned()), error.to_owned());
    move || {
        let error = told.with(Option::is_some).then(|| error.clone());
        let parts: Vec<String> = help.clone().into_iter().chain(error).collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }
}
