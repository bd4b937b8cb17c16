//! Inviting: addresses pasted as they are, with one department and site for all of them; or one link for whoever has an
//! address at certain domains.
use super::links::HandedLinks;
use crate::{
    admin::api::{Invite, MakeJoiningLink},
    language::{Locale, locale, tr},
    ui::{Field, Form, Notice, SectionHead, Select, Submit, TextArea},
    wire::Act,
};
use domain::people::{Place, Places};
use leptos::prelude::*;
use std::fmt::Display;

#[component]
pub fn Inviting(places: Places, can_mail: bool, action: Act<Invite>) -> impl IntoView {
    let l = locale();
    let links = move || action.output().map(|links| view! { <HandedLinks links words=tr!(l, admin.links_words)/> });
    view! {
        <section aria-labelledby="invite">
            <SectionHead id="invite" title=tr!(l, admin.invite)/>
            <div class="stack">
                {(!can_mail).then(|| view! { <Notice>{tr!(l, admin.no_mail)}</Notice> })}
                <Form action name="invite">
                    <TextArea name="addresses" label=tr!(l, admin.addresses) help=tr!(l, admin.addresses_help) rows=4 required=true
                        placeholder=tr!(l, admin.addresses_example)/>
                    <WhereTheyWork places/>
                    <footer><Submit label=tr!(l, admin.prepare) kind="secondary"/></footer>
                </Form>
                <div role="status">{links}</div>
            </div>
        </section>
    }
}

#[component]
pub fn JoiningLink(places: Places, action: Act<MakeJoiningLink>) -> impl IntoView {
    let l = locale();
    let link = move || {
        let link = action.output();
        link.map(|link| view! { <HandedLinks links=vec![link] words=tr!(l, admin.joining_words)/> })
    };
    view! {
        <section aria-labelledby="joining">
            <SectionHead id="joining" title=tr!(l, admin.joining)/>
            <div class="stack">
                <Form action name="joining">
                    <Field name="domains" label=tr!(l, admin.domains) help=tr!(l, admin.domains_help) autocomplete="off" required=true/>
                    <WhereTheyWork places/>
                    <footer><Submit label=tr!(l, admin.make_link) kind="secondary"/></footer>
                </Form>
                <div role="status">{link}</div>
            </div>
        </section>
    }
}

/// One department and one site for all who come.
#[component]
fn WhereTheyWork(places: Places) -> impl IntoView {
    let l = locale();
    view! {
        <fieldset class="fieldset">
            <legend class="label">{tr!(l, admin.place_for_all)}</legend>
            <div class="form-row">
                <Select name="department" label=tr!(l, admin.department) options=departments(l, &places) optional=true/>
                <Select name="site" label=tr!(l, admin.site) options=sites(l, &places) optional=true/>
            </div>
        </fieldset>
    }
}

pub fn departments(l: Locale, places: &Places) -> Vec<(String, String)> {
    options(tr!(l, admin.no_department), &places.departments)
}

pub fn sites(l: Locale, places: &Places) -> Vec<(String, String)> {
    options(tr!(l, admin.no_site), &places.sites)
}

fn options<Id: Display>(none: &str, places: &[Place<Id>]) -> Vec<(String, String)> {
    let none = (String::new(), none.to_owned());
    std::iter::once(none).chain(places.iter().map(|place| (place.id.to_string(), place.name.clone()))).collect()
}
