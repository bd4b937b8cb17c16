//! The door: an address and a password; in the demo, one card per person to step into.
use super::{
    api::{FrontDoor as AskFrontDoor, SignIn, StepInto},
    welcome::Welcome,
};
use crate::{
    language::{Locale, locale, tr},
    routes,
    ui::{Avatar, Field, Icon, Notice, Page, PlainForm, Submit, loaded},
    wire::{Act, Asked},
};
use domain::people::{DemoPerson, FrontDoor};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

pub struct SignInPage {
    door: Asked<FrontDoor>,
    next: String,
}

impl Page for SignInPage {
    fn data() -> Self {
        let next = use_query_map().with_untracked(|query| query.get("next").unwrap_or_default());
        Self { door: Asked::new(|| AskFrontDoor {}), next }
    }

    fn view(this: Self) -> AnyView {
        let next = this.next;
        loaded(this.door, move |door| show(door, next.clone()))
    }
}

fn show(door: FrontDoor, next: String) -> AnyView {
    let l = locale();
    if !door.set_up {
        return view! {
            <Welcome title=tr!(l, people.sign_in) promise=tr!(l, people.promise)>
                <Notice><a href=routes::SET_UP>{tr!(l, people.set_up_first)}</a></Notice>
            </Welcome>
        }
        .into_any();
    }
    if door.demo.is_empty() { credentials(l, next) } else { cast(l, door) }
}

fn credentials(l: Locale, next: String) -> AnyView {
    let action = Act::<SignIn>::new();
    view! {
        <Welcome title=tr!(l, people.sign_in) promise=tr!(l, people.promise)>
            <PlainForm action name="sign-in">
                <input r#type="hidden" name="next" value=next/>
                <Field name="email" label=tr!(l, people.email) kind="email" autocomplete="username" required=true/>
                <Field name="password" label=tr!(l, people.password) kind="password" autocomplete="current-password" required=true/>
                <footer>
                    <Submit label=tr!(l, people.enter)/>
                    <a href=routes::RESET>{tr!(l, people.forgotten)}</a>
                </footer>
            </PlainForm>
        </Welcome>
    }
    .into_any()
}

fn cast(l: Locale, door: FrontDoor) -> AnyView {
    let action = Act::<StepInto>::new();
    let lead = tr!(l, people.made_up, company = door.company);
    view! {
        <Welcome title=tr!(l, people.who_today) promise=tr!(l, people.step_into) lead>
            <PlainForm action name="step-into" class="">
                <ul class="persona-list" role="list">{door.demo.into_iter().map(card).collect_view()}</ul>
            </PlainForm>
        </Welcome>
    }
    .into_any()
}

fn card(person: DemoPerson) -> impl IntoView {
    view! {
        <li>
            <button class="persona-card" r#type="submit" name="person" value=person.person.to_string()>
                <Avatar name=person.name.clone()/>
                <span><strong>{person.name}</strong><small>{person.who}</small></span>
                <Icon of=icondata::LuArrowRight/>
            </button>
        </li>
    }
}
