//! How ideas are answered: whether hosts look at them before they open, in how many working days, when that starts again, for
//! how long the jury's notes are kept after it, and when the company is closed.
use crate::{
    admin::api::{AddClosure, ChangeAnswering, RemoveClosure},
    language::{Locale, locale, times, tr},
    ui::{Checkbox, Field, Form, Saved, SectionHead, Submit},
    wire::Act,
};
use domain::{
    Stamp,
    admin::{Answering, Closure, LONGEST_CLOSURE},
};
use leptos::prelude::*;

/// What can be done here; each asks for the desk anew.
#[derive(Clone, Copy)]
pub struct Actions {
    change: Act<ChangeAnswering>,
    close: Act<AddClosure>,
    remove: Act<RemoveClosure>,
}

impl Actions {
    pub fn new() -> Self {
        Self { change: Act::new(), close: Act::new(), remove: Act::new() }
    }

    /// How often something was answered. Tracked.
    pub fn changes(&self) -> usize {
        self.change.changes() + self.close.changes() + self.remove.changes()
    }
}

#[component]
pub fn AnsweringBox(answering: Answering, actions: Actions, now: Stamp) -> impl IntoView {
    let l = locale();
    let Answering { review, days, open_days, note_months, closures } = answering;
    let Actions { change, close, remove } = actions;
    view! {
        <section aria-labelledby="answering">
            <SectionHead id="answering" title=tr!(l, admin.answering)/>
            <div class="stack">
                <Form action=change name="answering" class="form">
                    <Checkbox name="review" label=tr!(l, admin.review) checked=review help=tr!(l, admin.review_help)/>
                    <Field name="days" label=tr!(l, admin.answer_days) value=days.to_string() help=tr!(l, admin.answer_days_help) size="short"
                        inputmode="numeric" required=true/>
                    <Field name="open_days" label=tr!(l, admin.open_days) value=open_days.to_string() help=tr!(l, admin.open_days_help)
                        size="short" inputmode="numeric" required=true/>
                    <Field name="note_months" label=tr!(l, admin.note_months) value=note_months.to_string()
                        help=tr!(l, admin.note_months_help) size="short" inputmode="numeric" required=true/>
                    <footer><Submit label=tr!(l, common.save) kind="secondary"/><Saved action=change/></footer>
                </Form>
                <h3 id="closures">{tr!(l, admin.closures)}</h3>
                {list(l, closures, remove, now)}
                <Form action=close name="close-company" class="form">
                    <Field name="label" label=tr!(l, admin.closure_label) help=tr!(l, admin.closure_help) most=LONGEST_CLOSURE required=true/>
                    <div class="form-row">
                        <Field name="first" label=tr!(l, admin.closure_first) kind="date" required=true/>
                        <Field name="last" label=tr!(l, admin.closure_last) kind="date"/>
                    </div>
                    <footer><Submit label=tr!(l, admin.add_closure) kind="secondary"/><Saved action=close/></footer>
                </Form>
            </div>
        </section>
    }
}

fn list(l: Locale, closures: Vec<Closure>, remove: Act<RemoveClosure>, now: Stamp) -> AnyView {
    if closures.is_empty() {
        return view! { <p class="soft">{tr!(l, admin.no_closures)}</p> }.into_any();
    }
    let rows = closures.into_iter().map(|closure| row(l, closure, remove, now)).collect_view();
    view! { <ul class="closures" role="list" aria-labelledby="closures">{rows}</ul> }.into_any()
}

fn row(l: Locale, closure: Closure, remove: Act<RemoveClosure>, now: Stamp) -> impl IntoView {
    let day = |stamp: Stamp| times::day_near(l, &stamp.local, &now.local);
    let days = match closure.first == closure.last {
        true => day(closure.first),
        false => tr!(l, admin.closure_days, first = day(closure.first), last = day(closure.last)),
    };
    let says = tr!(l, admin.remove_this, name = closure.label.clone());
    let id = closure.id.to_string();
    view! {
        <li>
            <span><b>{closure.label}</b> " " <span class="soft">{days}</span></span>
            <Form action=remove name=format!("remove-{id}") only=("closure", id.clone())>
                <Submit label=tr!(l, admin.remove) kind="quiet" size="small" says/>
            </Form>
        </li>
    }
}
