//! A forgotten password: asking for a link, and using it.
use super::{
    api::{AskReset, ResetPassword},
    set_up::NewPassword,
    welcome::Welcome,
};
use crate::{
    language::{locale, tr},
    routes,
    ui::{Field, Notice, Page, PlainForm, Submit},
    wire::Act,
};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

/// Asks for a link; says the same whether the address is known or not.
pub struct AskResetPage {
    sent: bool,
}

impl Page for AskResetPage {
    fn data() -> Self {
        Self { sent: use_query_map().with_untracked(|query| query.get("sent").is_some()) }
    }

    fn view(this: Self) -> AnyView {
        let l = locale();
        let action = Act::<AskReset>::new();
        view! {
            <Welcome title=tr!(l, people.forgotten_title) promise=tr!(l, people.promise) lead=tr!(l, people.forgotten_lead) motif=2>
                {this.sent.then(|| view! { <Notice tone="good">{tr!(l, people.link_sent)}</Notice> })}
                <PlainForm action name="ask-reset">
                    <Field name="email" label=tr!(l, people.email) kind="email" autocomplete="username" required=true/>
                    <footer>
                        <Submit label=tr!(l, people.send_link)/>
                        <a href=routes::SIGN_IN>{tr!(l, common.back)}</a>
                    </footer>
                </PlainForm>
            </Welcome>
        }
        .into_any()
    }
}

/// Sets a new password with the link that came.
pub struct ResetPage {
    token: String,
}

impl Page for ResetPage {
    fn data() -> Self {
        Self { token: use_params_map().with_untracked(|params| params.get("token").unwrap_or_default()) }
    }

    fn view(this: Self) -> AnyView {
        let l = locale();
        let action = Act::<ResetPassword>::new();
        view! {
            <Welcome title=tr!(l, people.reset_title) promise=tr!(l, people.promise) motif=2>
                <PlainForm action name="reset">
                    <input r#type="hidden" name="token" value=this.token/>
                    <NewPassword/>
                    <footer><Submit label=tr!(l, people.set_password)/></footer>
                </PlainForm>
            </Welcome>
        }
        .into_any()
    }
}
