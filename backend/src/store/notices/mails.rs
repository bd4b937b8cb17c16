//! The outbox: mails that wait for their time, those that were sent, and who wants which. Their SQL.
use super::{News, WHY};
use crate::{
    Failure,
    store::{Reader, Tx, all, entity::mail, exec, insert, one, values},
};
use domain::{
    Language, Moment, NoticeId, PersonId,
    notices::{MailboxRow, NoticeKind},
};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// Whether what happened at `at` is still worth a mail: not the demo's history, not what is read again from the
/// beginning. The database's own clock decides, whatever the time of the context.
async fn is_news(tx: &Tx, at: Moment) -> Result<bool, Failure> {
    Ok(tx.backend().settings().can_mail && super::endings::is_young(tx, at).await?)
}

/// Queues a mail that no notice stands behind: an invitation, a reset link, a test. Without mail there is no queue: what
/// nobody sends today must not surprise anybody on the day mail is switched on. Whether it was queued.
pub async fn queue_mail(
    tx: &Tx,
    recipient: &str,
    language: Language,
    template: &str,
    secret_path: Option<String>,
    now: Moment,
) -> Result<bool, Failure> {
    if !is_news(tx, now).await? {
        return Ok(false);
    }
    let row = mail::Model {
        id: tx.id(now),
        notice_id: None,
        recipient: recipient.into(),
        language: language.code().into(),
        template: template.into(),
        secret_path,
        attempts: 0,
        next_at: Some(now.0),
        sent_at: None,
        subject: None,
        body: None,
        at: now.0,
    };
    insert(tx, row).await.map(|()| true)
}

/// Sends a notice along by mail: to an open account with an address whose holder did not switch that kind off.
pub async fn send_along(tx: &Tx, person: PersonId, notice: NoticeId, news: &News) -> Result<(), Failure> {
    if !is_news(tx, news.at).await? {
        return Ok(());
    }
    let sql = "INSERT INTO mail (id, notice_id, recipient, language, template, attempts, next_at, at) \
        SELECT $1, $2, p.email, p.language, $3, 0, $4, $4 FROM person p WHERE p.id = $5 AND p.is_active AND p.email IS NOT NULL \
        AND NOT EXISTS (SELECT 1 FROM mail_choice c WHERE c.person_id = p.id AND c.kind = $3 AND NOT c.wanted) \
        ON CONFLICT (notice_id) DO NOTHING";
    let id: Uuid = tx.id(news.at);
    exec(tx, sql, values![id, notice.0, news.kind.name(), news.at.0, person.0]).await.map(|_| ())
}

/// Switches the mails of a kind on or off; off also for those that wait.
pub async fn choose(tx: &Tx, person: PersonId, kind: NoticeKind, on: bool) -> Result<(), Failure> {
    let sql = "INSERT INTO mail_choice (person_id, kind, wanted) VALUES ($1, $2, $3) \
        ON CONFLICT (person_id, kind) DO UPDATE SET wanted = excluded.wanted";
    exec(tx, sql, values![person.0, kind.name(), on]).await?;
    if !on {
        let sql = "DELETE FROM mail WHERE sent_at IS NULL AND template = $2 \
            AND notice_id IN (SELECT id FROM notice WHERE person_id = $1 AND kind = $2)";
        exec(tx, sql, values![person.0, kind.name()]).await?;
    }
    Ok(())
}

/// A mail that waits, with where it leads.
#[derive(FromQueryResult)]
pub struct DueRow {
    pub id: Uuid,
    pub recipient: String,
    pub language: String,
    pub template: String,
    pub secret_path: Option<String>,
    pub place: Option<String>,
    pub subject_id: Option<Uuid>,
    pub about: Option<String>,
    pub why: Option<String>,
}

/// Mails whose time has come, the longest waiting first.
pub async fn due(db: &Reader, now: Moment, most: i64) -> Result<Vec<DueRow>, Failure> {
    let sql = format!(
        "SELECT m.id, m.recipient, m.language, m.template, m.secret_path, n.place, n.subject_id, COALESCE(i.title, c.title) AS about, {WHY} \
        FROM mail m LEFT JOIN notice n ON n.id = m.notice_id LEFT JOIN idea i ON i.id = n.subject_id \
        LEFT JOIN round r ON r.id = n.subject_id LEFT JOIN challenge c ON c.id = COALESCE(r.challenge_id, n.subject_id) \
        WHERE m.sent_at IS NULL AND m.next_at <= $1 ORDER BY m.next_at, m.id LIMIT $2"
    );
    all(db, &sql, values![now.0, most]).await
}

/// How often a mail that waits was tried; none for a mail that waits no more.
pub async fn attempts(tx: &Tx, mail: Uuid) -> Result<Option<i64>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        attempts: i64,
    }
    let sql = "SELECT attempts FROM mail WHERE id = $1 AND sent_at IS NULL AND next_at IS NOT NULL";
    Ok(one::<Row>(tx, sql, values![mail]).await?.map(|r| r.attempts))
}

/// It went out; what it carried is forgotten.
pub async fn sent(tx: &Tx, mail: Uuid, kept: Option<(String, String)>, now: Moment) -> Result<(), Failure> {
    let (subject, body) = kept.unzip();
    let sql = "UPDATE mail SET sent_at = $1, next_at = NULL, secret_path = NULL, subject = $2, body = $3 WHERE id = $4";
    exec(tx, sql, values![now.0, subject, body, mail]).await.map(|_| ())
}

/// It did not go out: tried again at `next`, or given up.
pub async fn failed(tx: &Tx, mail: Uuid, next: Option<Moment>) -> Result<(), Failure> {
    let sql = "UPDATE mail SET attempts = attempts + 1, next_at = $1, \
        secret_path = CASE WHEN $1 IS NULL THEN NULL ELSE secret_path END WHERE id = $2";
    exec(tx, sql, values![next.map(|n| n.0), mail]).await.map(|_| ())
}

/// What landed in the demo's mailbox, newest first.
pub async fn mailbox(db: &Reader, most: i64) -> Result<Vec<MailboxRow>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        recipient: String,
        subject: String,
        body: String,
        sent_at: i64,
    }
    let sql = "SELECT recipient, subject, body, sent_at FROM mail \
        WHERE sent_at IS NOT NULL AND subject IS NOT NULL AND body IS NOT NULL ORDER BY sent_at DESC, id DESC LIMIT $1";
    let rows: Vec<Row> = all(db, sql, values![most]).await?;
    Ok(rows.into_iter().map(|r| MailboxRow { to: r.recipient, subject: r.subject, body: r.body, at: db.stamp(r.sent_at) }).collect())
}
