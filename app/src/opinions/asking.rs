//! For hosts: whom they asked, what came back, and asking one more.
use super::{
    Said, afterwards,
    api::{AskOpinion, TakeBackRequest},
    came_back,
};
use crate::{
    ideas::ColleagueField,
    language::{Locale, locale, tr},
    ui::{Form, SectionHead, Select, Submit, TextArea, Time},
    wire::Act,
};
use domain::{
    DepartmentId, IdeaId, Stamp,
    opinions::{LONGEST_QUESTION, OpinionDesk, OpinionRequest},
};
use leptos::{html, prelude::*, wasm_bindgen::JsCast};

#[component]
pub fn Asking(
    idea: IdeaId,
    desk: OpinionDesk,
    now: Stamp,
    /// Counts what was done here, so that the page asks anew.
    changed: RwSignal<usize>,
) -> impl IntoView {
    let l = locale();
    let take_back = Act::<TakeBackRequest>::new();
    let place = NodeRef::<html::Section>::new();
    afterwards(take_back, changed, move || {
        if let Some(place) = place.get_untracked() {
            let _ = place.focus();
        }
    });
    let none = desk.requests.is_empty();
    let rows = desk.requests.into_iter().map(|request| view! { <li>{row(l, request, now, take_back)}</li> }).collect_view();
    let ask = desk.ask.then(|| {
        view! { <AskColleague idea changed/> <AskDepartment idea departments=desk.departments changed/> }
    });
    view! {
        <section class="stack" aria-labelledby="opinions" tabindex="-1" node_ref=place>
            <SectionHead id="opinions" title=tr!(l, opinions.title)/>
            <p class="small soft">{tr!(l, opinions.lead)}</p>
            {(!none).then(|| view! { <ul class="opinion-requests" role="list">{rows}</ul> })}
            {ask}
        </section>
    }
}

fn row(l: Locale, request: OpinionRequest, now: Stamp, take_back: Act<TakeBackRequest>) -> impl IntoView {
    let OpinionRequest { id, whom, to_department, question, at, declined, opinions, may_take_back } = request;
    let state = match (opinions.is_empty(), declined) {
        (true, true) => Some(tr!(l, opinions.declined)),
        (true, false) => Some(tr!(l, opinions.waits)),
        (false, _) => None,
    };
    let says = tr!(l, opinions.take_back_says, name = whom.as_str());
    let back = may_take_back.then(|| {
        view! {
            <Form action=take_back name=format!("take-back-{id}") class="cluster" only=("request", id.to_string())>
                <Submit label=tr!(l, opinions.take_back) kind="quiet" size="small" says/>
            </Form>
        }
    });
    view! {
        <header class="cluster">
            <h3>{whom}</h3>
            {to_department.then(|| view! { <span class="small soft">{tr!(l, opinions.a_department)}</span> })}
            <Time at now class="small soft"/>
            {state.map(|state| view! { <span class="small soft">{state}</span> })}
            {back}
        </header>
        {(!question.is_empty()).then(|| view! { <p class="lines soft">{question}</p> })}
        <Said opinions/>
    }
}

#[component]
fn AskColleague(idea: IdeaId, changed: RwSignal<usize>) -> impl IntoView {
    let l = locale();
    let (action, place) = (Act::<AskOpinion>::new(), NodeRef::<html::Details>::new());
    afterwards(action, changed, move || fold(place));
    view! {
        <details class="disclosure" open=came_back(action, "to", "person") node_ref=place>
            <summary>{tr!(l, opinions.ask_colleague)}</summary>
            <Form action name="ask-colleague" class="form" only=("to", "person".to_owned())>
                <input type="hidden" name="idea" value=idea.to_string()/>
                <ColleagueField name="who" label=tr!(l, opinions.who) help=tr!(l, opinions.who_help) list="experts"/>
                {question(l)}
                <footer><Submit label=tr!(l, opinions.ask_them) kind="secondary"/></footer>
            </Form>
        </details>
    }
}

#[component]
fn AskDepartment(idea: IdeaId, departments: Vec<(DepartmentId, String)>, changed: RwSignal<usize>) -> impl IntoView {
    let l = locale();
    let (action, place) = (Act::<AskOpinion>::new(), NodeRef::<html::Details>::new());
    afterwards(action, changed, move || fold(place));
    let none = (String::new(), tr!(l, opinions.choose).to_owned());
    let options = std::iter::once(none).chain(departments.into_iter().map(|(id, name)| (id.to_string(), name))).collect();
    view! {
        <details class="disclosure" open=came_back(action, "to", "department") node_ref=place>
            <summary>{tr!(l, opinions.ask_department)}</summary>
            <Form action name="ask-department" class="form" only=("to", "department".to_owned())>
                <input type="hidden" name="idea" value=idea.to_string()/>
                <Select name="department" label=tr!(l, opinions.department) help=tr!(l, opinions.department_help) options/>
                {question(l)}
                <footer><Submit label=tr!(l, opinions.ask_the_department) kind="secondary"/></footer>
            </Form>
        </details>
    }
}

fn question(l: Locale) -> impl IntoView {
    view! {
        <TextArea name="question" label=tr!(l, opinions.question) help=tr!(l, opinions.question_help) rows=2 most=LONGEST_QUESTION
            optional=true/>
    }
}

/// Empties the form within, folds it away, and stays where it was opened.
fn fold(place: NodeRef<html::Details>) {
    let Some(place) = place.get_untracked() else { return };
    let within = |what: &str| place.query_selector(what).ok().flatten();
    if let Some(form) = within("form").and_then(|form| form.dyn_into::<web_sys::HtmlFormElement>().ok()) {
        form.reset();
    }
    let _ = place.remove_attribute("open");
    if let Some(summary) = within("summary").and_then(|summary| summary.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = summary.focus();
    }
}
