//! The demo's ideas: written, supported, discussed, answered by hosts, withdrawn.
use super::{
    Cast, attached,
    files::{Demo, Idea},
    life, opinions,
    timeline::Timeline,
};
use crate::Failure;
use domain::{
    Actor, Cents, ChallengeId, Moment, Zone,
    ideas::{AnswerIdea, IdeaForm, Intent, MergeIdea, OpenIdea, ReturnIdea, TakeUp, WithdrawIdea, WriteIdea},
    talk::{MarkUseful, PostComment},
    text,
    time::{DAY, HOUR, MINUTE},
    votes::SetSupport,
};
use std::collections::{HashMap, HashSet};

/// How many votes somebody has left in a challenge that counts them.
type Purse = HashMap<(String, String), i64>;

/// Plans the life of every idea but its jury rounds; the keys of those that exist.
pub fn plan(
    demo: &Demo,
    cast: &Cast,
    challenges: &HashMap<String, ChallengeId>,
    timeline: &mut Timeline,
) -> Result<HashSet<String>, Failure> {
    let mut purse = Purse::new();
    for idea in &demo.ideas {
        let challenge = *challenges.get(&idea.challenge).ok_or(Failure::NotFound)?;
        write(cast, idea, challenge, timeline)?;
        attached::plan(cast, idea, timeline)?;
        review(demo, cast, idea, timeline)?;
        if !matches!(idea.stage.as_str(), "draft" | "submitted" | "returned") {
            support(demo, cast, idea, &mut purse, timeline)?;
            talk(cast, idea, timeline)?;
            answer_by_host(demo, cast, idea, timeline)?;
            withdraw(cast, idea, timeline)?;
            merge(demo, cast, idea, timeline)?;
        }
        life::plan(demo, cast, idea, timeline)?;
        if idea.stage == "open" {
            life::left_open(cast, idea, challenge, OPENED_AFTER, timeline);
        }
        opinions::plan(cast, idea, host(demo, idea)?, timeline)?;
    }
    Ok(demo.ideas.iter().map(|i| i.key.clone()).collect())
}

pub fn form(cast: &Cast, idea: &Idea) -> IdeaForm {
    let money = |cents: Option<i64>| cents.map(|c| Cents(c).input_value()).unwrap_or_default();
    IdeaForm {
        title: idea.title.clone(),
        one_liner: idea.one_liner.clone(),
        problem: idea.problem.trim().to_owned(),
        audience: idea.audience.clone(),
        proposal: idea.proposal.trim().to_owned(),
        channels: idea.channels.clone(),
        budget_low: money(idea.budget_low_cents),
        budget_high: money(idea.budget_high_cents),
        impact_metric: idea.impact_metric.clone(),
        impact_baseline: idea.impact_baseline.clone(),
        impact_target: idea.impact_target.clone(),
        impact_by: idea.impact_by.map(|days| cast.day(days)).unwrap_or_default(),
        tags: idea.tags.join(", "),
        ..IdeaForm::default()
    }
    .hiding(idea.name_hidden)
}

fn write(cast: &Cast, idea: &Idea, challenge: ChallengeId, timeline: &mut Timeline) -> Result<(), Failure> {
    let (form, key) = (form(cast, idea), idea.key.clone());
    let intent = if idea.stage == "draft" { Intent::Save } else { Intent::Submit };
    let taken_up = idea.taken_up.clone();
    timeline.plan(cast.at(idea.days), cast.actor(&idea.author)?, format!("idea {key}"), move |ctx, made| {
        Box::pin(async move {
            let (idea, version) = match taken_up {
                Some(origin) => (Some(ctx.run(TakeUp { idea: *made.ideas.get(&origin).ok_or(Failure::NotFound)? }).await?), 1),
                None => (None, 0),
            };
            let written = ctx.run(WriteIdea { idea, version, challenge: Some(challenge), form, intent }).await?;
            made.ideas.insert(key, written.idea);
            Ok(())
        })
    });
    Ok(())
}

/// A host opens it, or asks for changes that may have been made since.
fn review(demo: &Demo, cast: &Cast, idea: &Idea, timeline: &mut Timeline) -> Result<(), Failure> {
    let host = host(demo, idea)?;
    let act = |timeline: &mut Timeline, days: f64, who: &str, what: &str, act: Review| {
        let (key, at) = (idea.key.clone(), cast.at(days));
        timeline.plan(at, cast.actor(who)?, format!("{what} of {key}"), move |ctx, made| {
            Box::pin(async move {
                let idea = *made.ideas.get(&key).ok_or(Failure::NotFound)?;
                match act {
                    Review::Open => ctx.run(OpenIdea { idea }).await,
                    Review::Ask(reason) => ctx.run(ReturnIdea { idea, reason }).await,
                    Review::Again(form) => {
                        let write = WriteIdea { idea: Some(idea), version: 1, challenge: None, form: *form, intent: Intent::Submit };
                        ctx.run(write).await.map(|_| ())
                    }
                }
            })
        });
        Ok::<(), Failure>(())
    };
    if let Some(review) = &idea.review {
        act(timeline, review.asked_days, host, "return", Review::Ask(review.asked.clone()))?;
        if let Some(days) = review.again_days {
            let (one_liner, problem) = (review.one_liner.clone(), review.problem.trim().to_owned());
            let again = Box::new(IdeaForm { one_liner, problem, ..form(cast, idea) });
            act(timeline, days, &idea.author, "resubmission", Review::Again(again))?;
        }
    }
    // In the shark tank hosts are not reviewed.
    let standing = demo.challenges.iter().any(|c| c.key == idea.challenge && c.standing);
    let reviewed = !(standing && is_host(demo, &idea.author));
    match idea.stage.as_str() {
        "draft" | "submitted" | "returned" => Ok(()),
        _ if reviewed => act(timeline, idea.days + OPENED_AFTER, host, "opening", Review::Open),
        _ => Ok(()),
    }
}

/// How long a host takes to open an idea, in days.
const OPENED_AFTER: f64 = 0.01;

enum Review {
    Open,
    Ask(String),
    Again(Box<IdeaForm>),
}

/// Who hosts the challenge of an idea, and did not write it.
pub fn host<'a>(demo: &'a Demo, idea: &Idea) -> Result<&'a str, Failure> {
    let challenge = demo.challenges.iter().find(|c| c.key == idea.challenge).ok_or(Failure::NotFound)?;
    let host = challenge.hosts.iter().find(|h| **h != idea.author).or(challenge.hosts.first());
    host.map(String::as_str).ok_or(Failure::NotFound)
}

fn is_host(demo: &Demo, key: &str) -> bool {
    demo.people.iter().any(|p| p.key == key && p.roles.iter().any(|r| r == "host"))
}

/// Voters are drawn the same way at each loading: by a hash of their key and the idea's.
fn support(demo: &Demo, cast: &Cast, idea: &Idea, purse: &mut Purse, timeline: &mut Timeline) -> Result<(), Failure> {
    let challenge = demo.challenges.iter().find(|c| c.key == idea.challenge).ok_or(Failure::NotFound)?;
    let organises = |key: &str| {
        !challenge.standing
            && (challenge.hosts.iter().any(|h| h == key)
                || challenge.jurors.iter().any(|j| j == key)
                || challenge.chair.as_deref() == Some(key)
                || challenge.deputy.as_deref() == Some(key))
    };
    let named: HashSet<&str> = demo.ideas.iter().flat_map(|i| i.voters_include.iter()).map(String::as_str).collect();
    let mut voters: Vec<&str> = demo
        .people
        .iter()
        .map(|p| p.key.as_str())
        .filter(|k| *k != idea.author && !idea.co_authors.iter().any(|c| c.person == *k) && !organises(k))
        .filter(|k| challenge.votes.is_none() || !named.contains(k))
        .collect();
    voters.sort_by_key(|k| text::fnv(format!("{k} {}", idea.key).as_bytes()));
    let chosen = idea.voters_include.iter().map(String::as_str).chain(voters);
    let (from, until) = voting_window(cast, idea, challenge.voting_close_days);
    let mut given = 0;
    for voter in chosen {
        if given == idea.supports {
            break;
        }
        if let Some(budget) = challenge.votes {
            let left = purse.entry((challenge.key.clone(), voter.to_owned())).or_insert(budget);
            if *left == 0 {
                continue;
            }
            *left -= 1;
        }
        let at = Moment(from.0 + (until.0 - from.0) / (idea.supports as i64 + 1) * (given as i64 + 1));
        let key = idea.key.clone();
        timeline.plan(at, cast.actor(voter)?, format!("support of {key} by {voter}"), move |ctx, made| {
            Box::pin(async move {
                let idea = *made.ideas.get(&key).ok_or(Failure::NotFound)?;
                ctx.run(SetSupport { idea, votes: 1 }).await.map(|_| ())
            })
        });
        given += 1;
    }
    Ok(())
}

/// From its submission to the end of voting, its answer, its withdrawal, or the loading.
fn voting_window(cast: &Cast, idea: &Idea, voting_close: Option<f64>) -> (Moment, Moment) {
    let closes = voting_close.unwrap_or(0.0) - 1.0;
    let answered = idea.decision.as_ref().map_or(0.0, |d| d.days - if d.by == "jury" { 15.0 } else { 0.1 });
    let until =
        closes.min(answered).min(idea.withdrawn_days.unwrap_or(0.0)).min(idea.merged.as_ref().map_or(0.0, |m| m.days)).max(idea.days + 0.2);
    (cast.at(idea.days).plus(30 * MINUTE), cast.at(until).plus(-MINUTE))
}

fn talk(cast: &Cast, idea: &Idea, timeline: &mut Timeline) -> Result<(), Failure> {
    for comment in &idea.comments {
        let full = |key: &str| format!("{} {key}", idea.key);
        let (key, parent, text) = (full(&comment.key), comment.reply_to.as_deref().map(full), comment.text.clone());
        let idea_key = idea.key.clone();
        let at = cast.at(idea.days + comment.days);
        timeline.plan(at, cast.actor(&comment.author)?, format!("comment {key}"), move |ctx, made| {
            Box::pin(async move {
                let idea = *made.ideas.get(&idea_key).ok_or(Failure::NotFound)?;
                let parent = parent.and_then(|p| made.comments.get(&p).copied());
                let comment = ctx.run(PostComment { idea, parent, text }).await?;
                made.comments.insert(key, comment);
                Ok(())
            })
        });
    }
    // Where a discussion helped, its author said so.
    let helped = idea.comments.iter().find(|c| c.author != idea.author && c.text.chars().count() > 120);
    if let (Some(comment), true) = (helped, idea.comments.len() > 3) {
        let key = format!("{} {}", idea.key, comment.key);
        let at = cast.at(idea.days + comment.days).plus(5 * HOUR);
        timeline.plan(at, cast.actor(&idea.author)?, format!("useful {key}"), move |ctx, made| {
            Box::pin(async move {
                let comment = *made.comments.get(&key).ok_or(Failure::NotFound)?;
                ctx.run(MarkUseful { comment, useful: true }).await.map(|_| ())
            })
        });
    }
    Ok(())
}

fn answer_by_host(demo: &Demo, cast: &Cast, idea: &Idea, timeline: &mut Timeline) -> Result<(), Failure> {
    let Some(decision) = idea.decision.as_ref().filter(|d| d.by == "host") else { return Ok(()) };
    let host = host(demo, idea)?;
    let until = decision.until_days.map(|d| day(cast.at(d))).unwrap_or_default();
    let (verdict, reason, key) = (decision.verdict.clone(), decision.reason.clone(), idea.key.clone());
    let change = decision.change.clone();
    timeline.plan(cast.at(decision.days), cast.actor(host)?, format!("answer to {key}"), move |ctx, made| {
        Box::pin(async move {
            let idea = *made.ideas.get(&key).ok_or(Failure::NotFound)?;
            ctx.run(AnswerIdea { idea, verdict, reason, until, change }).await.map(|_| ())
        })
    });
    Ok(())
}

/// A day as forms want it.
pub fn day(at: Moment) -> String {
    Zone(jiff::tz::TimeZone::UTC).stamp(at.plus(DAY)).local.date_value()
}

/// A host sees that it says the same as another one.
fn merge(demo: &Demo, cast: &Cast, idea: &Idea, timeline: &mut Timeline) -> Result<(), Failure> {
    let Some(merged) = &idea.merged else { return Ok(()) };
    let (key, into) = (idea.key.clone(), merged.into.clone());
    timeline.plan(cast.at(merged.days), cast.actor(host(demo, idea)?)?, format!("merge of {key}"), move |ctx, made| {
        Box::pin(async move {
            let found = |key: &str| made.ideas.get(key).copied().ok_or(Failure::NotFound);
            let (idea, into) = (found(&key)?, found(&into)?.to_string());
            ctx.run(MergeIdea { idea, into, reason: String::new() }).await.map(|_| ())
        })
    });
    Ok(())
}

fn withdraw(cast: &Cast, idea: &Idea, timeline: &mut Timeline) -> Result<(), Failure> {
    let Some(days) = idea.withdrawn_days else { return Ok(()) };
    let key = idea.key.clone();
    let author: Actor = cast.actor(&idea.author)?;
    timeline.plan(cast.at(days), author, format!("withdrawal of {key}"), move |ctx, made| {
        Box::pin(async move {
            let idea = *made.ideas.get(&key).ok_or(Failure::NotFound)?;
            ctx.run(WithdrawIdea { idea, reason: String::new() }).await.map(|_| ())
        })
    });
    Ok(())
}
