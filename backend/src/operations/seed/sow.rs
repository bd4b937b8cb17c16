//! From the plan to rows, part by part; each part is sound in itself.
use super::{
    chance::Dice,
    plan::{Idea, Plan},
    words,
};
use crate::{
    Command, Failure,
    store::{self, Tx, operations::bulk::insert_all},
};
use async_trait::async_trait;
use domain::{
    Actor, Language, Moment, Refusal,
    ideas::{Channel, IdeaText, Stage},
    text::fold,
    time::DAY,
};
use sea_orm::Value;
use std::{ops::Range, sync::Arc};
use uuid::Uuid;

/// What is written in one transaction.
#[derive(Clone, Debug)]
pub enum Part {
    Company,
    /// Ideas with everything that hangs on them.
    Ideas(Range<usize>),
    Events(Range<usize>),
}

const IDEAS_AT_ONCE: usize = 1_000;
const EVENTS_AT_ONCE: usize = 50_000;

impl Part {
    pub fn all(plan: &Plan) -> Vec<Self> {
        let slices = |length: usize, at_once: usize| (0..length).step_by(at_once).map(move |from| from..(from + at_once).min(length));
        let ideas = slices(plan.ideas.len(), IDEAS_AT_ONCE).map(Self::Ideas);
        let events = slices(plan.events.len(), EVENTS_AT_ONCE).map(Self::Events);
        std::iter::once(Self::Company).chain(ideas).chain(events).collect()
    }
}

/// Writes one part of the plan.
#[derive(Clone)]
pub struct Sow {
    pub plan: Arc<Plan>,
    pub part: Part,
}

#[async_trait]
impl Command for Sow {
    type Facts = ();
    type Outcome = ();

    async fn gather(&self, _tx: &Tx, _actor: &Actor) -> Result<(), Failure> {
        Ok(())
    }

    fn authorize(&self, actor: &Actor, _facts: &(), _now: Moment) -> Result<(), Refusal> {
        if actor.is_system() { Ok(()) } else { Err(Refusal::OnlyAdmins) }
    }

    async fn apply(self, tx: &Tx, _by: &Actor, _facts: (), _now: Moment) -> Result<(), Failure> {
        match self.part {
            Part::Company => company(tx, &self.plan).await,
            Part::Ideas(range) => {
                ideas(tx, &self.plan, range.clone()).await?;
                supports(tx, &self.plan, range.clone()).await?;
                comments(tx, &self.plan, range).await
            }
            Part::Events(range) => events(tx, &self.plan, range).await,
        }
    }
}

/// The values of a row.
macro_rules! row {
    ($($value:expr),* $(,)?) => { [$(Value::from($value)),*] };
}

async fn company(tx: &Tx, plan: &Plan) -> Result<(), Failure> {
    let start = plan.now.plus(-120 * DAY);
    store::admin::put_company(tx, "Semis", Language::Fr, "Europe/Paris").await?;
    store::exec(tx, "UPDATE company SET founded_at = $1, set_up_code_hash = NULL WHERE id = 1", row![start.0].into()).await?;
    let places = |ids: &[Uuid], names: &[&str]| ids.iter().zip(names).map(|(id, name)| row![*id, *name, fold(name)]).collect();
    insert_all(tx, "department (id, name, folded)", places(&plan.departments, &words::DEPARTMENTS)).await?;
    insert_all(tx, "site (id, name, folded)", places(&plan.sites, &words::SITES)).await?;
    let people = plan
        .people
        .iter()
        .enumerate()
        .map(|(n, p)| {
            let (department, site) = (plan.departments[p.department], plan.sites[p.site]);
            let (admin, host) = (n == 0, n > 0 && n < super::plan::ORGANISERS);
            row![
                p.id.0,
                p.name.as_str(),
                fold(&p.name),
                p.email.as_str(),
                "",
                "",
                department,
                site,
                "fr",
                admin,
                host,
                true,
                p.ranked,
                start.0
            ]
        })
        .collect();
    let into = "person (id, name, folded, email, title, about, department_id, site_id, language, is_admin, is_host, is_active, ranked, created_at)";
    insert_all(tx, into, people).await?;
    let challenges = plan
        .challenges
        .iter()
        .map(|c| {
            let date = |n: usize| c.calendar.map(|dates| dates[n].0);
            let theme = if c.calendar.is_some() { "retention" } else { "own" };
            let brief = "Une idée, deux minutes, une réponse.";
            row![
                c.id.0,
                c.calendar.is_none(),
                c.title.as_str(),
                fold(&c.title),
                theme,
                brief,
                "",
                date(0),
                date(1),
                date(2),
                date(3),
                date(4),
                "simple",
                false,
                start.0
            ]
        })
        .collect();
    let into = "challenge (id, standing, title, folded, theme, brief, rules, opens_at, submissions_close_at, voting_close_at, judging_close_at, \
        results_at, voting, counts_hidden, created_at)";
    insert_all(tx, into, challenges).await?;
    let hosts = plan.challenges.iter().map(|c| row![c.id.0, plan.people[c.host].id.0]).collect();
    insert_all(tx, "challenge_host (challenge_id, person_id)", hosts).await
}

/// What an idea says, by the number it was given.
fn text(words: u64) -> IdeaText {
    let of = |list: &'static [&'static str], shift: u32| list[((words >> shift) % list.len() as u64) as usize].to_owned();
    let (verb, thing, whom) = (of(&words::VERBS, 0), of(&words::THINGS, 8), of(&words::FOR_WHOM, 16));
    let (one, other) = (of(&words::TAGS, 40), of(&words::TAGS, 46));
    let mut tags = vec![one, other];
    tags.dedup();
    IdeaText {
        one_liner: format!("{verb} {thing} {whom}, et compter ce que cela change."),
        title: format!("{verb} {thing} {whom}"),
        problem: of(&words::PROBLEMS, 24),
        proposal: of(&words::PROPOSALS, 32),
        channels: vec![Channel::ALL[(words >> 52) as usize % Channel::ALL.len()]],
        tags,
        ..IdeaText::default()
    }
}

async fn ideas(tx: &Tx, plan: &Plan, range: Range<usize>) -> Result<(), Failure> {
    let mut dice = Dice::of_part(plan.seed, 1 << 32 | range.start as u64);
    let ideas = &plan.ideas[range];
    let written = ideas
        .iter()
        .map(|i| {
            let (text, author) = (text(i.words), &plan.people[i.author]);
            let since = since(i);
            let channels = Channel::bits(&text.channels);
            let folded = store::ideas::folded(&text);
            row![
                i.id.0,
                plan.challenges[i.challenge].id.0,
                author.id.0,
                plan.departments[author.department],
                i.stage.name(),
                i.stage.is_public(),
                1_i64,
                store::ideas::shuffle_key(i.id.0),
                i.supports,
                i.comments,
                i.submitted.0,
                since.0,
                i.submitted.0,
                since.0,
                channels,
                text.title,
                text.one_liner,
                "",
                "",
                "",
                "",
                text.problem,
                text.proposal,
                folded
            ]
        })
        .collect();
    let into = "idea (id, challenge_id, author_id, department_id, stage, is_public, version, shuffle_key, supports, comments, created_at, updated_at, \
        submitted_at, stage_since, channels, title, one_liner, audience, impact_metric, impact_baseline, impact_target, problem, proposal, folded)";
    insert_all(tx, into, written).await?;
    let authors = ideas.iter().map(|i| row![i.id.0, plan.people[i.author].id.0, 0_i64]).collect();
    insert_all(tx, "idea_author (idea_id, person_id, place)", authors).await?;
    let tags = ideas.iter().flat_map(|i| text(i.words).tags.into_iter().map(|tag| row![i.id.0, tag])).collect();
    insert_all(tx, "idea_tag (idea_id, tag)", tags).await?;
    let versions =
        ideas.iter().map(|i| row![i.id.0, 1_i64, serde_json::to_string(&text(i.words)).unwrap_or_default(), i.submitted.0]).collect();
    insert_all(tx, "idea_version (idea_id, version, body, at)", versions).await?;
    let steps = ideas.iter().flat_map(|i| steps(plan, i, &mut dice)).collect();
    insert_all(tx, "transition (id, idea_id, from_stage, to_stage, by_person, reason, at)", steps).await?;
    let answers = ideas
        .iter()
        .filter_map(|i| {
            let (verdict, at) = i.answered?;
            let amount = (i.stage == Stage::Funded).then_some(500_000_i64);
            let until = (i.stage == Stage::Deferred).then(|| plan.now.plus(60 * DAY).0);
            Some(row![i.id.0, verdict.name(), reason(i), amount, until, i.stage == Stage::Funded, at.0])
        })
        .collect();
    insert_all(tx, "answer (idea_id, verdict, reason, amount_cents, until_at, by_jury, at)", answers).await
}

fn reason(idea: &Idea) -> &'static str {
    words::REASONS[idea.words as usize % words::REASONS.len()]
}

/// Since when an idea is in its stage.
fn since(idea: &Idea) -> Moment {
    if idea.stage == Stage::Shortlisted {
        return idea.submitted.plus(25 * DAY);
    }
    idea.answered.map_or(idea.submitted, |(_, at)| at)
}

fn steps(plan: &Plan, idea: &Idea, dice: &mut Dice) -> Vec<[Value; 7]> {
    let (author, host) = (plan.people[idea.author].id.0, plan.people[plan.challenges[idea.challenge].host].id.0);
    let mut step = |from: Stage, to: Stage, by: Uuid, reason: &str, at: Moment| {
        row![dice.id::<Uuid>(at), idea.id.0, from.name(), to.name(), by, reason, at.0]
    };
    let mut steps = vec![step(Stage::Draft, Stage::Open, author, "", idea.submitted)];
    if idea.stage != Stage::Open {
        let why = if idea.answered.is_some() { reason(idea) } else { "" };
        steps.push(step(Stage::Open, idea.stage, host, why, since(idea)));
    }
    steps
}

async fn supports(tx: &Tx, plan: &Plan, range: Range<usize>) -> Result<(), Failure> {
    // In the order of the primary key, so that it grows at its end.
    let rows = plan.ideas[range]
        .iter()
        .flat_map(|idea| {
            let challenge = plan.challenges[idea.challenge].id.0;
            let mut voters: Vec<_> = plan.supports_of(idea).iter().map(|(voter, at)| (plan.people[*voter as usize].id.0, at.0)).collect();
            voters.sort();
            voters.into_iter().map(move |(voter, at)| row![challenge, idea.id.0, voter, at])
        })
        .collect();
    insert_all(tx, "support (challenge_id, idea_id, voter_id, at)", rows).await
}

async fn comments(tx: &Tx, plan: &Plan, range: Range<usize>) -> Result<(), Failure> {
    let rows = plan.ideas[range]
        .iter()
        .flat_map(|idea| {
            plan.comments_of(idea).iter().map(|c| {
                let words = words::COMMENTS[c.words as usize % words::COMMENTS.len()];
                row![c.id.0, idea.id.0, c.parent.map(|p| p.0), plan.people[c.author].id.0, words, c.useful, c.at.0]
            })
        })
        .collect();
    insert_all(tx, "comment (id, idea_id, parent_id, author_id, text, useful, at)", rows).await
}

async fn events(tx: &Tx, plan: &Plan, range: Range<usize>) -> Result<(), Failure> {
    let mut dice = Dice::of_part(plan.seed, 2 << 32 | range.start as u64);
    let first = range.start as i64 + 1;
    let rows = plan.events[range]
        .iter()
        .enumerate()
        .map(|(n, (at, by, event))| {
            let body = serde_json::to_string(event).unwrap_or_default();
            let by = by.map(|person| plan.people[person as usize].id.0);
            row![dice.id::<Uuid>(*at), event.kind(), by, body, at.0, first + n as i64]
        })
        .collect();
    insert_all(tx, "event (id, kind, by_person, body, at, position)", rows).await
}
