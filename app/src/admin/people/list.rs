//! The list of people, fifty at a time, and the search above it; one row at a time opens its form.
use super::{editor::Editor, wanted::Wanted};
use crate::{
    admin::api::{ChangePerson, MakeResetLink, SetActive},
    language::{Locale, locale, tr},
    routes,
    ui::{Author, Empty, Icon, SectionHead, TableScroll},
    wire::Act,
};
use domain::people::{PersonRef, PersonRow, Places};
use leptos::prelude::*;
use leptos_router::components::Form as GoTo;

#[component]
pub fn List(
    people: Vec<PersonRow>,
    next: Option<String>,
    wanted: Wanted,
    places: Places,
    edited: Memo<String>,
    change: Act<ChangePerson>,
    active: Act<SetActive>,
    reset: Act<MakeResetLink>,
) -> impl IntoView {
    let l = locale();
    let places = StoredValue::new(places);
    let heads = [tr!(l, admin.name), tr!(l, admin.department), tr!(l, admin.roles), tr!(l, admin.account), ""].map(str::to_owned).to_vec();
    let list = if people.is_empty() {
        nobody(l).into_any()
    } else {
        let rows = people.into_iter().map(|person| {
            let (is, form) = (person.id.to_string(), person.clone());
            let open = Memo::new(move |_| edited.with(|edited| *edited == is));
            let editor = move || open.get().then(|| view! { <Editor person=form.clone() places=places.get_value() change active reset/> });
            view! { {row(l, person, &wanted, open)} {editor} }
        });
        let rows = rows.collect_view();
        view! { <TableScroll name=tr!(l, admin.people) heads>{rows}</TableScroll> }.into_any()
    };
    view! {
        <section aria-labelledby="everybody">
            <SectionHead id="everybody" title=tr!(l, admin.everybody)/>
            {search(l, wanted.search.clone())}
            {list}
            {pages(l, &wanted, next)}
        </section>
    }
}

fn search(l: Locale, search: String) -> impl IntoView {
    view! {
        <GoTo method="get" action=routes::ADMIN_PEOPLE attr:class="people-search" attr:role="search">
            <div class="field">
                <label for="people-search">{tr!(l, admin.search)}</label>
                <input class="input" id="people-search" name="search" type="search" autocomplete="off" value=search.clone() prop:value=search/>
            </div>
            <button class="button" type="submit">{tr!(l, admin.find)}</button>
        </GoTo>
    }
}

fn nobody(l: Locale) -> impl IntoView {
    view! {
        <Empty icon=icondata::LuUsers title=tr!(l, admin.nobody) words=tr!(l, admin.nobody_words)>
            <a class="button" href=routes::ADMIN_PEOPLE>{tr!(l, admin.show_all)}</a>
        </Empty>
    }
}

fn row(l: Locale, person: PersonRow, wanted: &Wanted, open: Memo<bool>) -> impl IntoView + use<> {
    let PersonRow { id, name, email, department_name, site_name, admin, host, active, .. } = person;
    let (there, back) = (wanted.edit(id), format!("{}#person-{id}", wanted.address()));
    let href = move || if open.get() { back.clone() } else { there.clone() };
    let word = move || if open.get() { tr!(l, admin.done_editing) } else { tr!(l, admin.edit) };
    let called = name.clone();
    let says = move || {
        let name = called.clone();
        if open.get() { tr!(l, admin.close_this, name = name) } else { tr!(l, admin.edit_this, name = name) }
    };
    let roles = [(admin, tr!(l, admin.role_admin)), (host, tr!(l, admin.role_host))];
    let roles: Vec<&str> = roles.into_iter().filter(|(has, _)| *has).map(|(_, role)| role).collect();
    let place = [department_name, site_name].into_iter().flatten().collect::<Vec<_>>().join(", ");
    view! {
        <tr id=format!("person-{id}")>
            <th scope="row">
                <Author person=PersonRef { id, name }/>
                {email.map(|email| view! { <small class="address">{email}</small> })}
            </th>
            <td>{place}</td>
            <td>{roles.join(", ")}</td>
            <td>{if active { tr!(l, admin.active) } else { tr!(l, admin.closed) }}</td>
            <td data-numeric="">
                <a href=href data-noscroll="true" aria-expanded=move || open.get().to_string() aria-label=says>{word}</a>
            </td>
        </tr>
    }
}

fn pages(l: Locale, wanted: &Wanted, next: Option<String>) -> Option<impl IntoView + use<>> {
    let start = (!wanted.after.is_empty()).then(|| wanted.following(String::new()));
    let next = next.map(|after| wanted.following(after));
    (start.is_some() || next.is_some()).then(|| {
        view! {
            <nav class="pagination" aria-label=tr!(l, common.pages)>
                {start.map(|href| view! { <a class="button" data-kind="quiet" href=href>{tr!(l, admin.from_the_start)}</a> })}
                {next.map(|href| {
                    view! { <a class="button" rel="next" href=href>{tr!(l, admin.more_people)}<Icon of=icondata::LuArrowRight/></a> }
                })}
            </nav>
        }
    })
}
