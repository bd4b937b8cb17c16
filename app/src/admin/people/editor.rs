//! A person's place, manager and roles; and their account, closed or opened again once one has said yes.
use super::{
    inviting::{departments, sites},
    links::HandedLinks,
};
use crate::{
    admin::api::{ChangePerson, MakeResetLink, SetActive},
    language::{Locale, locale, tr},
    ui::{Checkbox, Field, Form, Saved, Select, Submit},
    wire::Act,
};
use domain::people::{PersonRow, Places};
use leptos::prelude::*;

#[component]
pub fn Editor(
    person: PersonRow,
    places: Places,
    change: Act<ChangePerson>,
    active: Act<SetActive>,
    reset: Act<MakeResetLink>,
) -> impl IntoView {
    let l = locale();
    let way_in = (person.active && person.email.is_some()).then(|| way_in(l, &person, reset));
    let account = account(l, &person, active);
    view! {
        <tr class="row-editor" id="edit">
            <td colspan="5">
                <div class="stack">
                    {placed(l, person, places, change)}
                    <div>{way_in} {account}</div>
                </div>
            </td>
        </tr>
    }
}

fn placed(l: Locale, person: PersonRow, places: Places, action: Act<ChangePerson>) -> impl IntoView {
    let PersonRow { id, department, site, manager, admin, host, .. } = person;
    let department = department.map(|id| id.to_string()).unwrap_or_default();
    let site = site.map(|id| id.to_string()).unwrap_or_default();
    let manager = manager.map(|manager| manager.name).unwrap_or_default();
    let (departments, sites) = (departments(l, &places), sites(l, &places));
    view! {
        <Form action name="person" only=("person", id.to_string())>
            <div class="form-row">
                <Select name="department" label=tr!(l, admin.department) options=departments value=department/>
                <Select name="site" label=tr!(l, admin.site) options=sites value=site/>
            </div>
            <Field name="manager" label=tr!(l, admin.manager) help=tr!(l, admin.manager_help) value=manager autocomplete="off" optional=true/>
            <Checkbox name="host" label=tr!(l, admin.is_host) help=tr!(l, admin.is_host_help) checked=host/>
            <Checkbox name="admin" label=tr!(l, admin.is_admin) help=tr!(l, admin.is_admin_help) checked=admin/>
            <footer><Submit label=tr!(l, common.save)/><Saved action/></footer>
        </Form>
    }
}

/// For whoever forgot their password where no mail goes out.
fn way_in(l: Locale, person: &PersonRow, action: Act<MakeResetLink>) -> impl IntoView + use<> {
    let (id, name) = (person.id.to_string(), person.name.clone());
    let link = move || action.output().map(|link| view! { <HandedLinks links=vec![link] words=tr!(l, admin.reset_link_shown)/> });
    let said = action.was_refused() || action.output().is_some();
    view! {
        <details class="disclosure" open=said>
            <summary>{tr!(l, admin.reset_link)}</summary>
            <div class="stack">
                <Form action name="reset-link" only=("person", id)>
                    <p>{tr!(l, admin.reset_link_words, name = name)}</p>
                    <footer><Submit label=tr!(l, admin.make_reset_link) kind="secondary"/></footer>
                </Form>
                <div role="status">{link}</div>
            </div>
        </details>
    }
}

/// The disclosure is the question, the button in it the yes.
fn account(l: Locale, person: &PersonRow, action: Act<SetActive>) -> impl IntoView + use<> {
    let (id, name) = (person.id.to_string(), person.name.clone());
    let (title, words, yes, to) = if person.active {
        (tr!(l, admin.close_account), tr!(l, admin.close_words, name = name), tr!(l, admin.confirm_close), "off")
    } else {
        (tr!(l, admin.reopen_account), tr!(l, admin.reopen_words, name = name), tr!(l, admin.confirm_reopen), "on")
    };
    let kind = if person.active { "danger" } else { "secondary" };
    let refused = action.was_refused();
    view! {
        <details class="disclosure" open=refused>
            <summary>{title}</summary>
            <Form action name="account" only=("person", id)>
                <p>{words}</p>
                <input r#type="hidden" name="active" value=to/>
                <footer><Submit label=yes kind=kind/></footer>
            </Form>
        </details>
    }
}
