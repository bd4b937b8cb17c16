//! Mails: rendered by the application, sent over SMTP, or kept for the mailbox of the demo.
use crate::config::{Origin, Smtp, WrongSetting};
use app::mail::{Letter, Rendered, render};
use backend::{
    Backend, Failure,
    notices::outbox::{DueMail, due_mails, mark_failed, mark_sent, store_for_mailbox},
};
use domain::people::AskFrontDoor;
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{Mailbox, header::ContentType},
};

/// Where mails go.
pub struct Post {
    origin: Origin,
    way: Way,
}

enum Way {
    Smtp {
        transport: AsyncSmtpTransport<Tokio1Executor>,
        from: Box<Mailbox>,
    },
    /// They land on `/dev/mailbox`.
    Demo,
}

impl Post {
    /// None where mail isn't set up: then nothing is queued either.
    pub fn new(origin: Origin, smtp: Option<&Smtp>, demo: bool) -> Result<Option<Self>, WrongSetting> {
        let way = match smtp {
            // Nobody gets mail from a made-up company.
            _ if demo => Way::Demo,
            None => return Ok(None),
            Some(smtp) => {
                let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(&smtp.url);
                // The address holds a password, so the error is not quoted.
                let transport = transport.map_err(|_| WrongSetting("smtp.url is not like smtps://user:password@host".into()))?.build();
                let from = smtp.from.parse().map_err(|_| WrongSetting(format!("smtp.from: {:?} is no address", smtp.from)))?;
                Way::Smtp { transport, from: Box::new(from) }
            }
        };
        Ok(Some(Self { origin, way }))
    }

    /// Sends everything that is due.
    pub async fn send_due(&self, backend: &Backend) -> Result<(), Failure> {
        let due = due_mails(backend).await?;
        if due.is_empty() {
            return Ok(());
        }
        let company = backend.system().ask(AskFrontDoor).await?.company;
        for mail in due {
            self.send(backend, mail, &company).await?;
        }
        Ok(())
    }

    async fn send(&self, backend: &Backend, mail: DueMail, company: &str) -> Result<(), Failure> {
        let sent = match (self.write(&mail, company), &self.way) {
            (None, _) => Err(format!("no template {}", mail.template)),
            (Some(letter), Way::Demo) => return store_for_mailbox(backend, mail.id, letter.subject, letter.text).await,
            (Some(letter), Way::Smtp { transport, from }) => hand_over(transport, from, &mail.recipient, letter).await,
        };
        match sent {
            Ok(()) => mark_sent(backend, mail.id).await,
            Err(why) => {
                let next = mark_failed(backend, mail.id).await?;
                tracing::warn!(mail = %mail.id, why, again = next.is_some(), "a mail was not sent");
                Ok(())
            }
        }
    }

    /// A mail as it reads; none for an unknown template.
    pub fn write(&self, mail: &DueMail, company: &str) -> Option<Rendered> {
        let template = mail.template.parse().ok()?;
        let url = format!("{}{}", self.origin, mail.secret_path.as_deref().unwrap_or(&mail.path));
        let about = mail.about.as_deref().unwrap_or(company);
        Some(render(Letter { template, language: mail.language, name: "", about, why: mail.why.as_deref(), url: &url }))
    }
}

async fn hand_over(transport: &AsyncSmtpTransport<Tokio1Executor>, from: &Mailbox, to: &str, letter: Rendered) -> Result<(), String> {
    let to = to.parse::<Mailbox>().map_err(|e| e.to_string())?;
    let message = Message::builder().from(from.clone()).to(to).subject(letter.subject).header(ContentType::TEXT_PLAIN).body(letter.text);
    let message = message.map_err(|e| e.to_string())?;
    transport.send(message).await.map(|_| ()).map_err(|e| e.to_string())
}
