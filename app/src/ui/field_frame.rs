//! The frame every field shares: label above, help below it, error beside the control, the budget of characters at the
//! end; and the ids that tie them together for screen readers.
use super::{Icon, form::FormState};
use crate::{
    error::problem,
    language::{Locale, locale, number, tr, trn},
};
use leptos::prelude::*;

/// What surrounds a control.
#[derive(Clone)]
pub struct Frame {
    pub id: String,
    label: String,
    help: Option<String>,
    optional: bool,
    error: Signal<Option<String>>,
    /// Characters typed, and how many may be.
    budget: Option<(RwSignal<i64>, u32)>,
}

impl Frame {
    pub fn new(field: &str, label: String, help: Option<String>, optional: bool, budget: Option<(RwSignal<i64>, u32)>) -> Self {
        let l = locale();
        let state = FormState::around();
        if let Some(state) = state {
            state.label(field, &label);
        }
        let id = state.map_or_else(|| field.to_owned(), |state| state.id(field));
        let name = field.to_owned();
        let error = Signal::derive(move || {
            let error = state?.error.get()?;
            error.fields()?.of(&name).map(|what| problem(l, what))
        });
        let help = help.filter(|help| !help.is_empty());
        Self { id, label, help, optional, error, budget }
    }

    /// What was typed before, or the value as it is kept.
    pub fn value(field: &str, value: String) -> String {
        FormState::around().and_then(|state| state.typed(field)).unwrap_or(value)
    }

    /// `aria-invalid` of the control.
    pub fn invalid(&self) -> impl Fn() -> Option<&'static str> + Clone + Send + Sync + 'static {
        let error = self.error;
        move || error.with(Option::is_some).then_some("true")
    }

    /// `aria-describedby` of the control.
    pub fn described_by(&self) -> impl Fn() -> Option<String> + Clone + Send + Sync + 'static {
        let Self { id, help, error, budget, .. } = self.clone();
        move || {
            let parts = [(help.is_some(), "help"), (error.with(Option::is_some), "error"), (budget.is_some(), "left")];
            let ids: Vec<String> = parts.iter().filter(|(shown, _)| *shown).map(|(_, part)| format!("{id}-{part}")).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    }

    /// The field around its control.
    pub fn around(self, control: AnyView) -> AnyView {
        let l = locale();
        view! {
            <div class="field">
                <label for=self.id.clone()>{self.label.clone()} {self.optional.then(|| optional(l))}</label>
                {self.help_line()}
                {control}
                {self.error_line()}
                {self.budget_line(l)}
            </div>
        }
        .into_any()
    }

    /// The same for several controls that answer one question.
    pub fn around_group(self, controls: AnyView) -> AnyView {
        let l = locale();
        view! {
            <fieldset class="field" id=self.id.clone() aria-describedby=self.described_by()>
                <legend>{self.label.clone()} {self.optional.then(|| optional(l))}</legend>
                {self.help_line()}
                {controls}
                {self.error_line()}
            </fieldset>
        }
        .into_any()
    }

    fn help_line(&self) -> AnyView {
        let id = format!("{}-help", self.id);
        self.help.clone().map(|help| view! { <p class="help" id=id>{help}</p> }).into_any()
    }

    fn error_line(&self) -> AnyView {
        let (id, error) = (format!("{}-error", self.id), self.error);
        let line = move || error.get().map(|words| view! { <p class="error" id=id.clone()><Icon of=icondata::LuCircleAlert/>{words}</p> });
        line.into_any()
    }

    fn budget_line(&self, l: Locale) -> AnyView {
        let id = format!("{}-left", self.id);
        let line = self.budget.map(|(typed, most)| {
            let left = move || i64::from(most) - typed.get();
            let few = i64::from(most / 10).max(20);
            let state = move || if left() < 0 { Some("over") } else { (left() <= few).then_some("few") };
            view! { <p class="budget" id=id data-left=state>{move || budget(l, left(), most)}</p> }
        });
        line.into_any()
    }
}

fn optional(l: Locale) -> impl IntoView {
    view! { <span class="optional">{tr!(l, common.optional)}</span> }
}

fn budget(l: Locale, left: i64, most: u32) -> String {
    if left < 0 {
        trn!(l, -left, common.characters_over_1, common.characters_over_n)
    } else if left == i64::from(most) {
        tr!(l, common.characters_at_most, n = number(l, left))
    } else {
        trn!(l, left, common.characters_left_1, common.characters_left_n)
    }
}

/// How many characters a text holds, as the domain counts them.
pub fn count(text: &str) -> i64 {
    i64::try_from(text.chars().count()).unwrap_or(i64::MAX)
}
