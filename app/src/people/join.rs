//! Accepting an invitation: a name, a password, and one is in. A joining link asks for the address first, and mails it the
//! way in.
use super::{
    api::{Invitation, Join, ProveAddress},
    set_up::{LanguageChoice, NewPassword},
    welcome::Welcome,
};
use crate::{
    language::{language_of, locale, tr},
    ui::{Field, Notice, Page, PlainForm, Submit, loaded},
    wire::{Act, Asked},
};
use domain::people::{LONGEST_NAME, OpenInvitation};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

pub struct JoinPage {
    token: String,
    sent: Memo<bool>,
    invitation: Asked<OpenInvitation>,
}

impl Page for JoinPage {
    fn data() -> Self {
        let token = use_params_map().with_untracked(|params| params.get("token").unwrap_or_default());
        let asked = token.clone();
        let query = use_query_map();
        let sent = Memo::new(move |_| query.with(|query| query.get("sent").is_some()));
        Self { token, sent, invitation: Asked::new(move || Invitation { token: asked.clone() }) }
    }

    fn view(this: Self) -> AnyView {
        let Self { token, sent, invitation } = this;
        loaded(invitation, move |invitation| match invitation.prove {
            true => prove(token.clone(), invitation, sent),
            false => form(token.clone(), invitation),
        })
    }
}

fn prove(token: String, invitation: OpenInvitation, sent: Memo<bool>) -> AnyView {
    let l = locale();
    let action = Act::<ProveAddress>::new();
    let help = tr!(l, people.domains_help, domains = invitation.domains.join(", "));
    view! {
        <Welcome title=tr!(l, people.join, company = invitation.company) promise=tr!(l, people.promise) lead=tr!(l, people.prove_lead) motif=5>
            {move || (sent.get() && !action.was_refused()).then(|| view! { <Notice tone="good">{tr!(l, people.proof_sent)}</Notice> })}
            <PlainForm action name="prove">
                <input r#type="hidden" name="token" value=token/>
                <input r#type="hidden" name="language" value=language_of(l).code()/>
                <Field name="email" label=tr!(l, people.your_email) kind="email" autocomplete="username" required=true help/>
                <footer><Submit label=tr!(l, people.send_link)/></footer>
            </PlainForm>
        </Welcome>
    }
    .into_any()
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
