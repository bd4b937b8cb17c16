//! The demo's jury rounds: one for each publication, and the one that runs.
use super::{
    Cast, cards,
    files::{Challenge, Demo, Idea},
    ideas::day,
    timeline::{Made, Timeline},
};
use crate::{
    Failure,
    store::{self, values},
};
use domain::{
    Actor, Cents, ChallengeId, Moment, PrizeId, RoundId,
    ideas::{ApplyShortlistRule, ChooseFavourite, Shortlist},
    jury::{CloseRound, OpenRound, PrepareDecision, PublishRound},
    time::{HOUR, MINUTE},
};
use sea_orm::FromQueryResult;
use std::collections::{BTreeMap, HashMap, HashSet};
use uuid::Uuid;

/// The moments of a round, from the shortlist to its publication.
struct Dates {
    shortlist: Moment,
    open: Moment,
    score: Moment,
    close: Option<Moment>,
    publish: Option<Moment>,
    /// How many jurors a pitch is given to; everybody judges everything where nothing is said.
    per_pitch: String,
}

pub fn plan(
    demo: &Demo,
    cast: &Cast,
    challenges: &HashMap<String, ChallengeId>,
    _ideas: &HashSet<String>,
    timeline: &mut Timeline,
) -> Result<(), Failure> {
    for challenge in demo.challenges.iter().filter(|c| !c.criteria.is_empty()) {
        let id = *challenges.get(&challenge.key).ok_or(Failure::NotFound)?;
        let entries = || demo.ideas.iter().filter(|i| i.challenge == challenge.key && i.stage != "draft" && i.stage != "withdrawn");
        let mut previous = -1_000.0;
        for (publish, ideas) in publications(entries()) {
            let publish_days = publish as f64 / 100.0;
            let start = f64::max(previous + 0.1, challenge.voting_close_days.map_or(publish_days - 14.0, |v| v + 0.5));
            let span = publish_days - start;
            let at = |part: f64| cast.at(start + span * part);
            let shared = challenge.shared.iter().find(|s| hundredths(s.published_days) == publish);
            let per_pitch = shared.map(|s| s.per_pitch.to_string()).unwrap_or_default();
            let (close, publish_at) = (Some(at(0.7)), Some(at(1.0)));
            let dates = Dates { shortlist: at(0.0), open: at(0.1), score: at(0.2), close, publish: publish_at, per_pitch };
            round(cast, challenge, id, &format!("{} {publish}", challenge.key), &ideas, &dates, timeline)?;
            previous = publish_days;
        }
        let running: Vec<&Idea> = entries().filter(|i| i.stage == "shortlisted").collect();
        if let (false, Some(voting_close)) = (running.is_empty(), challenge.voting_close_days) {
            let at = |days: f64| cast.at(voting_close + days);
            let dates = Dates { shortlist: at(1.0), open: at(2.0), score: at(3.0), close: None, publish: None, per_pitch: String::new() };
            round(cast, challenge, id, &challenge.key, &running, &dates, timeline)?;
        }
    }
    Ok(())
}

fn hundredths(days: f64) -> i64 {
    (days * 100.0).round() as i64
}

/// Entries by the hundredth of a day on which a jury's answer was published.
fn publications<'a>(entries: impl Iterator<Item = &'a Idea>) -> BTreeMap<i64, Vec<&'a Idea>> {
    let mut by_day: BTreeMap<i64, Vec<&Idea>> = BTreeMap::new();
    for idea in entries {
        if let Some(decision) = idea.decision.as_ref().filter(|d| d.by == "jury") {
            by_day.entry(hundredths(decision.days)).or_default().push(idea);
        }
    }
    by_day
}

fn round(
    cast: &Cast,
    challenge: &Challenge,
    id: ChallengeId,
    key: &str,
    ideas: &[&Idea],
    dates: &Dates,
    timeline: &mut Timeline,
) -> Result<(), Failure> {
    let host = challenge.hosts.first().ok_or(Failure::NotFound)?;
    let chair = challenge.chair.as_ref().ok_or(Failure::NotFound)?;
    // A rule counts supports a while after the last of them, whatever the hour of the loading.
    let chosen = if is_chosen_by_supports(challenge) { Moment((dates.shortlist.0 + dates.open.0) / 2) } else { dates.shortlist };
    for (n, idea) in ideas.iter().filter(|i| !i.scores.is_empty()).enumerate() {
        let at = chosen.plus((n as i64 + 1) * MINUTE);
        choose(cast, host, challenge, idea, at, timeline)?;
        cards::plan(cast, key, idea, dates.score.plus(n as i64 * 6 * MINUTE), timeline)?;
    }
    if is_chosen_by_supports(challenge) {
        timeline.plan(chosen, Actor::System, format!("rule of {key}"), move |ctx, _| {
            Box::pin(async move { ctx.run(ApplyShortlistRule { challenge: id }).await.map(|_| ()) })
        });
    }
    let (round_key, closes) = (key.to_owned(), if challenge.standing { dates.close } else { None });
    let per_pitch = dates.per_pitch.clone();
    timeline.plan(dates.open, cast.actor(chair)?, format!("round {key}"), move |ctx, made| {
        Box::pin(async move {
            let closes = closes.map(|at| ctx.backend().zone().stamp(at).local.input_value()).unwrap_or_default();
            let round = ctx.run(OpenRound { challenge: id, closes, places: String::new(), per_pitch }).await?;
            made.rounds.insert(round_key, round);
            Ok(())
        })
    });
    if let (Some(close), Some(publish)) = (dates.close, dates.publish) {
        if !challenge.standing {
            let round_key = key.to_owned();
            timeline.plan(close, cast.actor(chair)?, format!("close of {key}"), move |ctx, made| {
                Box::pin(async move { ctx.run(CloseRound { round: of(made, &round_key)? }).await.map(|_| ()) })
            });
        }
        decide(cast, (challenge, id), key, ideas, publish, timeline)?;
    }
    Ok(())
}

/// Whether the rule of its challenge chooses, and hosts but one more.
fn is_chosen_by_supports(challenge: &Challenge) -> bool {
    !challenge.shortlist.is_empty()
}

/// A host chooses it, unless a rule has.
fn choose(cast: &Cast, host: &str, challenge: &Challenge, idea: &Idea, at: Moment, timeline: &mut Timeline) -> Result<(), Failure> {
    let (key, favourite) = (idea.key.clone(), idea.favourite.clone());
    if is_chosen_by_supports(challenge) && favourite.is_empty() {
        return Ok(());
    }
    timeline.plan(at, cast.actor(host)?, format!("shortlist of {key}"), move |ctx, made| {
        Box::pin(async move {
            let idea = *made.ideas.get(&key).ok_or(Failure::NotFound)?;
            if favourite.is_empty() {
                ctx.run(Shortlist { idea, on: true, reason: favourite }).await
            } else {
                ctx.run(ChooseFavourite { idea, reason: favourite }).await
            }
        })
    });
    Ok(())
}

pub(super) fn of(made: &Made, key: &str) -> Result<RoundId, Failure> {
    made.rounds.get(key).copied().ok_or(Failure::NotFound)
}

#[derive(FromQueryResult)]
struct Found {
    id: Uuid,
}

fn decide(
    cast: &Cast,
    (challenge, id): (&Challenge, ChallengeId),
    key: &str,
    ideas: &[&Idea],
    publish: Moment,
    timeline: &mut Timeline,
) -> Result<(), Failure> {
    let chair = challenge.chair.as_ref().ok_or(Failure::NotFound)?;
    for (n, idea) in ideas.iter().enumerate() {
        let Some(decision) = &idea.decision else { continue };
        let (idea_key, round_key) = (idea.key.clone(), key.to_owned());
        let (verdict, reason) = (decision.verdict.clone(), decision.reason.clone());
        let (change, names) = (decision.change.clone(), decision.criteria.clone());
        let until = decision.until_days.map(|d| day(cast.at(d))).unwrap_or_default();
        let amount = decision.amount_cents.map(|c| Cents(c).input_value()).unwrap_or_default();
        let rank = idea.prize;
        let at = publish.plus(-2 * HOUR + n as i64 * MINUTE);
        timeline.plan(at, cast.actor(chair)?, format!("decision on {idea_key}"), move |ctx, made| {
            Box::pin(async move {
                let sql = "SELECT id FROM prize WHERE challenge_id = $1 AND place = $2";
                let prize: Option<Found> = match rank {
                    Some(rank) => store::one(&ctx.reader(), sql, values![id.0, rank]).await?,
                    None => None,
                };
                let idea = *made.ideas.get(&idea_key).ok_or(Failure::NotFound)?;
                let (round, prize) = (of(made, &round_key)?, prize.map(|p| PrizeId(p.id)));
                let rubric = store::jury::rubric_of(&ctx.reader(), id, round).await?;
                let id_of =
                    |name: &String| rubric.0.iter().find(|criterion| criterion.name == *name).map(|criterion| criterion.id.to_string());
                let criteria = names.iter().map(id_of).collect::<Option<_>>().ok_or(Failure::NotFound)?;
                ctx.run(PrepareDecision { round, idea, verdict, reason, until, amount, change, criteria, prize }).await.map(|_| ())
            })
        });
    }
    let (round_key, departure) = (key.to_owned(), challenge.departure.clone());
    timeline.plan(publish, cast.actor(chair)?, format!("publication of {key}"), move |ctx, made| {
        Box::pin(async move { ctx.run(PublishRound { round: of(made, &round_key)?, departure }).await.map(|_| ()) })
    });
    Ok(())
}
