//! What the jury looks at: criteria with their weights, and what each level means. Locked once the challenge is open.
use crate::{
    challenges::api::{StartRubric, WriteRubric},
    error::refusal,
    language::{Locale, locale, number, tr},
    ui::{Checkbox, Field, Form, Notice, Pick, Saved, SectionHead, Submit, TextArea, form::FormState},
    wire::Act,
};
use domain::{
    ChallengeId, Refusal,
    challenges::ChallengeDesk,
    jury::{CriterionForm, MOST_CRITERIA, RubricTemplate},
};
use leptos::prelude::*;

#[component]
pub fn RubricSection(challenge: ChallengeId, desk: ChallengeDesk, action: Act<WriteRubric>) -> impl IntoView {
    let l = locale();
    let body = if desk.rubric_locked { read(l, desk).into_any() } else { write(l, challenge, desk, action).into_any() };
    view! {
        <section aria-labelledby="rubric">
            <SectionHead id="rubric" title=tr!(l, challenges.rubric)/>
            {body}
        </section>
    }
}

fn read(l: Locale, desk: ChallengeDesk) -> impl IntoView {
    let why = if desk.locked { Refusal::LockedSinceOpening } else { Refusal::PanelLocked };
    let line = |criterion: CriterionForm| {
        let summary = summary(l, &criterion);
        let help = (!criterion.help.is_empty()).then(|| view! { <small>{criterion.help}</small> });
        let levels = criterion.levels.lines().map(|level| view! { <li>{level.to_owned()}</li> }).collect_view();
        view! {
            <li>
                <span>{summary}</span>
                {help}
                <ol class="levels">{levels}</ol>
            </li>
        }
    };
    view! {
        <div class="stack">
            <Notice>{refusal(l, why)}</Notice>
            <ul class="criteria-list" role="list">{desk.rubric.criteria.into_iter().map(line).collect_view()}</ul>
        </div>
    }
}

fn write(l: Locale, challenge: ChallengeId, desk: ChallengeDesk, action: Act<WriteRubric>) -> impl IntoView {
    let criteria = RwSignal::new(desk.rubric.criteria);
    let start = Act::<StartRubric>::new();
    Effect::new(move || {
        if let Some(started) = start.output() {
            action.clear();
            criteria.set(started);
        }
    });
    view! {
        <div class="stack">
            {templates(l, challenge, start)}
            <Form action name="rubric" only=("challenge", challenge.to_string())>
                <p class="soft small">{tr!(l, challenges.rubric_words)}</p>
                {move || view! { <Criteria criteria=criteria.get()/> }}
                <footer><Submit label=tr!(l, challenges.save_rubric) kind="secondary"/><Saved action/></footer>
            </Form>
        </div>
    }
}

/// What to start from instead; it takes the place of what is kept, and is changed like anything else.
fn templates(l: Locale, challenge: ChallengeId, action: Act<StartRubric>) -> impl IntoView {
    let words = |template: RubricTemplate| match template {
        RubricTemplate::Campaign => tr!(l, challenges.rubric_campaign),
        RubricTemplate::Feasibility => tr!(l, challenges.rubric_feasibility),
        RubricTemplate::Innovation => tr!(l, challenges.rubric_innovation),
    };
    let options = RubricTemplate::ALL.map(|template| (template.name().to_owned(), words(template).to_owned(), false)).to_vec();
    view! {
        <details class="disclosure" open=action.was_refused()>
            <summary>{tr!(l, challenges.rubric_templates)}</summary>
            <Form action name="start-rubric" only=("challenge", challenge.to_string())>
                <Pick name="template" label=tr!(l, challenges.rubric_template) options help=tr!(l, challenges.rubric_template_help)/>
                <footer><Submit label=tr!(l, challenges.start_rubric) kind="secondary"/><Saved action/></footer>
            </Form>
        </details>
    }
}

/// A criterion in a line: its name, its weight or that it has none, whether it may be skipped.
fn summary(l: Locale, criterion: &CriterionForm) -> String {
    let (name, weight) = (criterion.name.as_str(), criterion.weight.as_str());
    let line = match criterion.uncounted.is_empty() {
        true => tr!(l, challenges.criterion_and_weight, name = name, weight = weight),
        false => tr!(l, challenges.criterion_uncounted, name = name),
    };
    if criterion.optional.is_empty() { line } else { tr!(l, challenges.criterion_optional, criterion = line) }
}

/// Those there are, and blank ones up to the most there can be.
#[component]
fn Criteria(criteria: Vec<CriterionForm>) -> impl IntoView {
    let blank = CriterionForm { weight: "1".to_owned(), ..CriterionForm::default() };
    let most = usize::try_from(MOST_CRITERIA).unwrap_or_default().max(criteria.len());
    let rows = criteria.into_iter().chain(std::iter::repeat(blank)).take(most).enumerate();
    let rows = rows.map(|(i, criterion)| view! { <Criterion i criterion/> }).collect_view();
    view! { <div>{rows}</div> }
}

/// Folded, unless something in it is wrong.
#[component]
fn Criterion(i: usize, criterion: CriterionForm) -> impl IntoView {
    let l = locale();
    let state = FormState::around();
    let n = number(l, i64::try_from(i + 1).unwrap_or_default());
    let prefix = format!("criteria[{i}]");
    let wrong = move || {
        let error = state.and_then(|state| state.error.get());
        error.is_some_and(|error| error.fields().is_some_and(|fields| fields.0.iter().any(|(name, _)| name.starts_with(&prefix))))
    };
    let summary = match criterion.name.is_empty() {
        true => tr!(l, challenges.add_criterion).to_owned(),
        false => summary(l, &criterion),
    };
    let named = move |field: &str, label: &'static str| {
        let name = format!("criteria[{i}][{field}]");
        if let Some(state) = state {
            state.label(&name, &tr!(l, challenges.of_criterion, field = label, n = n.clone()));
        }
        name
    };
    view! {
        <details class="disclosure" open=wrong>
            <summary>{summary}</summary>
            {fields(l, named, criterion)}
        </details>
    }
}

fn fields(l: Locale, named: impl Fn(&str, &'static str) -> String, criterion: CriterionForm) -> impl IntoView {
    let (name, weight) = (tr!(l, challenges.criterion_name), tr!(l, challenges.weight));
    let (help, levels) = (tr!(l, challenges.criterion_help), tr!(l, challenges.levels));
    let (optional, uncounted) = (tr!(l, challenges.is_optional), tr!(l, challenges.is_uncounted));
    view! {
        <div class="stack">
            <div class="form-row">
                <Field name=named("name", name) label=name value=criterion.name/>
                <Field name=named("weight", weight) label=weight value=criterion.weight size="short" inputmode="numeric"
                    help=tr!(l, challenges.weight_help)/>
            </div>
            <Field name=named("help", help) label=help value=criterion.help optional=true/>
            <TextArea name=named("levels", levels) label=levels value=criterion.levels help=tr!(l, challenges.levels_help) rows=5/>
            <div class="choices">
                <Checkbox name=named("optional", optional) label=optional checked=!criterion.optional.is_empty()
                    help=tr!(l, challenges.is_optional_help)/>
                <Checkbox name=named("uncounted", uncounted) label=uncounted checked=!criterion.uncounted.is_empty()
                    help=tr!(l, challenges.is_uncounted_help)/>
            </div>
        </div>
    }
}
