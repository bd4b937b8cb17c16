//! From events to lines of the ledger: what earns, what takes back, shares of co-authors, the daily cap.
use crate::{
    Failure,
    store::{self, Tx, credit::Line, events::Recorded},
};
use domain::{
    Event, IdeaId, Moment, PersonId,
    credit::{Effect, Rule, capped, effect, share},
};
use uuid::Uuid;

/// Reads one event.
pub async fn follow(tx: &Tx, event: &Recorded) -> Result<(), Failure> {
    let Some(effect) = effect(&event.event) else { return Ok(()) };
    let Some((subject, idea)) = subject(&event.event) else { return Ok(()) };
    let line = |person, rule, amount| Line { event: event.id, person, rule, amount, subject, idea: Some(idea), at: event.at };
    match effect {
        Effect::Earns(rule) => {
            let people = earners(tx, event, idea).await?;
            let worth = store::credit::worth(tx, rule).await?;
            for (index, person) in people.iter().enumerate() {
                let points = under_the_cap(tx, rule, share(worth, people.len(), index), *person, event.at).await?;
                if points != 0 {
                    store::credit::write(tx, line(*person, rule, points)).await?;
                }
            }
        }
        Effect::Reverses(rule) => {
            for (person, amount) in store::credit::standing_lines(tx, subject, rule).await? {
                store::credit::write(tx, line(person, rule, -amount)).await?;
            }
        }
    }
    Ok(())
}

/// What a line is about, and the idea it shows.
fn subject(event: &Event) -> Option<(Uuid, IdeaId)> {
    match event {
        Event::CommentMarkedUseful { comment, idea } | Event::CommentUnmarked { comment, idea } => Some((comment.0, *idea)),
        Event::IdeaSubmitted { idea, .. }
        | Event::IdeaOpened { idea }
        | Event::IdeaWithdrawn { idea }
        | Event::IdeaShortlisted { idea }
        | Event::IdeaUnshortlisted { idea }
        | Event::IdeaAnswered { idea, .. }
        | Event::PrizeAwarded { idea, .. } => Some((idea.0, *idea)),
        _ => None,
    }
}

/// The comment's author for a useful comment, the idea's authors for everything else.
async fn earners(tx: &Tx, event: &Recorded, idea: IdeaId) -> Result<Vec<PersonId>, Failure> {
    match &event.event {
        Event::CommentMarkedUseful { comment, .. } => Ok(store::talk::author(tx, *comment).await?.into_iter().collect()),
        _ => store::credit::authors_at(tx, idea, event.at).await,
    }
}

async fn under_the_cap(tx: &Tx, rule: Rule, points: i64, person: PersonId, at: Moment) -> Result<i64, Failure> {
    let zone = tx.zone();
    let midnight = zone.parse_day(&zone.stamp(at).local.date_value()).unwrap_or(at);
    let earned = if rule.is_outcome() { 0 } else { store::credit::eager_points(tx, person, midnight, at).await? };
    Ok(capped(rule, points, earned))
}
