//! The mailbox of the demo: the mails that would have gone out, as they would have read.
use super::api;
use crate::{
    language::{Locale, locale, times, tr},
    ui::{Column, Empty, Page, PageHead, loaded},
    wire::Asked,
};
use domain::notices::{Mailbox, MailboxRow};
use leptos::prelude::*;

pub struct MailboxPage {
    mails: Asked<Mailbox>,
}

impl Page for MailboxPage {
    fn data() -> Self {
        Self { mails: Asked::new(|| api::Mailbox {}) }
    }

    fn view(this: Self) -> AnyView {
        loaded(this.mails, show)
    }
}

fn show(mailbox: Mailbox) -> AnyView {
    let l = locale();
    let empty = mailbox.mails.is_empty();
    let mails = mailbox.mails.into_iter().enumerate().map(|(place, row)| mail(l, place, row)).collect_view();
    view! {
        <Column title=tr!(l, notices.mailbox) narrow=true>
            <PageHead title=tr!(l, notices.mailbox) lead=tr!(l, notices.mailbox_lead)/>
            {empty.then(|| view! {
                <Empty icon=icondata::LuInbox title=tr!(l, notices.mailbox_empty) words=tr!(l, notices.mailbox_empty_words)/>
            })}
            <div class="stack">{mails}</div>
        </Column>
    }
    .into_any()
}

fn mail(l: Locale, place: usize, row: MailboxRow) -> impl IntoView {
    let id = format!("mail-{place}");
    let lines = row.body.lines().map(line).collect_view();
    view! {
        <article class="mail" aria-labelledby=id.clone()>
            <header>
                <h2 id=id.clone()>{row.subject}</h2>
                <p class="small soft">
                    {tr!(l, notices.mail_to, to = row.to)} " "
                    <time datetime=row.at.local.input_value()>{times::exact(l, &row.at.local)}</time>
                </p>
            </header>
            <div class="letter">{lines}</div>
        </article>
    }
}

/// A line as it was written; one that is an address leads there.
fn line(line: &str) -> AnyView {
    let address = line.trim();
    let leads = (address.starts_with("http://") || address.starts_with("https://")) && !address.contains(char::is_whitespace);
    match leads {
        true => view! { <a href=address.to_owned() rel="external">{address.to_owned()}</a> "\n" }.into_any(),
        false => format!("{line}\n").into_any(),
    }
}
