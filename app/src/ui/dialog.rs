//! A dialog over the page. It opens by the browser's own command, and by code where the browser has none.
use crate::language::{locale, tr};
use leptos::{html, prelude::*, wasm_bindgen::JsCast};
use web_sys::HtmlDialogElement;

#[component]
pub fn Dialog(
    /// Unique on the page.
    #[prop(into)]
    id: String,
    #[prop(into)] title: String,
    /// Stands open in the page from the start: after a refusal without JavaScript.
    #[prop(optional)]
    open: bool,
    children: Children,
) -> impl IntoView {
    let l = locale();
    let heading = format!("{id}-title");
    let dialog = NodeRef::<html::Dialog>::new();
    let close = move |click: web_sys::MouseEvent| {
        click.prevent_default();
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    view! {
        <dialog class="dialog" id=id.clone() open=open aria-labelledby=heading.clone() node_ref=dialog>
            <h2 id=heading.clone()>{title}</h2>
            {children()}
            <footer>
                <button class="button" r#type="button" commandfor=id.clone() command="close" on:click=close>{tr!(l, common.close)}</button>
            </footer>
        </dialog>
    }
}

/// The button that opens a dialog.
#[component]
pub fn OpenDialog(
    /// Of the dialog.
    #[prop(into)]
    id: String,
    #[prop(into)] label: String,
    #[prop(default = "quiet")] kind: &'static str,
    #[prop(optional, into)] size: Option<&'static str>,
) -> impl IntoView {
    let target = id.clone();
    let kind = (kind != "secondary").then_some(kind);
    view! {
        <button class="button" r#type="button" data-kind=kind data-size=size commandfor=id command="show-modal" aria-haspopup="dialog"
            on:click=move |click| {
                // Opened here; the browser's own command would find it open, and complain.
                click.prevent_default();
                open(&target);
            }>
            {label}
        </button>
    }
}

/// Opens the dialog of that id, unless it is open.
pub fn open(id: &str) {
    let dialog = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlDialogElement>().ok());
    if let Some(dialog) = dialog.filter(|dialog| !dialog.open()) {
        let _ = dialog.show_modal();
    }
}

/// Closes the dialog of that id, if it is open.
pub fn close(id: &str) {
    let dialog = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlDialogElement>().ok());
    if let Some(dialog) = dialog.filter(|dialog| dialog.open()) {
        dialog.close();
    }
}
