//! Who takes part, with how many ideas, by which rules: everybody and the usual rules, unless a host says otherwise.
use crate::{
    language::{Locale, locale, tr},
    ui::{Field, Pick, TextArea, form::FormState},
};
use domain::challenges::ChallengeDesk;
use leptos::prelude::*;

#[component]
pub fn Participation(desk: ChallengeDesk) -> impl IntoView {
    let l = locale();
    let refused = FormState::around().map(|state| state.error);
    // Folded where the usual holds; open where something was chosen, or when something is wrong.
    let chosen = !(desk.form.departments.is_empty() && desk.form.sites.is_empty() && desk.form.entry_limit.is_empty());
    let open = move || chosen || refused.is_some_and(|error| error.get().is_some());
    view! {
        <details class="disclosure" open=open>
            <summary>{tr!(l, challenges.participation)}</summary>
            <div class="stack" data-gap="wide">
                {places(l, &desk)}
                <Field name="entry_limit" label=tr!(l, challenges.entry_limit) help=tr!(l, challenges.entry_limit_help)
                    value=desk.form.entry_limit.clone() size="short" inputmode="numeric" optional=true/>
                <TextArea name="rules" label=tr!(l, challenges.rules) help=tr!(l, challenges.rules_help) value=desk.form.rules.clone() rows=12
                    most=20_000_u32 optional=true/>
            </div>
        </details>
    }
}

fn places(l: Locale, desk: &ChallengeDesk) -> impl IntoView + use<> {
    let option = |id: String, name: &str, chosen: &[String]| {
        let checked = chosen.contains(&id);
        (id, name.to_owned(), checked)
    };
    let departments: Vec<_> = desk.departments.iter().map(|(id, name)| option(id.to_string(), name, &desk.form.departments)).collect();
    let sites: Vec<_> = desk.sites.iter().map(|(id, name)| option(id.to_string(), name, &desk.form.sites)).collect();
    let ask = |name: &'static str, label: &'static str, options: Vec<(String, String, bool)>| {
        (!options.is_empty()).then(|| view! { <Pick name label help=tr!(l, challenges.whom_help) options several=true/> })
    };
    view! {
        {ask("departments", tr!(l, challenges.departments), departments)}
        {ask("sites", tr!(l, challenges.sites), sites)}
    }
}
