//! A field that names a colleague, and suggests some while one types. Without JavaScript a name is typed whole.
use super::api::FindColleagues;
use crate::{ui::Field, wire::ask};
use domain::ideas::Colleague;
use leptos::{prelude::*, task::spawn_local};

#[component]
pub fn ColleagueField(
    /// As the server function calls it.
    name: &'static str,
    label: &'static str,
    help: &'static str,
    /// The `id` of what is suggested, unique on the page.
    list: &'static str,
    /// Who is named already.
    #[prop(optional, into)]
    value: String,
    /// Nobody has to be named.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let found = RwSignal::new(Vec::<Colleague>::new());
    let asked = StoredValue::new(0_u32);
    let typed = move |q: String| {
        asked.update_value(|n| *n = n.wrapping_add(1));
        let this_one = asked.get_value();
        spawn_local(async move {
            // Without an answer what is suggested stays: a name can be typed whole.
            if let Ok(colleagues) = ask(FindColleagues { q }).await
                && asked.try_get_value() == Some(this_one)
            {
                let _ = found.try_set(colleagues);
            }
        });
    };
    let suggestions = move || {
        let option = |c: Colleague| view! { <option value=c.name>{c.department.unwrap_or_default()}</option> };
        found.get().into_iter().map(option).collect_view()
    };
    view! {
        <div on:input=move |ev| typed(event_target_value(&ev))>
            <Field name label help value required=!optional optional autocomplete="off" list/>
        </div>
        <datalist id=list>{suggestions}</datalist>
    }
}
