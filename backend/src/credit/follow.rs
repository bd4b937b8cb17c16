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
    if let Event::NamesShown { idea } = event.event {
        return pour(tx, event, idea).await;
    }
    let Some(effect) = effect(&event.event) else { return Ok(()) };
    let Some((subject, idea)) = subject(&event.event) else { return Ok(()) };
    let line = |person, rule, amount| Line { event: event.id, person, rule, amount, subject, idea: Some(idea), at: event.at };
    let held = is_held(tx, event, idea).await?;
    match effect {
        Effect::Earns(rule) => {
            let people = earners(tx, event, idea).await?;
            let worth = store::credit::worth(tx, rule).await?;
            for (index, person) in people.iter().enumerate() {
                let points = share(worth, people.len(), index);
                if held {
                    let points = under_the_cap(tx, rule, points, *person, event.at, true).await?;
                    store::credit::held::keep(tx, &line(*person, rule, points), idea).await?;
                } else {
                    earn(tx, line(*person, rule, points)).await?;
                }
            }
        }
        Effect::Reverses(rule) if held => {
            for kept in store::credit::held::on_idea(tx, idea).await?.into_iter().filter(|kept| kept.rule == rule) {
                store::credit::held::keep(tx, &line(kept.person, rule, -kept.amount), idea).await?;
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

/// Whether points would tell whose idea it was. What a colleague said on it is theirs, whoever's the idea is.
async fn is_held(tx: &Tx, event: &Recorded, idea: IdeaId) -> Result<bool, Failure> {
    match event.event {
        Event::CommentMarkedUseful { .. } | Event::CommentUnmarked { .. } => Ok(false),
        _ => store::ideas::was_veiled(tx, idea, event.at).await,
    }
}

/// The names show: what was held is written now.
async fn pour(tx: &Tx, event: &Recorded, idea: IdeaId) -> Result<(), Failure> {
    for held in store::credit::held::on_idea(tx, idea).await? {
        let (person, rule, amount, subject) = (held.person, held.rule, held.amount, held.subject);
        // What its day allows was counted on its day.
        store::credit::write(tx, Line { event: event.id, person, rule, amount, subject, idea: Some(idea), at: event.at }).await?;
    }
    store::credit::held::release(tx, idea).await
}

/// Writes what a line is worth under the daily cap.
async fn earn(tx: &Tx, line: Line) -> Result<(), Failure> {
    let points = under_the_cap(tx, line.rule, line.amount, line.person, line.at, false).await?;
    if points == 0 { Ok(()) } else { store::credit::write(tx, Line { amount: points, ..line }).await }
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

/// What is left of points on their day; `held` ones count only against each other and the ledger, which must not show them.
async fn under_the_cap(tx: &Tx, rule: Rule, points: i64, person: PersonId, at: Moment, held: bool) -> Result<i64, Failure> {
    let zone = tx.zone();
    let midnight = zone.parse_day(&zone.stamp(at).local.date_value()).unwrap_or(at);
    if rule.is_outcome() {
        return Ok(points);
    }
    let mut earned = store::credit::eager_points(tx, person, midnight, at).await?;
    if held {
        earned += store::credit::held::eager_points(tx, person, midnight, at).await?;
    }
    Ok(capped(rule, points, earned))
}
