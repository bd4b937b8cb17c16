//! What else happens to the demo's ideas: co-authors are asked and join, texts change once they are out, answers are put away.
use super::{
    Cast,
    files::{CoAuthor, Idea},
    ideas::form,
    timeline::Timeline,
};
use crate::Failure;
use domain::ideas::{AnswerInvitation, ArchiveIdea, IdeaForm, Intent, InviteCoAuthor, WriteIdea};

pub fn plan(cast: &Cast, idea: &Idea, timeline: &mut Timeline) -> Result<(), Failure> {
    for co_author in &idea.co_authors {
        ask(cast, idea, co_author, timeline)?;
    }
    if let Some(edited) = &idea.edited {
        let (key, form) = (idea.key.clone(), IdeaForm { one_liner: edited.one_liner.clone(), ..form(idea) });
        timeline.plan(cast.at(edited.days), cast.actor(&idea.author)?, format!("edit of {key}"), move |ctx, made| {
            Box::pin(async move {
                let idea = Some(*made.ideas.get(&key).ok_or(Failure::NotFound)?);
                ctx.run(WriteIdea { idea, version: 1, challenge: None, form, intent: Intent::Save }).await.map(|_| ())
            })
        });
    }
    if let Some(days) = idea.archived_days {
        let key = idea.key.clone();
        timeline.plan(cast.at(days), cast.actor(&idea.author)?, format!("archiving of {key}"), move |ctx, made| {
            Box::pin(async move {
                let idea = *made.ideas.get(&key).ok_or(Failure::NotFound)?;
                ctx.run(ArchiveIdea { idea, on: true }).await
            })
        });
    }
    Ok(())
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
