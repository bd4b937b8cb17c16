//! What else happens to the demo's ideas: co-authors are asked and join, texts change once they are out, answers are corrected and
//! put away.
use super::{
    Cast,
    files::{CoAuthor, Decision, Demo, Idea, SecondLook, Shortlisted},
    ideas::{form, host},
    timeline::Timeline,
};
use crate::Failure;
use domain::{
    Actor, ChallengeId,
    admin::OPEN_DAYS,
    ideas::{
        AddErratum, AnswerInvitation, ArchiveIdea, AskCompletion, AskSecondLook, AwaitAnswers, FollowIdea, GiveSecondLook, IdeaForm,
        Intent, InviteCoAuthor, Shortlist, WriteIdea,
    },
    jury::DeclareTie,
};

pub fn plan(demo: &Demo, cast: &Cast, idea: &Idea, timeline: &mut Timeline) -> Result<(), Failure> {
    for co_author in &idea.co_authors {
        ask(cast, idea, co_author, timeline)?;
    }
    follow(cast, idea, timeline)?;
    if let Some(edited) = &idea.edited {
        let (key, form) = (idea.key.clone(), IdeaForm { one_liner: edited.one_liner.clone(), ..form(cast, idea) });
        timeline.plan(cast.at(edited.days), cast.actor(&idea.author)?, format!("edit of {key}"), move |ctx, made| {
            Box::pin(async move {
                let idea = Some(*made.ideas.get(&key).ok_or(Failure::NotFound)?);
                ctx.run(WriteIdea { idea, version: 1, challenge: None, form, intent: Intent::Save }).await.map(|_| ())
            })
        });
    }
    if let Some(shortlisted) = &idea.shortlisted {
        choose(demo, cast, idea, shortlisted, timeline)?;
    }
    declare(cast, idea, timeline)?;
    if let Some(decision) = &idea.decision {
        correct(demo, cast, idea, decision, timeline)?;
    }
    if let Some(look) = &idea.second_look {
        look_again(cast, idea, look, timeline)?;
    }
    if let Some(days) = idea.archived_days {
        let key = idea.key.clone();
        timeline.plan(cast.at(days), cast.actor(&idea.author)?, format!("archiving of {key}"), move |ctx, made| {
            Box::pin(async move {
                let idea = *made.ideas.get(&key).ok_or(Failure::NotFound)?;
                ctx.run(ArchiveIdea { idea, on: true, reason: String::new() }).await
            })
        });
    }
    Ok(())
}

/// In the shark tank an answer is promised to what stays open for long; of challenges, their dates decide.
pub fn left_open(cast: &Cast, idea: &Idea, challenge: ChallengeId, opened_after: f64, timeline: &mut Timeline) {
    // A quarter of an hour later at the latest, the scheduler has come by.
    let at = cast.at(idea.days + opened_after + OPEN_DAYS as f64 + 0.01);
    timeline.plan(at, Actor::System, format!("promise to {}", idea.key), move |ctx, _| {
        Box::pin(async move { ctx.run(AwaitAnswers { challenge }).await.map(|_| ()) })
    });
}

fn ask(cast: &Cast, idea: &Idea, co_author: &CoAuthor, timeline: &mut Timeline) -> Result<(), Failure> {
    let (key, who) = (idea.key.clone(), format!("{}@brisemer.example", co_author.person));
    timeline.plan(cast.at(co_author.asked_days), cast.actor(&idea.author)?, format!("invitation to {key}"), move |ctx, made| {
        Box::pin(async move {
            let idea = *made.ideas.get(&key).ok_or(Failure::NotFound)?;
            ctx.run(InviteCoAuthor { idea, who }).await
        })
    });
    let Some(days) = co_author.joined_days else { return Ok(()) };
    let key = idea.key.clone();
    timeline.plan(cast.at(days), cast.actor(&co_author.person)?, format!("co-author of {key}"), move |ctx, made| {
        Box::pin(async move {
            let idea = *made.ideas.get(&key).ok_or(Failure::NotFound)?;
            ctx.run(AnswerInvitation { idea, accept: true }).await.map(|_| ())
        })
    });
    Ok(())
}

fn follow(cast: &Cast, idea: &Idea, timeline: &mut Timeline) -> Result<(), Failure> {
    for follower in &idea.followers {
        let key = idea.key.clone();
        timeline.plan(cast.at(idea.days + 1.0), cast.actor(follower)?, format!("{follower} follows {key}"), move |ctx, made| {
            Box::pin(async move {
                let idea = *made.ideas.get(&key).ok_or(Failure::NotFound)?;
                ctx.run(FollowIdea { idea, on: true }).await.map(|_| ())
            })
        });
    }
    Ok(())
}

fn declare(cast: &Cast, idea: &Idea, timeline: &mut Timeline) -> Result<(), Failure> {
    for tie in &idea.ties {
        let (key, why) = (idea.key.clone(), tie.why.clone());
        timeline.plan(cast.at(tie.days), cast.actor(&tie.juror)?, format!("tie of {} to {key}", tie.juror), move |ctx, made| {
            Box::pin(async move {
                let idea = *made.ideas.get(&key).ok_or(Failure::NotFound)?;
                ctx.run(DeclareTie { idea, why }).await
            })
        });
    }
    Ok(())
}

/// A host chooses it for the jury, and asks its authors to complete it within the week.
fn choose(demo: &Demo, cast: &Cast, idea: &Idea, shortlisted: &Shortlisted, timeline: &mut Timeline) -> Result<(), Failure> {
    let (key, helper) = (idea.key.clone(), format!("{}@brisemer.example", shortlisted.helper));
    let last = cast.at(shortlisted.days + 7.0);
    timeline.plan(cast.at(shortlisted.days), cast.actor(host(demo, idea)?)?, format!("shortlist of {key}"), move |ctx, made| {
        Box::pin(async move {
            let idea = *made.ideas.get(&key).ok_or(Failure::NotFound)?;
            ctx.run(Shortlist { idea, on: true, reason: String::new() }).await?;
            let until = ctx.backend().zone().stamp(last).local.date_value();
            ctx.run(AskCompletion { idea, until, helper }).await
        })
    });
    Ok(())
}

/// Whoever answers for the decision corrects it: the chair for the jury, otherwise a host.
fn correct(demo: &Demo, cast: &Cast, idea: &Idea, decision: &Decision, timeline: &mut Timeline) -> Result<(), Failure> {
    let Some(erratum) = &decision.erratum else { return Ok(()) };
    let chair = demo.challenges.iter().find(|c| c.key == idea.challenge).and_then(|c| c.chair.as_deref());
    let who = if decision.by == "jury" { chair.ok_or(Failure::NotFound)? } else { host(demo, idea)? };
    let (key, words) = (idea.key.clone(), erratum.words.clone());
    timeline.plan(cast.at(erratum.days), cast.actor(who)?, format!("correction of the answer to {key}"), move |ctx, made| {
        Box::pin(async move {
            let idea = *made.ideas.get(&key).ok_or(Failure::NotFound)?;
            ctx.run(AddErratum { idea, answer: None, words }).await
        })
    });
    Ok(())
}

fn look_again(cast: &Cast, idea: &Idea, look: &SecondLook, timeline: &mut Timeline) -> Result<(), Failure> {
    let (key, words) = (idea.key.clone(), look.words.clone());
    timeline.plan(cast.at(look.days), cast.actor(&idea.author)?, format!("second look asked for {key}"), move |ctx, made| {
        Box::pin(async move {
            let idea = *made.ideas.get(&key).ok_or(Failure::NotFound)?;
            ctx.run(AskSecondLook { idea, words }).await
        })
    });
    let Some(given) = look.given.clone() else { return Ok(()) };
    let key = idea.key.clone();
    timeline.plan(cast.at(given.days), cast.actor(&given.by)?, format!("second look at {key}"), move |ctx, made| {
        Box::pin(async move {
            let idea = *made.ideas.get(&key).ok_or(Failure::NotFound)?;
            ctx.run(GiveSecondLook { idea, outcome: given.outcome, reply: given.reply }).await
        })
    });
    Ok(())
}
