//! Invitations that wait: for whom, until when; each can be revoked.
use crate::{
    admin::api::RevokeInvitation,
    language::{Locale, locale, tr},
    ui::{Form, SectionHead, Submit, TableScroll, Time},
    wire::Act,
};
use domain::people::InvitationRow;
use leptos::prelude::*;

#[component]
pub fn Invitations(invitations: Vec<InvitationRow>, can_mail: bool, action: Act<RevokeInvitation>) -> impl IntoView {
    let l = locale();
    let heads = vec![tr!(l, admin.for_whom).to_owned(), tr!(l, admin.until).to_owned(), String::new()];
    let list = match invitations.is_empty() {
        true => view! { <p class="soft">{tr!(l, admin.no_invitations)}</p> }.into_any(),
        false => {
            let rows = invitations.into_iter().map(|invitation| row(l, invitation, action)).collect_view();
            let lost = if can_mail { tr!(l, admin.lost_link_mailed) } else { tr!(l, admin.lost_link) };
            view! {
                <p class="small soft">{lost}</p>
                <TableScroll name=tr!(l, admin.invitations) heads>{rows}</TableScroll>
            }
            .into_any()
        }
    };
    view! {
        <section aria-labelledby="invitations">
            <SectionHead id="invitations" title=tr!(l, admin.invitations)/>
            {list}
        </section>
    }
}

fn row(l: Locale, invitation: InvitationRow, action: Act<RevokeInvitation>) -> impl IntoView {
    let id = invitation.id.to_string();
    let whom = invitation.email.unwrap_or_else(|| tr!(l, admin.whoever, domains = invitation.domains.join(", ")));
    let says = tr!(l, admin.revoke_this, name = whom.clone());
    view! {
        <tr>
            <th scope="row">{whom}</th>
            <td><Time at=invitation.ends/></td>
            <td data-numeric="">
                <Form action name=format!("revoke-{id}") class="" only=("invitation", id)>
                    <Submit label=tr!(l, admin.revoke) kind="danger" size="small" says/>
                </Form>
            </td>
        </tr>
    }
}
