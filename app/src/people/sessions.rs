//! Where I am signed in, and ending it.
use super::api::EndSession;
use crate::{
    language::{Locale, locale, tr},
    ui::{Form, SectionHead, Submit, TableScroll, Time},
    wire::Act,
};
use domain::people::SessionRow;
use leptos::prelude::*;

#[component]
pub fn Sessions(sessions: Vec<SessionRow>, action: Act<EndSession>) -> impl IntoView {
    let l = locale();
    let several = sessions.len() > 1;
    let heads = vec![tr!(l, people.device).to_owned(), tr!(l, people.since).to_owned(), tr!(l, people.last_seen).to_owned(), String::new()];
    let rows = sessions.into_iter().map(move |session| row(l, session, action)).collect_view();
    view! {
        <section aria-labelledby="sessions">
            <SectionHead id="sessions" title=tr!(l, people.devices)/>
            <TableScroll name=tr!(l, people.devices) heads>{rows}</TableScroll>
            {several.then(|| view! {
                <Form action name="others" class="stack">
                    <p><Submit label=tr!(l, people.end_others) kind="danger" size="small"/></p>
                </Form>
            })}
        </section>
    }
}

fn row(l: Locale, session: SessionRow, action: Act<EndSession>) -> impl IntoView {
    let name = if session.issued { tr!(l, people.issued).to_owned() } else { session.device };
    let id = session.id.to_string();
    let says = tr!(l, people.end_device, device = name.clone());
    let end = (!session.this_one).then(|| {
        view! {
            <Form action name=format!("session-{id}") class="" only=("session", id)>
                <Submit label=tr!(l, people.end) kind="danger" size="small" says/>
            </Form>
        }
    });
    let seen = if session.this_one { tr!(l, people.now).into_any() } else { view! { <Time at=session.seen/> }.into_any() };
    view! {
        <tr>
            <th scope="row">{if session.this_one { tr!(l, people.this_device, device = name.clone()) } else { name.clone() }}</th>
            <td><Time at=session.since/></td>
            <td>{seen}</td>
            <td data-numeric="">{end}</td>
        </tr>
    }
}
