//! A form: its errors, what was typed before, whether it is on its way. Works without JavaScript; with it, it is faster.
use super::ErrorSummary;
use crate::{
    error::AppError,
    wire::{Act, Fields, KeptForm, Told},
};
use leptos::{context::Provider, form::form_data_from_event, prelude::*, server::ServerActionError, server_fn::ServerFn};
use web_sys::SubmitEvent;

/// What the fields of a form know of it.
#[derive(Clone, Copy)]
pub struct FormState {
    name: StoredValue<String>,
    pub error: Signal<Option<AppError>>,
    pub pending: Signal<bool>,
    kept: StoredValue<Option<KeptForm>>,
    labels: StoredValue<Vec<(String, String)>>,
}

impl FormState {
    /// The form around a widget, if there is one.
    pub fn around() -> Option<Self> {
        use_context()
    }

    fn new(name: String, action: Action<Fields, Told>, path: &str, only: Option<&(&'static str, String)>) -> Self {
        let value = action.value();
        let from_address = use_context::<ServerActionError>().is_some_and(|error| error.path() == path);
        let failed = value.with_untracked(|value| matches!(value, Some(Err(_))));
        let kept = use_context::<KeptForm>().filter(|_| from_address && failed);
        // Where several forms of a kind stand on a page, the error in the address belongs to one of them.
        let other = from_address && kept.as_ref().zip(only).is_some_and(|(kept, (field, is))| kept.get(field) != Some(is));
        let calls = action.version();
        let error = Signal::derive(move || {
            let told = !other || calls.get() > 0;
            value.with(|value| value.as_ref().and_then(|result| result.as_ref().err().cloned())).filter(|_| told)
        });
        Self {
            name: StoredValue::new(name),
            error,
            pending: action.pending().into(),
            kept: StoredValue::new(kept.filter(|_| !other)),
            labels: StoredValue::new(Vec::new()),
        }
    }

    /// The `id` of a field's control, unique on the page.
    pub fn id(&self, field: &str) -> String {
        self.name.with_value(|name| format!("{name}-{field}"))
    }

    /// What was typed into a field before, when the form was refused.
    pub fn typed(&self, field: &str) -> Option<String> {
        self.kept.with_value(|kept| kept.as_ref().and_then(|kept| kept.get(field).map(str::to_owned)))
    }

    /// Whether a value of a field was chosen before; none when nothing was kept.
    pub fn chosen(&self, field: &str, value: &str) -> Option<bool> {
        self.kept.with_value(|kept| kept.as_ref().map(|kept| kept.all(field).any(|v| v == value)))
    }

    /// Tells the summary how a field is called.
    pub fn label(&self, field: &str, label: &str) {
        self.labels.update_value(|labels| labels.push((field.to_owned(), label.to_owned())));
    }

    /// How a field is called.
    pub fn label_of(&self, field: &str) -> Option<String> {
        self.labels.with_value(|labels| labels.iter().find(|(name, _)| name == field).map(|(_, label)| label.clone()))
    }
}

/// A form that sends a server function's arguments.
#[component]
pub fn Form<S>(
    action: Act<S>,
    /// Prefix of its fields' ids, unique on the page.
    #[prop(into)]
    name: String,
    /// CSS class; `form` for one field below the other.
    #[prop(default = "form")]
    class: &'static str,
    /// Where several forms of a kind stand on a page: the hidden field, and its value, that tells them apart.
    #[prop(optional, into)]
    only: Option<(&'static str, String)>,
    children: Children,
) -> impl IntoView
where
    S: ServerFn<Error = AppError> + 'static,
{
    form(Sending { action: action.sent(), path: S::PATH, address: S::url() }, name, class, only, true, children)
}

/// A form the browser posts itself, whether JavaScript runs or not: for what changes who one is or which language one
/// reads, so that the next page starts afresh.
#[component]
pub fn PlainForm<S>(
    action: Act<S>,
    #[prop(into)] name: String,
    #[prop(default = "form")] class: &'static str,
    #[prop(optional, into)] only: Option<(&'static str, String)>,
    children: Children,
) -> impl IntoView
where
    S: ServerFn<Error = AppError> + 'static,
{
    form(Sending { action: action.sent(), path: S::PATH, address: S::url() }, name, class, only, false, children)
}

/// What a form sends, and where to.
struct Sending {
    action: Action<Fields, Told>,
    path: &'static str,
    address: &'static str,
}

fn form(
    Sending { action, path, address }: Sending,
    name: String,
    class: &'static str,
    only: Option<(&'static str, String)>,
    from_the_page: bool,
    children: Children,
) -> AnyView {
    let state = FormState::new(name, action, path, only.as_ref());
    let send = move |submit: SubmitEvent| {
        if !from_the_page || submit.default_prevented() {
            return;
        }
        submit.prevent_default();
        if let Some(fields) = form_data_from_event(&submit).ok().as_ref().and_then(Fields::of) {
            action.dispatch(fields);
        }
    };
    view! {
        <Provider value=state>
            <form method="post" action=address class=class novalidate=true on:submit=send>
                {filled(state, only, children)}
            </form>
        </Provider>
    }
    .into_any()
}

/// The summary of what is wrong, and the fields; the fields first, since the summary names them.
fn filled(state: FormState, only: Option<(&'static str, String)>, children: Children) -> AnyView {
    let fields = children();
    view! {
        <ErrorSummary state/>
        {only.map(|(field, value)| view! { <input type="hidden" name=field value=value/> })}
        {fields}
    }
    .into_any()
}
