//! Who hosts the challenge, chosen among colleagues who have the role.
use crate::{
    challenges::api::NameHosts,
    language::{Locale, tr},
    ui::{Dialog, Form, Submit, field_frame::Frame, form::FormState},
    wire::Act,
};
use domain::challenges::{ChallengePage, HostChoice};
use leptos::prelude::*;

/// The dialog's place on the page.
pub const HOSTS: &str = "name-hosts";

/// After a refusal without JavaScript the dialog stands open in the page, with what is wrong.
pub fn dialog(l: Locale, page: &ChallengePage, action: Act<NameHosts>) -> AnyView {
    let words = if page.standing { tr!(l, challenges.name_hosts_tank) } else { tr!(l, challenges.name_hosts_words) };
    let (id, choices) = (page.id.to_string(), page.abilities.hosts.clone());
    view! {
        <Dialog id=HOSTS title=tr!(l, challenges.name_hosts_title) open=action.was_refused()>
            <Form action name="hosts" only=("challenge", id)>
                <p>{words}</p>
                <Choices l choices/>
                <footer><Submit label=tr!(l, common.save) kind="primary"/></footer>
            </Form>
        </Dialog>
    }
    .into_any()
}

#[component]
fn Choices(l: Locale, choices: Vec<HostChoice>) -> impl IntoView {
    let state = FormState::around();
    let rows = choices.into_iter().map(|choice| {
        let id = choice.id.to_string();
        let checked = state.and_then(|state| state.chosen("hosts[]", &id)).unwrap_or(choice.named);
        view! { <label class="choice"><input r#type="checkbox" name="hosts[]" value=id checked=checked/>{choice.name}</label> }
    });
    let frame = Frame::new("hosts", tr!(l, challenges.hosts_legend).to_owned(), None, false, None);
    frame.around_group(view! { <div class="juror-list">{rows.collect_view()}</div> }.into_any())
}
