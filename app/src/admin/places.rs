//! Departments and sites: added a line each; one at a time is renamed, or removed once nobody is in it.
use super::api::{AddPlaces, RemovePlace, RenamePlace};
use crate::{
    language::{Locale, locale, number, tr},
    routes,
    ui::{Form, Saved, SectionHead, Submit, TableScroll, TextArea},
    wire::Act,
};
use domain::people::{Place, PlaceKind, Places};
use editor::Editor;
use leptos::prelude::*;
use std::fmt::Display;

/// Renaming and removing one of them.
mod editor;

/// What can be done to them; each asks for the lists anew.
#[derive(Clone, Copy)]
pub struct Actions {
    add_department: Act<AddPlaces>,
    add_site: Act<AddPlaces>,
    rename: Act<RenamePlace>,
    remove: Act<RemovePlace>,
}

impl Actions {
    /// What was said of one place is forgotten when another one is edited.
    pub fn new(edited: Memo<String>) -> Self {
        let (rename, remove) = (Act::<RenamePlace>::new(), Act::<RemovePlace>::new());
        Effect::watch(
            move || edited.get(),
            move |_, _, _| {
                rename.clear();
                remove.clear();
            },
            false,
        );
        Self { add_department: Act::new(), add_site: Act::new(), rename, remove }
    }

    /// How often something was answered. Tracked.
    pub fn changes(&self) -> usize {
        let Self { add_department, add_site, rename, remove } = self;
        add_department.changes() + add_site.changes() + rename.changes() + remove.changes()
    }
}

/// As the server function takes it.
pub fn kind_name(kind: PlaceKind) -> &'static str {
    match kind {
        PlaceKind::Department => "department",
        PlaceKind::Site => "site",
    }
}

#[component]
pub fn PlaceLists(places: Places, actions: Actions, edited: Memo<String>) -> impl IntoView {
    let Places { departments, sites } = places;
    view! {
        {section(PlaceKind::Department, departments, actions, edited)}
        {section(PlaceKind::Site, sites, actions, edited)}
    }
}

fn section<Id>(kind: PlaceKind, places: Vec<Place<Id>>, actions: Actions, edited: Memo<String>) -> impl IntoView
where
    Id: Display + Send + 'static,
{
    let l = locale();
    let (id, title, none, add, action) = match kind {
        PlaceKind::Department => {
            ("departments", tr!(l, admin.departments), tr!(l, admin.no_departments), tr!(l, admin.add_departments), actions.add_department)
        }
        PlaceKind::Site => ("sites", tr!(l, admin.sites), tr!(l, admin.no_sites), tr!(l, admin.add_sites), actions.add_site),
    };
    let heads = vec![tr!(l, admin.name).to_owned(), tr!(l, admin.members).to_owned(), String::new()];
    let list = match places.is_empty() {
        true => view! { <p class="soft">{none}</p> }.into_any(),
        false => {
            let rows = places.into_iter().map(|place| rows(l, kind, place, actions, edited)).collect_view();
            view! { <TableScroll name=title heads>{rows}</TableScroll> }.into_any()
        }
    };
    view! {
        <section aria-labelledby=id>
            <SectionHead id title/>
            <div class="stack">
                {list}
                <Form action name=format!("add-{id}") only=("kind", kind_name(kind).to_owned())>
                    <TextArea name="names" label=add help=tr!(l, admin.add_help) rows=3 required=true/>
                    <footer><Submit label=tr!(l, admin.add) kind="secondary"/><Saved action/></footer>
                </Form>
            </div>
        </section>
    }
}

/// A place, and below it its form while it is edited.
fn rows<Id: Display>(l: Locale, kind: PlaceKind, place: Place<Id>, actions: Actions, edited: Memo<String>) -> impl IntoView + use<Id> {
    let (id, name, people) = (place.id.to_string(), place.name, place.people);
    let open = Memo::new({
        let id = id.clone();
        move |_| edited.with(|edited| *edited == id)
    });
    let editor = {
        let (id, name) = (id.clone(), name.clone());
        move || {
            open.get().then(|| view! { <Editor kind id=id.clone() name=name.clone() people rename=actions.rename remove=actions.remove/> })
        }
    };
    let href =
        move || if open.get() { format!("{}#{}", routes::ADMIN, section_of(kind)) } else { format!("{}?edit={id}#edit", routes::ADMIN) };
    let word = move || if open.get() { tr!(l, admin.done_editing) } else { tr!(l, admin.edit) };
    let says = {
        let name = name.clone();
        move || if open.get() { tr!(l, admin.close_this, name = name.clone()) } else { tr!(l, admin.edit_this, name = name.clone()) }
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td>{number(l, people)}</td>
            <td data-numeric="">
                <a href=href data-noscroll="true" aria-expanded=move || open.get().to_string() aria-label=says>{word}</a>
            </td>
        </tr>
        {editor}
    }
}

/// The `id` of the section's heading.
fn section_of(kind: PlaceKind) -> &'static str {
    match kind {
        PlaceKind::Department => "departments",
        PlaceKind::Site => "sites",
    }
}
