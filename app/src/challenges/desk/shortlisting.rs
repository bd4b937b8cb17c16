//! How ideas get before the jury: hosts choose, or a rule that everybody reads from the start.
use crate::{
    language::{locale, tr},
    ui::{Field, field_frame::Frame, form::FormState},
};
use domain::challenges::ChallengeForm;
use leptos::prelude::*;

#[component]
pub fn Shortlisting(
    form: ChallengeForm,
    /// Without dates nothing closes: no places are given.
    standing: bool,
) -> impl IntoView {
    let l = locale();
    let rules = [
        ("hosts", tr!(l, challenges.rule_hosts), tr!(l, challenges.rule_hosts_help)),
        ("places", tr!(l, challenges.rule_places), tr!(l, challenges.rule_places_help)),
        ("supports", tr!(l, challenges.rule_supports), tr!(l, challenges.rule_supports_help)),
    ];
    let chosen = if form.shortlist.is_empty() { "hosts".to_owned() } else { form.shortlist.clone() };
    let state = FormState::around();
    let frame = Frame::new("shortlist", tr!(l, challenges.how_shortlisted).to_owned(), None, false, None);
    let rows = rules.into_iter().filter(|(rule, ..)| !standing || *rule != "places").map(|(rule, words, help)| {
        let checked = state.and_then(|state| state.chosen("shortlist", rule)).unwrap_or(chosen == rule);
        view! {
            <label class="choice">
                <input r#type="radio" name="shortlist" value=rule checked=checked/>
                {words}
                <span class="help">{help}</span>
            </label>
        }
    });
    let rows = rows.collect_view();
    let places = (!standing).then(|| {
        view! {
            <div class="form-row by-places">
                <Field name="places" label=tr!(l, challenges.places) value=form.places.clone() size="short" inputmode="numeric"/>
                <Field name="per_site" label=tr!(l, challenges.per_site) value=form.per_site.clone() size="short" inputmode="numeric"
                    optional=true/>
            </div>
        }
    });
    view! {
        <fieldset class="fieldset shortlisting">
            <legend>{tr!(l, challenges.shortlisting)}</legend>
            {frame.around_group(view! { <div>{rows}</div> }.into_any())}
            {places}
            <div class="form-row by-supports">
                <Field name="least" label=tr!(l, challenges.least) value=form.least size="short" inputmode="numeric"/>
            </div>
        </fieldset>
    }
}
