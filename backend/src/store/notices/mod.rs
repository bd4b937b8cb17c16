//! Notices: their SQL. Each reads what concerns its reader only.

/// Who is to be told of what.
pub mod audience;
/// Who is to be told of what ends, and of what comes back.
pub mod endings;
/// Who follows an idea.
pub mod followers;
/// Mails that wait, and what became of them.
pub mod mails;

use super::{Connection, Reader, Tx, all, count, exec, ideas::unnamed_for, values};
use crate::Failure;
use domain::{
    Actor, ChallengeId, EventId, IdeaId, Moment, NoticeId, PersonId, RoundId,
    notices::{Fact, Notice, NoticeKind, Place},
};
use sea_orm::FromQueryResult;
use uuid::Uuid;

pub use mails::queue_mail;

/// What somebody is told.
pub struct News {
    pub event: EventId,
    pub kind: NoticeKind,
    /// `idea`, `challenge`, `results`, `jury`, `round`, `host_desk` or `home`: where it leads.
    pub place: &'static str,
    /// The idea, the challenge or the round it is about.
    pub subject: Uuid,
    /// Who caused it, where that is not a secret.
    pub by: Option<PersonId>,
    /// Who caused it did so as an author of the idea: told to who sees its names.
    pub by_author: bool,
    pub at: Moment,
}

/// Tells a person, once however often the event is read and for however many reasons; the notice, when it is new.
pub async fn tell(tx: &Tx, person: PersonId, news: &News) -> Result<Option<NoticeId>, Failure> {
    let id: NoticeId = tx.id(news.at);
    let sql = "INSERT INTO notice (id, person_id, event_id, kind, place, subject_id, by_person, by_author, at) \
        SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9 WHERE NOT EXISTS (SELECT 1 FROM notice n WHERE n.person_id = $2 AND n.event_id = $3) \
        ON CONFLICT (person_id, event_id, kind) DO NOTHING";
    let by = news.by.map(|p| p.0);
    let row = values![id.0, person.0, news.event.0, news.kind.name(), news.place, news.subject, by, news.by_author, news.at.0];
    Ok((exec(tx, sql, row).await? > 0).then_some(id))
}

/// A withdrawn idea takes along what was told about it, except to its authors, and except that it is.
pub async fn forget_withdrawn(tx: &Tx, idea: IdeaId) -> Result<(), Failure> {
    let sql = "DELETE FROM notice WHERE subject_id = $1 AND place = 'idea' AND kind <> 'withdrawn' AND (kind IN ('opinion', 'opinion_given', 'completion', 'review', 'uninvited', 'followed') OR person_id IN ( \
            SELECT c.author_id FROM comment c WHERE c.idea_id = $1 \
            UNION SELECT h.person_id FROM idea i JOIN challenge_host h ON h.challenge_id = i.challenge_id WHERE i.id = $1)) \
        AND person_id NOT IN (SELECT a.person_id FROM idea_author a WHERE a.idea_id = $1)";
    exec(tx, sql, values![idea.0]).await.map(|_| ())
}

/// What is no longer shortlisted is not to be completed.
pub async fn forget_completion(tx: &Tx, idea: IdeaId) -> Result<(), Failure> {
    exec(tx, "DELETE FROM notice WHERE subject_id = $1 AND kind = 'completion'", values![idea.0]).await.map(|_| ())
}

/// Whoever was asked until a moment to be a co-author, and no longer is, is not told so any more; whether anything was.
pub async fn forget_invited(tx: &Tx, idea: IdeaId, person: PersonId, until: Moment) -> Result<bool, Failure> {
    let sql = "DELETE FROM notice WHERE subject_id = $1 AND person_id = $2 AND kind = 'co_author' AND at <= $3 AND NOT EXISTS \
        (SELECT 1 FROM co_author_invitation v WHERE v.idea_id = $1 AND v.person_id = $2 AND v.at <= $3)";
    Ok(exec(tx, sql, values![idea.0, person.0, until.0]).await? > 0)
}

/// Who is asked for an opinion no longer is not told so any more.
pub async fn forget_unasked(tx: &Tx, idea: IdeaId) -> Result<(), Failure> {
    let sql = "DELETE FROM notice WHERE subject_id = $1 AND kind = 'opinion' AND NOT EXISTS (SELECT 1 FROM opinion_request r \
        JOIN person p ON p.id = r.person_id OR p.department_id = r.department_id WHERE r.idea_id = $1 AND p.id = notice.person_id)";
    exec(tx, sql, values![idea.0]).await.map(|_| ())
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    kind: String,
    place: String,
    subject_id: Uuid,
    about: Option<String>,
    by_name: Option<String>,
    why: Option<String>,
    /// The event it tells followers of an idea.
    fact: Option<String>,
    at: i64,
    read_at: Option<i64>,
}

impl Row {
    fn place(&self) -> Place {
        match self.place.as_str() {
            "idea" => Place::Idea(IdeaId(self.subject_id)),
            "challenge" => Place::Challenge(ChallengeId(self.subject_id)),
            "results" => Place::Results(ChallengeId(self.subject_id)),
            "round" => Place::Round(RoundId(self.subject_id)),
            "host_desk" => Place::HostDesk,
            "home" => Place::Home,
            _ => Place::JuryDesk,
        }
    }
}

/// The reason that was given for what a notice `n` tells, of its idea or of its challenge `c`.
const WHY: &str = "CASE WHEN n.kind = 'cancelled' THEN c.cancelled_reason WHEN n.kind IN ('withdrawn', 'archived', 'unshortlisted') THEN \
    (SELECT t.reason FROM transition t WHERE t.idea_id = n.subject_id AND t.at = n.at \
        AND t.to_stage = CASE WHEN n.kind = 'unshortlisted' THEN 'open' ELSE n.kind END ORDER BY t.id DESC LIMIT 1) END AS why";

/// The newest notices of a person; nothing about an idea that the person may not see any more.
pub async fn newest(db: &Reader, actor: &Actor, person: PersonId, most: i64) -> Result<Vec<Notice>, Failure> {
    let veiled = unnamed_for(actor, "n.by_person");
    let sql = format!(
        "SELECT n.id, n.kind, n.place, n.subject_id, COALESCE(i.title, c.title) AS about, \
        CASE WHEN n.by_author AND i.id IS NOT NULL AND {veiled} THEN NULL ELSE p.name END AS by_name, {WHY}, \
        CASE WHEN n.kind = 'followed' THEN (SELECT e.kind FROM event e WHERE e.id = n.event_id) END AS fact, n.at, n.read_at \
        FROM notice n LEFT JOIN idea i ON i.id = n.subject_id LEFT JOIN round r ON r.id = n.subject_id \
        LEFT JOIN challenge c ON c.id = COALESCE(r.challenge_id, n.subject_id) LEFT JOIN person p ON p.id = n.by_person \
        WHERE n.person_id = $1 AND (n.place <> 'idea' OR i.is_public \
            OR i.stage = 'archived' OR (n.kind = 'withdrawn' AND EXISTS (SELECT 1 FROM person h WHERE h.id = $1 AND h.is_host)) OR EXISTS (SELECT 1 FROM idea_author a WHERE a.idea_id = n.subject_id AND a.person_id = $1) \
            OR EXISTS (SELECT 1 FROM co_author_invitation v WHERE v.idea_id = n.subject_id AND v.person_id = $1) \
            OR (i.stage IN ('submitted', 'returned') AND (EXISTS (SELECT 1 FROM challenge_host h \
                WHERE h.challenge_id = i.challenge_id AND h.person_id = $1) OR EXISTS (SELECT 1 FROM person q JOIN challenge s ON s.standing \
                WHERE s.id = i.challenge_id AND q.id = $1 AND q.is_host)))) \
        ORDER BY n.at DESC, n.id DESC LIMIT $2"
    );
    let rows: Vec<Row> = all(db, &sql, values![person.0, most]).await?;
    let notice = |row: Row| {
        let kind = row.kind.parse().map_err(|()| Failure::Unexpected(format!("a notice of kind {}", row.kind)))?;
        let (place, at, read) = (row.place(), db.stamp(row.at), row.read_at.is_some());
        let why = row.why.filter(|why| !why.is_empty());
        let (about, fact) = (row.about.unwrap_or_default(), row.fact.as_deref().and_then(Fact::of));
        Ok(Notice { id: NoticeId(row.id), kind, about, by: row.by_name, why, fact, place, at, read })
    };
    rows.into_iter().map(notice).collect()
}

/// How many notices a person has not read.
pub async fn unread(on: &impl Connection, person: PersonId) -> Result<i64, Failure> {
    count(on, "SELECT COUNT(*) AS n FROM notice WHERE person_id = $1 AND read_at IS NULL", values![person.0]).await
}

/// Whether the notice is this person's.
pub async fn is_theirs(on: &impl Connection, person: PersonId, notice: NoticeId) -> Result<bool, Failure> {
    Ok(count(on, "SELECT COUNT(*) AS n FROM notice WHERE id = $1 AND person_id = $2", values![notice.0, person.0]).await? > 0)
}

/// Marks one notice of a person as read, or all of them.
pub async fn read(tx: &Tx, person: PersonId, notice: Option<NoticeId>, now: Moment) -> Result<(), Failure> {
    match notice {
        Some(notice) => {
            let sql = "UPDATE notice SET read_at = $1 WHERE id = $2 AND person_id = $3 AND read_at IS NULL";
            exec(tx, sql, values![now.0, notice.0, person.0]).await.map(|_| ())
        }
        None => {
            exec(tx, "UPDATE notice SET read_at = $1 WHERE person_id = $2 AND read_at IS NULL", values![now.0, person.0]).await.map(|_| ())
        }
    }
}
