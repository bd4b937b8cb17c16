//! Mails on their way out. Whoever sends them asks what is due, and says what became of each: a mail goes out at least
//! once, is tried again after growing pauses, and is given up after two days.
use crate::{
    Backend, Command, Failure, Query,
    store::{self, Reader, Tx, notices::mails},
};
use async_trait::async_trait;
use domain::{
    Actor, Language, Moment, Refusal,
    notices::{AskMailbox, Mailbox},
    time::{HOUR, MINUTE},
};
use uuid::Uuid;

/// A mail to render and send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueMail {
    pub id: Uuid,
    pub recipient: String,
    pub language: Language,
    /// The name of a [`domain::notices::NoticeKind`], or what was queued: `invitation`, `reset`, `test`.
    pub template: String,
    /// The title of the idea or challenge it is about.
    pub about: Option<String>,
    /// The reason that was given, where one was.
    pub why: Option<String>,
    /// Where it leads.
    pub path: String,
    /// The link that only its reader may see.
    pub secret_path: Option<String>,
}

/// How many mails are handed out at once.
const BATCH: i64 = 50;

/// The pauses before the second, third, ... attempt.
const PAUSES: [i64; 7] = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 8 * HOUR, 14 * HOUR, 24 * HOUR];

/// When to try again after `attempts` failures; never after the last.
fn next_attempt(attempts: i64, now: Moment) -> Option<Moment> {
    let index = usize::try_from(attempts - 1).ok()?;
    PAUSES.get(index).map(|pause| now.plus(*pause))
}

fn path(row: &mails::DueRow) -> String {
    match (row.place.as_deref(), row.subject_id) {
        (Some("idea"), Some(id)) => format!("/ideas/{id}"),
        (Some("challenge"), Some(id)) => format!("/challenges/{id}"),
        (Some("results"), Some(id)) => format!("/challenges/{id}/results"),
        (Some("round"), Some(id)) => format!("/jury/rounds/{id}"),
        (Some("jury"), _) => "/jury".into(),
        (Some("host_desk"), _) => "/host".into(),
        _ => "/".into(),
    }
}

/// Mails whose time has come.
pub async fn due_mails(backend: &Backend) -> Result<Vec<DueMail>, Failure> {
    let reader = backend.system().reader();
    let rows = mails::due(&reader, reader.now().await?, BATCH).await?;
    let due = rows.into_iter().map(|row| DueMail {
        path: path(&row),
        id: row.id,
        recipient: row.recipient,
        language: row.language.parse().unwrap_or_default(),
        template: row.template,
        about: row.about,
        why: row.why.filter(|why| !why.is_empty()),
        secret_path: row.secret_path,
    });
    Ok(due.collect())
}

/// It was handed to the mail server; its secret link is forgotten here.
pub async fn mark_sent(backend: &Backend, mail: Uuid) -> Result<(), Failure> {
    backend.system().run(Settle { mail, fate: Fate::Sent }).await.map(|_| ())
}

/// It could not be sent; when it will be tried again, if it will.
pub async fn mark_failed(backend: &Backend, mail: Uuid) -> Result<Option<Moment>, Failure> {
    backend.system().run(Settle { mail, fate: Fate::Failed }).await
}

/// It landed in the demo's mailbox, and goes nowhere else.
pub async fn store_for_mailbox(backend: &Backend, mail: Uuid, subject: String, body: String) -> Result<(), Failure> {
    if !backend.settings().demo {
        return Err(Failure::NotFound);
    }
    backend.system().run(Settle { mail, fate: Fate::Kept { subject, body } }).await.map(|_| ())
}

#[derive(Clone)]
enum Fate {
    Sent,
    Failed,
    Kept { subject: String, body: String },
}

/// Notes what became of a mail.
#[derive(Clone)]
struct Settle {
    mail: Uuid,
    fate: Fate,
}

#[async_trait]
impl Command for Settle {
    /// How often it was tried before.
    type Facts = i64;
    type Outcome = Option<Moment>;

    async fn gather(&self, tx: &Tx, _actor: &Actor) -> Result<i64, Failure> {
        mails::attempts(tx, self.mail).await?.ok_or(Failure::NotFound)
    }

    fn authorize(&self, actor: &Actor, _attempts: &i64, _now: Moment) -> Result<(), Refusal> {
        if actor.is_system() { Ok(()) } else { Err(Refusal::OnlyAdmins) }
    }

    async fn apply(self, tx: &Tx, _by: &Actor, attempts: i64, now: Moment) -> Result<Option<Moment>, Failure> {
        match self.fate {
            Fate::Sent => mails::sent(tx, self.mail, None, now).await.map(|()| None),
            Fate::Kept { subject, body } => mails::sent(tx, self.mail, Some((subject, body)), now).await.map(|()| None),
            Fate::Failed => {
                let next = next_attempt(attempts + 1, now);
                mails::failed(tx, self.mail, next).await.map(|()| next)
            }
        }
    }
}

/// How many mails the demo's mailbox shows.
const SHOWN: i64 = 100;

#[async_trait]
impl Query for AskMailbox {
    type Answer = Mailbox;

    /// In the demo everybody reads everything, also who is not in yet: reset links land here. A real company has none.
    async fn answer(self, _actor: &Actor, db: &Reader, _now: Moment) -> Result<Mailbox, Failure> {
        if !db.backend().settings().demo {
            return Err(Failure::NotFound);
        }
        Ok(Mailbox { mails: store::notices::mails::mailbox(db, SHOWN).await? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Company, on_each_database};
    use domain::ideas::AnswerIdea;

    async fn queue(company: &Company, recipient: &str, path: Option<&str>, ago: i64) -> bool {
        let tx = Tx::begin(&company.backend, -ago).await.expect("a transaction");
        let now = tx.now().await.expect("a clock");
        let path = path.map(str::to_owned);
        let queued = store::notices::queue_mail(&tx, recipient, Language::En, "reset", path, now).await.expect("asked");
        tx.commit().await.expect("committed");
        queued
    }

    async fn due(company: &Company) -> Vec<DueMail> {
        due_mails(&company.backend).await.expect("due")
    }

    #[tokio::test]
    async fn a_mail_is_handed_out_until_it_was_sent_and_its_secret_is_forgotten() {
        on_each_database(async |company| {
            assert!(queue(&company, "anne@brisemer.example", Some("/reset/abc"), 0).await);
            let mail = due(&company).await.remove(0);
            let (path, secret) = (mail.path.as_str(), mail.secret_path.as_deref());
            assert_eq!(
                (mail.recipient.as_str(), mail.language, path, secret),
                ("anne@brisemer.example", Language::En, "/", Some("/reset/abc"))
            );
            assert_eq!(due(&company).await, std::slice::from_ref(&mail), "not sent yet");
            mark_sent(&company.backend, mail.id).await.expect("noted");
            assert!(due(&company).await.is_empty());
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM mail WHERE secret_path IS NOT NULL").await, 0);
            assert!(matches!(mark_sent(&company.backend, mail.id).await, Err(Failure::NotFound)), "once");
        })
        .await;
    }

    #[tokio::test]
    async fn a_mail_that_fails_is_tried_again_later_and_given_up_in_the_end() {
        on_each_database(async |company| {
            queue(&company, "anne@brisemer.example", Some("/reset/abc"), 0).await;
            let mail = due(&company).await.remove(0).id;
            let mut pauses = 0;
            while mark_failed(&company.backend, mail).await.expect("noted").is_some() {
                assert!(due(&company).await.is_empty(), "not before its time");
                pauses += 1;
            }
            assert_eq!(pauses, PAUSES.len());
            assert!(matches!(mark_failed(&company.backend, mail).await, Err(Failure::NotFound)), "given up");
            let kept = "SELECT COUNT(*) AS n FROM mail WHERE next_at IS NOT NULL OR secret_path IS NOT NULL";
            assert_eq!(company.count(kept).await, 0);
        })
        .await;
    }

    #[tokio::test]
    async fn a_notices_mail_names_what_it_is_about_and_leads_there() {
        on_each_database(async |company| {
            let idea = company.open_idea(3, "Le bon de réparation").await;
            let answer = AnswerIdea {
                idea,
                verdict: "declined".into(),
                reason: "Déjà en cours".into(),
                until: String::new(),
                change: String::new(),
            };
            company.run(2, answer).await.expect("answered");
            company.seat(company.tank, 4, 5, &[]).await.expect("seated");
            company.backend.settle().await.expect("settled");
            let found: Vec<_> = due(&company).await.into_iter().map(|m| (m.template, m.about, m.path)).collect();
            let about = |title: &str| Some(title.to_owned());
            assert_eq!(found.len(), 3);
            assert!(found.contains(&("answer".into(), about("Le bon de réparation"), format!("/ideas/{idea}"))), "{found:?}");
            assert!(found.contains(&("jury".into(), about("Shark tank"), "/jury".into())), "{found:?}");
        })
        .await;
    }

    #[tokio::test]
    async fn what_is_old_is_not_queued_and_a_real_company_has_no_mailbox() {
        on_each_database(async |company| {
            assert!(!queue(&company, "anne@brisemer.example", None, 25 * HOUR).await);
            assert!(queue(&company, "anne@brisemer.example", None, 23 * HOUR).await);
            let mail = due(&company).await.remove(0).id;
            let kept = store_for_mailbox(&company.backend, mail, "Bonjour".into(), "…".into()).await;
            assert!(matches!(kept, Err(Failure::NotFound)));
            assert!(matches!(company.ask(1, AskMailbox).await, Err(Failure::NotFound)));
        })
        .await;
    }

    #[tokio::test]
    async fn the_demos_mails_land_in_its_mailbox_and_without_mail_none_waits() {
        let folder = tempfile::tempdir().expect("a folder");
        let settings = |name: &str, demo| crate::Settings {
            database: format!("sqlite://{}", folder.path().join(name).display()),
            connections: 2,
            can_mail: demo,
            exclusive: true,
            demo,
        };
        let queue = async |backend: &Backend| {
            let tx = Tx::begin(backend, 0).await.expect("a transaction");
            let now = tx.now().await.expect("a clock");
            let queued = store::notices::queue_mail(&tx, "anne@brisemer.example", Language::Fr, "test", None, now).await.expect("asked");
            tx.commit().await.expect("committed");
            queued
        };
        let demo = Backend::open(settings("demo.db", true), true).await.expect("opens");
        assert!(queue(&demo).await);
        let mail = due_mails(&demo).await.expect("due").remove(0).id;
        store_for_mailbox(&demo, mail, "Bonjour".into(), "Un essai".into()).await.expect("kept");
        let mailbox = demo.ctx(Actor::Visitor).ask(AskMailbox).await.expect("a mailbox").mails;
        let shown: Vec<_> = mailbox.iter().map(|m| (m.to.as_str(), m.subject.as_str(), m.body.as_str())).collect();
        assert_eq!(shown, [("anne@brisemer.example", "Bonjour", "Un essai")]);
        assert!(due_mails(&demo).await.expect("due").is_empty());
        let silent = Backend::open(settings("silent.db", false), true).await.expect("opens");
        assert!(!queue(&silent).await && due_mails(&silent).await.expect("due").is_empty());
    }
}
