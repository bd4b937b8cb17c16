//! One criterion of a card: what it asks, its levels, and what is missing.
use crate::{
    error::problem,
    language::{locale, number, tr},
    ui::{Icon, RadioRows, form::FormState},
};
use domain::jury::Criterion;
use leptos::prelude::*;

#[component]
pub fn CriterionRows(
    criterion: Criterion,
    /// Its place on the card.
    place: usize,
    level: Option<u8>,
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
    let rows = match level {
        Some(chosen) => {
            view! { <RadioRows name=format!("marks[{place}][level]") levels=criterion.levels chosen disabled=locked/> }.into_any()
        }
        None => view! { <RadioRows name=format!("marks[{place}][level]") levels=criterion.levels disabled=locked/> }.into_any(),
    };
    view! {
        <fieldset class="criterion" id=id tabindex="-1" aria-describedby=described>
            <legend>{criterion.name} <small>{tr!(l, jury.weight, n = number(l, criterion.weight))}</small></legend>
            {(!help.is_empty()).then(|| view! { <p class="help" id=help_id>{help}</p> })}
            <input type="hidden" name=format!("marks[{place}][criterion]") value=field/>
            {rows}
            {move || error.get().map(|words| view! { <p class="error" id=error_id.clone()><Icon of=icondata::LuCircleAlert/>{words}</p> })}
        </fieldset>
    }
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
