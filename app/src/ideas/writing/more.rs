//! What is invited beyond the three fields. Open where something is filled in already, or needs another look.
use crate::{
    ideas::words::channel_name,
    language::{Locale, locale, tr},
    ui::{Field, Pick, TextArea, form::FormState},
};
use domain::ideas::{Channel, IdeaForm, LONGEST_LINE, LONGEST_PROPOSAL};
use leptos::prelude::*;

const FIELDS: [&str; 10] = [
    "audience",
    "proposal",
    "channels",
    "budget_low",
    "budget_high",
    "impact_metric",
    "impact_baseline",
    "impact_target",
    "impact_by",
    "tags",
];

#[component]
pub fn More(
    form: IdeaForm,
    /// A jury waits for it.
    wanted: bool,
) -> impl IntoView {
    let l = locale();
    let open = open(&form, wanted);
    let channels = channels(l, &form);
    view! {
        <details class="disclosure" open=open>
            <summary>{tr!(l, ideas.more)}</summary>
            <div class="stack" data-gap="wide">
                <TextArea name="proposal" label=tr!(l, ideas.proposal) value=form.proposal help=tr!(l, ideas.proposal_help) rows=6
                    most=LONGEST_PROPOSAL optional=true/>
                <Field name="audience" label=tr!(l, ideas.audience) value=form.audience help=tr!(l, ideas.audience_help) most=LONGEST_LINE
                    optional=true/>
                <Pick name="channels" label=tr!(l, ideas.channels) options=channels several=true optional=true/>
                <div class="form-row">
                    <Field name="budget_low" label=tr!(l, ideas.budget_low) value=form.budget_low inputmode="decimal" unit="€"
                        optional=true/>
                    <Field name="budget_high" label=tr!(l, ideas.budget_high) value=form.budget_high inputmode="decimal" unit="€"
                        optional=true/>
                </div>
                <Field name="impact_metric" label=tr!(l, ideas.impact_metric) value=form.impact_metric help=tr!(l, ideas.impact_help)
                    most=LONGEST_LINE optional=true/>
                <div class="form-row">
                    <Field name="impact_baseline" label=tr!(l, ideas.impact_baseline) value=form.impact_baseline optional=true/>
                    <Field name="impact_target" label=tr!(l, ideas.impact_target) value=form.impact_target optional=true/>
                    <Field name="impact_by" label=tr!(l, ideas.impact_by) kind="date" value=form.impact_by optional=true/>
                </div>
                <Field name="tags" label=tr!(l, ideas.tags) value=form.tags help=tr!(l, ideas.tags_help) autocomplete="off" optional=true/>
            </div>
        </details>
    }
}

/// Whether the disclosure starts open, or opens because of an error within.
fn open(form: &IdeaForm, wanted: bool) -> impl Fn() -> bool + Send + Sync + use<> {
    let state = FormState::around();
    let started =
        IdeaForm { title: String::new(), one_liner: String::new(), problem: String::new(), name_hidden: String::new(), ..form.clone() }
            != IdeaForm::default();
    let typed = state.is_some_and(|state| {
        FIELDS.iter().any(|field| state.typed(field).is_some_and(|typed| !typed.is_empty()) || state.typed(&format!("{field}[]")).is_some())
    });
    move || {
        let error = state.and_then(|state| state.error.get());
        let within = error.is_some_and(|error| error.fields().is_some_and(|fields| FIELDS.iter().any(|field| fields.of(field).is_some())));
        wanted || started || typed || within
    }
}

fn channels(l: Locale, form: &IdeaForm) -> Vec<(String, String, bool)> {
    let chip = |channel: Channel| {
        let chosen = form.channels.iter().any(|name| name == channel.name());
        (channel.name().to_owned(), channel_name(l, channel).to_owned(), chosen)
    };
    Channel::ALL.map(chip).into()
}
