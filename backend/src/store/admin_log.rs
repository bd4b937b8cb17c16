//! The event log's rows. Support is not shown at all; what a card says never was in an event.
use super::{Reader, all, ideas, values};
use crate::Failure;
use domain::{
    Event,
    admin::{EventLog, LogRow},
};
use sea_orm::FromQueryResult;
use uuid::Uuid;

const PAGE: usize = 100;

#[derive(FromQueryResult)]
struct Row {
    position: i64,
    kind: String,
    body: String,
    name: Option<String>,
    at: i64,
}

/// A page of the log, the latest first.
pub async fn page(db: &Reader, before: Option<i64>) -> Result<EventLog, Failure> {
    let sql = "SELECT e.position, e.kind, e.body, p.name, e.at FROM event e LEFT JOIN person p ON p.id = e.by_person \
        WHERE e.position < $1 AND e.kind NOT IN ('support_set', 'support_withdrawn') ORDER BY e.position DESC LIMIT $2";
    let mut rows: Vec<Row> = all(db, sql, values![before.unwrap_or(i64::MAX), PAGE as i64 + 1]).await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| more).map(|r| r.position);
    let mut log = Vec::with_capacity(rows.len());
    for row in rows {
        let event: Option<Event> = serde_json::from_str(&row.body).ok();
        let about = match event.as_ref().and_then(subject) {
            Some((table, id)) => named(db, table, id).await?,
            None => None,
        };
        // Not even who did something to it: that may be who wrote it. An admin who reads the names is none of them.
        let veiled = match event.as_ref().filter(|event| !matches!(event, Event::NamesRead { .. })).and_then(Event::idea) {
            Some(idea) => ideas::is_veiled(db, idea).await?,
            None => false,
        };
        let by = row.name.filter(|_| !veiled);
        log.push(LogRow { position: row.position, at: db.stamp(row.at), kind: row.kind, by, about });
    }
    Ok(EventLog { rows: log, next })
}

/// The row an event is about, where naming it gives nothing away: public ideas, challenges, people.
fn subject(event: &Event) -> Option<(&'static str, Uuid)> {
    match event {
        Event::PersonJoined { person }
        | Event::PersonChanged { person }
        | Event::RolesChanged { person, .. }
        | Event::PersonDisabled { person }
        | Event::PersonEnabled { person }
        | Event::SessionIssued { person }
        | Event::ResetLinkMade { person }
        | Event::HostNamed { person, .. }
        | Event::HostReleased { person, .. }
        | Event::SeatGiven { person, .. }
        | Event::SeatTaken { person, .. } => Some(("person", person.0)),
        Event::IdeaSubmitted { idea, .. }
        | Event::IdeaEdited { idea, .. }
        | Event::FileAdded { idea, .. }
        | Event::FileRemoved { idea, .. }
        | Event::IdeaShortlisted { idea }
        | Event::IdeaUnshortlisted { idea }
        | Event::CompletionAsked { idea }
        | Event::IdeaArchived { idea }
        | Event::NamesShown { idea }
        | Event::NamesRead { idea }
        | Event::IdeaUnarchived { idea }
        | Event::IdeaAnswered { idea, .. }
        | Event::ErratumAdded { idea }
        | Event::IdeaReopened { idea }
        | Event::IdeaOpened { idea }
        | Event::IdeaMerged { into: idea, .. }
        | Event::IdeaParted { idea, .. }
        | Event::SecondLookAsked { idea }
        | Event::SecondLookGiven { idea }
        | Event::IdeaReturned { idea }
        | Event::CoAuthorJoined { idea, .. }
        | Event::IdeaSubmittedAgain { idea }
        | Event::CommentPosted { idea, .. }
        | Event::CommentEdited { idea, .. }
        | Event::CommentRemoved { idea, .. }
        | Event::CommentMarkedUseful { idea, .. }
        | Event::CommentUnmarked { idea, .. }
        | Event::PrizeAwarded { idea, .. } => Some(("idea", idea.0)),
        Event::ChallengeCreated { challenge } | Event::ChallengeChanged { challenge } | Event::ChallengeCancelled { challenge } => {
            Some(("challenge", challenge.0))
        }
        Event::ResultsPublished { challenge, .. } | Event::AnswersAwaited { challenge } | Event::AnswersOverdue { challenge } => {
            Some(("challenge", challenge.0))
        }
        Event::ScoresRead { round } => Some(("round", round.0)),
        _ => None,
    }
}

#[derive(FromQueryResult)]
struct Named {
    name: String,
}

async fn named(db: &Reader, table: &str, id: Uuid) -> Result<Option<String>, Failure> {
    let sql = match table {
        "person" => "SELECT name FROM person WHERE id = $1",
        "challenge" => "SELECT title AS name FROM challenge WHERE id = $1",
        "round" => "SELECT c.title AS name FROM round r JOIN challenge c ON c.id = r.challenge_id WHERE r.id = $1",
        _ => "SELECT title AS name FROM idea WHERE id = $1 AND is_public",
    };
    let row: Option<Named> = super::one(db, sql, values![id]).await?;
    Ok(row.map(|r| r.name))
}
