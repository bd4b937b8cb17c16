//! An empty company says what to do first: propose an idea; for a host a challenge, for an admin the checklist.
use super::{next_step::Stage, tasks::ToDoList};
use crate::{
    frame::with_me,
    language::{Locale, locale, tr},
    routes,
    ui::{Icon, SectionHead},
};
use domain::{home::Home, people::Me};
use leptos::prelude::*;

#[component]
pub fn Beginning(home: Home) -> impl IntoView {
    let l = locale();
    view! {
        <Stage title=tr!(l, home.begins) why=tr!(l, home.begins_words)>
            <a class="button" data-kind="primary" href=routes::NEW_IDEA>{tr!(l, home.propose_first)}</a>
        </Stage>
        <ToDoList to_do=home.to_do now=home.now/>
        <section aria-labelledby="first-steps">
            <SectionHead id="first-steps" title=tr!(l, home.steps)/>
            <ul class="to-do" role="list">
                {with_me(move |me| challenge(l, &me))}
            </ul>
        </section>
    }
}

/// Hosts launch the first challenge; the others look at what there is.
fn challenge(l: Locale, me: &Me) -> AnyView {
    let (words, why, href, act) = if me.host {
        (tr!(l, home.step_launch), tr!(l, home.step_launch_why), routes::NEW_CHALLENGE, tr!(l, home.step_launch_act))
    } else {
        (tr!(l, home.step_look), tr!(l, home.step_look_why), routes::CHALLENGES, tr!(l, home.step_look_act))
    };
    step(l, icondata::LuFlag, words, why, href, act).into_any()
}

fn step(l: Locale, icon: icondata::Icon, words: &'static str, why: &'static str, href: &'static str, act: &'static str) -> impl IntoView {
    view! {
        <li>
            <Icon of=icon/>
            <div>
                <a href=href>{words}</a>
                <br/>
                <small>{why}</small>
            </div>
            <a class="button" data-size="small" href=href aria-label=tr!(l, home.act_on, act = act, what = words)>{act}</a>
        </li>
    }
}
