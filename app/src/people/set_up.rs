//! The first start of a company: its name and its first admin.
use super::{
    api::{FoundCompany, FrontDoor as AskFrontDoor},
    welcome::Welcome,
};
use crate::{
    language::{Locale, language_of, locale, tr},
    routes,
    ui::{Field, Notice, Page, PlainForm, Select, Submit, loaded},
    wire::{Act, Asked},
};
use domain::{
    Language,
    people::{FrontDoor, LONGEST_NAME},
};
use leptos::prelude::*;

pub struct SetUpPage {
    door: Asked<FrontDoor>,
}

impl Page for SetUpPage {
    fn data() -> Self {
        Self { door: Asked::new(|| AskFrontDoor {}) }
    }

    fn view(this: Self) -> AnyView {
        loaded(this.door, |door| if door.set_up { done() } else { form() })
    }
}

fn done() -> AnyView {
    let l = locale();
    view! {
        <Welcome title=tr!(l, people.first_start) promise=tr!(l, people.begins_here) motif=1>
            <Notice tone="good"><a href=routes::SIGN_IN>{tr!(l, people.set_up_already)}</a></Notice>
        </Welcome>
    }
    .into_any()
}

fn form() -> AnyView {
    let l = locale();
    let action = Act::<FoundCompany>::new();
    view! {
        <Welcome title=tr!(l, people.your_company) promise=tr!(l, people.begins_here) lead=tr!(l, people.one_minute) motif=1>
            <PlainForm action name="set-up">
                <Field name="code" label=tr!(l, people.set_up_code) help=tr!(l, people.set_up_code_help) autocomplete="off" required=true/>
                <Field name="company" label=tr!(l, people.company_name) autocomplete="organization" required=true/>
                <div class="form-row">
                    <Field name="name" label=tr!(l, people.your_name) autocomplete="name" most=LONGEST_NAME required=true/>
                    <Field name="email" label=tr!(l, people.your_email) kind="email" autocomplete="username" required=true/>
                </div>
                <NewPassword/>
                <LanguageChoice l/>
                <footer><Submit label=tr!(l, people.open_lagon)/></footer>
            </PlainForm>
        </Welcome>
    }
    .into_any()
}

/// A password to come: what is asked of it.
#[component]
pub fn NewPassword() -> impl IntoView {
    let l = locale();
    view! {
        <Field name="password" label=tr!(l, people.new_password) kind="password" autocomplete="new-password"
            help=tr!(l, people.password_help) required=true/>
    }
}

/// French or English.
#[component]
pub fn LanguageChoice(l: Locale) -> impl IntoView {
    let options = Language::ALL.map(|language| (language.code().to_owned(), language_name(language).to_owned()));
    view! { <Select name="language" label=tr!(l, people.language) options=options.to_vec() value=language_of(l).code()/> }
}

/// A language in its own words.
pub fn language_name(language: Language) -> &'static str {
    match language {
        Language::Fr => "Français",
        Language::En => "English",
    }
}
