//! The demo company, understood in one minute: made-up people and ideas, replayed through the real commands with dates
//! relative to the loading, so that everything in it happened by the rules.

/// What authors put beside their ideas.
mod attached;
/// Jurors who mark, and who step aside.
mod cards;
/// Challenges, panels, rubrics.
mod challenges;
/// The texts, as they are written in `backend/demo`.
mod files;
/// Ideas, supports, comments, answers.
mod ideas;
/// Co-authors, edits, archives.
mod life;
/// Short opinions before a round.
mod opinions;
/// The company and its people.
mod people;
/// Jury rounds: shortlists, cards, decisions, publications.
mod rounds;
/// What a visitor is told of it.
#[cfg(test)]
mod tests;
/// What happens when, in order.
mod timeline;

use crate::{Backend, Failure, events, store};
use domain::{Actor, Moment, PersonId, time::DAY};
use std::collections::HashMap;
use timeline::Timeline;

/// What a loader refers to by its key.
pub(crate) struct Cast {
    pub people: HashMap<String, Actor>,
    pub now: Moment,
}

impl Cast {
    fn actor(&self, key: &str) -> Result<Actor, Failure> {
        self.people.get(key).cloned().ok_or_else(|| Failure::Unexpected(format!("the demo has no person {key}")))
    }

    fn person(&self, key: &str) -> Result<PersonId, Failure> {
        self.actor(key)?.person().ok_or(Failure::NotFound)
    }

    /// The moment so many days from the loading.
    fn at(&self, days: f64) -> Moment {
        self.now.plus((days * DAY as f64) as i64)
    }

    /// The last day of the month that this is in, as a form says it.
    fn day(&self, days: f64) -> String {
        let at = jiff::Timestamp::from_microsecond(self.at(days).0).unwrap_or_default();
        at.to_zoned(jiff::tz::TimeZone::UTC).date().last_of_month().to_string()
    }
}

/// Loads the demo into an empty database; does nothing where a company is.
pub async fn load(backend: &Backend) -> Result<bool, Failure> {
    if store::admin::company(&backend.system().reader()).await?.is_some_and(|c| c.founded_at.is_some()) {
        return Ok(false);
    }
    let demo = files::read()?;
    let now = backend.system().now().await?;
    let cast = people::load(backend, &demo, now).await?;
    let mut timeline = Timeline::default();
    let challenges = challenges::load(backend, &demo, &cast).await?;
    let ids = ideas::plan(&demo, &cast, &challenges, &mut timeline)?;
    rounds::plan(&demo, &cast, &challenges, &ids, &mut timeline)?;
    people::plan_choices(&demo, &cast, &mut timeline)?;
    timeline.play(backend, now).await?;
    // Challenges were written before the ideas of last year: a history is read in the order of its times.
    events::tell_by_time(backend).await?;
    people::tidy(backend).await?;
    Ok(true)
}
