//! Accepting an invitation: a name, a password, and one is in.
use super::{
    api::{Invitation, Join},
    set_up::{LanguageChoice, NewPassword},
    welcome::Welcome,
};
use crate::{
    language::{locale, tr},
    ui::{Field, Page, PlainForm, Submit, loaded},
    wire::{Act, Asked},
};
use domain::people::{LONGEST_NAME, OpenInvitation};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

pub struct JoinPage {
    token: String,
    invitation: Asked<OpenInvitation>,
}

impl Page for JoinPage {
    fn data() -> Self {
        let token = use_params_map().with_untracked(|params| params.get("token").unwrap_or_default());
        let asked = token.clone();
        Self { token, invitation: Asked::new(move || Invitation { token: asked.clone() }) }
    }

    fn view(this: Self) -> AnyView {
        let token = this.token;
        loaded(this.invitation, move |invitation| form(token.clone(), invitation))
    }
}

fn form(token: String, invitation: OpenInvitation) -> AnyView {
    let l = locale();
    let action = Act::<Join>::new();
    let personal = invitation.email.is_some();
    let help = (!personal).then(|| tr!(l, people.domains_help, domains = invitation.domains.join(", ")));
    view! {
        <Welcome title=tr!(l, people.join, company = invitation.company) promise=tr!(l, people.promise) motif=5>
            <PlainForm action name="join">
                <input r#type="hidden" name="token" value=token/>
                <Field name="name" label=tr!(l, people.your_name) autocomplete="name" most=LONGEST_NAME required=true/>
                <Field name="email" label=tr!(l, people.your_email) kind="email" autocomplete="username" required=true
                    value=invitation.email.unwrap_or_default() readonly=personal help=help.unwrap_or_default()/>
                <NewPassword/>
                <LanguageChoice l/>
                <footer><Submit label=tr!(l, people.enter)/></footer>
            </PlainForm>
        </Welcome>
    }
    .into_any()
}
