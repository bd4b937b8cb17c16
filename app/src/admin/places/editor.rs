//! Renaming a department or site, and removing it once nobody is in it.
use super::kind_name;
use crate::{
    admin::api::{RemovePlace, RenamePlace},
    language::{Locale, locale, tr, trn},
    ui::{Field, Form, Saved, Submit},
    wire::Act,
};
use domain::people::{LONGEST_NAME, PlaceKind};
use leptos::prelude::*;

#[component]
pub fn Editor(
    kind: PlaceKind,
    id: String,
    name: String,
    /// How many people are in it.
    people: i64,
    rename: Act<RenamePlace>,
    remove: Act<RemovePlace>,
) -> impl IntoView {
    let l = locale();
    let removal = match people {
        0 => removal(l, kind, id.clone(), name.clone(), remove).into_any(),
        n => view! { <p class="small soft">{trn!(l, n, admin.not_empty_1, admin.not_empty_n)}</p> }.into_any(),
    };
    view! {
        <tr class="row-editor" id="edit">
            <td colspan="3">
                <div class="stack">
                    <Form action=rename name="rename" only=("place", id)>
                        <input r#type="hidden" name="kind" value=kind_name(kind)/>
                        <Field name="name" label=tr!(l, admin.new_name) value=name most=LONGEST_NAME required=true/>
                        <footer><Submit label=tr!(l, admin.rename) kind="secondary" size="small"/><Saved action=rename/></footer>
                    </Form>
                    {removal}
                </div>
            </td>
        </tr>
    }
}

fn removal(l: Locale, kind: PlaceKind, id: String, name: String, action: Act<RemovePlace>) -> impl IntoView {
    let says = tr!(l, admin.remove_this, name = name.clone());
    view! {
        <Form action name="remove" only=("place", id)>
            <input r#type="hidden" name="kind" value=kind_name(kind)/>
            <p class="small soft">{tr!(l, admin.remove_words, name = name)}</p>
            <footer><Submit label=tr!(l, admin.remove) says kind="danger" size="small"/></footer>
        </Form>
    }
}
