//! Levels to choose from, one row of 44 px each, the label saying what the level means.
use super::form::FormState;
use leptos::prelude::*;

#[component]
pub fn RadioRows(
    #[prop(into)] name: String,
    /// What each level means, from the lowest, 0.
    levels: Vec<String>,
    /// The level that is chosen now.
    #[prop(optional, into)]
    chosen: Option<u8>,
    #[prop(optional)] disabled: bool,
    /// The words of a last row that chooses none of them.
    #[prop(optional, into)]
    skip: Option<String>,
) -> impl IntoView {
    let state = FormState::around();
    let rows = levels.into_iter().enumerate().map(|(level, means)| {
        let value = level.to_string();
        let kept = state.and_then(|state| state.chosen(&name, &value));
        let checked = kept.unwrap_or_else(|| chosen.is_some_and(|chosen| usize::from(chosen) == level));
        view! {
            <label>
                <input r#type="radio" name=name.clone() value=value checked=checked disabled=disabled/>
                <b>{level.to_string()}</b>
                <span>{means}</span>
            </label>
        }
    });
    let skip = skip.map(|words| {
        let checked = state.and_then(|state| state.chosen(&name, "")).unwrap_or(chosen.is_none());
        view! {
            <label>
                <input r#type="radio" name=name.clone() value="" checked=checked disabled=disabled/>
                <b>"–"</b>
                <span>{words}</span>
            </label>
        }
    });
    view! { <div class="radio-row">{rows.collect_view()} {skip}</div> }
}
