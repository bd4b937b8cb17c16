//! The demo company, understood in one minute: made-up people and ideas, replayed through the real commands with dates
//! relative to the loading, so that everything in it happened by the rules.

/// What authors put beside their ideas.
mod attached;
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

#[cfg(test)]
mod tests {
    use crate::{Backend, Settings, store};
    use domain::{
        Actor,
        challenges::{AskChallenges, Phase},
        ideas::{AskHostDesk, Stage},
        jury::{AskJuryDesk, AskScoringDesk},
        people::AskFrontDoor,
    };

    #[tokio::test]
    async fn the_demo_is_a_company_as_it_was_told() {
        let folder = tempfile::tempdir().expect("a folder");
        let database = format!("sqlite://{}", folder.path().join("demo.db").display());
        let settings = Settings { database, connections: 2, can_mail: true, exclusive: true, demo: true };
        let backend = Backend::open(settings, true).await.expect("opens");
        assert!(super::load(&backend).await.expect("loads"));
        assert!(!super::load(&backend).await.expect("is there"), "once");
        let door = backend.ctx(Actor::Visitor).ask(AskFrontDoor).await.expect("a door");
        assert_eq!((door.company.as_str(), door.demo.len()), ("Brisemer", 5));

        let step = async |n: usize| {
            let step = domain::people::StepInto { person: door.demo[n].person, device: String::new() };
            let token = backend.ctx(Actor::Visitor).step_into(step).await.expect("steps");
            backend.ctx(backend.actor(&token).await.expect("known"))
        };
        let juror = door.demo.iter().position(|p| p.who.contains("sept fiches")).expect("a juror");
        let desk = step(juror).await.ask(AskJuryDesk).await.expect("a desk");
        let queue = desk.rounds.iter().find(|r| r.total == 19).expect("twenty pitches, one of them by somebody he manages");
        assert_eq!(queue.handed_in, 7);
        let rain = queue.queue.iter().find(|q| q.title.contains("alerte pluie")).expect("a pitch");
        let beside = step(juror).await.ask(AskScoringDesk { pitch: rain.pitch }).await.expect("a desk").beside;
        assert_eq!((beside.opinions.len(), beside.support.is_some()), (3, true), "the shops and a lawyer were asked");
        let host = door.demo.iter().position(|p| p.who.starts_with("Animatrice")).expect("a host");
        let waiting = step(host).await.ask(AskHostDesk).await.expect("a desk").waiting;
        assert!(waiting.iter().filter(|w| w.clock.is_some_and(|clock| clock.late)).count() == 1, "one answer is late");
        assert_eq!(waiting.iter().filter(|w| w.clock.is_some()).count(), 3, "of three that are promised");
        let phases: Vec<Phase> =
            step(host).await.ask(AskChallenges).await.expect("listed").challenges.into_iter().map(|c| c.phase).collect();
        for phase in [Phase::Standing, Phase::Announced, Phase::Voting, Phase::Judging, Phase::Results] {
            assert!(phases.contains(&phase), "{phase:?} in {phases:?}");
        }
        let db = backend.system().reader();
        let count = async |sql: &str| store::count(&db, sql, vec![]).await.expect("counted");
        for stage in Stage::ALL {
            let ideas = count(&format!("SELECT COUNT(*) AS n FROM idea WHERE stage = '{}'", stage.name())).await;
            assert!(ideas >= 2, "{stage:?}: {ideas}");
        }
        for (sql, what) in [
            ("SELECT COUNT(*) AS n FROM idea WHERE name_hidden", "hidden names"),
            ("SELECT COUNT(*) AS n FROM merge", "merged duplicates"),
            ("SELECT COUNT(*) AS n FROM opinion", "opinions"),
            ("SELECT COUNT(*) AS n FROM award a JOIN prize p ON p.id = a.prize_id WHERE p.place = 3", "a tie at rank 3"),
        ] {
            assert!(count(sql).await >= 2, "{what}");
        }
        assert_eq!(count("SELECT COUNT(*) AS n FROM decision WHERE cast_place = 3").await, 2, "a casting vote divides them");
        assert_eq!(count("SELECT COUNT(*) AS n FROM declared_tie").await, 1);
        assert_eq!(count("SELECT COUNT(*) AS n FROM erratum").await, 1);
        assert_eq!(count("SELECT COUNT(*) AS n FROM completion").await, 1, "one is being completed");
    }
}
